"""What a pasted token is readable with: the page and its script, as hosts send them, and no more than that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from site_builder.failure import Failure
from site_builder.hosting.twins import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_OCTETS: Final = 120_000
_PAGE: Final = "index.html"
_ASKED: Final = re.compile(r'<link rel="(?:modulepreload|preload|stylesheet)" href="([^"]+)"')


def check(page: str, packed: Mapping[str, bytes]) -> None:
    """Raise where the page and what it asks for before anything else are too many octets in one of both codings."""
    names = [_PAGE, *_ASKED.findall(page)]
    for suffix in SUFFIXES:
        octets = sum(len(packed[name + suffix]) for name in names)
        if octets > MOST_OCTETS:
            message = f"{' and '.join(names)} have {octets:,} bytes as {suffix}, and {MOST_OCTETS:,} is the most."
            raise Failure(message)
