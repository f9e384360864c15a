"""Numbers of lines that stand in lines of their own: copied from an editor or a page that shows them in a column."""

from __future__ import annotations

import re
from typing import Final

_BEFORE: Final = re.compile(r"(?:\A|[\r\n])[ \t]*+(?P<number>[0-9]{1,6})[ \t]*+\r?\n[ \t]*+\Z")
_LINE: Final = re.compile(r"[ \t]*+\r?\n[ \t]*+(?P<number>[0-9]{1,6})[ \t]*+\r?\n[ \t]*+")
_REACH: Final = 60  # characters in which the number stands


class NumberLines:
    """The numbers that may stand between the lines of a token, each one more than the one before."""

    def __init__(self, text: str, start: int) -> None:
        """Look at the line above the token, which begins at ``start``."""
        found = _BEFORE.search(text[max(0, start - _REACH) : start])
        self._next = int(found["number"]) + 1 if found else 0

    def gap(self, text: str, at: int, limit: int) -> int:
        """Return the length of a break with the next number, 0 where that isn't there."""
        found = _LINE.match(text, at, limit) if self._next else None
        return len(found.group()) if found and int(found["number"]) == self._next else 0

    def taken(self) -> None:
        """Expect the number behind the next one."""
        self._next += 1
