"""Texts of which something is left out, and where in the paste the rest of them stood.

Where every character stood is too much to write down for megabytes of which a few hundred are a token: it is found
where it is asked for.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from jwt_decoder.extract.decoded_layer import Layer

if TYPE_CHECKING:
    from collections.abc import Iterable

_BLOCK = 4096


class _Runs:
    """Where characters stood that are neighbours in the paste too, but where a run of them ends."""

    __slots__ = ("_begins", "_places")

    def __init__(self, begins: array[int], places: array[int]) -> None:
        """Take where each run begins in the text that is left, and where in the paste."""
        self._begins = begins
        self._places = places

    def __getitem__(self, at: int) -> int:
        run = bisect_right(self._begins, at) - 1
        return self._places[run] + at - self._begins[run]


class _Others:
    """Where the characters of a paste stood that are not a certain one."""

    __slots__ = ("_before", "_block", "_character", "_places", "_text")

    def __init__(self, text: str, character: str) -> None:
        """Count the others in each block of the paste."""
        blocks = (text[at : at + _BLOCK] for at in range(0, len(text), _BLOCK))
        self._text = text
        self._character = character
        self._before = array("L", accumulate((len(one) - one.count(character) for one in blocks), initial=0))
        self._block = -1
        self._places: list[int] = []

    def __getitem__(self, at: int) -> int:
        block = bisect_right(self._before, at) - 1
        if block != self._block:
            start = block * _BLOCK
            one = self._text[start : start + _BLOCK]
            self._block = block
            self._places = [place for place, character in enumerate(one, start) if character != self._character]
        return self._places[at - self._before[block]]


def without_spans(text: str, spans: Iterable[tuple[int, int]], joint: str = "") -> tuple[Layer, int]:
    """Return a text without spans, a ``joint`` of one character or none in place of each, and how many there were."""
    parts: list[str] = []
    begins, places = array("L"), array("L")
    length = at = count = 0
    for start, end in spans:
        if part := text[at:start] + joint:
            parts.append(part)
            begins.append(length)
            places.append(at)
            length += len(part)
        at = end
        count += 1
    parts.append(text[at:])
    begins.append(length)
    places.append(at)
    return Layer("".join(parts), _Runs(begins, places)), count


def without_character(text: str, character: str) -> tuple[Layer, int]:
    """Return a text without a certain character, and how often it was there."""
    left = text.replace(character, "")
    return Layer(left, _Others(text, character)), len(text) - len(left)
