"""Whole reports, held against tests/vectors/golden; `pytest --write-golden` writes them anew, for the diff."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter

pytestmark = pytest.mark.untraced

FOLDER = Path(__file__).parents[3] / "vectors" / "golden"
FILES = sorted(FOLDER.glob("*.json"))


@pytest.mark.each
@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.stem))
def test_a_report_is_as_it_was(report: Reporter, path: Path, request: pytest.FixtureRequest) -> None:
    golden = json.loads(path.read_text())
    found = report(golden["text"], **golden["options"])
    if request.config.getoption("--write-golden"):
        golden["report"] = found
        path.write_text(json.dumps(golden, indent=1) + "\n")

    assert golden["report"] == found


def test_there_are_a_dozen_of_them() -> None:
    assert len(FILES) >= 12
