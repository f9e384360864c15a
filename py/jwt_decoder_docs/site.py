"""Where the built site is, for tools that copy it or link to it."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.output.wording import render

# It lists the files of the site, and is written last.
_LIST: Final = "SHA256SUMS"
MISSING: Final = Sentence(
    "The built JWT Decoder site is missing: install the package with pip, which includes it, or build it in"
    " the checkout: python3 build.py"
)


class SiteMissingError(RuntimeError):
    """The site is neither in the package nor built beside the sources; the text says what to do."""


def folder() -> Path:
    """Return the folder of the built site, in which ``SHA256SUMS`` lists its files.

    It is in the package where that was installed from a wheel, and the repository's ``dist/`` in a checkout or an
    editable install. Raises SiteMissingError where neither is there, as in a package that is imported from a zip file.
    """
    package = files(__package__)
    if isinstance(package, Path):
        for place in (package / "site", package.parents[1] / "dist"):
            if (place / _LIST).is_file():
                return place
    raise SiteMissingError(render(MISSING))
