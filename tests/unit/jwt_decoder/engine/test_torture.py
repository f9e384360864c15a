"""The hard pastes of tests/vectors/torture.json, through the bridge."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter, Verifier

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parents[3] / "vectors" / "torture.json").read_text())


def having(member: str) -> list[Any]:
    """Return the cases that have a member, named."""
    return [pytest.param(case, id=case["id"]) for case in CASES if member in case]


@pytest.mark.untraced
@pytest.mark.parametrize("case", having("kinds"))
def test_the_tokens_are_of_the_kinds_expected(report: Reporter, case: dict[str, Any]) -> None:
    assert case["kinds"] == [token["kind"] for token in report(case["text"])["tokens"]]


@pytest.mark.untraced
@pytest.mark.each
@pytest.mark.parametrize("case", having("header_text"))
def test_the_header_is_shown_exactly(report: Reporter, case: dict[str, Any]) -> None:
    assert case["header_text"] == report(case["text"])["tokens"][0]["header"]["text"]


@pytest.mark.untraced
@pytest.mark.each
@pytest.mark.parametrize("case", having("payload_text"))
def test_the_payload_is_shown_exactly(report: Reporter, case: dict[str, Any]) -> None:
    assert case["payload_text"] == report(case["text"])["tokens"][0]["payload"]["text"]


@pytest.mark.untraced
@pytest.mark.parametrize("case", having("fault_at"))
def test_a_fault_is_placed_in_utf_16_units(report: Reporter, case: dict[str, Any]) -> None:
    faults = report(case["text"])["tokens"][0]["faults"]

    assert case["fault_at"] in [fault["start"] for fault in faults]


@pytest.mark.untraced
@pytest.mark.each
@pytest.mark.parametrize("case", having("secret"))
def test_the_secret_gives_the_verdict_expected(verify: Verifier, case: dict[str, Any]) -> None:
    assert case["verdict"] == verify(case["text"], case["secret"])["verdict"]["signature"]["state"]


SAYS = {
    "header-only": "1 of 3 segments: the payload and the signature are missing",
    "no-signature": "2 of 3 segments: the signature is missing",
    "cut-payload": "ends inside a string",
    "cut-signature": "28 bytes; HS256 needs 32. 5 characters seem to be missing",
    "bad-character": "“!” isn't a base64url character",
    "bad-header": "The JSON text ends where a name in double quotes is expected",
    "trailing-comma": "There is an extra comma before “}”",
    "payload-text": "The payload is text, not JSON",
    "payload-array": "an array instead of an object",
    "es256k": "32 bytes; ES256K needs 64",
    "no-alg": "The header has no alg, so nothing says",
    "none-with-signature": "alg is none, but there is a signature",
    "None-spelling": "“None” isn't none: names are case-sensitive",
    "padded": "Padding (“==”) at the end",
    "standard-alphabet": "is from the standard base64 alphabet",
    "big-integers": "100002348117421473 is beyond",
    "duplicate-names": "The name “sub” is repeated here",
    "invalid-utf8": "Byte 6 (FF) isn't UTF-8",
    "non-canonical-signature": "“c” decodes to the same bytes",
    "deep-json": "Nested more than 128 levels deep",
    "four-segments": "A JWS has three segments, but this has 4",
}


@pytest.mark.untraced
@pytest.mark.each
@pytest.mark.parametrize("name", SAYS)
def test_a_fault_or_finding_says_what_the_list_asks(report: Reporter, name: str) -> None:
    (case,) = (case for case in CASES if case["id"] == name)
    token = report(case["text"])["tokens"][0]

    assert any(SAYS[name] in said["message"] for said in token["faults"] + token["findings"])


TIMES = {
    "exp-milliseconds": "2025-05-11 as milliseconds, year 57330 as seconds",
    "exp-string": "exp must be a number of seconds, but is a date as text",
    "exp-huge": "exp is after the year 9999: 1e30 seconds",
    "exp-bool": "exp must be a number of seconds, but is a boolean",
}


@pytest.mark.parametrize("name", TIMES)
def test_a_time_that_is_none_is_said_in_the_verdict_and_at_the_claim(report: Reporter, name: str) -> None:
    (case,) = (case for case in CASES if case["id"] == name)
    token = report(case["text"])["tokens"][0]

    assert "unreadable" == token["verdict"]["time"]["state"]
    assert TIMES[name] in token["verdict"]["time"]["message"]
    assert TIMES[name] in token["claims"][0]["reading"]
