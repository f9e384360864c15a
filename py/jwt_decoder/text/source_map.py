"""Places of a token in the paste, in the units of the page: from clean text to paste, from code points to UTF-16."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jwt_decoder.model.paste import TokenText

_ASTRAL: Final = re.compile("[\U00010000-\U0010ffff]")


class Units:
    """UTF-16 code units of a text; code points beyond U+FFFF are two."""

    __slots__ = ("_astral",)

    def __init__(self, text: str) -> None:
        """Find the code points of ``text`` that are two units."""
        self._astral = [] if text.isascii() else [found.start() for found in _ASTRAL.finditer(text)]

    def at(self, point: int) -> int:
        """Return the code units before a code point."""
        return point + bisect_left(self._astral, point) if self._astral else point


class Places:
    """The characters of a paste that spell those of a token's clean text."""

    __slots__ = ("_ends", "_pieces", "_starts", "_token", "_units", "is_packed")

    def __init__(self, token: TokenText, units: Units) -> None:
        """Prepare the map of a token; ``units`` are those of the paste."""
        self._token = token
        self._units = units
        # Pieces without clean text stand for characters that were dropped: nothing of the token is there.
        pairs = zip(token.pieces, [*(piece.at for piece in token.pieces[1:]), token.end], strict=True)
        kept = [(piece, end) for piece, end in pairs if piece.end > piece.start]
        self._pieces = [piece for piece, _ in kept]
        self._ends = [end for _, end in kept]
        self._starts = [piece.start for piece in self._pieces]
        # Then a character has no place of its own, and no edit of the paste changes it alone.
        self.is_packed = any(1 < piece.end - piece.start != end - piece.at for piece, end in kept)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the UTF-16 units of the paste for code points of the clean text; an empty run stays empty."""
        if start == end:
            place = self._units.at(self._after(start) if start else self._token.start)
            return place, place
        return self._units.at(self._before(start)), self._units.at(self._after(end))

    def _before(self, start: int) -> int:
        """Return the code point of the paste where the character at ``start`` begins."""
        index = bisect_right(self._starts, start) - 1
        piece = self._pieces[index]
        return piece.at + (start - piece.start if self._is_literal(index) else 0)

    def _after(self, end: int) -> int:
        """Return the code point of the paste where the character before ``end`` ends."""
        index = bisect_right(self._starts, end - 1) - 1
        if not self._is_literal(index):
            return self._ends[index]
        piece = self._pieces[index]
        return piece.at + end - piece.start

    def _is_literal(self, index: int) -> bool:
        piece = self._pieces[index]
        return self._ends[index] - piece.at == piece.end - piece.start
