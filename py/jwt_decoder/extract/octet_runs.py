"""Texts that are written octet by octet: in hex, in one run, in groups or separated, and as numbers of a list."""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.extract.base64_runs import LONGEST, beginning, places_of
from jwt_decoder.extract.decoded_layer import Layer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

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
# Characters of a list, each a string.
_QUOTED: Final = re.compile(r"(?P<quote>[\"'])(?P<first>e)(?P=quote)\s*+,\s*+(?P=quote)[yw](?P=quote)")
_CHARACTER: Final = r"{0}(?P<character>[A-Za-z0-9._~+/=-]){0}"
_BETWEEN_ITEMS: Final = re.compile(r"\s*+,\s*+")
_QUOTES: Final = ("'e'", '"e"')
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
            written = _FORMS[sign.re]
            spans = written.spans(sign, least, limit)
            free = spans[-1][1]
            if len(spans) >= _SHORTEST:
                read = "".join(written.character(text[one:stop]) for one, stop in spans)
                begins, stops = zip(*spans, strict=True)
                yield Layer(read, array("L", begins), array("L", stops))


def _signs(text: str) -> list[re.Match[str]]:
    """Return where the first octets of a header stand, in hex or as numbers."""
    in_hex = (_IN_HEX.match(text, place) for needle in _HEX for place in places_of(text, needle))
    in_decimal = (_IN_DECIMAL.match(text, place) for place in places_of(text, _DECIMAL))
    listed = (_QUOTED.match(text, place) for needle in _QUOTES for place in places_of(text, needle))
    return sorted(filter(None, (*in_hex, *in_decimal, *listed)), key=lambda sign: sign.start("first"))


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


def _characters(sign: re.Match[str], _: int, limit: int) -> list[tuple[int, int]]:
    """Return where the characters stand that follow in the list of a sign, each in its quotation marks."""
    one = re.compile(_CHARACTER.format(sign["quote"]))
    spans: list[tuple[int, int]] = []
    at = sign.start()
    while found := one.match(sign.string, at, limit):
        spans.append(found.span("character"))
        comma = _BETWEEN_ITEMS.match(sign.string, found.end(), limit)
        at = comma.end() if comma else limit
    return spans or [sign.span("first")]


class _Form(NamedTuple):
    """How octets or characters are written: where they stand around a sign, and which one a part of the text is."""

    spans: Callable[[re.Match[str], int, int], list[tuple[int, int]]]
    character: Callable[[str], str]


_FORMS: Final = {
    _IN_HEX: _Form(_pairs, lambda digits: chr(int(digits, 16))),
    _IN_DECIMAL: _Form(_numbers, lambda digits: chr(int(digits))),
    _QUOTED: _Form(_characters, str),
}
