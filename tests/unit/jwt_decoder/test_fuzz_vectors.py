"""What the fuzzer found, made small: tests/vectors/fuzz.json, through the bridge."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter, Verifier

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parents[2] / "vectors" / "fuzz.json").read_text())


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_what_was_found_has_a_report(report: Reporter, case: dict[str, Any]) -> None:
    assert 1 == report(case["text"])["schema"]


@pytest.mark.parametrize("case", [case for case in CASES if "literal" in case], ids=lambda case: str(case["id"]))
def test_what_escapes_spell_is_not_taken_for_the_text_of_the_paste(report: Reporter, case: dict[str, Any]) -> None:
    (token,) = report(case["text"])["tokens"]

    assert [case["literal"]] == [segment.get("literal", True) for segment in token["segments"]]


@pytest.mark.parametrize("case", [case for case in CASES if "key" in case], ids=lambda case: str(case["id"]))
def test_what_was_found_has_a_verdict(verify: Verifier, case: dict[str, Any]) -> None:
    found = verify(case["text"], case["key"])

    assert case["signature"] == found["verdict"]["signature"]["state"]
