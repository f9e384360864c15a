"""How long the command line takes to start, beside Python itself."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from typing import Final

import pages

TIMES: Final = 5
TOKEN: Final = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSJ9."
STARTS: Final = {
    "python -c pass": ["-c", "pass"],
    "jwt-decoder --version": ["-m", "jwt_decoder", "--version"],
    "jwt-decoder --help": ["-m", "jwt_decoder", "--help"],
    "jwt-decoder, one token": ["-m", "jwt_decoder"],
}


def measure() -> None:
    """Print the median of each start, and how many times that of Python itself it is."""
    pages.say(f"from the start of the process to its end, median of {TIMES}, in turns")
    taken = [[_seconds(words) for words in STARTS.values()] for _ in range(TIMES)]
    medians = [statistics.median(times) for times in zip(*taken, strict=True)]
    for name, seconds in zip(STARTS, medians, strict=True):
        pages.say(f"  {name:24} {seconds * 1000:5.0f} ms   {seconds / medians[0]:5.1f}")


def _seconds(words: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(  # noqa: S603 - our own words
        [sys.executable, *words],
        input=TOKEN,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(pages.ROOT / "py")},
        check=True,
    )
    return time.perf_counter() - begun
