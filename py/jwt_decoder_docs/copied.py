"""The files that a decoder in a document needs, copied beside the document."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.output.wording import render

from jwt_decoder_docs import site

SCRIPT: Final = "embed.js"
STYLE: Final = "docs.css"
_STYLE_SOURCE: Final = Path(__file__).with_name(STYLE)
# By the name in the copy: the name in the site. "Open in the decoder" leads to index.html.
_PAGES: Final = {
    SCRIPT: SCRIPT,
    "frame.html": "frame.html",
    "loader.html": "loader.html",
    "index.html": "plain.html",
    "LICENSE.txt": "LICENSE.txt",
    "THIRD-PARTY-LICENCES.txt": "THIRD-PARTY-LICENCES.txt",
}
_ASSETS: Final = "assets"


class FolderTakenError(ValueError):
    """The folder holds something else than a copy of the decoder; the text says so."""


def files() -> dict[str, Path]:
    """Return the files by their names in the copy: the pages, and of the assets those that one of them names."""
    folder = site.folder()
    found = {name: folder / source for name, source in _PAGES.items()} | {STYLE: _STYLE_SOURCE}
    waiting = list(found.values())
    assets = {path.name: path for path in sorted((folder / _ASSETS).iterdir())}
    while waiting:
        content = waiting.pop().read_bytes()
        named = [name for name in assets if name.encode() in content and f"{_ASSETS}/{name}" not in found]
        waiting += [assets[name] for name in named]
        found |= {f"{_ASSETS}/{name}": assets[name] for name in named}
    return dict(sorted(found.items()))


def copy(target: Path) -> list[Path]:
    """Make a folder hold the decoder and nothing else, and return what was written: nothing where it was there.

    Raises FolderTakenError for a folder that holds anything but an earlier copy, which is replaced, and
    site.SiteMissingError where there is nothing to copy.
    """
    if not _is_free(target):
        taken = Sentence(
            "{folder} contains something other than a copy of the decoder. Name a new or empty folder.",
            folder=str(target),
        )
        raise FolderTakenError(render(taken))
    wanted = {target / name: source for name, source in files().items()}
    for path in _within(target):
        if path not in wanted:
            path.unlink()
    written = [path for path, source in wanted.items() if not _holds(path, source)]
    # The script first: by it a copy is known, also one that was not finished.
    for path in sorted(written, key=lambda path: path.name != SCRIPT):
        path.parent.mkdir(parents=True, exist_ok=True)
        # What a link leads to is none of ours.
        path.unlink(missing_ok=True)
        shutil.copyfile(wanted[path], path)
    return written


def _is_free(target: Path) -> bool:
    """Check whether a folder is not there, empty, or an earlier copy: then what it holds more may go."""
    known = {target / name for name in (*_PAGES, STYLE)}
    found = _within(target)
    return not found or (
        target / SCRIPT in found and all(path in known or path.parent == target / _ASSETS for path in found)
    )


def _within(target: Path) -> list[Path]:
    if target.exists() and not target.is_dir():
        return [target]
    return sorted(path for path in target.rglob("*") if path.is_file() or path.is_symlink())


def _holds(path: Path, source: Path) -> bool:
    return path.is_file() and path.read_bytes() == source.read_bytes()
