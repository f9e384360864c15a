"""The virtual environment of the tests, made from what pyproject.toml pins."""

from __future__ import annotations

import hashlib
import os
import sys
import tomllib
import venv
from typing import TYPE_CHECKING, Final

from site_builder.failure import Failure, run, say
from site_builder.project import ROOT, WORK

if TYPE_CHECKING:
    from pathlib import Path

FOLDER: Final = WORK / "venv"
_STAMP: Final = FOLDER / "installed"


def python() -> Path:
    """Return the interpreter of the environment."""
    return FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def prepare() -> None:
    """Make the environment hold the pinned test tools and the engine's dependencies; quick when it does already."""
    wanted = _requirements()
    state = hashlib.sha256("\n".join([sys.version, *wanted]).encode()).hexdigest()
    if _STAMP.is_file() and _STAMP.read_text() == state:
        return
    say("Making the environment of the tests (once, about a minute) ...")
    if not python().is_file():
        venv.create(FOLDER, with_pip=True, symlinks=os.name != "nt")
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
    try:
        run([python(), "-m", "pip", "install", *quiet, *wanted])
    except Failure as failure:
        message = "pip could not install the test tools: is there a network? Its own words stand above."
        raise Failure(message) from failure
    _STAMP.write_text(state)


def _requirements() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return [*project["project"]["dependencies"], *project["dependency-groups"]["test"]]
