"""Strings of JSON that a text wraps over lines, as an RFC does; JSON has no line break in a string (RFC 8259 §7)."""

from __future__ import annotations

import re
from typing import NamedTuple

from jwt_decoder.model.paste import Piece

# One that is closed in its line; and one whose lines are all base64url, base64 or a token.
_IN_LINE = r'"[^"\\\r\n]*+(?:\\.[^"\\\r\n]*+)*+"'
_LINE = r"[ \t]*+[A-Za-z0-9_.~+/=-]++[ \t]*+"
_WRAPPED = rf'"{_LINE}(?:(?:\r\n?|\n){_LINE})++"'
STRING = rf"(?:{_IN_LINE}|{_WRAPPED})"

# One that is not closed reaches to the end of its line: it is not looked through again from each quote in it.
_STRINGS = re.compile(rf"(?P<wrapped>{_WRAPPED})|{_IN_LINE}?", re.DOTALL)
# Looked for from the first of the blanks before it, not from each: a line is never empty, so none is behind a break.
_BREAK = re.compile(r"(?<![ \t])[ \t]*+(?:\r\n?|\n)[ \t]*+")


class Clean(NamedTuple):
    """A part of a text without the line breaks in its strings: how it is spelled there, and how many there were."""

    text: str
    pieces: tuple[Piece, ...]
    breaks: int


def unwrapped(text: str, start: int, end: int) -> Clean:
    """Return what stands between two offsets without the line breaks that wrap strings."""
    parts: list[str] = []
    pieces: list[Piece] = []
    length, at = 0, start
    for gap_start, gap_end in (*_breaks(text, start, end), (end, end)):
        pieces.append(Piece(length, length + gap_start - at, at))
        parts.append(text[at:gap_start])
        length += gap_start - at
        if gap_end > gap_start:
            pieces.append(Piece(length, length, gap_start))
        at = gap_end
    return Clean("".join(parts), tuple(pieces), len(pieces) // 2)


def _breaks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the line breaks within strings are."""
    strings = (one.span() for one in _STRINGS.finditer(text, start, end) if one["wrapped"])
    return [gap.span() for string in strings for gap in _BREAK.finditer(text, *string)]
