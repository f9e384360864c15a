"""Puts the built site into the package: hatchling runs it before it makes a wheel or an sdist."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# hatchling starts this file by its path, in an environment that knows nothing of the folder around it.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from site_builder import assemble
from site_builder.failure import Failure
from site_builder.fetch import fetch
from site_builder.pages import privacy
from site_builder.project import DIST, ROOT

# Where the site is in each kind of package; an editable install leaves it where it is.
_FOLDERS: Final = {"sdist": "dist", "wheel": "jwt_decoder_docs/site"}


class SiteHook(BuildHookInterface[Any]):
    """Builds ``dist/`` where it is missing or stale, and includes what a visitor's browser is sent."""

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


def _build() -> None:
    if not assemble.is_built():
        fetch()
        assemble.build()
