"""Draws the states of the page into contact sheets, to be looked at before a change of its look is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from site_builder.failure import run, say
from site_builder.project import ROOT, WORK
from site_builder.testing import browsers, environment

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDER: Final = WORK / "sheets"


def sheets(states: Sequence[str]) -> None:
    """Draw the named states, or all of them, at four widths in two themes; the names are in tests/sheets/states.py."""
    environment.prepare()
    env = {**environment.with_engine(), "CHROMIUM": browsers.find(browsers.CHROMIUM)}
    run([environment.python(), "-m", "tests.sheets.draw", FOLDER, *states], env=env)
    say(f"The sheets are in {FOLDER.relative_to(ROOT)}.")
