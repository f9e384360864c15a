"""Verification through the pipeline: what is signed, with what, and what comes back."""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import TYPE_CHECKING

import pytest
from jwt_decoder.engine.bounded import MOST_TOKENS
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter, Verifier

SECRET = "0123456789abcdef0123456789abcdef-never-published"
HEADER = base64url.encode(b'{"alg":"HS256"}')
UNKNOWN = base64url.encode(b'{"alg":"HS257"}')
UNENCODED = base64url.encode(b'{"alg":"HS256","b64":false,"crit":["b64"]}')


def mac(signing_input: str) -> str:
    """Return the signature over a text, encoded."""
    return base64url.encode(hmac.new(SECRET.encode(), signing_input.encode(), hashlib.sha256).digest())


def signed(signing_input: str) -> str:
    """Return a compact token over a text."""
    return f"{signing_input}.{mac(signing_input)}"


@pytest.mark.parametrize("payload", ["e30", "e30=", "e/30", "e3!0", ""])
def test_the_text_as_it_stands_is_what_is_verified(verify: Verifier, payload: str) -> None:
    result = verify(signed(f"{HEADER}.{payload}"), SECRET)

    assert ("valid", "supplied") == (result["verdict"]["signature"]["state"], result["verdict"]["trust"]["state"])


def test_before_a_key_nothing_is_known_of_signature_and_trust(report: Reporter) -> None:
    verdict = report(signed(f"{HEADER}.e30"))["tokens"][0]["verdict"]

    assert ("not-attempted", "not-known") == (verdict["signature"]["state"], verdict["trust"]["state"])


def test_a_detached_payload_is_asked_for(verify: Verifier) -> None:
    line = verify(f"{HEADER}..{mac(f'{HEADER}.cGF5')}", SECRET)["verdict"]["signature"]

    assert ("not-attempted", "The payload is detached: add it to verify the signature") == (
        line["state"],
        line["message"],
    )


@pytest.mark.parametrize(("header", "signing_input"), [(HEADER, f"{HEADER}.cGF5"), (UNENCODED, f"{UNENCODED}.pay")])
def test_a_detached_payload_is_verified_when_it_is_given(verify: Verifier, header: str, signing_input: str) -> None:
    token = f"{header}..{mac(signing_input)}"

    assert "valid" == verify(token, SECRET, payload="pay")["verdict"]["signature"]["state"]
    assert "invalid" == verify(token, SECRET, payload="paid")["verdict"]["signature"]["state"]


def test_a_payload_that_is_given_is_not_used_where_the_token_has_one(verify: Verifier) -> None:
    assert "valid" == verify(signed(f"{HEADER}.e30"), SECRET, payload="pay")["verdict"]["signature"]["state"]


def test_a_payload_may_hold_any_character(verify: Verifier) -> None:
    assert "invalid" == verify(f"{HEADER}..{mac('')}", SECRET, payload="\ud800")["verdict"]["signature"]["state"]


def test_a_payload_that_is_not_encoded_is_verified_as_it_stands(verify: Verifier) -> None:
    assert "valid" == verify(signed(f"{UNENCODED}.hello"), SECRET)["verdict"]["signature"]["state"]


def test_each_signature_of_a_general_jws_has_its_verdict(verify: Verifier, report: Reporter) -> None:
    good = {"protected": HEADER, "signature": mac(f"{HEADER}.e30")}
    bad = {"protected": HEADER, "signature": mac(f"{HEADER}.e31")}
    text = json.dumps({"payload": "e30", "signatures": [bad, good, {"protected": HEADER}]})
    result = verify(text, SECRET)

    assert ["invalid", "valid", "not-attempted"] == [one["signature"]["state"] for one in result["signatures"]]
    assert "valid" == result["verdict"]["signature"]["state"]
    assert 3 == len(report(text)["tokens"][0]["signatures"])
    assert len(result["findings"]) == len({finding["id"] for finding in result["findings"]})


def test_the_token_that_is_meant_is_verified(verify: Verifier) -> None:
    text = f"{signed(f'{HEADER}.e30')}\n{signed(f'{HEADER}.e30')[:-6]}AAAAAA"

    states = [verify(text, SECRET, token=token)["verdict"]["signature"]["state"] for token in (0, 1)]
    assert ["valid", "invalid"] == states


def test_a_signature_that_does_not_hold_is_diagnosed(verify: Verifier) -> None:
    result = verify(signed(f"{HEADER}.e30"), f"{SECRET}\n")

    assert "invalid" == result["verdict"]["signature"]["state"]
    assert result["diagnosis"]
    assert result["diagnosis"][0]["message"] == result["diagnosed"]


def test_what_was_ruled_out_is_no_reason_why_a_signature_does_not_hold(verify: Verifier) -> None:
    result = verify(signed(f"{HEADER}.e30"), "someone else's")

    assert (["ruled-out"], None) == ([one["id"] for one in result["diagnosis"]], result["diagnosed"])


def test_a_signature_that_holds_is_not_diagnosed(verify: Verifier) -> None:
    result = verify(signed(f"{HEADER}.e30"), SECRET)

    assert ([], None) == (result["diagnosis"], result["diagnosed"])


@pytest.mark.parametrize("secret_encoding", ["text", "base64url", "base64", "hex"])
def test_a_secret_is_read_as_the_person_says(verify: Verifier, secret_encoding: str) -> None:
    octets = SECRET.encode()
    forms = {"text": SECRET, "base64url": base64url.encode(octets), "hex": octets.hex()}
    forms["base64"] = forms["base64url"]

    result = verify(signed(f"{HEADER}.e30"), forms[secret_encoding], secretEncoding=secret_encoding)

    assert "valid" == result["verdict"]["signature"]["state"]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (HEADER, "not-attempted"),
        (f"{HEADER}.e30", "not-attempted"),
        (f"{HEADER[:-4]}.e30.{mac('')}", "unsupported"),
        ("eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..MTIz.Y2lwaGVy.MTIz", "not-attempted"),
        (f"{base64url.encode(b'{}')}.e30.{mac('')}", "unsupported"),
        ("eyJhbGciOiJub25lIn0.e30.", "not-attempted"),
        (f"{UNKNOWN}.e30.{mac('')}", "unsupported"),
    ],
)
def test_what_cannot_be_verified_is_said_for_what_it_is(verify: Verifier, text: str, state: str) -> None:
    assert state == verify(text, SECRET)["verdict"]["signature"]["state"]


@pytest.mark.untraced
def test_a_paste_of_very_many_tokens_is_read_in_part(report: Reporter) -> None:
    count = MOST_TOKENS + 1
    found = report("\n".join([signed(f"{HEADER}.e30")] * count))

    assert MOST_TOKENS == len(found["tokens"])
    assert ["This paste has more than 500 tokens; only the first 500 were read."] == [
        note["message"] for note in found["notes"] if note["id"] == "tokens-many"
    ]
