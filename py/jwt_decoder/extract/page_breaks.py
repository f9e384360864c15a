"""Texts with page breaks: the footer of a page and the header of the next one, as an RFC has them (RFC 7322 §4)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jwt_decoder.extract.left_out import without_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.extract.decoded_layer import Layer

# A line with nothing else in it, or one that ends in brackets behind names and titles, which have no long words.
_SIGN = re.compile(r"(?P<bracket>\[)?\bPage [0-9]{1,4}(?: of [0-9]{1,4})?(?(bracket)\])[ \t]*+(?=[\r\n\f])")
_TITLES = re.compile(r"(?:[ \t]*+[^\s]{1,30}(?=\s))*+[ \t]{2,}")
_HEADER = re.compile(r"[ \t]*+(?:RFC [0-9]{1,5}|Internet-Draft)\b[^\r\n]{0,100}[0-9]{4}[ \t]*+(?=[\r\n]|\Z)")
_BLANK = " \t\r\n\f"
_EMPTY_LINES = re.compile(r"(?:[ \t]*+[\r\n\f])*+")
_LONGEST_FOOTER = 100


def has_page_breaks(text: str) -> bool:
    """Check whether pages end in a text, and something else stands in it."""
    return "Page " in text and any(start > 0 for start, _ in _places(text))


def without_page_breaks(text: str) -> tuple[Layer, int]:
    """Return a text without its page breaks, a line break in the place of each, and how many there were."""
    return without_spans(text, _places(text), "\n")


def _places(text: str) -> Iterator[tuple[int, int]]:
    """Return where page breaks begin and end: the blank lines around them are theirs."""
    at = 0
    for sign in _SIGN.finditer(text):
        line = text.rfind("\n", max(at, sign.start() - _LONGEST_FOOTER), sign.start()) + 1
        titles = text[line : sign.start()]
        if line > at and (_TITLES.fullmatch(titles) if sign["bracket"] else not titles.strip()):
            start = at + len(text[at:line].rstrip(_BLANK))
            at = _behind(text, sign.end())
            yield start, at


def _behind(text: str, at: int) -> int:
    """Return where the text goes on behind a footer that ends at an offset."""
    for pattern in (_EMPTY_LINES, _HEADER, _EMPTY_LINES):
        found = pattern.match(text, at)
        at = found.end() if found else at
    return at
