"""The Key Binding JWT is verified with the key in cnf, apart from the issuer's signature (RFC 9901 §7.3)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jwt_decoder.bridge import platform
from jwt_decoder_cli.cryptography_backend import Cryptography

from tests.unit.jwt_decoder.decode.sd_jwt.sd_jwts import SECRET, bound, digest, disclosure, encoded, json_of, sd_jwt
from tests.unit.jwt_decoder.differential.key_pairs import jwk, sign

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter, Verifier

NAME = disclosure("s1", "given_name", "John")
HOLDER = {"jwk": jwk("ES256")}
WHOLE = "The Key Binding JWT is signed with the key in cnf (ES256)."
UNVOUCHED = "The issuer's signature didn't match, so nothing vouches for that key."
UNCHECKED = "The issuer's signature wasn't verified, so nothing vouches for that key yet."


@pytest.fixture(autouse=True)
def _with_cryptography(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "backend", Cryptography)


def presented(cnf: object = HOLDER) -> str:
    return sd_jwt({"_sd": [digest(NAME)]} | ({} if cnf is None else {"cnf": cnf}), NAME)


def held(before: str, alg: str = "ES256", which: int = 0, sd_hash: str | None = None) -> str:
    """Return an SD-JWT with a Key Binding JWT that the holder has signed."""
    claims = {"iat": 1_767_225_000, "aud": "v", "nonce": "n", "sd_hash": sd_hash or digest(before)}
    first = f"{encoded(json_of({'alg': alg, 'typ': 'kb+jwt'}))}.{encoded(json_of(claims))}"
    return f"{before}{first}.{encoded(sign(alg, first.encode(), which))}"


def test_a_holder_who_has_signed_is_said_apart_from_the_issuer(verify: Verifier) -> None:
    found = verify(held(presented()), SECRET)

    assert ("valid", WHOLE, 1) == told(found)
    assert "RFC 9901 §7.3" in found["binding"]["how"]
    assert "valid" == found["verdict"]["signature"]["state"]
    assert "supplied" == found["verdict"]["trust"]["state"]


def told(found: dict[str, Any]) -> tuple[str, str, object]:
    binding = found["binding"]
    return binding["state"], binding["message"], binding["data"].get("whole")


def test_without_the_issuer_nobody_vouches_for_the_key(verify: Verifier) -> None:
    for key, said in (("another secret", UNVOUCHED), ("", UNCHECKED)):
        assert ("valid", f"{WHOLE} {said}", 0) == told(verify(held(presented()), key))


def test_a_signature_over_another_presentation_is_said_to_be_one(verify: Verifier) -> None:
    made_for = "But its sd_hash doesn't match, so it isn't bound to what comes before it."

    assert ("valid", f"{WHOLE} {made_for}", 0) == told(verify(held(presented(), sd_hash="x"), SECRET))


def test_a_hash_that_could_not_be_compared_is_said(verify: Verifier) -> None:
    before = sd_jwt({"_sd_alg": "md5", "cnf": HOLDER})
    state, message, whole = told(verify(held(before), SECRET))

    assert ("valid", 0) == (state, whole)
    assert f"{WHOLE} sd_hash was not compared: the hash algorithm is unknown." == message


def test_another_key_than_that_in_cnf_does_not_hold(verify: Verifier) -> None:
    state, message, whole = told(verify(held(presented(), which=1), SECRET))

    assert ("invalid", 0) == (state, whole)
    assert message.startswith("The Key Binding JWT is not signed with the key in cnf. The signature doesn't match")


def test_a_changed_character_does_not_hold(verify: Verifier) -> None:
    token = held(presented())
    at = token.rindex("~") + 60
    changed = token[:at] + ("A" if token[at] != "A" else "B") + token[at + 1 :]

    assert "invalid" == verify(changed, SECRET)["binding"]["state"]


def test_a_key_of_another_kind_cannot_verify(verify: Verifier) -> None:
    state, message, _ = told(verify(held(presented({"jwk": jwk("EdDSA")})), SECRET))

    assert "key-unusable" == state
    assert message.startswith("The key in cnf can't verify the Key Binding JWT. ES256 needs an EC public key")


@pytest.mark.parametrize(
    ("cnf", "why", "said"),
    [
        (None, "no-cnf", "The token has no cnf, so it names no holder key"),
        ({"kid": "a"}, "no-jwk", "The token's cnf has no key in jwk"),
        ({"jwk": "a"}, "no-jwk", "The token's cnf has no key in jwk"),
        ("a", "no-jwk", "The token's cnf has no key in jwk"),
    ],
)
def test_without_a_key_in_cnf_nothing_is_tried(verify: Verifier, cnf: object, why: str, said: str) -> None:
    binding = verify(held(presented(cnf)), SECRET)["binding"]

    assert ("not-attempted", why) == (binding["state"], binding["data"]["why"])
    assert binding["message"].startswith(said)


def test_a_secret_in_cnf_proves_nothing(verify: Verifier) -> None:
    """RFC 9901 §4.3: whoever reads the token could sign with it."""
    before = presented({"jwk": {"kty": "oct", "k": encoded(SECRET.encode())}})
    binding = verify(bound(before), SECRET)["binding"]

    assert ("invalid", "symmetric") == (binding["state"], binding["data"]["why"])
    assert binding["message"].endswith(
        "Its alg is HS256, but a Key Binding JWT is signed with the holder's private key (RFC 9901 §4.3)."
    )


def test_alg_none_is_no_signature(verify: Verifier) -> None:
    before = presented()
    token = f"{before}{encoded(json_of({'alg': 'none'}))}.{encoded(json_of({'sd_hash': digest(before)}))}."

    assert "invalid" == verify(token, SECRET)["binding"]["state"]


def test_a_header_that_cannot_be_read_is_not_verified(verify: Verifier) -> None:
    before = presented()
    state, message, _ = told(verify(f"{before}bm9uZQ.e30.AAAA", SECRET))

    assert "unsupported" == state
    assert "The Key Binding JWT was not verified. The header can't be read." == message


def test_the_key_may_be_disclosed(verify: Verifier) -> None:
    """The processed payload is what counts (RFC 9901 §7.3)."""
    cnf = disclosure("s2", "cnf", HOLDER)

    assert "valid" == verify(held(sd_jwt({"_sd": [digest(cnf)]}, cnf)), SECRET)["binding"]["state"]


def test_in_the_json_serialization_too(verify: Verifier) -> None:
    """RFC 9901 §8: the member kb_jwt of the unprotected header."""
    first, name, proof = held(presented()).split("~")
    header, payload, signature = first.split(".")
    entry = {"protected": header, "signature": signature, "header": {"disclosures": [name], "kb_jwt": proof}}

    assert ("valid", WHOLE, 1) == told(verify(json.dumps({"payload": payload, **entry}), SECRET))


def test_a_token_without_a_key_binding_jwt_has_no_such_line(verify: Verifier) -> None:
    assert verify(presented(), SECRET)["binding"] is None
    assert verify("no token", SECRET)["binding"] is None


@pytest.mark.parametrize(
    ("expect", "states"),
    [
        ({"aud": "v", "nonce": "n"}, ["match", "match"]),
        ({"nonce": "other"}, ["mismatch"]),
        ({"iss": "a", "aud": "v"}, ["missing", "match"]),
    ],
)
def test_audience_and_nonce_of_a_presentation_are_those_of_its_key_binding(
    report: Reporter, expect: dict[str, str], states: list[str]
) -> None:
    token = report(held(presented()), expect=expect)["tokens"][0]

    assert states == [check["state"] for check in token["verdict"]["audience"]["checks"]]


def test_an_audience_of_the_token_itself_comes_first(report: Reporter) -> None:
    before = sd_jwt({"cnf": HOLDER, "aud": "own"})
    token = report(held(before), expect={"aud": "own"})["tokens"][0]

    assert "match" == token["verdict"]["audience"]["state"]
