"""A compact JWS whose payload is not encoded is one token, whatever text the payload is (RFC 7797 §5.2)."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

import pytest
from jwt_decoder.extract import extract
from jwt_decoder.text.base64url import encode

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter, Verifier

SECRET = "a secret of these tests, long enough for HS256"
HEADER = encode(b'{"alg":"HS256","b64":false,"crit":["b64"]}')


def token(payload: str, header: str = HEADER) -> str:
    signed = f"{header}.{payload}"
    return f"{signed}.{encode(hmac.digest(SECRET.encode(), signed.encode(), hashlib.sha256))}"


@pytest.mark.untraced
@pytest.mark.parametrize(
    "payload", ["$ 2", "two words, and a line\n", '{"a": "b"}', "\u00e9 \U0001f600", "eyJhIjoxfQ eyJh"]
)
def test_it_is_one_token_that_verifies(report: Reporter, verify: Verifier, payload: str) -> None:
    paste = f"  Bearer {token(payload)}\n"
    (found,) = report(paste)["tokens"]

    assert token(payload) == found["text"]
    assert payload == found["payload"]["text"]
    assert ["header", "payload", "signature"] == [segment["role"] for segment in found["segments"]]
    assert "valid" == verify(paste, SECRET)["verdict"]["signature"]["state"]


@pytest.mark.parametrize(
    "text",
    [
        token("a b", encode(b'{"alg":"HS256"}')),
        token("a b", encode(b'{"alg":"HS256","b64":true}')),
        token("a.b c"),
        token("a~b c"),
        f"see {token('a b')}",
    ],
)
def test_any_other_text_is_searched_as_ever(text: str) -> None:
    assert text not in [one.text for one in extract(text).tokens]
