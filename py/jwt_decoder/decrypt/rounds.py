"""How much work a token may ask for: whoever made it chose the number (RFC 8725 §3.2)."""

from __future__ import annotations

from typing import Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.encryption import MOST_ROUNDS

MOST_TOGETHER: Final = 5 * MOST_ROUNDS
# Libraries count in 32 bits.
_MOST_COUNTED: Final = 2**31 - 1
_COSTLY: Final = Sentence(
    "p2c asks for {count} rounds of PBKDF2. More than {most} are only computed if you ask: such numbers are "
    "used to tie up recipients."
)
_TOGETHER: Final = Sentence(
    "p2c asks for {count} rounds of PBKDF2, but earlier attempts already used {spent}, so no more are computed."
)
_BEYOND: Final = Sentence("p2c asks for {count} rounds of PBKDF2, more than any library computes.")
_SHOWN: Final = 10**15


class Rounds:
    """The rounds of PBKDF2 that may be computed for one token, with all of its recipients and keys."""

    def __init__(self, *, anyway: bool = False) -> None:
        """Take whether the first try may ask for any number."""
        self._most: Final = _MOST_COUNTED if anyway else MOST_ROUNDS
        self._spent = 0

    def refusal(self, count: int) -> tuple[str, Sentence] | None:
        """Return why so many are not computed, as an id and a sentence; count them where they are."""
        shown = min(count, _SHOWN)
        if count > _MOST_COUNTED:
            return "beyond", _BEYOND.about(count=shown)
        if count > self._most:
            return "costly", _COSTLY.about(count=shown, most=MOST_ROUNDS)
        if self._spent and self._spent + count > MOST_TOGETHER:
            return "together", _TOGETHER.about(count=shown, spent=self._spent)
        self._spent += count
        return None
