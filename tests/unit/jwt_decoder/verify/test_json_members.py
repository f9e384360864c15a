"""A JWS in JSON whose members have other types is verified with no key, however its MAC was made."""

from __future__ import annotations

import hmac
import json
from typing import TYPE_CHECKING

import pytest

from tests.unit.jwt_decoder.verify.jose_tokens import b64

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter, Verifier

pytestmark = pytest.mark.untraced

SECRET = "plain-secret-of-my-service-2026"
PAYLOAD = b64(b'{"a":1}')


def _signed(protected: str) -> str:
    return b64(hmac.digest(SECRET.encode(), f"{protected}.{PAYLOAD}".encode(), "sha256"))


@pytest.mark.parametrize("protected", [{"alg": "none"}, {}, [], 5, None, True])
@pytest.mark.parametrize("general", [False, True])
def test_a_protected_header_that_is_no_string_is_not_one_that_is_missing(
    report: Reporter, verify: Verifier, protected: object, *, general: bool
) -> None:
    entry = {"protected": protected, "header": {"alg": "HS256"}, "signature": _signed("")}
    token = json.dumps({"payload": PAYLOAD} | ({"signatures": [entry]} if general else entry))

    assert "unsupported" == verify(token, SECRET)["verdict"]["signature"]["state"]
    assert "faulty" == report(token)["tokens"][0]["verdict"]["structure"]["state"]


@pytest.mark.parametrize("header", ["e30", ["HS256"], 5, None, True])
def test_an_unprotected_header_that_is_no_object_is_not_one_that_is_missing(
    report: Reporter, verify: Verifier, header: object
) -> None:
    protected = b64(b'{"alg":"HS256"}')
    token = json.dumps({"payload": PAYLOAD, "protected": protected, "header": header, "signature": _signed(protected)})

    assert "unsupported" == verify(token, SECRET)["verdict"]["signature"]["state"]
    assert "faulty" == report(token)["tokens"][0]["verdict"]["structure"]["state"]


@pytest.mark.untraced
@pytest.mark.parametrize("payload", [{}, {"a": 1}, ["e30"], 5, None, True])
@pytest.mark.parametrize("general", [False, True])
def test_a_payload_that_is_no_string_is_not_one_that_is_elsewhere(
    report: Reporter, verify: Verifier, payload: object, *, general: bool
) -> None:
    protected = b64(b'{"alg":"HS256"}')
    entry = {"protected": protected, "signature": b64(hmac.digest(SECRET.encode(), f"{protected}.".encode(), "sha256"))}
    token = json.dumps({"payload": payload} | ({"signatures": [entry]} if general else entry))

    line = verify(token, SECRET)["verdict"]["signature"]

    assert ("unsupported", "A member of the token has the wrong type") == (
        line["state"],
        line["message"],
    )
    assert token == report(token)["tokens"][0]["text"]
    assert "faulty" == report(token)["tokens"][0]["verdict"]["structure"]["state"]


def test_a_protected_header_that_is_missing_leaves_the_unprotected_one(verify: Verifier) -> None:
    token = json.dumps({"payload": PAYLOAD, "header": {"alg": "HS256"}, "signature": _signed("")})

    assert "valid" == verify(token, SECRET)["verdict"]["signature"]["state"]
