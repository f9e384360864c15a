"""Puts the built site and the manual page into the package: hatchling runs it before it makes a wheel or an sdist."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# hatchling starts this file by its path, in an environment that knows nothing of the folder around it.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from jwt_decoder import __version__
from jwt_decoder_cli.man_command import page

from site_builder import assemble
from site_builder.failure import Failure
from site_builder.fetch import fetch
from site_builder.pages import privacy
from site_builder.project import DIST, ROOT, WORK

# Where the site is in each kind of package; an editable install leaves it where it is.
_FOLDERS: Final = {"sdist": "dist", "wheel": "jwt_decoder_docs/site"}
# Where an environment has its manual pages; pipx links them to where `man` looks.
_MANUAL: Final = "share/man/man1/jwt-decoder.1"


class SiteHook(BuildHookInterface[Any]):
    """Builds ``dist/`` where it is missing or stale, and includes what visitors are sent, and the manual page."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Include the files of the site; without packed twins and the files for hosts, which SHA256SUMS leaves out."""
        try:
            _build()
        except Failure as failure:
            self.app.abort(str(failure))
        if version == "editable":
            return
        folder = _FOLDERS[self.target_name]
        included = {DIST / name: f"{folder}/{name}" for name in privacy.listed(DIST)}
        if self.target_name == "sdist":
            # With it a wheel is made of the sdist as it is: without Node.js, as long as nobody changes a source.
            included[assemble.STAMP] = assemble.STAMP.relative_to(ROOT).as_posix()
        build_data["force_include"].update({str(path): name for path, name in included.items()})
        if self.target_name == "wheel":
            build_data["shared_data"][str(_manual())] = _MANUAL


def _manual() -> Path:
    """Write the manual page, which is made of the words of the commands, and return where it is."""
    written = WORK / "man" / Path(_MANUAL).name
    written.parent.mkdir(parents=True, exist_ok=True)
    written.write_text(page(__version__), encoding="utf-8", newline="\n")
    return written


def _build() -> None:
    if not assemble.is_built():
        fetch()
        assemble.build()
