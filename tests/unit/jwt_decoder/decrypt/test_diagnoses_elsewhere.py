"""Why it does not decrypt, in every serialization and inside another token; and silence where the key is another."""

from __future__ import annotations

import json

import pytest
from cryptography.hazmat.primitives.keywrap import aes_key_wrap
from jwt_decoder.text import base64url

from tests.unit.jwt_decoder.decrypt.explained import CEK, EXPLAINED, LONG, an_oct
from tests.unit.jwt_decoder.decrypt.sealed import compact, jwk, key_for, opened
from tests.unit.jwt_decoder.decrypt.test_diagnoses import diagnosed

# What is strict base64url and compact: a token inside another one is nothing else.
COMPACT = [one for one in EXPLAINED if not one[1].startswith("{") and "=." not in one[1]]
OWN_KEY = [one for one in EXPLAINED if one[0] != "decryption-other-recipient"]


def flattened(token: str) -> dict[str, str]:
    """Return the members of a token in JSON, whichever way it is written."""
    if token.startswith("{"):
        return dict(json.loads(token))
    names = ("protected", "encrypted_key", "iv", "ciphertext", "tag")
    return dict(zip(names, token.split("."), strict=True))


def second_of_two(token: str) -> str:
    """Return a token for two recipients, the first of which is somebody else."""
    members = flattened(token)
    own = {"encrypted_key": members.pop("encrypted_key")}
    return json.dumps({**members, "recipients": [{"encrypted_key": base64url.encode(bytes(40))}, own]})


@pytest.mark.untraced
@pytest.mark.product(20)
@pytest.mark.parametrize(("ident", "token", "key"), EXPLAINED)
def test_each_hypothesis_explains_its_token_in_json_too(ident: str, token: str, key: str) -> None:
    assert [ident] == diagnosed(json.dumps(flattened(token)), key)
    assert [ident] == diagnosed(second_of_two(token), key)


def for_many(count: int, place: int) -> str:
    """Return a token for so many recipients, of whom one has a key of mine."""
    members = flattened(compact({"enc": "A128GCM"}, CEK))
    del members["encrypted_key"]
    keys = [aes_key_wrap(LONG[16:] if number == place else LONG[:16], CEK) for number in range(count)]
    header = {"alg": "A128KW", "kid": "theirs"}
    recipients = [{"header": header, "encrypted_key": base64url.encode(one)} for one in keys]
    return json.dumps({**members, "recipients": recipients})


@pytest.mark.parametrize(
    ("key", "why"),
    [
        (an_oct(LONG[16:]), "This key can't unwrap the content key (A128KW)."),
        (an_oct(LONG[:15]), "A128KW needs a key of 16 bytes, but this one has 15."),
    ],
)
def test_of_very_many_recipients_no_headline_speaks_for_those_that_were_not_read(key: object, why: str) -> None:
    said = "".join(piece.get("text", "") for piece in opened(for_many(103, 101), json.dumps(key))["summary"])

    assert f"No match in the first 100 recipients. {why} Only the first 100 of its 103 recipients were tried." == said


@pytest.mark.untraced
def test_of_very_many_recipients_it_says_that_not_all_were_tried() -> None:
    key = json.dumps(an_oct(LONG[16:], kid="mine"))
    found, near = opened(for_many(103, 101), key), opened(for_many(103, 99), key)

    assert "Only the first 100 of its 103 recipients were tried." in found["decryption"]["message"]
    assert ("failed", []) == (found["decryption"]["state"], found["diagnosis"])
    assert "decrypted" == near["decryption"]["state"]
    assert "Only the first" not in opened(for_many(100, 101), key)["decryption"]["message"]


@pytest.mark.untraced
@pytest.mark.product(20)
@pytest.mark.parametrize(("ident", "token", "key"), COMPACT)
def test_each_hypothesis_explains_its_token_inside_another_one(ident: str, token: str, key: str) -> None:
    outer = compact(
        {"alg": "A128KW", "enc": "A128GCM", "cty": "JWT"}, LONG[16:], aes_key_wrap(CEK, LONG[16:]), token.encode()
    )
    found = opened(outer, json.dumps(an_oct(CEK)), inner_key=key)

    assert [ident] == [one["id"] for one in found["inner"]["diagnosis"]]


def another(key: str) -> str:
    """Return a key of the same form, size and use that has nothing to do with this one."""
    if not key.startswith("{"):
        return key.translate(str.maketrans("0123456789abcdef", "fedcba9876543210")).swapcase()
    values = json.loads(key)
    if "keys" in values:
        return json.dumps({"keys": [json.loads(another(json.dumps(one))) for one in values["keys"]]})
    if values["kty"] == "oct":
        octets = bytes(octet ^ 0x55 for octet in base64url.decode(values["k"]).octets)
        return json.dumps({**values, "k": base64url.encode(octets)})
    return jwk(key_for("RSA-OAEP" if values["kty"] == "RSA" else "ECDH-ES", "A256GCM"))


@pytest.mark.parametrize(("ident", "token", "key"), OWN_KEY)
def test_with_another_key_each_hypothesis_is_silent(ident: str, token: str, key: str) -> None:
    assert ident not in diagnosed(token, another(key))


def secrets_of(key: str) -> list[str]:
    """Return what of a key nobody else may read."""
    if not key.startswith("{"):
        return [key.strip()]
    values = json.loads(key)
    members = values.get("keys", [values])
    return [one[name] for one in members for name in ("k", "d", "p", "q", "dp", "dq", "qi") if name in one]


@pytest.mark.untraced
@pytest.mark.each
@pytest.mark.parametrize(("ident", "token", "key"), EXPLAINED)
def test_no_diagnosis_tells_anything_of_a_key(ident: str, token: str, key: str) -> None:
    answer = json.dumps(opened(token, key)["diagnosis"])

    assert ident in answer
    assert [] == [one for one in secrets_of(key) if one in answer]
