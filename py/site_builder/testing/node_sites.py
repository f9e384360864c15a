"""Installs documentation tools that run in Node.js, each with its own lock, and the package for npm beside them."""

from __future__ import annotations

import hashlib
import shutil
from typing import TYPE_CHECKING, Final

from site_builder import assemble, npm_package
from site_builder.fetch import MANIFESTS, fetch_beside
from site_builder.project import ROOT, WORK

if TYPE_CHECKING:
    from pathlib import Path

SOURCES: Final = ROOT / "tests" / "docs" / "node"
FOLDER: Final = WORK / "node-sites"
# What stays in the folder when another site is built there.
KEPT: Final = (*MANIFESTS, "node_modules")
# Those that are tried in each run; the others take minutes, and are for whole ones.
_QUICK: Final = ("vitepress",)


def prepare_all(*, is_whole: bool) -> None:
    """Install what a run of the tests needs, of a site that is built: before several tests ask for it at once."""
    for name in sorted(path.name for path in SOURCES.iterdir()) if is_whole else _QUICK:
        install_package(prepare(name))


def prepare(name: str) -> Path:
    """Return the folder of a tool, in which its lock is installed; quick where it is already."""
    return fetch_beside(SOURCES / name, FOLDER / name, name).parent


def install_package(folder: Path) -> None:
    """Put the package for npm where npm would; quick where it is already, since others may be using it."""
    place = folder / "node_modules" / npm_package.NAME
    stamp = place / ".made"
    state = _state()
    if stamp.is_file() and stamp.read_text() == state:
        return
    shutil.rmtree(place, ignore_errors=True)
    for name, content in npm_package.files().items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    stamp.write_text(state)


def _state() -> str:
    """Return what the package is made from: the sources of the site, and the extensions in Python."""
    state = hashlib.sha256(assemble.STAMP.read_bytes())
    for path in sorted((ROOT / "py" / "jwt_decoder_docs").rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            state.update(path.read_bytes())
    return state.hexdigest()
