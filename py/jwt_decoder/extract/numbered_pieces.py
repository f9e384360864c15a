"""A value that was stored in numbered pieces, each under a name of its own (RFC 6265 §6.1 bounds a cookie)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.extract.base64_runs import places_of

if TYPE_CHECKING:
    from collections.abc import Iterator

# What stands before the first piece, read backwards, so that it ends soon: `session.0=`, `session-0: "`, in columns, or
# as name and value of a record in JSON; the first of all may have the name alone.
_FIRST: Final = re.compile(
    r"(?P<value>(?P<record>\"\s{0,4}:\s{0,4}\"eulav\"[^{}]{0,300}?,\")|[\"']?[ ]{0,4}[=:\t][ ]{0,4}[\"']?)"
    r"(?:(?P<number>[01])(?![0-9])(?P<mark>[._-]?))?(?P<name>[^\s;,=:\"'&?]{1,200}+)"
    r"(?(record)(?=\"\s{0,4}:\s{0,4}\"eman\"))"
)
_BEFORE_NAME: Final = ";,&\"'{"
_IN_RECORD: Final = r"\",[^{}]{0,300}?\"value\"\s{0,4}:\s{0,4}\""
_BETWEEN: Final = re.compile(
    r"[\"']?(?:[ \t]*+[;,&][^\r\n]{0,300}?|[ \t][^\r\n]{0,300}?)?(?:(?:\r\n?|\n)[^\r\n]{0,60}?)?"
)
_BETWEEN_RECORDS: Final = re.compile(r"\"[^{}]{0,300}\}\s{0,40},\s{0,40}\{[^{}]{0,300}?")
_BEGINS: Final = re.compile(r"(?<![^\s;,&\"'{])")
_LONGEST_NAME: Final = 520
_LONGEST_GAP: Final = 700
_REACH: Final = 10_000  # characters on both sides in which pieces out of order are looked for
_PIECE: Final = r"(?P<text>[A-Za-z0-9_.~%=+/-]++)"


class Joined(NamedTuple):
    """Pieces that were put in their order: their text, and where each of them stands."""

    text: str
    spans: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """Where the first of them in the paste begins."""
        return min(self.spans)[0]

    @property
    def end(self) -> int:
        """Where the last of them in the paste ends."""
        return max(self.spans)[1]

    def holds(self, start: int, end: int) -> bool:
        """Check whether something stands within one of them."""
        return any(one <= start and end <= other for one, other in self.spans)


class NumberedPieces:
    """The pieces behind the one in which a token begins."""

    def __init__(self, text: str, start: int) -> None:
        """Look at the name before ``start``."""
        self._text = text
        self._start = start
        found = _FIRST.match(text[max(0, start - _LONGEST_NAME) : start][::-1])
        self._name = found["name"][::-1] if found else ""
        self._value = re.escape(found["value"][::-1]) if found else ""
        self._between = _BETWEEN
        if found and found["record"]:
            self._value, self._between = _IN_RECORD, _BETWEEN_RECORDS
        self._marks = (found["mark"],) if found and found["number"] else (".", "_", "-")
        self._first = int(found["number"]) if found and found["number"] else 0
        self._next = self._first + 1
        if self._first and self._has_piece_before(found["value"][::-1] if found else ""):
            self._name = ""

    def _has_piece_before(self, value: str) -> bool:
        """Check whether there is a piece with the number 0, or with the name alone, before or behind this one."""
        around = self._text[max(0, self._start - _REACH) : self._start + _REACH]
        bare = places_of(around, self._name + value)
        return f"{self._name}{self._marks[0]}0{value}" in around or any(
            place == 0 or around[place - 1].isspace() or around[place - 1] in _BEFORE_NAME for place in bare
        )

    def next_gap(self, at: int, limit: int) -> int:
        """Return the length of what stands between the end of a piece and the value of the next one, 0 if none does."""
        return min((end for name in self._next_names() for end in self._ends(name, at, limit)), default=at) - at

    def _ends(self, name: str, at: int, limit: int) -> Iterator[int]:
        """Yield where the value may begin whose name stands first behind an offset; no pattern is made of the name."""
        place = self._text.find(name, at, min(limit, at + _LONGEST_GAP))
        while place >= 0:
            value = re.compile(self._value).match(self._text, place + len(name), limit)
            if value and _BEGINS.match(self._text, place) and self._between.fullmatch(self._text, at, place):
                yield value.end()
                return
            place = self._text.find(name, place + 1, min(limit, at + _LONGEST_GAP))

    def taken(self) -> None:
        """Go on to the piece after the next one."""
        self._next += 1

    def in_order(self, limit: int) -> Joined | None:
        """Return all pieces in their order, where more of them stand before ``limit`` than followed each other."""
        low, high = max(0, self._start - _REACH), min(limit, self._start + _REACH)
        first = re.compile(_PIECE).match(self._text, self._start, high)
        if first is None or not self._is_there(low, high):
            return None
        found = {self._first: first.span("text")}
        for piece in re.compile(self._named(r"(?P<number>[0-9]{1,2})") + _PIECE).finditer(self._text, low, high):
            found.setdefault(int(piece["number"]), piece.span("text"))
        count = next(number for number in range(len(found) + 1) if self._first + number not in found)
        spans = tuple(found[self._first + number] for number in range(count))
        if self._first + count <= self._next:
            return None
        return Joined("".join(self._text[start:end] for start, end in spans), spans)

    def _is_there(self, low: int, high: int) -> bool:
        """Check whether the name of the next piece stands between two offsets."""
        return any(self._text.find(name, low, high) >= 0 for name in self._next_names())

    def _next_names(self) -> Iterator[str]:
        """Yield what the next piece may be called, nothing where this one has no name."""
        return (f"{self._name}{mark}{self._next}" for mark in self._marks if self._name)

    def _named(self, number: str) -> str:
        """Return what a piece of this number has before its value, as a pattern."""
        marks = "|".join(map(re.escape, self._marks))
        return rf"{_BEGINS.pattern}{re.escape(self._name)}(?:{marks}){number}{self._value}"
