"""What is said where a rule fires."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from jwt_decoder.model.sentence import Facts, Sentence

Severity = Literal["error", "warning", "info"]


class Spot(NamedTuple):
    """A place: octets of what a segment encodes, all of the segment without an end; no segment is the beginning.

    ``literal`` says that both are code points of the token's clean text instead, as those of a fault are.
    """

    segment: int | None
    start: int = 0
    end: int | None = None
    literal: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to worry about: why, what to do, and where that is written; offsets as in a fault.

    ``data`` are facts that the message does not say, ``spots`` all the places of which the offsets are the first.
    """

    id: str
    severity: Severity
    start: int
    end: int
    message: Sentence
    advice: Sentence
    reference: str
    data: Facts
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyFinding:
    """Something about a key that a reader should worry about; ``reference`` is a section of a specification."""

    id: str
    severity: Severity
    message: Sentence
    advice: Sentence
    reference: str
    data: Facts = field(hash=False)
