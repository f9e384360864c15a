"""Marks that stand for the rest of a token where a log, a person or a page shortened it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from jwt_decoder.extract.line_breaks import NEW_LINE, SPACE
from jwt_decoder.extract.token_shape import OPENING, looks_encoded

_ELLIPSIS: Final = r"\u2026|\.{2,}+"
_CUT: Final = (
    "snip(?:ped)?|truncated?|cut|clipped|elided|omitted|removed|redacted|shortened|abbreviated|trimmed|skipped|stripped"
)
_MORE: Final = "more|chars?|characters?|bytes?|octets?|symbols?|letters?|rest|remaining|others?|etc"
_WORDS: Final = rf"(?i:{_CUT}|{_MORE}|of|the|is|was|here|for|brevity|total|token|value|output|string|log|and|in|by)\b"
_FILL: Final = rf"(?:[\s.,:+\u2026-]|[0-9]++(?:[kKMG]i?)?B?\b|{_WORDS}){{1,20}}+"
_SAID: Final = rf"(?=[^\])>}}]{{0,60}}(?:\u2026|\.\.|\b(?i:{_CUT}|{_MORE})\b))"
_BRACKETS: Final = "|".join(
    rf"{before}{_SAID}{_FILL}{behind}"
    for before, behind in ((r"\[", r"\]"), (r"\(", r"\)"), ("<", ">"), (r"\{", r"\}"))
)
_MASK: Final = r"\*{3,}|[•●█]{3,}"
_RUN: Final = "[A-Za-z0-9_.~+/=-]*+"
_RULED: Final = rf"(?P<rule>[-=~*_]{{1,5}}+)[ \t]*+(?i:{_CUT})[ \t]*+(?P=rule)"
# Right behind the token; or what says more, in brackets, also behind a space or in a line of its own.
_GLUED: Final = re.compile(rf"(?:(?P<mark>{_ELLIPSIS})|\.?(?P<framed>{_MASK}|{_BRACKETS}|\u2026))(?P<rest>{_RUN})")
_APART: Final = re.compile(
    rf"{SPACE}*+(?:(?P<line>{NEW_LINE}){SPACE}*+)?(?P<mark>{_BRACKETS}|{_RULED})"
    rf"(?:(?(line){NEW_LINE}{SPACE}*+)(?P<rest>{_RUN}))?"
)
_LONGEST: Final = 160


class Shortening(NamedTuple):
    """The mark that stands for the rest of a token, what stands behind it, and where that ends."""

    mark: str
    rest: str
    end: int


def shortening_at(text: str, at: int, start: int) -> Shortening | None:
    """Return the mark at the end of what was read from ``start`` on of a token that is not whole.

    What is in front of it too is emphasis.
    """
    limit = at + _LONGEST
    found = _GLUED.match(text, at, limit) or _APART.match(text, at, limit)
    if not found:
        return None
    mark = "framed" if found.re is _GLUED and found["framed"] else "mark"
    if found[mark].startswith("*") and text.endswith(found[mark], 0, start):
        return None
    rest = found["rest"] or ""
    is_rest = rest and not OPENING.match(rest) and (found.re is _GLUED or looks_encoded(rest))
    return Shortening(found[mark], rest if is_rest else "", found.end() if is_rest else found.end(mark))
