"""NumericDates (RFC 7519 §2): what they say, and what their writer probably meant."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jwt_decoder.model import Node

_FIRST, _LAST = -62_135_596_800, 253_402_300_799  # 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z
_YEAR: Final = 31_556_952  # seconds of a mean Gregorian year
_LONGEST_SHOWN: Final = 24
_UNITS: Final = ((1e11, 1e14, 1e3, "milliseconds"), (1e14, 1e17, 1e6, "microseconds"), (1e17, 1e20, 1e9, "nanoseconds"))
_ARTICLES: Final = {"array": "an array", "object": "an object", "null": "null"}
_STEPS: Final = ((60, "s", 1), (3600, "min", 60), (86_400, "h", 3600), (86_400 * 365, "d", 86_400))


@dataclass(frozen=True, slots=True)
class Instant:
    """A claim's value as an instant: ``seconds`` since 1970, or None with the reason in ``problem``."""

    name: str
    seconds: float | None
    problem: str

    @property
    def reading(self) -> str:
        """The instant as UTC text, or the reason why it is none."""
        return self.problem if self.seconds is None else utc(self.seconds)


def read(name: str, node: Node) -> Instant:
    """Read the value of a claim that must be a NumericDate."""
    if node["type"] != "number":
        what = _ARTICLES.get(node["type"], f"a {node['type']}")
        return Instant(name, None, f"{name} must be a number of seconds, this is {what}")
    seconds = float(node["text"])
    for least, most, factor, unit in _UNITS:
        if least <= seconds < most:
            date = utc(seconds / factor)[:10]
            problem = f"{name} looks like {unit}: {date} as {unit}, year {_year(seconds)} as seconds"
            return Instant(name, None, problem)
    if not _FIRST <= seconds <= _LAST:
        shown = node["text"] if len(node["text"]) <= _LONGEST_SHOWN else f"{node['text'][:_LONGEST_SHOWN]}…"
        return Instant(name, None, f"{name} is beyond any calendar date: {shown} seconds")
    return Instant(name, seconds, "")


def utc(seconds: float) -> str:
    """Give an instant between the years 1 and 9999 as UTC text, such as "2018-01-18 01:30:22 UTC"."""
    whole = math.floor(seconds)
    parts = time.gmtime(whole)
    fraction = f"{seconds - whole:.3f}"[1:].rstrip("0.")
    clock = f"{parts.tm_hour:02}:{parts.tm_min:02}:{parts.tm_sec:02}"
    point = f".{fraction.lstrip('.')}" if fraction else ""
    return f"{parts.tm_year:04}-{parts.tm_mon:02}-{parts.tm_mday:02} {clock}{point} UTC"


def lasting(seconds: float) -> str:
    """Give a length of time in one unit, rounded down, such as "15 min"."""
    for most, unit, size in _STEPS:
        if seconds < most:
            return f"{int(seconds // size)} {unit}"
    years = int(seconds // (86_400 * 365.2425))
    return f"{max(years, 1):,} year{'' if years <= 1 else 's'}"


def text(seconds: float) -> str:
    """Give seconds as the shortest text that says the same number."""
    return str(int(seconds)) if seconds == int(seconds) else repr(seconds)


def _year(seconds: float) -> str:
    return str(int(1970 + seconds / _YEAR))
