"""What a rule is: one small function, and what stands beside it whatever it finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from jwt_decoder.model.finding import Severity
    from jwt_decoder.model.sentence import Sentence

Subject = TypeVar("Subject", contravariant=True)  # noqa: PLC0105 - it reads as what it is


class Spot(NamedTuple):
    """A place: octets of what a segment encodes, all of the segment without an end; no segment is the beginning.

    ``literal`` says that both are code points of the token's clean text instead, as those of a fault are.
    """

    segment: int | None
    start: int = 0
    end: int | None = None
    literal: bool = False


class Hit(NamedTuple):
    """One place where a rule fires: one sentence why; ``data`` are facts that it does not say.

    ``reference`` is a section where it is not the rule's.
    """

    spot: Spot
    message: Sentence
    data: Mapping[str, str | int] = {}
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Rule(Generic[Subject]):
    """A rule about a token alone, or about one among the others of a paste.

    ``error`` breaks a MUST, ``warning`` a SHOULD or a practice of RFC 8725, ``info`` is worth knowing.
    ``reference`` is the document and its section, ``advice`` one sentence what to do.
    """

    id: str
    severity: Severity
    reference: str
    advice: Sentence
    find: Callable[[Subject], Iterable[Hit]]


def rule(
    ident: str, severity: Severity, reference: str, advice: Sentence
) -> Callable[[Callable[[Subject], Iterable[Hit]]], Rule[Subject]]:
    """Make the function below into the rule of this id."""
    return lambda find: Rule(ident, severity, reference, advice, find)
