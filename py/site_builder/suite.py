"""The parts of the test suite, in the order in which they find faults fastest."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from site_builder import browsers, environment
from site_builder.assemble import build
from site_builder.failure import run, say
from site_builder.fetch import fetch, node
from site_builder.project import MODULES, WORK

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_PYTHON_SOURCES: Final = ["build.py", "py", "tests"]


def test(parts: Sequence[str], words: Sequence[str]) -> None:
    """Run the named parts, or all of them; ``words`` go to pytest, and choose tests by name."""
    environment.prepare()
    if any(_PARTS[part] in _NEED_PACKAGES for part in parts or _PARTS):
        fetch()
    for part in parts or _PARTS:
        say(f"== {part}")
        _PARTS[part](words)
    say("All chosen parts passed.")


def names() -> list[str]:
    """Return the names of the parts."""
    return list(_PARTS)


def _python(*words: str) -> None:
    run([environment.python(), "-m", *words])


def _lint(_words: Sequence[str]) -> None:
    _python("ruff", "check", "--quiet", ".")
    _python("ruff", "format", "--check", "--quiet", ".")


def _types(_words: Sequence[str]) -> None:
    _python("mypy", *_PYTHON_SOURCES)
    for world in ("page", "worker"):
        compiler = MODULES / "typescript" / "bin" / "tsc"
        run([node(), compiler, "--project", f"assets/js/tsconfig.{world}.json"])


def _unit(words: Sequence[str]) -> None:
    if words:
        _python("pytest", "tests/unit", "tests/repo", *words)
        return
    data = f"--data-file={WORK / 'coverage'}"
    _python("coverage", "run", data, "-m", "pytest", "-q", "tests/unit", "tests/repo")
    _python("coverage", "report", data, "--skip-covered", "--skip-empty")


def _browser(words: Sequence[str]) -> None:
    build()
    os.environ["CHROMIUM"] = browsers.chromium()
    _python("pytest", "-q", "tests/browser", *words)


_PARTS: Final[dict[str, Callable[[Sequence[str]], None]]] = {
    "lint": _lint,
    "types": _types,
    "unit": _unit,
    "browser": _browser,
}
_NEED_PACKAGES: Final = (_types, _browser)
