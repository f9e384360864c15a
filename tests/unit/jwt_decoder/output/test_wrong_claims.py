"""What is wrong with a claim stands beside it: an error in it, its time, and what the person expects."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jwt_decoder.bridge import bridge

from tests.unit.jwt_decoder.verify.jose_tokens import b64

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter

NOW = 1_800_000_000
HEADER = b64(b'{"alg":"HS256"}')


def wrong(payload: str, header: str = '{"alg":"HS256"}', of: str = "claims", **expect: str) -> dict[str, str]:
    """Return what the report says is wrong with the claims of a token, by their names."""
    text = f"{b64(header.encode())}.{b64(payload.encode())}.{b64(bytes(32))}"
    options = {"now": NOW, "expect": expect}
    found: dict[str, Any] = json.loads(
        bridge.handle(json.dumps({"action": "report", "text": text, "options": options}))
    )
    return {one["name"]: one["wrong"] for one in found["tokens"][0][of] if "wrong" in one}


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        (f'{{"exp":{NOW + 60},"nbf":{NOW - 60},"iat":{NOW - 60}}}', {}),
        (f'{{"iss":"a","exp":{NOW - 60}}}', {"exp": "Expired"}),
        (f'{{"iss":"a","nbf":{NOW + 60},"exp":{NOW + 600}}}', {"nbf": "Not yet valid"}),
        (f'{{"iss":"a","exp":{NOW}000}}', {"exp": "Not in seconds"}),
        (f'{{"sub":7,"exp":{NOW + 60}}}', {"sub": "Wrong type"}),
        ("[1]", {}),
    ],
)
def test_a_claim_says_what_is_wrong_with_it(payload: str, expected: dict[str, str]) -> None:
    assert expected == wrong(payload)


def test_a_claim_that_is_not_as_expected_says_so() -> None:
    payload = f'{{"iss":"a","sub":"me","exp":{NOW + 60}}}'
    assert {"iss": "Not as expected"} == wrong(payload, iss="b", sub="me", nonce="n")


def test_a_header_parameter_says_what_is_wrong_with_it() -> None:
    header = '{"typ":"JWT","alg":"HS256","kid":7}'
    assert {"kid": "kid isn't a string"} == wrong("{}", header, "parameters")


def test_a_claim_that_is_a_token_says_so(report: Reporter) -> None:
    inner = f"{HEADER}.e30.AAAA"
    payload = json.dumps({"proof": inner, "note": "eyJ none"})
    (token,) = report(f"{HEADER}.{b64(payload.encode())}.AAAA")["tokens"]
    assert {"proof": True} == {one["name"]: one["token"] for one in token["claims"] if "token" in one}
