"""Readings of UUIDs (RFC 9562)."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.reading import Reading
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text import numeric_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.model.part import Node

_UUID: Final = re.compile(
    r"([0-9a-fA-F]{8})-([0-9a-fA-F]{4})-([0-9a-fA-F])([0-9a-fA-F]{3})-([0-9a-fA-F])[0-9a-fA-F]{3}-[0-9a-fA-F]{12}"
)
LENGTH: Final = 36
# By the version: in short, and as a detail.
_VERSIONS: Final[Mapping[str, tuple[Sentence, Sentence]]] = MappingProxyType(
    {
        "1": (Sentence("UUID version 1, from time and MAC address"), Sentence("1, from time and MAC address")),
        "2": (Sentence("UUID version 2, DCE security"), Sentence("2, DCE security")),
        "3": (Sentence("UUID version 3, from a name, with MD5"), Sentence("3, from a name, with MD5")),
        "4": (Sentence("UUID version 4, random"), Sentence("4, random")),
        "5": (Sentence("UUID version 5, from a name, with SHA-1"), Sentence("5, from a name, with SHA-1")),
        "6": (Sentence("UUID version 6, from time, sortable"), Sentence("6, from time, sortable")),
        "7": (Sentence("UUID version 7, from time, sortable"), Sentence("7, from time, sortable")),
        "8": (Sentence("UUID version 8, custom format"), Sentence("8, custom format")),
    }
)
_BEFORE_1970: Final = 12_219_292_800  # seconds from 1582-10-15, where versions 1 and 6 begin (RFC 9562 §5.1)
# Which digits are the time, how many of its units a second has, and when it begins (RFC 9562 §5.1, §5.6, §5.7).
_TIMES: Final = MappingProxyType(
    {
        "1": ("{high}{mid}{low}", 10_000_000, -_BEFORE_1970),
        "6": ("{low}{mid}{high}", 10_000_000, -_BEFORE_1970),
        "7": ("{low}{mid}", 1000, 0),
    }
)
_LATEST: Final = 253_402_300_799
_NO_UUID: Final = Reading(Sentence("not a UUID"))
_NIL: Final = Reading(Sentence("the nil UUID: all zeros"))
_MAX: Final = Reading(Sentence("the max UUID: all ones"))
_UNKNOWN: Final = Reading(Sentence("UUID of unknown version"))


def uuid(node: Node) -> Reading:
    """Read a UUID, and return where a text is none."""
    return read(node["value"]) or _NO_UUID


def read(text: str) -> Reading | None:
    """Read a UUID, None where a text is none."""
    parts = _UUID.fullmatch(text)
    if parts is None:
        return None
    low, mid, version, high, variant = parts.groups()
    digits = set(text.lower()) - {"-"}
    if digits == {"0"}:
        return _NIL
    if digits == {"f"}:
        return _MAX
    named = _VERSIONS.get(version)
    if variant.lower() not in "89ab" or named is None:
        return _UNKNOWN
    short, detail = named
    seconds = _seconds(version, low, mid, high)
    if seconds is None:
        return Reading(short, ((Sentence("Version"), detail),))
    at = numeric_date.moment(seconds)
    dated = Sentence("UUID version {version}, dated {at}", version=version, at=at)
    return Reading(dated, ((Sentence("Version"), detail), (Sentence("Dated"), at)))


def _seconds(version: str, low: str, mid: str, high: str) -> float | None:
    """Return the time in a UUID in seconds since 1970, None where there is none that a calendar has."""
    told = _TIMES.get(version)
    if told is None:
        return None
    order, size, epoch = told
    seconds = int(order.format(low=low, mid=mid, high=high), 16) / size + epoch
    return round(seconds, 3) if seconds <= _LATEST else None
