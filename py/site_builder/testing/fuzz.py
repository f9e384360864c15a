"""Fuzzes the engine on CPython: every target of tests/fuzz in turn, under atheris, until there is enough.

In browsers it fuzzes the built engine, and does the page's steps in an order that nobody thought of.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import time
from dataclasses import dataclass
from typing import Any, Final

from site_builder.failure import Failure, run, say
from site_builder.project import ROOT, WORK
from site_builder.testing import browsers, environment

FOLDER: Final = WORK / "fuzz"
# One round of all targets, in seconds; each gets its share of it, so that none waits for the end of another.
_ROUND: Final = 300
SHARES: Final = {
    "report": 28,
    "verify": 20,
    "extract": 14,
    "keys": 12,
    "jsontext": 10,
    "der": 8,
    "base64url": 8,
    "repairs": 8,
    "found": 8,
}
# It takes a second or two to read the seeds.
_LEAST: Final = 5
_DEFAULT_SECONDS: Final = 600
_BROWSER_RUNS: Final = 100_000
_SOAK_PASTES: Final = "10000"


@dataclass(slots=True)
class Tally:
    """How many inputs a target had, in how many seconds, in this run and in all runs before it."""

    inputs: int = 0
    seconds: float = 0.0

    def add(self, more: dict[str, Any]) -> None:
        """Add the count of one turn."""
        self.inputs += more["inputs"]
        self.seconds += more["seconds"]


def fuzz(runs: int | None, seconds: int | None) -> None:
    """Fuzz until there were ``runs`` inputs or ``seconds`` are over, ten minutes if neither is given.

    Raises Failure when an input made the engine fail; its smallest form is kept in .build/fuzz/failures.
    """
    environment.prepare("fuzz")
    limit = seconds or (None if runs else _DEFAULT_SECONDS)
    end = time.monotonic() + limit if limit else None
    tallies = {name: Tally() for name in SHARES}
    while _goes_on(tallies, runs, end):
        length = _ROUND if end is None else min(_ROUND, end - time.monotonic())
        for name, share in SHARES.items():
            if not _goes_on(tallies, runs, end):
                break
            _turn(name, max(_LEAST, round(length * share / sum(SHARES.values()))), tallies[name])
            _keep(name, tallies[name])
    _print(tallies)
    failures = sorted((FOLDER / "failures").glob("*-*"))
    if failures:
        folder = failures[0].parent.relative_to(ROOT)
        message = f"Files of failures in {folder}: {len(failures)}. Each has the smallest input found."
        raise Failure(message)


def in_browser(runs: int | None) -> None:
    """Put ``runs`` inputs, a hundred thousand if not given, through the built engine in Chromium; raise Failure.

    Then do thousands of steps on the page, in Chromium and, where it is, in Firefox. What is drawn has a seed of its
    own each time, which is said: SEED repeats a run.
    """
    environment.prepare()
    seed = os.environ.get("SEED") or str(random.SystemRandom().randrange(10**9))
    say(f"SEED={seed}")
    words = ["--runs", str(runs or _BROWSER_RUNS), "--seed", seed]
    chromium = browsers.find(browsers.CHROMIUM)
    run([environment.python(), "-m", "tests.fuzz.in_browser", *words], env=environment.with_engine(CHROMIUM=chromium))
    _steps("chromium", CHROMIUM=chromium, SEED=seed)
    try:
        firefox = browsers.find(browsers.FIREFOX)
    except browsers.Missing as error:
        say(f"Not in Firefox: {error}")
    else:
        _steps("firefox", FIREFOX=firefox, SEED=seed)


def _steps(browser: str, **env: str) -> None:
    """Do the steps of the test that does them in any order, as many as it does at most."""
    words = ["-m", "pytest", "-q", "--all", "tests/browser/test_page/test_page_any_order.py"]
    run([environment.python(), *words], env=environment.with_engine(TEST_BROWSER=browser, **env))


def soak() -> None:
    """Paste ten thousand times into one tab of Chromium, and say how much memory it has; raise Failure."""
    environment.prepare()
    env = {"SOAK_PASTES": _SOAK_PASTES, "TEST_BROWSER": "chromium", "CHROMIUM": browsers.find(browsers.CHROMIUM)}
    run([environment.python(), "-m", "pytest", "-q", "-s", "tests/browser/test_page/test_page_soak.py"], env=env)


def _goes_on(tallies: dict[str, Tally], runs: int | None, end: float | None) -> bool:
    enough = runs is not None and sum(tally.inputs for tally in tallies.values()) >= runs
    return not enough and (end is None or time.monotonic() < end)


def _turn(name: str, seconds: int, tally: Tally) -> None:
    """Let one target run for some seconds; what it prints goes to a file."""
    counted = FOLDER / "counts" / f"{name}.json"
    counted.unlink(missing_ok=True)
    (FOLDER / "logs").mkdir(parents=True, exist_ok=True)
    python, module = str(environment.python()), "tests.fuzz.jwtfuzz"
    words = [python, "-m", module, name, "--seconds", str(seconds), "--folder", str(FOLDER)]
    with (FOLDER / "logs" / f"{name}.txt").open("wb") as log:
        status = subprocess.run(  # noqa: S603 - our own program
            words, cwd=ROOT, env=environment.with_engine(), stdout=log, stderr=log, check=False
        ).returncode
    if counted.is_file():
        tally.add(json.loads(counted.read_text()))
    say(f"{name}: {tally.inputs:,} inputs so far{'' if status == 0 else f', and it ended with status {status}'}")


def _keep(name: str, tally: Tally) -> None:
    """Write down the number so far, for whoever looks while it runs."""
    path = FOLDER / "tallies.json"
    kept = json.loads(path.read_text()) if path.is_file() else {}
    kept[name] = {"inputs": tally.inputs, "seconds": round(tally.seconds, 1)}
    path.write_text(json.dumps(kept, indent=1))


def _print(tallies: dict[str, Tally]) -> None:
    for name, tally in tallies.items():
        say(f"{name:10} {tally.inputs:12,} inputs, {tally.inputs / max(tally.seconds, 1):8,.0f} a second")
    say(f"{'all':10} {sum(tally.inputs for tally in tallies.values()):12,} inputs")
