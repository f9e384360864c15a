"""The records of a comparison: lines of two columns, and reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from jwt_decoder.model.sentence import Value

Area = Literal["verdict", "kind", "header", "claims", "key", "findings"]
# ``unknown`` is what could not be compared.
Change = Literal["same", "changed", "added", "removed", "unknown"]
Where = Literal["a", "b", "both"]
NOT_SHOWN: Final = Sentence("(private, not shown)")


@dataclass(frozen=True, slots=True)
class Item:
    """A member of two sets, and in which of them it is."""

    text: str
    where: Where


@dataclass(frozen=True, slots=True)
class Shown:
    """A value as it is shown: ``text``, of which ``start`` to ``end`` differs from the other one.

    ``at`` are the seconds of a time, empty of all else; ``state`` is that of a line of the verdict.
    """

    text: Value
    start: int = 0
    end: int = 0
    at: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing of two tokens: what it is in each, None where it is missing, and how they differ in words.

    ``items`` are the members of both where the value is a set.
    """

    area: Area
    name: Value
    change: Change
    a: Shown | None
    b: Shown | None
    message: Sentence | None = None
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the second fails where the first passes.

    It ``is_certain`` where the verdict says so; else it depends on what a verifier is set up for. ``line`` is what
    follows, None where nothing more is to be said.
    """

    id: str
    message: Sentence
    line: Sentence | None = None
    is_certain: bool = False
