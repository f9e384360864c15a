"""What breaks a rule of a format, where, and the edit that removes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jwt_decoder.model.sentence import Facts, Sentence


@dataclass(frozen=True, slots=True)
class Repair:
    """An edit that removes a fault: ``text`` in the place of ``start`` to ``end``; ``label`` names it on a button."""

    start: int
    end: int
    text: str
    label: Sentence


@dataclass(frozen=True, slots=True)
class Fault:
    """What breaks a rule of a format, and where.

    Whoever reads a format knows the place in units of its own: characters of the encoded text for base64url, octets
    for what was decoded from it. ``decode`` puts the fault at code points of the token's clean text, in the
    ``segment`` of that index, or in None where it is in the shape of the whole. ``data`` is what the message does not
    say.
    """

    id: str
    start: int
    end: int
    message: Sentence
    data: Facts = field(default_factory=dict)
    repair: Repair | None = None
    segment: int | None = None
