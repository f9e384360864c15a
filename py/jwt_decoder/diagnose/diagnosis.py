"""What is said of a signature that does not hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.diagnose.change import Change
    from jwt_decoder.model.sentence import Facts, Sentence


RULED_OUT: Final = "ruled-out"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One hypothesis under which the signature holds, or what was ruled out; ``fix`` says what to change.

    ``data`` are facts that neither sentence says. ``change`` is what one click changes, None where that is not for a
    click to change.
    """

    id: str
    message: Sentence
    fix: Sentence
    data: Facts = field(default_factory=dict)
    change: Change | None = None


def cause(diagnoses: Iterable[Diagnosis]) -> Diagnosis | None:
    """Return the first that is more than what was ruled out; None where there is none."""
    return next((one for one in diagnoses if one.id != RULED_OUT), None)
