"""What a person who runs the program did not say rightly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jwt_decoder.model.sentence import Sentence


class UsageError(Exception):
    """The command cannot be done as it was given; ``sentence`` says what to change."""

    def __init__(self, sentence: Sentence) -> None:
        """Take the sentence that the person reads."""
        super().__init__(sentence.template)
        self.sentence: Final = sentence
