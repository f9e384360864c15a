"""Measures speed in a real browser; the measuring itself needs the environment of the tests."""

from site_builder import browsers, environment
from site_builder.failure import run
from site_builder.project import ROOT


def bench() -> None:
    """Print what is measured, as ratios within one run."""
    environment.prepare()
    run(
        [environment.python(), ROOT / "tests" / "bench" / "measure.py"],
        env={"CHROMIUM": browsers.find(browsers.CHROMIUM)},
    )
