"""What people reported of texts around tokens, of what is no JWT and of tokens within tokens is answered rightly."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest
from jwt_decoder.engine.engine import report
from jwt_decoder.engine.result import Options
from jwt_decoder.output.report.report import report as told

_CASES: Final[list[dict[str, Any]]] = json.loads((Path(__file__).parents[3] / "vectors" / "reported.json").read_text())


@pytest.mark.parametrize("case", _CASES, ids=[case["id"] for case in _CASES])
def test_a_reported_text_is_answered(case: dict[str, Any]) -> None:
    found = told(report(case["text"], Options(1_795_800_000)))
    nested = [one for token in found["tokens"] for one in token["nested"]]

    assert len(found["tokens"]) == case["tokens"]
    assert [key["kind"] for key in found["keys"]] == case["keys"]
    assert set(case["notes"]) <= {note["id"] for note in found["notes"]}
    assert [note["data"]["format"] for note in found["notes"] if "format" in note["data"]] == case["formats"]
    assert [one["path"] for one in nested if "path" in one] == case["paths"]
    assert len(nested) == case["nested"]
    assert "payload-compressed" not in {fault["id"] for token in found["tokens"] for fault in token["faults"]}
