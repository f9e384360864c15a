"""NumericDates (RFC 7519 §2): what they say, and what their writer probably meant."""

from __future__ import annotations

import math
import re
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Moment, Sentence, alone, plural
from jwt_decoder.text import exact_seconds, json_types
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from jwt_decoder.model.part import Node
    from jwt_decoder.model.sentence import Value

_FIRST, _LAST = -62_135_596_800, 253_402_300_799  # 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z
_YEAR: Final = 31_556_952  # seconds of a mean Gregorian year
_LONGEST_SHOWN: Final = 24
_LONGEST_DATE: Final = 40
_MOST_YEARS: Final = 10_000_000
_LONGEST_PLAIN: Final = 10**15
# A number that is no date of these days in seconds looks like such a unit if it is one in that: from 2000 to 2100.
_LIKELY: Final = (946_684_800, 4_102_444_800)
# How many of a unit a second has, and at which second they begin to count.
_UNITS: Final = (
    (1e3, 0, Sentence("{name} looks like milliseconds: {date} as milliseconds, year {year} as seconds")),
    (1e6, 0, Sentence("{name} looks like microseconds: {date} as microseconds, year {year} as seconds")),
    (1e9, 0, Sentence("{name} looks like nanoseconds: {date} as nanoseconds, year {year} as seconds")),
    (1e7, _FIRST, Sentence("{name} looks like .NET ticks: {date} as ticks, year {year} as seconds")),
    (1e7, -11_644_473_600, Sentence("{name} looks like a Windows FILETIME: {date} as that, year {year} as seconds")),
)
_IN_DIGITS: Final = Sentence("{name} looks like a date in digits: {date} as a date, year {year} as seconds")
_DIGITS: Final = ("%Y%m%d", "%Y%m%d%H%M", "%Y%m%d%H%M%S")
_AFTER_YEARS: Final = Sentence("{name} is after the year 9999: {number} seconds")
_BEFORE_YEARS: Final = Sentence("{name} is before the year 1: {number} seconds")
_NO_NUMBER: Final = Sentence("{name} must be a number of seconds, but is {type}")
_QUOTED_NUMBER: Final = Sentence(
    "{name} must be a number of seconds, but is a string; without the quotes, {value} is {date}"
)
_QUOTED_NEGATIVE: Final = Sentence(
    "{name} must be a number of seconds, but is a string; without the quotes, {value} is {date} (negative: before 1970)"
)
_QUOTED_PROBLEM: Final = Sentence(
    "{name} must be a number of seconds, but is a string; without the quotes, {value}, {problem}"
)
_QUOTED_DATE: Final = Sentence("{name} must be a number of seconds, but is a date as text; as seconds it is {seconds}")
# Below how many seconds a length of time is told in a unit, and how many of them that has.
_MINUTE: Final = 60
_STEPS: Final = (
    (_MINUTE, 1, Sentence("{count} s")),
    (3600, _MINUTE, Sentence("{count} min")),
    (86_400, 3600, Sentence("{count} h")),
    (86_400 * 365, 86_400, Sentence("{count} d")),
)
_QUOTED: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,19})(?:\.[0-9]{1,9})?")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9:.,]+(?:Z|[+-][0-9:]+)?)?")


@dataclass(frozen=True, slots=True)
class Instant:
    """A claim's value as an instant: ``seconds`` since 1970, or None with the reason in ``problem``.

    ``exact`` are the same seconds in attoseconds, as written and rounded up (see exact_seconds). ``is_number`` says
    whether the value is a JSON number at all.
    """

    name: str
    seconds: float | None
    problem: Sentence | None
    exact: int = 0
    is_number: bool = True

    @property
    def known(self) -> float:
        """The seconds of an instant that was read; zero for what was not."""
        return self.seconds or 0.0

    @property
    def text(self) -> str:
        """The seconds of an instant that was read, as text."""
        return text(self.known)

    @property
    def reading(self) -> Sentence:
        """The instant with its date and time of day, or the reason why it is none."""
        if self.problem:
            return self.problem
        if self.known < 0:
            return Sentence("{at} (negative: before 1970)", at=clock(self))
        return alone(clock(self))


def read(name: str, node: Node, called: Value = "") -> Instant:
    """Read the value of a claim that must be a NumericDate; ``called`` is how to speak of it, if not by its name."""
    if node["type"] != "number":
        return Instant(name, None, _no_number(called or name, node), is_number=False)
    seconds = float(node["text"])
    problem = _beyond(called or name, seconds, node["text"])
    return Instant(name, None, problem) if problem else Instant(name, seconds, None, exact_seconds.units(node["text"]))


def _beyond(name: Value, seconds: float, written: str) -> Sentence | None:
    """Return what a number is too large to be, and what it probably is; None where it is a date of a calendar."""
    other = _in_other_unit(name, seconds)
    if other or _FIRST <= seconds <= _LAST:
        return other
    template = _BEFORE_YEARS if seconds < 0 else _AFTER_YEARS
    return template.about(name=name, number=quote(written, _LONGEST_SHOWN))


