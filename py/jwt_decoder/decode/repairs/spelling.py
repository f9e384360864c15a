"""A segment's characters that count, as far as they can be told, and where each stands in the segment."""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.text.base64url_faults import MENDED

if TYPE_CHECKING:
    from collections.abc import Sequence

_STRICT: Final = re.compile(r"[A-Za-z0-9_-]*+")
_TO_STANDARD: Final = str.maketrans("-_", "+/")
_TO_URL: Final = str.maketrans("+/", "-_")
_LEFT_OUT: Final = re.compile("[ \t\r\n\N{NO-BREAK SPACE}]")


@dataclass(frozen=True, slots=True)
class Spelling:
    """``text`` is base64url, with an “A” for what is none; ``places`` are where its characters stand in the segment.

    ``unknown`` are the indices of those that are none. ``length`` is that of the segment without its padding.
    """

    text: str
    places: Sequence[int]
    unknown: tuple[int, ...]
    length: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where characters stand in the segment; none of them stand behind the one before."""
        if start == end:
            place = self.places[start - 1] + 1 if start else 0
            return place, place
        return self.places[start], self.places[end - 1] + 1


def spell(segment: str, *, strictly: bool = False) -> Spelling:
    """Spell a segment; what programs put into a text or change in it is undone, unless it is taken strictly."""
    body = segment.rstrip("= \t\r\n")
    if _STRICT.fullmatch(body):
        return Spelling(body, range(len(body)), (), len(body))
    text: list[str] = []
    places: list[int] = []
    unknown: list[int] = []
    for place, found in enumerate(body):
        for character in found if strictly else _mended(found):
            if not _STRICT.fullmatch(character):
                unknown.append(len(text))
            text.append(character if _STRICT.fullmatch(character) else "A")
            places.append(place)
    return Spelling("".join(text), places, tuple(unknown), len(body))


def _mended(found: str) -> str:
    return _LEFT_OUT.sub("", found).translate(_TO_URL).translate(MENDED)


def octets_of(text: str) -> bytes:
    """Return the octets of base64url; a last character that makes none is left out."""
    usable = text[:-1] if len(text) % 4 == 1 else text
    return binascii.a2b_base64(usable.translate(_TO_STANDARD) + "=" * (-len(usable) % 4))
