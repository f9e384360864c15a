"""What is said of a signature that does not hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jwt_decoder.model.fault import Repair
    from jwt_decoder.model.sentence import Facts, Sentence


RULED_OUT: Final = "ruled-out"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One hypothesis under which the signature holds, or what was ruled out; ``fix`` says what to change.

    ``data`` are facts that neither sentence says. ``edit`` is what to change in the token's clean text, in code points.
    """

    id: str
    message: Sentence
    fix: Sentence
    data: Facts = field(default_factory=dict)
    edit: Repair | None = None
