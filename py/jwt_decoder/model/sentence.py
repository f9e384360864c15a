"""Sentences that speak of instants: text, and between it instants that the page formats, so that they tick."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

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
