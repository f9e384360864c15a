"""Runs of base64 that hold text with a token or key: Basic credentials, a Kubernetes secret, a whole header line."""

from __future__ import annotations

import binascii
import re
from array import array
from heapq import merge
from typing import TYPE_CHECKING

from jwt_decoder.extract.base64_runs import GROUP, LONGEST, beginning, lines_of, places_of
from jwt_decoder.extract.decoded_layer import Layer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# What base64 makes of `eyJ`, for each of the three places where it can begin in a group, of `ewo` and `ew0` at the
# beginning of a value, of `-----BEGIN` and of the configuration of Docker, which has base64 in it; and of the base64 of
# the first three and of gzip. Each has how far into its group of four it begins.
_MORE = "[A-Za-z0-9+/_-]{24}"
_SIGNS = (
    ("ZXlK", re.compile(f"ZXlK{_MORE}"), 0),
    ("ZXdv", re.compile(f"ZXdv{_MORE}"), 0),
    ("ZXcw", re.compile(f"ZXcw{_MORE}"), 0),
    ("V5S", re.compile(f"[GWm2]V5S[g-v]{_MORE}"), 1),
    ("leU", re.compile(f"[BFJNRVZdhlptx159]leU[o-r]{_MORE}"), 2),
    ("LS0tLS1CRUdJTi", re.compile(f"LS0tLS1CRUdJTi{_MORE}"), 0),
    *((sign, re.compile(f"{sign}{_MORE}"), 0) for sign in ("WlhsS", "Wlhkd", "Wlhjd")),
    ("SDRzS", re.compile(f"SDRzS{_MORE}"), 0),
    ("eyJhdXRocyI6", re.compile(f"eyJhdXRocyI6{_MORE}"), 0),
)
_TO_STANDARD = str.maketrans("-_", "+/")
_OCTETS = 3
_SHORTEST = 48  # characters of base64 that hold a token or key


def packed_texts(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[Layer]:
    """Return what runs of base64 hold, octet for character, where it may be text with a token or a PEM block.

    Nothing is looked at in the ranges ``taken``, which are in order.
    """
    ranges = iter((*taken, (len(text), len(text))))
    start, end = next(ranges)
    at = 0
    for place, offset in merge(*(_signs(text, *sign) for sign in _SIGNS)):
        while place >= end:
            at = max(at, end)
            start, end = next(ranges)
        if at <= place < start:
            begin = beginning(text, at, place)
            lines = lines_of(text, begin, start)
            at = max(lines[-1][1], place + 1)
            if sum(stop - line for line, stop in lines) >= _SHORTEST:
                yield _unpacked(text, lines, (place - offset - begin) % GROUP)


def _signs(text: str, needle: str, sign: re.Pattern[str], offset: int) -> Iterator[tuple[int, int]]:
    """Return where a sign stands, with how far into a group of four it begins."""
    ahead = 1 if offset else 0
    for at in places_of(text, needle):
        if at >= ahead and sign.match(text, at - ahead):
            yield at - ahead, offset


def _unpacked(text: str, lines: Sequence[tuple[int, int]], phase: int) -> Layer:
    """Decode the lines from the group on that begins ``phase`` characters after their beginning."""
    places = array("L")
    for line, end in lines:
        places.extend(range(line, end))
    packed = "".join(text[line:end] for line, end in lines)[phase : phase + LONGEST]
    places = places[phase : phase + len(packed)]
    usable = packed[:-1] if len(packed) % GROUP == 1 else packed
    octets = binascii.a2b_base64(usable.translate(_TO_STANDARD) + "=" * (-len(usable) % GROUP))
    begins = array("L", (places[at // _OCTETS * GROUP + at % _OCTETS] for at in range(len(octets))))
    stops = array("L", (places[at // _OCTETS * GROUP + at % _OCTETS + 1] + 1 for at in range(len(octets))))
    return Layer(octets.decode("latin-1"), begins, stops)
