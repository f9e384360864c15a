"""The Python packages that the engine and the build import, as pinned in pyproject.toml, from their wheels."""

from __future__ import annotations

import sys
import venv
import zipfile
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from site_builder.failure import Failure, output, say
from site_builder.project import WORK
from site_builder.testing import environment

if TYPE_CHECKING:
    from pathlib import Path

_FOLDER: Final = WORK / "wheels"
_LICENCES: Final = ("LICENSE", "LICENSE.txt", "LICENCE")


def modules() -> dict[str, bytes]:
    """Return the files of what the engine imports by their name in an archive."""
    return {
        name: archive.read(name)
        for archive in map(zipfile.ZipFile, _wheels())
        for name in archive.namelist()
        if ".dist-info/" not in name
    }


def licences() -> dict[str, str]:
    """Return the text of the licence of each package that the engine imports, by its name and version."""
    return {wheel.name.rsplit("-", 3)[0].replace("-", " "): _licence(zipfile.ZipFile(wheel)) for wheel in _wheels()}


def _licence(archive: zipfile.ZipFile) -> str:
    name = next(name for name in archive.namelist() if ".dist-info/" in name and name.rsplit("/", 1)[1] in _LICENCES)
    return archive.read(name).decode()


def of_build() -> list[Path]:
    """Return the wheels that only the build itself imports; nothing of them is in the site."""
    return [_wheel(requirement) for requirement in environment.pinned("build")]


def _wheels() -> list[Path]:
    return [_wheel(requirement) for requirement in environment.pinned("browser")]


def _wheel(requirement: str) -> Path:
    # A wheel writes the hyphens of its name as underscores.
    stem = "-".join(requirement.replace("-", "_").split("=="))
    if not (found := sorted(_FOLDER.glob(f"{stem}-*.whl"))):
        say(f"Fetching {requirement} ...")
        quiet = ["--quiet", "--disable-pip-version-check", "--no-input", "--no-deps", "--only-binary", ":all:"]
        try:
            output([_python_with_pip(), "-m", "pip", "download", *quiet, "--dest", _FOLDER, requirement])
        except Failure as failure:
            message = f"pip could not fetch {requirement}: is there a network? {failure}"
            raise Failure(message) from failure
        found = sorted(_FOLDER.glob(f"{stem}-*.whl"))
    return found[0]


def _python_with_pip() -> str:
    """Return an interpreter that has pip; Debian's own may come without it."""
    if find_spec("pip"):
        return sys.executable
    folder = WORK / "pip"
    venv.create(folder, with_pip=True, symlinks=True)
    return str(folder / "bin" / "python")
