"""The ways in which libraries write the same JSON: for a text that was read and written anew after it was signed."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING, Final

from jwt_decoder.json import bounded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LARGEST: Final = 1_000_000
# Above it only the commonest ways are tried.
_LARGEST_IN_EVERY_WAY: Final = 50_000
# A string that is not closed is one to the end: looking on behind its quote would be quadratic.
_SPACE: Final = re.compile(rb'("(?:[^"\\]|\\.)*+"?)|\s+', re.DOTALL)
_STOPS: Final = re.compile(rb'("(?:[^"\\]|\\.)*+"?)|[,:]', re.DOTALL)
_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]+")
# Stands around a number that is to be written as it was, and in no other text that is tried.
_MARK: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
_MARKED: Final = re.compile(f'"{_MARK}([^"]*+)"')
# A number that is whole; strings come first, so that none in them is one.
_WHOLE: Final = re.compile(r'("(?:[^"\\]|\\.)*+"?)|(?<!\d)(-?\d++)\.0++(?!\d)', re.DOTALL)
_OF_MARKUP: Final = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def rewritten(octets: bytes) -> Iterator[bytes]:
    """Yield a JSON text as libraries write it, the commonest ways first; what is no JSON only in some."""
    compact = _SPACE.sub(rb"\1", octets[:_LARGEST])
    yield compact.replace(b"\\/", b"/")
    yield _in_ascii(compact.decode("utf-8", "replace")).encode()
    yield _STOPS.sub(lambda found: found[0] if found[1] else found[0] + b" ", compact)
    if len(octets) <= _LARGEST_IN_EVERY_WAY:
        yield from (text.encode("utf-8", "surrogatepass") for text in _in_every_way(octets))


def _in_every_way(octets: bytes) -> Iterator[str]:
    text = octets.decode("utf-8", "replace").removeprefix("\ufeff")
    try:
        value = bounded.loads(text, parse_int=_marked, parse_float=_marked)
    except ValueError:
        return
    yield text.strip()
    yield text.strip() + "\n"
    if _MARK in text:
        return
    for layout in _LAYOUTS:
        written = layout(value)
        yield from (_spelled(written, spell) for spell in _SPELLINGS)
    compact = _LAYOUTS[0](value)
    yield _WHOLE.sub(lambda found: found[1] or found[2], compact)
    yield from (unicodedata.normalize(form, compact) for form in ("NFC", "NFD"))


def _spelled(text: str, spell: Callable[[str], str]) -> str:
    """Spell each string of a JSON text."""
    return _STRING.sub(lambda found: spell(found[0]), text)


def _marked(number: str) -> str:
    return _MARK + number


def _layout(indent: int | str | None, stops: tuple[str, str], *, is_sorted: bool = False) -> Callable[[object], str]:
    def write(value: object) -> str:
        text = json.dumps(value, ensure_ascii=False, indent=indent, separators=stops, sort_keys=is_sorted)
        return _MARKED.sub(r"\1", text)

    return write


# Of JavaScript, Go and PHP, of Python, sorted as both can, and for people to read.
_LAYOUTS: Final = (
    _layout(None, (",", ":")),
    _layout(None, (", ", ": ")),
    _layout(None, (",", ":"), is_sorted=True),
    _layout(None, (", ", ": "), is_sorted=True),
    _layout(2, (",", ": ")),
    _layout(4, (",", ": ")),
    _layout("\t", (",", ": ")),
)


def _in_ascii(text: str) -> str:
    return _BEYOND_ASCII.sub(lambda found: json.dumps(found[0])[1:-1], text)


def _with_slashes(text: str) -> str:
    return text.replace("/", "\\/")


# Each for one string of JSON: as it is, as Python does, and PHP, and Go.
_SPELLINGS: Final[tuple[Callable[[str], str], ...]] = (
    str,
    _in_ascii,
    _with_slashes,
    lambda text: _with_slashes(_in_ascii(text)),
    lambda text: text.translate(_OF_MARKUP),
)
