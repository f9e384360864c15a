"""What is said where a rule fires."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from jwt_decoder.model.sentence import Facts, Sentence

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to worry about: why, what to do, and where that is written; offsets as in a fault.

    ``data`` are facts that the message does not say.
    """

    id: str
    severity: Severity
    start: int
    end: int
    message: Sentence
    advice: Sentence
    reference: str
    data: Facts


@dataclass(frozen=True, slots=True)
class KeyFinding:
    """Something about a key that a reader should worry about; ``reference`` is a section of a specification."""

    id: str
    severity: Severity
    message: Sentence
    advice: Sentence
    reference: str
    data: Facts = field(hash=False)
