"""The parts of the test suite, in the order in which they find faults fastest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from site_builder.assemble import build
from site_builder.failure import Failure, run, say
from site_builder.fetch import fetch, node
from site_builder.project import MODULES, ROOT, WORK
from site_builder.testing import browsers, environment, servers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

_PYTHON_SOURCES: Final = ["build.py", "py", "tests"]


def test(parts: Sequence[str], words: Sequence[str]) -> None:
    """Run the named parts, or all of them; ``words`` go to pytest, and choose tests by name."""
    environment.prepare()
    chosen = parts or names()
    if any(_PARTS[part] in _NEED_PACKAGES for part in chosen):
        fetch()
    missing: dict[str, str] = {}
    for part in chosen:
        say(f"== {part}")
        try:
            _PARTS[part](words)
        except browsers.Missing as error:
            if parts or part not in _OPTIONAL:
                raise
            missing[part] = str(error)
    say(f"These passed: {', '.join(part for part in chosen if part not in missing)}.")
    for part, why in missing.items():
        say(f"Did not run: {part}. {why}")


def names() -> list[str]:
    """Return the names of the parts."""
    return list(_PARTS)


def _python(*words: str) -> None:
    run([environment.python(), "-m", *words])


def _lint(_words: Sequence[str]) -> None:
    _python("ruff", "check", "--quiet", ".")
    _python("ruff", "format", "--check", "--quiet", ".")
    words: list[str | Path] = ["--no-logo", "--cache-dir", WORK / "import-linter", "pyproject.toml"]
    run([environment.program("lint-imports"), *words], env={"PYTHONPATH": str(ROOT / "py")})
    run([node(), MODULES / "@biomejs" / "biome" / "bin" / "biome", "check", "--error-on-warnings"])


def _types(_words: Sequence[str]) -> None:
    environment.prepare("docs-tools")
    _python("mypy", *_PYTHON_SOURCES)
    for world in ("page", "worker"):
        compiler = MODULES / "typescript" / "bin" / "tsc"
        run([node(), compiler, "--project", f"assets/js/tsconfig.{world}.json"])


def _scripts(_words: Sequence[str]) -> None:
    folder = ROOT / "tests" / "unit" / "scripts"
    reporter = ["--test-reporter", (folder / "coverage.mjs").as_uri(), "--test-reporter-destination", "stdout"]
    options = ["--no-warnings", "--test", "--experimental-test-coverage", *reporter]
    run([node(), *options, *sorted(folder.rglob("*.test.mjs"))])


def _unit(words: Sequence[str]) -> None:
    if words:
        _python("pytest", "tests/unit", "tests/repo", *words)
        return
    data = f"--data-file={WORK / 'coverage'}"
    _python("coverage", "run", data, "-m", "pytest", "-q", "tests/unit", "tests/repo")
    _python("coverage", "report", data, "--skip-covered", "--skip-empty")


def _package(words: Sequence[str]) -> None:
    build()
    _python("pytest", "-q", "tests/package", *words)


def _browser(words: Sequence[str]) -> None:
    found = browsers.find(browsers.CHROMIUM)
    build()
    _pages(words, {"TEST_BROWSER": "chromium", "CHROMIUM": found, **servers.found()})


def _docs(words: Sequence[str]) -> None:
    environment.prepare("docs-tools")
    found = browsers.find(browsers.CHROMIUM)
    build()
    _patiently([environment.python(), "-m", "pytest", "-q", "tests/docs", *words], {"CHROMIUM": found})


def _firefox(words: Sequence[str]) -> None:
    found = browsers.find(browsers.FIREFOX)
    build()
    _pages(words, {"TEST_BROWSER": "firefox", "FIREFOX": found})


def _pages(words: Sequence[str], env: Mapping[str, str]) -> None:
    _patiently([environment.python(), "-m", "pytest", "-q", "tests/browser", *words], env)


def _webkit(words: Sequence[str]) -> None:
    display, env = browsers.webkit()
    build()
    _patiently([*display, environment.python(), "-m", "pytest", "-q", "tests/webkit", *words], env)


def _patiently(command: Sequence[str | Path], env: Mapping[str, str]) -> None:
    """Run browser tests, and once more those that failed: on a busy machine a browser may miss a deadline."""
    try:
        run(command, env=env)
    except Failure:
        say("Once more, only what failed:")
        run([*command, "--last-failed", "--last-failed-no-failures=none"], env=env)


_PARTS: Final[dict[str, Callable[[Sequence[str]], None]]] = {
    "lint": _lint,
    "types": _types,
    "scripts": _scripts,
    "unit": _unit,
    "package": _package,
    "browser": _browser,
    "docs": _docs,
    "firefox": _firefox,
    "webkit": _webkit,
}
_NEED_PACKAGES: Final = (_lint, _types, _scripts, _unit, _package, _browser, _docs, _firefox, _webkit)
# Not every machine has these or may install them; named on the command line, they must run.
_OPTIONAL: Final = ("firefox", "webkit")
