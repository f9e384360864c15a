"""The parts of the test suite, in the order in which they find faults fastest."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from typing import TYPE_CHECKING, Final

from site_builder.assemble import build
from site_builder.failure import run, say
from site_builder.fetch import fetch, node
from site_builder.first import engine as first
from site_builder.project import MODULES, ROOT, WORK
from site_builder.testing import browsers, environment, key_programs, libraries, servers, shells
from site_builder.testing.node_sites import prepare_all
from site_builder.testing.pytest_runs import PytestRuns

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

_SLOWEST: Final = 10
_PYTHON_SOURCES: Final = ["build.py", "py", "tests"]


def test(parts: Sequence[str], words: Sequence[str], *, is_whole: bool) -> None:
    """Run the named parts, or all of them; ``words`` go to pytest, and choose tests by name.

    ``is_whole`` runs each product of cases whole where a fixed sample runs else.
    """
    environment.prepare()
    chosen = parts or names()
    if any(_PARTS[part] in _NEED_PACKAGES for part in chosen):
        fetch()
    runs = PytestRuns(words, is_whole=is_whole)
    seconds: dict[str, float] = {}
    missing: dict[str, str] = {}

    def perform(part: str) -> None:
        begun = time.monotonic()
        try:
            _PARTS[part](runs)
        except browsers.Missing as error:
            if parts or part not in _OPTIONAL:
                raise
            missing[part] = str(error)
        seconds[part] = time.monotonic() - begun

    begun = time.monotonic()
    # What takes minutes of one core after a change of the engine, beside the parts that need nothing of it.
    making = ThreadPoolExecutor(1).submit(first.folder) if _need_site(chosen) else None
    for group in _groups(chosen):
        say(f"== {', '.join(group)}")
        if making and _need_site(group):
            making.result()
        with ThreadPoolExecutor(len(group)) as pool:
            running = [pool.submit(perform, part) for part in group]
        for part in running:
            part.result()
    times = {part: seconds[part] for part in chosen} | {"all": time.monotonic() - begun}
    for line in _summary(times, runs, missing):
        say(line)


def _groups(parts: Sequence[str]) -> list[list[str]]:
    """Return the parts in their order, those together that keep one core busy and wait for little else."""
    numbered = [(next((many for many in _AT_ONCE if _PARTS[part] in many), part), part) for part in parts]
    return [[part for _, part in group] for _, group in groupby(numbered, key=lambda row: row[0])]


def _need_site(parts: Sequence[str]) -> bool:
    """Say whether one of the parts needs the built site, and so the first engine."""
    return any(_PARTS[part] in _NEED_SITE for part in parts)


def names() -> list[str]:
    """Return the names of the parts."""
    return list(_PARTS)


def _summary(seconds: Mapping[str, float], runs: PytestRuns, missing: Mapping[str, str]) -> list[str]:
    """Return the lines that end a run in which nothing failed."""
    times = [f"{took:6.1f} s  {part}" for part, took in seconds.items()]
    slowest = runs.slowest(_SLOWEST)
    again = runs.second_tries
    return [
        "The time of each part:",
        *times,
        *(["The slowest tests:", *slowest] if slowest else []),
        *(["These passed at a second try only:", *again] if again else ["No test needed a second try."]),
        f"These passed: {', '.join(part for part in seconds if part not in {*missing, 'all'})}.",
        *(f"Did not run: {part}. {why}" for part, why in missing.items()),
    ]


def _python(*words: str) -> None:
    run([environment.python(), "-m", *words])


def _lint(_runs: PytestRuns) -> None:
    _python("ruff", "check", "--quiet", ".")
    _python("ruff", "format", "--check", "--quiet", ".")
    words: list[str | Path] = ["--no-logo", "--cache-dir", WORK / "import-linter", "pyproject.toml"]
    run([environment.program("lint-imports"), *words], env={"PYTHONPATH": str(ROOT / "py")})
    run([node(), MODULES / "@biomejs" / "biome" / "bin" / "biome", "check", "--error-on-warnings"])


def _types(_runs: PytestRuns) -> None:
    environment.prepare("docs-tools")
    _python("mypy", *_PYTHON_SOURCES)
    for world in ("page", "worker", "docs"):
        compiler = MODULES / "typescript" / "bin" / "tsc"
        run([node(), compiler, "--project", f"assets/js/tsconfig.{world}.json"])


def _scripts(_runs: PytestRuns) -> None:
    folder = ROOT / "tests" / "unit" / "scripts"
    reporter = ["--test-reporter", (folder / "coverage.mjs").as_uri(), "--test-reporter-destination", "stdout"]
    # Node.js leaves one core to itself, which is half of two.
    at_once = f"--test-concurrency={os.cpu_count() or 1}"
    options = ["--no-warnings", "--test", at_once, "--experimental-test-coverage", *reporter]
    run([node(), *options, *sorted(folder.rglob("*.test.mjs"))])


def _unit(runs: PytestRuns) -> None:
    folders = ("tests/unit", "tests/repo")
    key_programs.require()
    libraries.require()
    shells.look()
    if runs.words:
        runs.run("unit", *folders)
        return
    data = f"--data-file={WORK / 'coverage'}"
    _python("coverage", "erase", data)
    runs.run("unit", *folders, program=[environment.python(), "-m", "coverage", "run", data])
    _python("coverage", "combine", "--quiet", data)
    _python("coverage", "report", data, "--skip-covered", "--skip-empty")


def _first(runs: PytestRuns) -> None:
    runs.run_alone("first", "tests/first")


def _package(runs: PytestRuns) -> None:
    build()
    runs.run_alone("package", "tests/package")


def _browser(runs: PytestRuns) -> None:
    found = browsers.find(browsers.CHROMIUM if runs.is_whole else browsers.HEADLESS)
    build()
    runs.run_patiently("browser", "tests/browser", {"TEST_BROWSER": "chromium", "CHROMIUM": found, **servers.found()})


def _docs(runs: PytestRuns) -> None:
    environment.prepare("docs-tools")
    found = browsers.find(browsers.CHROMIUM if runs.is_whole else browsers.HEADLESS)
    build()
    prepare_all(is_whole=runs.is_whole)
    runs.run_patiently("docs", "tests/docs", {"CHROMIUM": found})


def _firefox(runs: PytestRuns) -> None:
    found = browsers.find(browsers.FIREFOX)
    build()
    runs.run_patiently("firefox", "tests/browser", {"TEST_BROWSER": "firefox", "FIREFOX": found})


def _webkit(runs: PytestRuns) -> None:
    display, env = browsers.webkit()
    build()
    runs.run_patiently("webkit", "tests/webkit", env, program=[*display, environment.python()])


_PARTS: Final[dict[str, Callable[[PytestRuns], None]]] = {
    "lint": _lint,
    "types": _types,
    "scripts": _scripts,
    "unit": _unit,
    "first": _first,
    "package": _package,
    "browser": _browser,
    "docs": _docs,
    "firefox": _firefox,
    "webkit": _webkit,
}
_NEED_PACKAGES: Final = (_lint, _types, _scripts, _unit, _first, _package, _browser, _docs, _firefox, _webkit)
_NEED_SITE: Final = (_first, _package, _browser, _docs, _firefox, _webkit)
_AT_ONCE: Final = ((_lint, _types, _scripts), (_first, _package))
# Not every machine has these or may install them; named on the command line, they must run.
_OPTIONAL: Final = ("firefox", "webkit")
