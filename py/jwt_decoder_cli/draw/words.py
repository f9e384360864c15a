"""Instants as seen from now, and the names of what a token is made of."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.model.sentence import Sentence, plural

from jwt_decoder_cli.language import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Json = Mapping[str, Any]

HEADER: Final = Sentence("Header")
PAYLOAD: Final = Sentence("Payload")
SIGNATURE: Final = Sentence("Signature")
KEY_BINDING: Final = Sentence("Key Binding JWT")
_NOW: Final = Sentence("now")
# Each unit in seconds, and how a number of them is told that are still to come, or over.
_UNITS: Final[tuple[tuple[int, Callable[[int], Sentence], Callable[[int], Sentence]], ...]] = (
    (
        31_556_952,
        lambda count: plural("in {count} year", "in {count} years", count),
        lambda count: plural("{count} year ago", "{count} years ago", count),
    ),
    (
        2_629_746,
        lambda count: plural("in {count} month", "in {count} months", count),
        lambda count: plural("{count} month ago", "{count} months ago", count),
    ),
    (
        86_400,
        lambda count: plural("in {count} day", "in {count} days", count),
        lambda count: plural("{count} day ago", "{count} days ago", count),
    ),
    (
        3_600,
        lambda count: plural("in {count} hour", "in {count} hours", count),
        lambda count: plural("{count} hour ago", "{count} hours ago", count),
    ),
    (
        60,
        lambda count: plural("in {count} minute", "in {count} minutes", count),
        lambda count: plural("{count} minute ago", "{count} minutes ago", count),
    ),
    (
        1,
        lambda count: plural("in {count} second", "in {count} seconds", count),
        lambda count: plural("{count} second ago", "{count} seconds ago", count),
    ),
)


def told(words: Sequence[Json], now: float) -> str:
    """Return a sentence of the report as seen from an instant, in seconds since 1970."""
    return "".join(piece["text"] if "text" in piece else _moment(piece, now) for piece in words)


def relative(seconds: float, now: float) -> Sentence:
    """Return "4 minutes ago", "in 2 hours" or "now": in the largest unit of which there is at least one."""
    difference = math.trunc(seconds - now)
    for size, coming, past in _UNITS:
        if count := abs(difference) // size:
            return (coming if difference > 0 else past)(count)
    return _NOW


def characters(count: int) -> Sentence:
    """Return how long a text is."""
    return plural("{count} character", "{count} characters", count)


def _moment(moment: Json, now: float) -> str:
    return say(relative(float(moment["at"]), now)) if moment["form"] == "relative" else str(moment["utc"])
