"""A key has one name in three forms: within a sentence, where one begins, and with its article."""

from __future__ import annotations

import pytest
from jwt_decoder.keys import key_names
from jwt_decoder.keys.key_material import Material, ec_key, raw_key, rsa_key, secret_key
from jwt_decoder.keys.key_names import KeyName, with_article
from jwt_decoder.output.wording import render
from jwt_decoder.registry.curves import CURVES

MODULUS = 2**2047 + 1
USABLE: dict[str, Material] = {
    "a secret of 0 bytes": secret_key(b""),
    "a secret of 1 byte": secret_key(b"a"),
    "a secret of 1024 bytes": secret_key(bytes(1024)),
    "an RSA public key, 2048 bits": rsa_key(MODULUS, 3),
    "an RSA private key, 2048 bits": rsa_key(MODULUS, 3, private=True),
    "an EC public key, P-256": ec_key("P-256", b"\4" + bytes(64)),
    "an EC private key, P-256": ec_key("P-256", b"\4" + bytes(64), private=True),
    **{
        f"an {row.name} {kind} key": raw_key(row.key_type, row.name, bytes(row.octets), private=kind == "private")
        for row in CURVES.values()
        if row.key_type != "EC"
        for kind in ("public", "private")
    },
}
UNUSABLE: dict[str, KeyName] = {
    "key of an unknown kind": key_names.JWK,
    "unreadable EC key": key_names.unread_jwk("EC"),
    "unreadable secret": key_names.unread_jwk("oct"),
    "PEM without a key": key_names.EMPTY_PEM,
    "SSH key of another kind": key_names.SSH_OTHER,
    "key of another kind": key_names.OTHER,
    "encrypted private key": key_names.ENCRYPTED,
    "broken “public key”": key_names.broken("public key"),
    "EC public key without a curve name": key_names.PUBLIC_UNNAMED,
    "EC private key without a curve name": key_names.PRIVATE_UNNAMED,
    "EC public key, “P-000”": ec_key("P-000", b"").name,
}


@pytest.mark.parametrize("name", USABLE)
def test_a_key_that_can_verify_has_a_name_with_its_article(name: str) -> None:
    material = USABLE[name]

    assert material.problem is None
    assert name == render(with_article(material))
    assert name.split(" ", 1)[1] == render(material.name.within)


@pytest.mark.parametrize("name", UNUSABLE)
def test_a_key_that_cannot_verify_has_a_name(name: str) -> None:
    assert name == render(UNUSABLE[name].within)


@pytest.mark.parametrize("name", [*UNUSABLE.values(), *(one.name for one in USABLE.values())])
def test_a_name_begins_a_sentence_with_a_capital_letter(name: KeyName) -> None:
    within = render(name.within)

    assert within[0].upper() + within[1:] == render(name.first)
