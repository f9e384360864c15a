"""The licences of everything by others that is in the site."""

from __future__ import annotations

import json

from site_builder.failure import Failure
from site_builder.project import MODULES, ROOT
from site_builder.runtime import wheels

_TEXTS = ROOT / "assets" / "licences"
_NAMES = ("LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE", "OFL.txt")


def third_party() -> str:
    """Return one text with the name, version and licence of each package that the site carries."""
    manifest = json.loads((ROOT / "package.json").read_text())
    ours = {"Python standard library": (_TEXTS / "Python.txt").read_text(), **wheels.licences()}
    python = [_titled(title, text) for title, text in ours.items()]
    return "\n\n".join([*(_entry(name) for name in sorted(manifest["dependencies"])), *python])


def _entry(name: str) -> str:
    folder = MODULES / name
    manifest = json.loads((folder / "package.json").read_text())
    title = f"{name} {manifest['version']} ({manifest['license']})"
    texts = [folder / file for file in _NAMES if (folder / file).is_file()]
    texts += [_TEXTS / f"{manifest['license']}.txt"] if not texts else []
    if not texts[0].is_file():
        message = f"The licence of {name} ({manifest['license']}) has no text: put it into assets/licences."
        raise Failure(message)
    return _titled(title, texts[0].read_text())


def _titled(title: str, text: str) -> str:
    return f"{title}\n{'=' * len(title)}\n\n{text.strip()}\n"
