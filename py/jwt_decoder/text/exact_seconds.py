"""Seconds as whole numbers of attoseconds: sums and comparisons at a boundary are exact, which binary64 is not."""

from __future__ import annotations

import math
from typing import Final

_DIGITS: Final = 18
UNIT: Final = 10**_DIGITS
_LARGEST_SAFE: Final = 2**53
_LONGEST_EXPONENT: Final = 9
_FURTHEST: Final = 10**_LONGEST_EXPONENT


def units(text: str) -> int:
    """Return a JSON number of seconds, less than 10^400 of them, in attoseconds, rounded up.

    A comparison with a whole number of attoseconds is then exact: it is on or after the rounded instant exactly when
    it is on or after the instant as written.
    """
    mantissa, _, exponent = text.lower().partition("e")
    sign = -1 if mantissa.startswith("-") else 1
    whole, _, fraction = mantissa.lstrip("-").partition(".")
    digits = whole + fraction
    if not digits.strip("0"):
        return 0
    cut = len(whole) + _power(exponent) + _DIGITS
    kept = digits[: max(cut, 0)].lstrip("0")
    kept += "0" * (cut - len(digits))
    lost = bool(digits[max(cut, 0) :].strip("0"))
    return sign * int(kept or "0") + (lost and sign > 0)


def of_number(seconds: float) -> int:
    """Return the number that a request has, as its shortest text says it, in attoseconds."""
    return int(seconds) * UNIT if seconds == int(seconds) else units(repr(seconds))


def seconds_at(found: int) -> float:
    """Return attoseconds as seconds, whole ones as an integer; what binary64 does not hold is rounded up.

    Beyond 2^53 seconds it is rounded to the nearest: the next number may be infinite.
    """
    whole, rest = divmod(found, UNIT)
    if abs(whole) >= _LARGEST_SAFE:
        return found / UNIT
    if not rest:
        return whole
    seconds = found / UNIT
    return seconds if of_number(seconds) >= found else math.nextafter(seconds, math.inf)


def _power(exponent: str) -> int:
    """Read an exponent, which may have any number of digits; beyond a thousand million all are alike."""
    digits = exponent.lstrip("+-").lstrip("0")
    power = _FURTHEST if len(digits) > _LONGEST_EXPONENT else int(digits or "0")
    return -power if exponent.startswith("-") else power
