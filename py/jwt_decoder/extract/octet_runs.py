"""Texts that are written octet by octet: in hex, in one run, in groups or separated, and as numbers of a list."""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING, Final

from jwt_decoder.extract.base64_runs import LONGEST, beginning, places_of
from jwt_decoder.extract.decoded_layer import Layer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# What may stand between two octets: signs, a line break, the mark of a number in hex.
_BETWEEN: Final = r"[ \t]*+[,:;-]?[ \t]*+(?:\\?\r?\n[ \t]*+)?+(?:0[xX])?"
_PAIR: Final = re.compile("[0-9A-Fa-f]{2}")
_PAIRS: Final = re.compile(rf"[0-9A-Fa-f]{{2}}(?:{_BETWEEN}[0-9A-Fa-f]{{2}})*+")
_COMMA: Final = r"(?:\s*+,\s*+|\s++)"
_OCTET: Final = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})(?![0-9])"
_NUMBER: Final = re.compile("[0-9]+")
_LIST: Final = re.compile(rf"{_OCTET}(?:{_COMMA}{_OCTET})*+")
_OF_LISTS: Final = "0123456789, \r\n\t"
# How a header begins, `eyJ`, `ewo` or `ew0`, and how it does that at a place where the first two stand.
_HEX: Final = ("657", "65 7", "65:7", "65,7", "65-7", "65\n7", "65\r\n7", "0x65", "0X65")
_IN_HEX: Final = re.compile(
    rf"(?:0[xX])?(?P<first>65)(?P<joint>{_BETWEEN})7(?:9{_BETWEEN}4[aA]|7{_BETWEEN}(?:6[fF]|30))"
)
_DECIMAL: Final = "101"
_IN_DECIMAL: Final = re.compile(rf"(?P<first>101){_COMMA}(?:121{_COMMA}74|119{_COMMA}(?:111|48))(?![0-9])")
_SHORTEST: Final = 40  # octets that hold a token


def octet_texts(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[Layer]:
    """Return what is written octet by octet, where it may be text with a token.

    Nothing is looked at in the ranges ``taken``, which are in order.
    """
    free = 0
    ranges = iter((*taken, (len(text), len(text))))
    start, end = next(ranges)
    for sign in _signs(text):
        place = sign.start("first")
        while place >= end:
            free = max(free, end)
            start, end = next(ranges)
        if free <= place < start:
            least, limit = max(free, place - LONGEST), min(start, place + LONGEST)
            is_hex = sign.re is _IN_HEX
            spans = _pairs(sign, least, limit) if is_hex else _numbers(sign, least, limit)
            free = spans[-1][1]
            if len(spans) >= _SHORTEST:
                octets = bytes(int(text[one:stop], 16 if is_hex else 10) for one, stop in spans)
                begins, stops = zip(*spans, strict=True)
                yield Layer(octets.decode("latin-1"), array("L", begins), array("L", stops))


def _signs(text: str) -> list[re.Match[str]]:
    """Return where the first octets of a header stand, in hex or as numbers."""
    in_hex = (_IN_HEX.match(text, place) for needle in _HEX for place in places_of(text, needle))
    in_decimal = (_IN_DECIMAL.match(text, place) for place in places_of(text, _DECIMAL))
    return sorted(filter(None, (*in_hex, *in_decimal)), key=lambda sign: sign.start("first"))


def _pairs(sign: re.Match[str], least: int, limit: int) -> list[tuple[int, int]]:
    """Return where the pairs of digits stand that are one run with those of a sign."""
    text, begin = sign.string, sign.start("first")
    joints = dict.fromkeys((sign["joint"], "", "\n", "\r\n"))
    while (before := max(_pair_before(text, begin, joint) for joint in joints)) >= least:
        begin = before
    run = _PAIRS.match(text, begin, limit)
    return [pair.span() for pair in _PAIR.finditer(text, *run.span())] if run else [sign.span("first")]


def _pair_before(text: str, at: int, joint: str) -> int:
    """Return where a pair of digits begins that stands before an offset and what joins it, -1 where none does."""
    begin = at - len(joint) - 2
    return begin if begin >= 0 and _PAIR.match(text, begin) and text.startswith(joint, begin + 2) else -1


def _numbers(sign: re.Match[str], least: int, limit: int) -> list[tuple[int, int]]:
    """Return where the numbers of octets stand that are one list with those of a sign."""
    text, place = sign.string, sign.start("first")
    begin = beginning(text, least, place, _OF_LISTS)
    runs = (run for run in _LIST.finditer(text, begin, limit) if run.end() > place)
    run = next(runs, None)
    return [one.span() for one in _NUMBER.finditer(text, *run.span())] if run else [sign.span("first")]
