"""Runs pytest in several processes, once more for what failed, and keeps how long each test took."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from site_builder.failure import Failure, run, say
from site_builder.project import WORK
from site_builder.testing import environment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

FOLDER: Final = WORK / "pytest"
# A browser takes a gigabyte and more: a machine of many cores does not start one for each of them. A test of a browser
# waits now and then, so there is one more of them than there are cores.
_MOST_WORKERS: Final = 4
_SHARED: Final = "--dist=worksteal"
_WORKERS: Final = ("--numprocesses=auto", f"--maxprocesses={_MOST_WORKERS}", _SHARED)
_PATIENT_WORKERS: Final = (f"--numprocesses={min((os.cpu_count() or 1) + 1, _MOST_WORKERS)}", _SHARED)
# Each worker, and each program that a test starts, would compile all that it imports where nothing compiled is kept.
_COMPILED_IS_KEPT: Final = {"PYTHONDONTWRITEBYTECODE": ""}
_ALONE: Final = ("--numprocesses=0",)
_AGAIN: Final = (*_ALONE, "--last-failed", "--last-failed-no-failures=none")


class PytestRuns:
    """All runs of pytest in one run of the suite."""

    def __init__(self, words: Sequence[str] = (), *, is_whole: bool = False) -> None:
        """Take the words that go to pytest; with any, it runs in one process, for a person who looks at a test.

        ``is_whole`` runs each product of cases whole where a fixed sample runs else.
        """
        self.words = tuple(words)
        self.is_whole = is_whole
        self.seconds: dict[str, float] = {}
        self.second_tries: list[str] = []

    def run(self, part: str, *folders: str, program: Sequence[str | Path] = ()) -> None:
        """Run the tests of these folders; raise Failure if one fails. ``program`` runs pytest, Python if not given."""
        self._perform(part, self._command(part, folders, program, _WORKERS))

    def run_alone(self, part: str, folder: str) -> None:
        """Run tests in one process: what they share takes long, and is made once."""
        self._perform(part, self._command(part, [folder], (), _ALONE))

    def run_patiently(
        self, part: str, folder: str, env: Mapping[str, str], *, program: Sequence[str | Path] = ()
    ) -> None:
        """Run browser tests, and once more those that failed: on a busy machine a browser may miss a deadline."""
        command = self._command(part, [folder], program, _PATIENT_WORKERS)
        try:
            self._perform(part, command, env)
        except Failure:
            failed = [f"{part}: {_name(case)}" for case in _cases(part) if _has_failed(case)]
            say("Once more, only what failed:")
            self._perform(part, [*command, *_AGAIN], env)
            self.second_tries += failed

    def slowest(self, count: int) -> list[str]:
        """Return a line for each of the tests that took longest, in seconds."""
        ordered = sorted(self.seconds.items(), key=lambda row: row[1], reverse=True)
        return [f"{seconds:6.1f} s  {name}" for name, seconds in ordered[:count]]

    def _command(
        self, part: str, folders: Sequence[str], program: Sequence[str | Path], workers: Sequence[str]
    ) -> list[str | Path]:
        """Return the command, with a cache of failures and a report of the part's own."""
        options = [f"cache_dir={FOLDER / part}", "junit_family=xunit1"]
        words = [*(f"--override-ini={option}" for option in options), f"--junit-xml={_report(part)}"]
        start = [*(program or [environment.python()]), "-m", "pytest", "--quiet"]
        whole = ["--all"] if self.is_whole else []
        return [*start, *folders, *words, *whole, *(self.words or workers)]

    def _perform(self, part: str, command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> None:
        _report(part).unlink(missing_ok=True)
        try:
            run(command, env={**_COMPILED_IS_KEPT, **(env or {})})
        finally:
            for case in _cases(part):
                name = f"{part}: {_name(case)}"
                self.seconds[name] = self.seconds.get(name, 0) + float(case.attrib["time"])


def _report(part: str) -> Path:
    return FOLDER / f"{part}.xml"


def _cases(part: str) -> list[ET.Element]:
    """Return the tests of the part's last run; none where pytest did not come as far as writing them."""
    report = _report(part)
    return list(ET.parse(report).iter("testcase")) if report.is_file() else []  # noqa: S314 - pytest wrote it here


def _name(case: ET.Element) -> str:
    """Return the name of a test as pytest takes it on its command line."""
    return f"{case.get('file', case.get('classname'))}::{case.get('name')}"


def _has_failed(case: ET.Element) -> bool:
    return case.find("failure") is not None or case.find("error") is not None
