"""Measures speed in real browsers; the measuring itself needs the environment of the tests."""

from typing import TYPE_CHECKING

from site_builder.failure import run, say
from site_builder.project import ROOT
from site_builder.testing import browsers, environment

if TYPE_CHECKING:
    from pathlib import Path


def bench() -> None:
    """Print what is measured, as ratios within one run, in Chromium and whichever other browsers are here."""
    environment.prepare()
    command: list[str | Path] = [environment.python(), ROOT / "tests" / "bench" / "measure.py"]
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
