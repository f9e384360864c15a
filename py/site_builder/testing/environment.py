"""The virtual environment of the tests, made from what pyproject.toml pins."""

from __future__ import annotations

import hashlib
import os
import sys
import venv
from typing import TYPE_CHECKING, Final

from site_builder.failure import Failure, run, say
from site_builder.project import ROOT, WORK, pinned
from site_builder.runtime import wheels

if TYPE_CHECKING:
    from pathlib import Path

FOLDER: Final = WORK / "venv"
_STAMP: Final = FOLDER / "installed"


def python() -> Path:
    """Return the interpreter of the environment."""
    return FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def program(name: str) -> Path:
    """Return a program that a package of the environment brings."""
    return python().with_name(f"{name}.exe" if os.name == "nt" else name)


def prepare(*more: str) -> None:
    """Make the environment hold the pinned test tools and what the engine imports; quick when it does already.

    ``more`` names dependency groups of pyproject.toml that only some command needs.
    """
    wanted = pinned("test", *more)
    state = hashlib.sha256("\n".join([sys.version, wheels.LOCK.read_text(), *wanted]).encode()).hexdigest()
    stamp = _STAMP.with_name("-".join([_STAMP.name, *more]))
    if stamp.is_file() and stamp.read_text() == state:
        return
    say("Making the environment of the tests (once, about a minute) ...")
    if not python().is_file():
        venv.create(FOLDER, with_pip=True, symlinks=os.name != "nt")
    install: list[str | Path] = [
        python(),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-input",
    ]
    try:
        # What the site carries is tried as it is carried; the tools of the tests end in nothing that is shipped.
        run([*install, "--require-hashes", "--no-deps", "--requirement", wheels.LOCK])
        run([*install, *wanted])
    except Failure as failure:
        message = "pip could not install the test tools: is there a network? Its own words stand above."
        raise Failure(message) from failure
    stamp.write_text(state)


def with_engine(**more: str) -> dict[str, str]:
    """Return the variables of a program that imports the engine and the tests by their own names, and ``more``."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "py"), str(ROOT)]), **more}
