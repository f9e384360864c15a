"""Every input of which something untrue was said once has its right value: here, or in the test that is named."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any, Final

import pytest
from jwt_decoder.engine import engine
from jwt_decoder.engine.result import Options
from jwt_decoder.output import report as written
from jwt_decoder_cli.cryptography_backend import Cryptography

from tests.unit.jwt_decoder.engine.wrong_words import CASES, ELSEWHERE, NOW, Case, Elsewhere

ROOT: Final = Path(__file__).resolve().parents[4]
_NUMBERED: Final = (
    *(f"T1.{number}" for number in range(1, 27)),
    *(f"T2.{number}" for number in range(1, 5)),
    *(f"T3.{number}" for number in range(1, 11)),
    "T4",
    *(f"S{number}" for number in range(1, 12)),
    "U1",
)


@pytest.mark.each
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_what_was_said_wrong_is_said_right(case: Case) -> None:
    options = Options(now=NOW, expect=case.expect)
    report = engine.report(case.paste, options)
    told: dict[str, Any] = dict(written.report(report))
    if case.found is not None:
        assert case.found == tuple(token.source.text for token in report.tokens)
    if case.key is not None:
        found = written.verification(asyncio.run(engine.verify(case.paste, case.key, options, Cryptography())))
        told = {**told, "verification": found}
        assert case.state in {"", found["verdict"]["signature"]["state"]}
        assert case.causes in {None, tuple(one["id"] for one in found["diagnosis"])}

    text = json.dumps(told, ensure_ascii=False)

    assert [] == [one for one in case.says if one not in text]
    assert [] == [one for one in case.never if one in text]


@pytest.mark.each
@pytest.mark.parametrize("one", ELSEWHERE, ids=lambda one: one.id)
def test_what_is_tested_elsewhere_is_tested_there(one: Elsewhere) -> None:
    assert f"\ndef {one.test}(" in (ROOT / one.file).read_text()


def test_each_has_a_row() -> None:
    assert set(_NUMBERED) == {case.id for case in CASES} | {one.id for one in ELSEWHERE}
