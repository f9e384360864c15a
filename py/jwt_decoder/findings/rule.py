"""What a rule is: one small function, and what stands beside it whatever it finds."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from jwt_decoder.model.rule import RuleRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jwt_decoder.model.finding import Severity, Spot
    from jwt_decoder.model.rule import Example
    from jwt_decoder.model.sentence import Facts, Sentence

Subject = TypeVar("Subject", contravariant=True)  # noqa: PLC0105 - it reads as what it is


class Hit(NamedTuple):
    """One place where a rule fires: one sentence why; ``data`` are facts that it does not say.

    ``section``, ``remedy`` and ``severity`` are ones that are not the rule's.
    """

    spot: Spot
    message: Sentence
    data: Facts = MappingProxyType({})
    section: str = ""
    remedy: Sentence | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Rule(RuleRow, Generic[Subject]):
    """A rule about a token alone, or about one among the others of a paste, with the function that finds it."""

    find: Callable[[Subject], Iterable[Hit]]


def rule(  # noqa: PLR0913 - a row has as many members
    ident: str,
    severity: Severity,
    section: str,
    *,
    name: Sentence,
    scope: Sentence,
    why: Sentence,
    example: Example,
    remedy: Sentence,
) -> Callable[[Callable[[Subject], Iterable[Hit]]], Rule[Subject]]:
    """Return what makes the function below the rule of this id; ``rules`` finds it in its file, in its place there."""
    return lambda find: Rule(ident, severity, section, name, scope, why, example, remedy, find)
