"""What is said of a signature that does not hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.diagnose.change import Change
    from jwt_decoder.model.sentence import Facts


RULED_OUT: Final = "ruled-out"
_AS_GIVEN: Final = Sentence("key as given")


class Tried(NamedTuple):
    """What was varied, and whether the signature holds, or the JWE decrypts, with it."""

    name: Sentence
    holds: bool


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One hypothesis under which the signature holds, or what was ruled out; ``fix`` says what to change.

    ``data`` are facts that neither sentence says. ``change`` is what one click changes, None where that is not for a
    click to change. ``tried`` is what was tried before, each once, and last what holds.
    """

    id: str
    message: Sentence
    fix: Sentence
    data: Facts = field(default_factory=dict)
    change: Change | None = None
    tried: tuple[Tried, ...] = ()


def all_tried(failed: Iterable[Sentence | None], held: Sentence | None = None) -> tuple[Tried, ...]:
    """Return the key as it was given, what else failed, and what held; what has no name of its own is left out."""
    names = dict.fromkeys((_AS_GIVEN, *failed))
    missed = tuple(Tried(name, holds=False) for name in names if name not in (None, held))
    return (*missed, Tried(held, holds=True)) if held else missed


def cause(diagnoses: Iterable[Diagnosis]) -> Diagnosis | None:
    """Return the first that is more than what was ruled out; None where there is none."""
    return next((one for one in diagnoses if one.id != RULED_OUT), None)
