"""Draws the same from the same seed, whichever Python builds."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

_T = TypeVar("_T")
_OCTETS: Final = 6


class Draw:
    """Numbers from the digests of a seed and a count."""

    def __init__(self, seed: str) -> None:
        """Begin with a seed."""
        self._seed = seed
        self._count = 0

    def below(self, end: int) -> int:
        """Return one of the numbers from nought that are less than ``end``."""
        self._count += 1
        state = hashlib.sha256(f"{self._seed} {self._count}".encode()).digest()
        return int.from_bytes(state[:_OCTETS], "big") * end >> (8 * _OCTETS)

    def one(self, choices: Sequence[_T]) -> _T:
        """Return one of the choices."""
        return choices[self.below(len(choices))]

    def some(self, choices: Sequence[_T], most: int) -> list[_T]:
        """Return some of the choices, perhaps one of them twice."""
        return [self.one(choices) for _ in range(self.below(most + 1))]
