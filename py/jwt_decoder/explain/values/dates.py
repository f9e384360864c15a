"""Readings of dates, of instants that are no NumericDates, and of time zones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.reading import NOTHING, Reading, string_of
from jwt_decoder.model.sentence import Sentence, alone
from jwt_decoder.text import numeric_date

if TYPE_CHECKING:
    from jwt_decoder.model.part import Node

_ZONE: Final = re.compile(r"UTC|GMT|(?:[A-Z][A-Za-z_]*|Etc)(?:/[A-Za-z0-9_+-]{1,30}){1,2}")
_DATE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_DAYS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MOST_DIGITS: Final = 17
_THIS: Final = Sentence("this")
_NO_ZONE: Final = Reading(Sentence("not a name from the time zone database, such as Europe/Paris"))
_NO_DATE: Final = Reading(Sentence("not a date in the form YYYY-MM-DD"))
_NO_DAY: Final = Reading(Sentence("not a calendar day"))
_NO_YEAR: Final = Reading(Sentence("the year is left out"))
_YEAR_ALONE: Final = Reading(Sentence("only the year is given"))
_NO_MILLISECONDS: Final = Reading(Sentence("not a number of milliseconds"))
_NO_MOMENT: Final = Reading(Sentence("not a date and time (ISO 8601)"))


def zone(node: Node) -> Reading:
    """Return whether a text can be the name of a time zone; which names there are the reader's system knows."""
    return NOTHING if _ZONE.fullmatch(node["value"]) else _NO_ZONE


def date(node: Node) -> Reading:
    """Read a date of birth, with or without a year (OpenID Connect Core 1.0 §5.1)."""
    written = _DATE.fullmatch(node["value"])
    if written is None:
        return _NO_DATE
    year, month, day = (int(part) if part else 0 for part in written.groups())
    if month > len(_DAYS) or (written[2] and not month) or (written[3] and not 0 < day <= _DAYS[month - 1]):
        return _NO_DAY
    if not year:
        return _NO_YEAR
    return NOTHING if written[2] else _YEAR_ALONE


def milliseconds(node: Node) -> Reading:
    """Read milliseconds since 1970, written as a number or as a string."""
    text = string_of(node) or node["text"]
    if not text.lstrip("-").isdecimal() or len(text) > _MOST_DIGITS:
        return _NO_MILLISECONDS
    return _instant({"type": "number", "start": 0, "end": 0, "text": str(int(text) / 1000)})


def moment(node: Node) -> Reading:
    """Read seconds since 1970, or a date and time as text."""
    if node["type"] == "number":
        return _instant(node)
    seconds = numeric_date.of_date(string_of(node))
    return _NO_MOMENT if seconds is None else Reading(alone(numeric_date.moment(seconds)))


def _instant(node: Node) -> Reading:
    return Reading(numeric_date.read("", node, _THIS).reading)
