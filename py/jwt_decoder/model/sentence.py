"""Sentences that speak of instants: text, and between it instants that the page formats, so that they tick."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from jwt_decoder.text import numeric_date

if TYPE_CHECKING:
    from jwt_decoder.text.numeric_date import Instant

Form = Literal["relative", "clock"]


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant within a sentence: ``at`` in seconds as text, ``utc`` in words.

    ``form`` is relative ("4 minutes ago") or clock (date and time of day).
    """

    at: str
    utc: str
    form: Form


Words: TypeAlias = tuple[str | Moment, ...]
NOTHING: Final[Words] = ()


def relative(instant: Instant) -> Moment:
    """Give an instant that was read, to be told by its distance from now."""
    return Moment(instant.text, numeric_date.utc(instant.known), "relative")


def clock(instant: Instant) -> Moment:
    """Give an instant that was read, to be told as date and time of day."""
    return Moment(instant.text, numeric_date.utc(instant.known), "clock")


def joined(sentences: tuple[Words, ...]) -> Words:
    """Put sentences after each other, with a space between them."""
    found: list[str | Moment] = []
    for sentence in filter(None, sentences):
        if found:
            found.append(" ")
        found += sentence
    return _melted(found)


def _melted(pieces: list[str | Moment]) -> Words:
    """Make one text of texts that stand beside each other."""
    found: list[str | Moment] = []
    for piece in pieces:
        last = found[-1] if found else None
        if isinstance(piece, str) and isinstance(last, str):
            found[-1] = last + piece
        else:
            found.append(piece)
    return tuple(found)