def is_in_other_unit(seconds: float) -> bool:
    """Check whether a number is probably one of another unit than seconds."""
    return _in_other_unit("", seconds) is not None


def _in_other_unit(name: Value, seconds: float) -> Sentence | None:
    """Return which unit a number is probably in; None of one that is a date of these days in none of them."""
    for factor, begin, meant in _UNITS:
        at = seconds / factor + begin
        if _LIKELY[0] <= at < _LIKELY[1]:
            return meant.about(name=name, date=utc(at)[:10], year=_year(seconds))
    date = _in_digits(seconds)
    return _IN_DIGITS.about(name=name, date=date, year=_year(seconds)) if date else None


def _in_digits(seconds: float) -> str:
    """Return the date of these days that a number has as its digits, "" where it has none."""
    digits = text(seconds)
    for form in _DIGITS:
        if len(digits) == len(datetime(2000, 1, 1, tzinfo=UTC).strftime(form)):
            try:
                date = datetime.strptime(digits, form).replace(tzinfo=UTC)
            except ValueError:
                return ""
            return utc(date.timestamp())[:10] if _LIKELY[0] <= date.timestamp() < _LIKELY[1] else ""
    return ""


def utc(seconds: float) -> str:
    """Return an instant between the years 1 and 9999 as UTC text, such as "2018-01-18 01:30:22 UTC"."""
    whole = math.floor(seconds)
    parts = time.gmtime(whole)
    fraction = f"{min(round((seconds - whole) * 1000), 999):03}".rstrip("0")
    clock = f"{parts.tm_hour:02}:{parts.tm_min:02}:{parts.tm_sec:02}"
    point = f".{fraction}" if fraction else ""
    return f"{parts.tm_year:04}-{parts.tm_mon:02}-{parts.tm_mday:02} {clock}{point} UTC"


def relative(instant: Instant) -> Moment:
    """Return an instant that was read, to be told by its distance from now."""
    return Moment(instant.text, utc(instant.known), "relative")


def clock(instant: Instant) -> Moment:
    """Return an instant that was read, to be told as date and time of day."""
    return moment(instant.known)


def moment(seconds: float) -> Moment:
    """Return an instant between the years 1 and 9999, to be told as date and time of day."""
    return Moment(text(seconds), utc(seconds), "clock")


def told(seconds: float) -> str:
    """Return any seconds with their UTC text, where a calendar has them: "1516239022 (2018-01-18 01:30:22 UTC)"."""
    return f"{text(seconds)} ({utc(seconds)})" if _FIRST <= seconds <= _LAST else text(seconds)


def lasting(seconds: float) -> Sentence:
    """Return a length of time, rounded down: in one unit or, from an hour on, with the next smaller: "1 h 59 min"."""
    for index, (most, size, sentence) in enumerate(_STEPS):
        if seconds < most:
            whole = sentence.about(count=int(seconds // size))
            return _with_rest(whole, seconds % size, *_STEPS[index - 1][1:]) if size > _MINUTE else whole
    years = int(seconds // (86_400 * 365.2425))
    if years > _MOST_YEARS:
        return Sentence("more than {count} years", count=_MOST_YEARS)
    return plural("{count} year", "{count} years", max(years, 1))


def _with_rest(whole: Sentence, left: float, size: int, smaller: Sentence) -> Sentence:
    rest = int(left // size)
    return Sentence("{whole} {rest}", whole=whole, rest=smaller.about(count=rest)) if rest else whole


def text(seconds: float) -> str:
    """Return seconds as the shortest text that says the same number."""
    if abs(seconds) < _LONGEST_PLAIN and seconds == int(seconds):
        return str(int(seconds))
    return repr(float(seconds))


def _no_number(name: Value, node: Node) -> Sentence:
    """Return what is wrong; of a string, too, what number or what date (ISO 8601) it holds."""
    value = node.get("value", "").strip()
    if len(value) <= _LONGEST_DATE:
        if _QUOTED.fullmatch(value):
            return _quoted(name, value)
        seconds = of_date(value)
        if seconds is not None:
            return _QUOTED_DATE.about(name=name, seconds=text(seconds))
    return _NO_NUMBER.about(name=name, type=json_types.NAMES[node["type"]])


def _quoted(name: Value, value: str) -> Sentence:
    seconds = float(value)
    problem = _beyond(name, seconds, value)
    if problem:
        return _QUOTED_PROBLEM.about(name=name, value=value, problem=problem)
    template = _QUOTED_NEGATIVE if seconds < 0 else _QUOTED_NUMBER
    return template.about(name=name, value=value, date=utc(seconds))


def of_date(value: str) -> float | None:
    """Read a date in ISO 8601; one without a zone as UTC."""
    if not _DATE.fullmatch(value):
        return None
    try:
        date = datetime.fromisoformat(value)
        return (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None


def _year(seconds: float) -> str:
    return str(int(1970 + seconds / _YEAR))
