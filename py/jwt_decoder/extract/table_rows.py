"""A cell of a table that is wrapped over rows: of Markdown, of psql, of MySQL, in a box."""

from __future__ import annotations

import re
from typing import Final

_BARS: Final = "|\u2502\u2503\u2506\u250a\u254e\u2551"
_FRAMES: Final = frozenset("*#")  # of a box that a program drew
_BAR: Final = f"[{_BARS}*#]"
_MOST_BARS: Final = 30
# The other cells of the row; psql marks a line that goes on by a plus, or by points in both margins (`\pset format`).
_CELLS: Final = rf"[ \t]*+(?:{_BAR}[^\r\n]{{0,400}}+)?+(?:\r\n?|\n)"
_ROW: Final = rf"[ \t]*+\+?(?:{_CELLS})(?:[ \t]*+{_BAR}){{%d}}[ \t]*+"
# The one cell of a row of psql, behind its blank; that of the first row may not have been copied.
_ONE_CELL: Final = re.compile(r" *+\+(?:\r\n?|\n) (?! )|\. *+(?:\r\n?|\n)\.")
# Where nothing but blanks divides the cells, the next part stands below the first.
_COLUMN: Final = r"[ \t]{2,}+[^\r\n]{1,200}+(?:\r\n?|\n)[ ]{%d}(?![ ])"
# Two panes of a terminal side by side, whatever stands in the other one.
_BORDERS: Final = "\u2502\u2503\u2551"
_LEFT_PANE: Final = re.compile(rf"[ \t]*+[{_BORDERS}][^\r\n]{{0,400}}+(?:\r\n?|\n)[ \t]*+(?![{_BORDERS}])")
_PANE: Final = r"[ \t]*+(?:[\u2502\u2503\u2551][^\r\n]{0,400}+)?+(?:\r\n?|\n)[^\r\n]{%d}%s[ \t]*+"
_MARGIN: Final = rf"\.(?:{_CELLS})(?:[ \t]*+{_BAR}){{%d}}\."


class TableRows:
    """The rows of a table, as long as only the cell of the token has something in it."""

    def __init__(self, line: str) -> None:
        """Take what stands in the line before the token: as many bars as there are cells."""
        bars = sum(map(line.count, _BARS)) or line.strip() in _FRAMES
        border = max(map(line.rfind, _BORDERS))
        self._pane = re.compile(_PANE % (border, line[border])) if border >= 0 else _LEFT_PANE
        self._bars = bars if bars <= _MOST_BARS else 0
        self._has_margin = bars > 0 or line == " "
        self._column = len(line) if line.strip() and not bars else 0

    def gap(self, text: str, at: int, limit: int) -> int:
        """Return the length of what stands between the cell of one row and that of the next, 0 if nothing does."""
        if pane := self._pane.match(text, at, limit):
            return len(pane.group())
        if not self._bars:
            found = (re.compile(_COLUMN % self._column) if self._column else _ONE_CELL).match(text, at, limit)
            return len(found.group()) if found else 0
        found = re.compile(_MARGIN % self._bars).match(text, at, limit) or re.compile(_ROW % self._bars).match(
            text, at, limit
        )
        return len(found.group()) if found else 0

    def is_margin(self, text: str, at: int, limit: int) -> bool:
        """Check whether a point is the mark of a line that goes on."""
        return self._has_margin and re.compile(_MARGIN % self._bars).match(text, at, limit) is not None
