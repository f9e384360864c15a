"""Hex dumps, as hexdump -C and xxd write them: the text that was dumped, in place of its lines."""

from __future__ import annotations

import re
from array import array
from itertools import islice
from typing import TYPE_CHECKING, Final

from jwt_decoder.extract.decoded_layer import Layer

if TYPE_CHECKING:
    from collections.abc import Iterator

# The offset, octets in hex, and the same as characters, a dot for those that can't be printed.
_LINE: Final = re.compile(
    r"^(?P<offset>[0-9a-f]{7}0)(?::[ ]|[ ]{2})(?P<octets>(?:[0-9a-f]{2,4}[ ]{1,2}){1,16}?)[ ]*+"
    r"(?:\|(?P<framed>[^\r\n]{1,16})\||(?<=[ ]{2})(?P<plain>[^\r\n]{1,16}))\r?$",
    re.MULTILINE,
)
# hexdump ends with how much it was.
_END: Final = re.compile(r"\r?\n(?:[0-9a-f]{8}(?=\r?\n|\Z))?")
_SIGN: Final = "0000000"
_FEWEST: Final = 2
_PRINTED: Final = range(0x20, 0x7F)


def is_dumped(text: str) -> bool:
    """Check whether lines of a dump stand in a text."""
    return _SIGN in text and len(list(islice(_lines(text), _FEWEST))) == _FEWEST


def undumped(text: str) -> tuple[Layer, int]:
    """Return a text with what was dumped in place of the lines of dumps, and how many lines these were.

    The place of an octet is its character in the dump.
    """
    parts: list[str] = []
    places = array("L")
    at = count = 0
    for line, octets, column in _lines(text):
        parts += text[at : line.start()], octets.decode("latin-1")
        places.extend(range(at, line.start()))
        places.extend(range(column, column + len(octets)))
        end = _END.match(text, line.end())
        at = end.end() if end else line.end()
        count += 1
    parts.append(text[at:])
    places.extend(range(at, len(text)))
    return Layer("".join(parts), places), count


def _lines(text: str) -> Iterator[tuple[re.Match[str], bytes, int]]:
    """Give the lines of dumps, each with its octets and where their characters begin."""
    for line in _LINE.finditer(text):
        octets = bytes.fromhex(line["octets"])
        column = "plain" if line["framed"] is None else "framed"
        if line[column] == "".join(chr(octet) if octet in _PRINTED else "." for octet in octets):
            yield line, octets, line.start(column)
