"""A checklist as rows: each requirement says what it asks for, where that is written, and how a token is held to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from jwt_decoder.model.sentence import Sentence, plural

if TYPE_CHECKING:
    from collections.abc import Callable

    from jwt_decoder.checklists.subject import Subject
    from jwt_decoder.model.sentence import Phrase

State = Literal["met", "not-met", "unknown"]


class Answer(NamedTuple):
    """Whether a requirement is met, and why it isn't, or why that can't be known from here."""

    state: State
    why: Sentence | None = None


MET: Final = Answer("met")

if TYPE_CHECKING:
    # None says that the requirement doesn't apply to this token, or that another row says what is missing.
    Check: TypeAlias = Callable[[Subject], Answer | None]


@dataclass(frozen=True, slots=True)
class Requirement:
    """One line of a checklist: ``words`` say what is asked for, ``section`` where the specification says so."""

    id: str
    words: Sentence
    section: str
    check: Check


@dataclass(frozen=True, slots=True)
class Checklist:
    """What the specification of a kind of token requires of each.

    ``id`` is that of the kind where there is one. ``proves`` says where the key is by which such a token proves that
    its sender has it; empty where it is signed with a key that the token doesn't name.
    """

    id: str
    label: Phrase
    source: str
    requirements: tuple[Requirement, ...]
    proves: str = ""


class Held(NamedTuple):
    """A requirement, and what was found of it."""

    requirement: Requirement
    answer: Answer


@dataclass(frozen=True, slots=True)
class Checked:
    """A checklist that a token was held to: the requirements that apply, in the order of the table."""

    checklist: Checklist
    lines: tuple[Held, ...]

    def count(self, state: State) -> int:
        """Return how many lines are in a state."""
        return sum(line.answer.state == state for line in self.lines)

    @property
    def summary(self) -> Sentence:
        """The numbers: "11 met, 1 not met, 3 cannot be known from here"."""
        missed, unknown = self.count("not-met"), self.count("unknown")
        met = plural("{count} met", "{count} met", self.count("met"))
        failed = plural("{count} not met", "{count} not met", missed)
        if not unknown:
            return Sentence("{met}, {missed}", met=met, missed=failed)
        return Sentence(
            "{met}, {missed}, {unknown}",
            met=met,
            missed=failed,
            unknown=plural("{count} can't be known from here", "{count} can't be known from here", unknown),
        )


def held(checklist: Checklist, subject: Subject) -> Checked:
    """Hold a token to each requirement that applies to it."""
    answers = ((one, one.check(subject)) for one in checklist.requirements)
    return Checked(checklist, tuple(Held(one, answer) for one, answer in answers if answer))
