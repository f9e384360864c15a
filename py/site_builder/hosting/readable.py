"""What a pasted token is readable with, as hosts send it: the page alone, whose head has the script that shows it.

What the page then asks for before Python is on its way has a limit too: on a slow line it stands before Python.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from site_builder.failure import Failure
from site_builder.hosting.twins import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# What routes reports to the first engine, starts it and names its files was the last to raise both.
MOST_OF_PAGE: Final = 40_300
MOST_BEFORE_PYTHON: Final = 122_000
_PAGE: Final = "index.html"
_ASKED: Final = re.compile(r'<link rel="(?:modulepreload|preload|stylesheet)" href="([^"]+)"')


def check(page: str, packed: Mapping[str, bytes]) -> None:
    """Raise where the page, or it and what it asks for first, are too many octets in one of both codings."""
    for suffix in SUFFIXES:
        _require([_PAGE], suffix, packed, MOST_OF_PAGE)
        _require([_PAGE, *_ASKED.findall(page)], suffix, packed, MOST_BEFORE_PYTHON)


def _require(names: Iterable[str], suffix: str, packed: Mapping[str, bytes], most: int) -> None:
    octets = sum(len(packed[name + suffix]) for name in names)
    if octets > most:
        message = f"{' and '.join(names)}: {octets:,} bytes as {suffix}, and {most:,} is the most."
        raise Failure(message)
