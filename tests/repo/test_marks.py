"""The marks that the page draws rank as the engine ranks the states of a verdict."""

from __future__ import annotations

import re

from jwt_decoder.judge.worst import CAUTIONS, FAILS

from tests.repo.test_boundaries import ROOT

LOOKS = (ROOT / "assets/js/page/verdict/looks.js").read_text()


def marked(mark: str) -> set[tuple[str, ...]]:
    """Return the lines and states that have a mark."""
    return {tuple(found.split()) for found in re.findall(rf'\["(\w+ [\w-]+)", \["{mark}"', LOOKS)}


def test_what_fails_has_a_cross_and_what_asks_for_caution_a_triangle() -> None:
    assert (FAILS, CAUTIONS) == (marked("fail"), marked("caution"))
