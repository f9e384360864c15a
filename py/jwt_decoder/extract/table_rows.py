"""A cell of a table that is wrapped over rows: of Markdown, of psql, of MySQL, in a box."""

from __future__ import annotations

import re
from typing import Final

_BARS: Final = "|\u2502\u2503\u2551"
_BAR: Final = f"[{_BARS}]"
_MOST_BARS: Final = 30
# The other cells of the row; psql marks a line that goes on by a plus, or by points in both margins (`\pset format`).
_CELLS: Final = rf"[ \t]*+(?:{_BAR}[^\r\n]{{0,400}}+)?+(?:\r\n?|\n)"
_ROW: Final = rf"[ \t]*+\+?(?:{_CELLS})(?:[ \t]*+{_BAR}){{%d}}[ \t]*+"
_MARGIN: Final = rf"\.(?:{_CELLS})(?:[ \t]*+{_BAR}){{%d}}\."


class TableRows:
    """The rows of a table, as long as only the cell of the token has something in it."""

    def __init__(self, line: str) -> None:
        """Take what stands in the line before the token: as many bars as there are cells."""
        bars = sum(map(line.count, _BARS))
        self._bars = bars if bars <= _MOST_BARS else 0

    def gap(self, text: str, at: int, limit: int) -> int:
        """Return the length of what stands between the cell of one row and that of the next, 0 if nothing does."""
        if not self._bars:
            return 0
        found = re.compile(_MARGIN % self._bars).match(text, at, limit) or re.compile(_ROW % self._bars).match(
            text, at, limit
        )
        return len(found.group()) if found else 0

    def is_margin(self, text: str, at: int, limit: int) -> bool:
        """Check whether a point is the mark of a line that goes on."""
        return self._bars > 0 and re.compile(_MARGIN % self._bars).match(text, at, limit) is not None
