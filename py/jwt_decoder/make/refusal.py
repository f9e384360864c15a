"""Why nothing was made: which text has to be changed, and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from jwt_decoder.model.sentence import Facts, Sentence

Field = Literal[
    "header", "payload", "unprotected", "shared", "aad", "key", "nested-header", "nested-key", "text", "options"
]


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing that keeps a token from being made.

    ``where`` is the text that has to be changed, ``start`` and ``end`` are UTF-16 code units of it. ``signer`` counts
    those who sign, or for whom is encrypted, from 0.
    """

    id: str
    where: Field
    message: Sentence
    start: int = 0
    end: int = 0
    signer: int = 0
    data: Facts = field(default_factory=dict)


class MakingError(Exception):
    """What was asked cannot be made; ``refusals`` say why, there is at least one."""

    def __init__(self, *refusals: Refusal) -> None:
        """Take what the person reads."""
        super().__init__(refusals[0].id)
        self.refusals = refusals
