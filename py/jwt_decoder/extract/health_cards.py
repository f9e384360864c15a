"""SMART Health Cards as their QR codes spell them: two digits for each character, in one code or in several."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from jwt_decoder.extract.decoded_layer import Layer

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGN: Final = "shc:/"
_CODE: Final = re.compile(r"shc:/(?:(?P<number>[0-9]{1,2})/(?P<of>[0-9]{1,2})/)?(?P<digits>[0-9]{20,20000}+)")
_FIRST: Final = 45  # the code of the character that 00 spells
_LAST: Final = 77  # what spells "z", the last letter of base64url
_MOST_CODES: Final = 100


def cards(text: str) -> Iterator[Layer]:
    """Give the text that each card spells; that of several codes once all of them are there, in any order."""
    found: dict[int, re.Match[str]] = {}
    for code in islice(_CODE.finditer(text), _MOST_CODES):
        if code["number"] is None:
            found, codes = {}, [code]
        else:
            found[int(code["number"])] = code
            count = int(code["of"])
            if not found.keys() >= set(range(1, count + 1)):
                continue
            codes = [found[number] for number in range(1, count + 1)]
            found = {}
        yield from _spelled(codes)


def _spelled(codes: list[re.Match[str]]) -> Iterator[Layer]:
    """Give the characters of codes; where they stand out of order, all of the codes are the place of each."""
    places = [at for code in codes for at in range(code.start("digits"), code.end("digits") - 1, 2)]
    pairs = [int(codes[0].string[at : at + 2]) for at in places]
    if max(pairs) > _LAST:
        return
    text = "".join(chr(_FIRST + pair) for pair in pairs)
    if places == sorted(places):
        yield Layer(text, places, [at + 2 for at in places])
    else:
        yield Layer(text, [min(places)] * len(places), [max(places) + 2] * len(places))
