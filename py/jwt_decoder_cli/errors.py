"""What ends the program before it has done what it was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jwt_decoder.model.sentence import Sentence


class ProgramError(Exception):
    """The program ends; ``sentence`` says why."""

    def __init__(self, sentence: Sentence) -> None:
        """Take the sentence that the person reads."""
        super().__init__(sentence.template)
        self.sentence: Final = sentence


class UsageError(ProgramError):
    """The command cannot be done as it was given; the sentence says what to change."""


class OutputError(ProgramError):
    """What the program has to say cannot be written."""
