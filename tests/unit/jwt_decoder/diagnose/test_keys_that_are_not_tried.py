"""Of a key that cannot be used, or that a set has not, just that is said; what was not tried is not ruled out."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat

from tests.unit.jwt_decoder.diagnose.test_diagnosis import (
    RSA_PEM,
    hs,
    jwk,
    rs,
    rsa_signer,
)
from tests.unit.jwt_decoder.diagnose.verified import (
    ES,
    RS_1024,
    SPKI,
    causes,
    said,
    verified,
)
from tests.unit.jwt_decoder.verify.jose_tokens import private_key, private_pem, public_pem

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.jwt_decoder.verify.jose_tokens import Private


def encrypted(form: PrivateFormat) -> str:
    key: Any = private_key("RSA")
    return str(key.private_bytes(Encoding.PEM, form, BestAvailableEncryption(b"passphrase")).decode())


UNUSABLE = [
    (RS_1024, SPKI),
    (ES, RSA_PEM),
    (ES, public_pem(private_key("P-384"))),
    (ES, json.dumps({"kty": "EC", "crv": "P-256", "x": "AAAA"})),
    (RS_1024, json.dumps({"kty": "RSA", "e": "AQAB"})),
    (RS_1024, '{"issuer":"https://login.example","jwks_uri":"https://login.example/keys"}'),
    (RS_1024, "https://login.example/keys"),
    (RS_1024, '{"keys":[]}'),
    (RS_1024, encrypted(PrivateFormat.PKCS8)),
    (RS_1024, encrypted(PrivateFormat.TraditionalOpenSSL)),
    (RS_1024, json.dumps({"keys": [jwk("P-256"), jwk("Ed25519")]})),
    (hs(b"x"), RSA_PEM),
]


@pytest.mark.untraced
@pytest.mark.parametrize(("token", "key"), UNUSABLE)
def test_of_a_key_that_cannot_be_used_only_that_is_said(token: str, key: str) -> None:
    found = verified(token, key)
    assert "key-unusable" == found["verdict"]["signature"]["state"]
    assert [] == found["diagnosis"]
    assert found["diagnosed"] is None


@pytest.mark.parametrize("form", [PrivateFormat.PKCS8, PrivateFormat.TraditionalOpenSSL])
def test_of_an_encrypted_key_the_command_that_decrypts_it_is_said(form: PrivateFormat) -> None:
    found = verified(RS_1024, encrypted(form))
    told = [found["key"]["message"], *(one["message"] for one in found["findings"])]

    assert not any("public part is used" in text for text in told)
    assert "openssl pkey -in key.pem -pubout" in found["verdict"]["signature"]["message"]
    assert any("private key" in text for text in told)


def test_of_a_private_key_that_is_used_the_public_part_is() -> None:
    member = json.dumps(jwk("P-256") | {"d": "AAAA"})
    assert "Only its public part is used to verify" in verified(ES, member)["key"]["message"]
    broken = json.dumps({"kty": "RSA", "e": "AQAB", "d": "AQ"})
    assert "public part" not in verified(RS_1024, broken)["key"]["message"]


def set_of(*kids: str | None) -> str:
    members = [jwk("RSA", which, **({"kid": kid} if kid else {})) for which, kid in enumerate(kids, 1)]
    return json.dumps({"keys": members})


@pytest.mark.parametrize(
    ("kids", "expected"),
    [
        (
            ("rsa-2",),
            "No key in this set has kid “rsa-1” (it has “rsa-2”). The keys were probably rotated; fetch the set again.",
        ),
        (
            ("a", "b", None),
            "No key in this set has kid “rsa-1” (it has “a”, “b”). The keys were probably rotated;",
        ),
        (
            ("a", "b", "c", "d", "e", "f"),
            "No key in this set has kid “rsa-1” (it has “a”, “b”, “c”, “d” and 2 more). The keys were probably",
        ),
        ((None, None), "The token asks for kid “rsa-1”, but no key in this set has a kid."),
    ],
)
def test_a_kid_that_the_set_lacks_is_said_with_those_it_has(kids: tuple[str | None, ...], expected: str) -> None:
    found = verified(rs(rsa_signer("pkcs1"), header={"kid": "rsa-1"}), set_of(*kids))
    assert "invalid" == found["verdict"]["signature"]["state"]
    assert found["verdict"]["signature"]["message"].startswith(expected)
    assert [{"text": "This key set has no key with that kid."}] == found["headline"]


def test_a_kid_that_the_set_lacks_is_said_where_no_key_is_of_the_kind() -> None:
    keys = json.dumps({"keys": [jwk("P-256", kid="ec-1")]})
    found = verified(rs(rsa_signer("pkcs1"), header={"kid": "rsa-1"}), keys)
    assert "key-unusable" == found["verdict"]["signature"]["state"]
    assert "No key in this set has kid “rsa-1” (it has “ec-1”)" in found["verdict"]["signature"]["message"]


def test_another_key_of_the_set_that_holds_is_said_to_have_another_kid() -> None:
    keys = json.dumps({"keys": [jwk("P-256", kid="x"), jwk("RSA", kid="rsa-2")]})
    found = verified(rs(rsa_signer("pkcs1"), header={"kid": "rsa-1"}), keys)
    assert "valid" == found["verdict"]["signature"]["state"]
    assert "No key in the set has the token's kid: tried key 2 of 2 instead." in said(found)


def test_keys_that_have_no_kid_lack_none() -> None:
    token, own, other = rs(rsa_signer("pkcs1"), header={"kid": "a"}), RSA_PEM, public_pem(private_key("RSA", 1))

    assert "Tried key 2 of 2: these keys have no kid." in said(verified(token, other + own))
    found = verified(token, other + other)
    assert "Tried 2 of 2 keys: these keys have no kid." in said(found)
    assert [{"text": "The signature doesn't match this key."}] == found["headline"]


def test_other_keys_are_tried_only_where_there_are_some() -> None:
    token = rs(rsa_signer("pkcs1"), header={"kid": "a"})
    keys = json.dumps({"keys": [jwk("RSA", 1, kid="a"), jwk("RSA", 2)]})
    assert {"name": "other keys in the set", "holds": False} in verified(token, keys)["tried"]
    assert "other keys in the set" not in [one["name"] for one in verified(token, json.dumps(jwk("RSA", 1)))["tried"]]


@pytest.mark.untraced
def test_where_only_some_keys_were_tried_in_every_way_their_number_is_said() -> None:
    keys = json.dumps({"keys": [jwk("RSA", which) for which in range(1, 6)]})
    assert "with the first 4 of 5 keys; none matched." in said(verified(rs(rsa_signer("pkcs1")), keys))
    keys = json.dumps({"keys": [jwk("RSA", which) for which in range(1, 5)]})
    assert "of the first" not in said(verified(rs(rsa_signer("pkcs1")), keys))


def test_what_was_tried_begins_with_the_key_as_given_and_ends_with_what_holds() -> None:
    found = verified(hs(b"plain-secret"), base64.b64encode(b"plain-secret").decode())["tried"]
    assert {"name": "key as given", "holds": False} == found[0]
    assert {"name": "secret encoding", "holds": True} == found[-1]
    assert 1 == sum(one["holds"] for one in found)
    names = [one["name"] for one in found]
    assert len(set(names)) == len(names)


def test_a_key_that_cannot_be_used_was_not_tried_as_given() -> None:
    found = verified(rs(rsa_signer("pkcs1")), json.dumps(jwk("RSA", use="enc")))
    assert [{"name": "key used for what it doesn't allow", "holds": True}] == found["tried"]


def test_where_nothing_was_tried_nothing_is_listed() -> None:
    assert [] == verified(ES, "")["tried"]


def test_the_readings_that_were_tried_are_counted() -> None:
    assert "Tried 20 variations of key, encoding and signature format; none matched." in said(
        verified(hs(b"x" * 20), "another secret entirely")
    )


@pytest.mark.parametrize(("pem", "is_private"), [(public_pem, False), (private_pem, True)])
def test_a_key_as_the_secret_is_an_attack_only_where_it_is_public(
    pem: Callable[[Private], str],
    is_private: bool,  # noqa: FBT001 - a parameter of a test
) -> None:
    key = pem(private_key("RSA"))
    found = verified(hs(key.encode()), key)
    assert ["hmac-with-public-key"] == causes(found)
    assert is_private != ("attack" in found["diagnosed"])


@pytest.mark.parametrize("at", [0, 1])
def test_a_key_of_a_set_that_the_platform_refuses_is_left_out_of_the_search_for_a_wrong_letter(at: int) -> None:
    altered = rs(rsa_signer("pkcs1")).replace("hbGljZ", "hbGlsZ")
    keys = [jwk("RSA")]
    keys.insert(at, {**jwk("RSA"), "e": "AQ"})
    found = verified(altered, json.dumps({"keys": keys}))

    assert "invalid" == found["verdict"]["signature"]["state"]
    assert ["text-repaired"] == causes(found)
