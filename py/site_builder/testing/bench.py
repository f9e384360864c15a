"""Measures speed in real browsers; the measuring itself needs the environment of the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from site_builder.failure import run, say
from site_builder.project import ROOT
from site_builder.testing import browsers, environment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PARTS: Final = ("starts", "readable", "reports", "rules", "pastes", "verify", "decrypt", "command")


def bench(parts: Sequence[str]) -> None:
    """Print what is measured of these parts, or of all, in Chromium and whichever other browsers are here."""
    environment.prepare()
    command: list[str | Path] = [environment.python(), ROOT / "tests" / "bench" / "measure.py", *parts]
    env = {"CHROMIUM": browsers.find(browsers.CHROMIUM)}
    try:
        env["FIREFOX"] = browsers.find(browsers.FIREFOX)
    except browsers.Missing as missing:
        say(f"Not in Firefox. {missing}")
    try:
        display, names = browsers.webkit()
        env |= names
        command = [*display, *command]
    except browsers.Missing as missing:
        say(f"Not in WebKit. {missing}")
    run(command, env=env)
