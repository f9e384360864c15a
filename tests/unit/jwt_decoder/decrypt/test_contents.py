"""What is inside goes through everything: claims, tokens, text and octets; and what is said of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.keywrap import aes_key_wrap
from joserfc import jwt
from joserfc.jwk import OctKey
from jwt_decoder.text import base64url

from tests.unit.jwt_decoder.decrypt.sealed import CLAIMS, NOW, compact, jwk, key_for, opened, sealed

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter

KEK = bytes(range(16))
CEK = bytes(range(16, 32))
KEK_JWK = {"kty": "oct", "k": base64url.encode(KEK)}
SIGNER = OctKey.import_key("0123456789abcdef0123456789abcdef-never-published")
OTHER = OctKey.import_key("fedcba9876543210fedcba9876543210-never-published")


def inside(plaintext: bytes, **header: object) -> dict[str, Any]:
    """Return the verification of a token with this in it."""
    token = compact({"alg": "A128KW", "enc": "A128GCM", **header}, CEK, aes_key_wrap(KEK, CEK), plaintext)
    return opened(token, json.dumps(KEK_JWK))


def headline(found: dict[str, Any]) -> str:
    """Return the headline and the line of a summary as text."""
    return "".join(piece.get("text", "…") for piece in [*found["headline"], {"text": " "}, *found["line"]])


def test_claims_are_explained_and_judged() -> None:
    found = inside(CLAIMS)
    token = found["decryption"]["token"]

    assert ["iss", "sub", "exp"] == [claim["name"] for claim in token["claims"]]
    assert ("current", "not-attempted", "not-known") == tuple(
        found["verdict"][name]["state"] for name in ("time", "signature", "trust")
    )
    assert "Decrypted with this key. Anyone with this secret could have made this. It expires …." == headline(found)


def test_what_a_public_key_encrypts_anyone_could_have_made() -> None:
    key = key_for("ECDH-ES", "A128GCM")

    assert "Anyone with the public key could have made this." in headline(
        opened(sealed("ECDH-ES", "A128GCM", key), jwk(key))
    )


def test_an_expired_token_is_told_first() -> None:
    found = inside(json.dumps({"exp": NOW - 60}).encode())

    assert headline(found).startswith("This token expired")
    assert "expired" == found["verdict"]["time"]["state"]


@pytest.mark.parametrize(
    ("plaintext", "kind", "time"),
    [(b"hello", "text", "not-stated"), (b"\x00\xff\xfe", "octets", "not-stated"), (b"", "empty", "not-stated")],
)
def test_text_and_octets_are_shown(plaintext: bytes, kind: str, time: str) -> None:
    found = inside(plaintext)

    assert (kind, time) == (found["decryption"]["token"]["payload"]["kind"], found["verdict"]["time"]["state"])


@pytest.mark.parametrize(
    ("plaintext", "said"),
    [
        (b"garbage", "the payload isn't one"),
        (b"a.b.c", "the payload isn't one"),
        (b"[1]", "the payload isn't one"),
        (b"\xff\xfe", "the payload isn't one"),
        (CLAIMS, "the payload has claims"),
    ],
)
def test_a_cty_that_promises_a_token_is_held_against_what_is_inside(plaintext: bytes, said: str) -> None:
    found = inside(plaintext, cty="JWT")["decryption"]["token"]["findings"]

    assert f"cty says there is a token inside, but {said}." in [one["message"] for one in found]


@pytest.mark.parametrize("plaintext", [b"", b"eyJhbGciOiJIUzI1NiJ9.e30.AAAA"])
def test_a_cty_that_keeps_its_promise_or_says_it_of_nothing_is_no_finding(plaintext: bytes) -> None:
    found = inside(plaintext, cty="JWT")["decryption"]["token"]["findings"]

    assert "cty-not-nested" not in [one["id"] for one in found]


def test_a_fault_inside_has_the_ciphertext_as_its_place() -> None:
    token = inside(b'{"sub":"alice"')["decryption"]["token"]
    ciphertext = next(one for one in token["segments"] if one["role"] == "ciphertext")

    assert {(ciphertext["start"], ciphertext["end"])} == {(one["start"], one["end"]) for one in token["faults"]}
    assert all(one["repair"] is None for one in token["faults"])


def test_a_finding_inside_has_the_ciphertext_as_its_place() -> None:
    token = inside(json.dumps({"exp": NOW * 1000, "sub": "alice"}).encode())["decryption"]["token"]
    ciphertext = next(one for one in token["segments"] if one["role"] == "ciphertext")
    places = {(one["start"], one["end"]) for one in token["findings"] if one["id"] == "time-not-in-seconds"}

    assert {(ciphertext["start"], ciphertext["end"])} == places


def test_nobody_is_told_that_anybody_reads_what_was_encrypted() -> None:
    inner = jwt.encode({"alg": "HS256"}, {"email": "alice@mail.example", "exp": NOW + 60}, SIGNER)
    plain = inside(json.dumps({"email": "alice@mail.example"}).encode())["decryption"]["token"]
    nested = inside(inner.encode(), cty="JWT")["decryption"]["token"]["nested"][0]

    assert [] == [one["id"] for one in [*plain["findings"], *nested["findings"]] if one["id"].startswith("content-")]


def nested(key: object) -> dict[str, Any]:
    """Return the verification of a signed token within an encrypted one."""
    inner = jwt.encode({"alg": "HS256"}, {"sub": "bob", "exp": NOW + 60}, SIGNER)
    token = compact({"alg": "A128KW", "enc": "A128GCM", "cty": "JWT"}, CEK, aes_key_wrap(KEK, CEK), inner.encode())
    return opened(token, json.dumps(key))


def test_the_token_within_has_five_lines_of_its_own() -> None:
    found = nested(KEK_JWK)

    assert "current" == found["verdict"]["time"]["state"]
    assert "not-attempted" == found["decryption"]["token"]["nested"][0]["verdict"]["signature"]["state"]


@pytest.mark.parametrize(("signer", "state"), [(SIGNER, "valid"), (OTHER, "invalid")])
def test_a_set_may_hold_both_keys(signer: OctKey, state: str) -> None:
    found = nested({"keys": [KEK_JWK, signer.as_dict(private=True)]})

    assert state == found["decryption"]["token"]["nested"][0]["verdict"]["signature"]["state"]
    assert [] == found["findings"]


def test_a_set_without_a_key_for_it_leaves_the_token_within_alone() -> None:
    found = nested({"keys": [{**KEK_JWK, "use": "enc"}]})

    assert "key-unusable" != found["decryption"]["token"]["nested"][0]["verdict"]["signature"]["state"]


def test_a_fault_of_the_token_within_is_placed_in_the_ciphertext() -> None:
    header = base64url.encode(b'{"alg":"HS256","alg":"HS256"}')
    token = inside(f"{header}.e30.AAAA".encode(), cty="JWT")["decryption"]["token"]
    ciphertext = next(one for one in token["segments"] if one["role"] == "ciphertext")

    assert {(ciphertext["start"], ciphertext["end"])} == {(one["start"], one["end"]) for one in token["faults"]}


def test_a_set_says_which_key_it_was() -> None:
    other = {"kty": "oct", "k": base64url.encode(bytes(16))}
    token = compact({"alg": "A128KW", "enc": "A128GCM"}, CEK, aes_key_wrap(KEK, CEK))
    good, bad = (opened(token, json.dumps({"keys": keys})) for keys in ([other, KEK_JWK], [other, other]))

    assert good["decryption"]["message"].endswith("Key 2 of 2 was used.")
    assert ("failed", 2) == (bad["decryption"]["state"], bad["decryption"]["data"]["tried"])


def test_a_kid_chooses_the_key() -> None:
    keys = {"keys": [{**KEK_JWK, "kid": "a"}, {"kty": "oct", "k": "AAAA", "kid": "b"}]}
    token = compact({"alg": "A128KW", "enc": "A128GCM", "kid": "b"}, CEK, aes_key_wrap(KEK, CEK))

    assert "key-unusable" == opened(token, json.dumps(keys))["decryption"]["state"]


def test_a_json_serialization_without_a_header_is_answered() -> None:
    token = json.dumps({"ciphertext": "AA", "iv": "AA", "tag": "AA", "header": {"alg": "dir", "enc": "A128GCM"}})

    assert "key-unusable" == opened(token, "secret")["decryption"]["state"]


def test_a_token_without_its_ciphertext_is_answered() -> None:
    header = base64url.encode(b'{"alg":"dir","enc":"A128GCM"}')

    assert "failed" == opened(f"{header}..AAAA", json.dumps(KEK_JWK))["decryption"]["state"]


def test_an_oct_key_that_can_be_guessed_is_found() -> None:
    token = compact({"alg": "dir", "enc": "A128GCM"}, b"secretsecretkey1")

    assert "key-guessable" in [one["id"] for one in opened(token, "secretsecretkey1")["findings"]]


def test_a_private_key_is_told_as_what_is_needed() -> None:
    key = key_for("ECDH-ES", "A128GCM")
    found = opened(sealed("ECDH-ES", "A128GCM", key), jwk(key))

    public = f"The thumbprint of its public key is “{key.thumbprint()}” (RFC 7638)."
    said = "EC private key, P-256, JWK. Its private part is used to decrypt, and isn't stored."
    assert f"{said} {public}" == found["key"]["message"]
    assert "key-private" not in [one["id"] for one in found["findings"]]


@pytest.mark.untraced
def test_no_part_of_a_key_is_in_an_answer() -> None:
    for alg in ("RSA-OAEP", "ECDH-ES", "A128KW", "dir"):
        key = key_for(alg, "A128GCM")
        values = json.loads(jwk(key))
        for given in (jwk(key), jwk(key_for(alg, "A256GCM"))):
            answer = json.dumps(opened(sealed(alg, "A128GCM", key), given))
            assert [] == [name for name in ("d", "p", "q", "dp", "dq", "qi", "k") if values.get(name, "\0") in answer]


def test_an_empty_content_needs_no_place() -> None:
    """What stands in the place of the ciphertext is no string: there is nothing to place a fault in."""
    header, _, iv, _, tag = compact({"alg": "dir", "enc": "A128GCM"}, KEK, plaintext=b"").split(".")
    token = json.dumps({"protected": header, "iv": iv, "ciphertext": 1, "tag": tag})
    found = opened(token, json.dumps(KEK_JWK))["decryption"]["token"]

    assert ("empty", ["member-type"]) == (found["payload"]["kind"], [one["id"] for one in found["faults"]])


@pytest.mark.parametrize(
    ("header", "said", "action"),
    [
        ({"alg": "RSA-OAEP", "enc": "A128GCM"}, "RSA-OAEP needs the private key.", "Add the private key"),
        ({"alg": "A128KW", "enc": "A128GCM"}, "A128KW needs the shared key.", "Add the shared key"),
        ({"alg": "PBES2-HS256+A128KW", "enc": "A128GCM"}, "needs the password.", "Add the password"),
    ],
)
def test_before_a_key_it_says_which_one_opens_it(
    header: dict[str, str], said: str, action: str, report: Reporter
) -> None:
    token = report(compact(header, KEK, b"key"))["tokens"][0]

    assert said in headline(token)
    assert ("key", action) == (token["action"]["id"], token["action"]["label"])


def test_an_alg_that_is_none_is_told_before_a_key(report: Reporter) -> None:
    header = base64url.encode(b'{"alg":"HPKE-0","enc":"A128GCM"}')
    token = report(f"{header}.AAAA.AAAA.AAAA.AAAA")["tokens"][0]

    assert headline(token).startswith("This token can't be decrypted here. “HPKE-0” is HPKE")
    assert token["action"] is None


def test_another_key_is_asked_for_where_one_does_not_decrypt() -> None:
    token = compact({"alg": "dir", "enc": "A128GCM"}, KEK)

    assert "Try another key" == opened(token, json.dumps({"kty": "oct", "k": "A" * 22}))["action"]["label"]
    assert opened(token, json.dumps(KEK_JWK))["action"] is None
