"""What stands between two parts of a token that a paste has broken: line breaks, marks of lines, ends of strings."""

from __future__ import annotations

import re

# One line break at most: a blank line ends a token. Before it a quoted-printable or shell continuation mark may
# stand, after it indentation and the marks of a quoted e-mail; it may be spelled as in a JSON string.
LINE_BREAK = re.compile(r"[=\\`^]?[ \t]*+(?:\r\n?|\n|(?:\\++r)?\\++n)[ \t]*+(?:>[ \t]*+)*+")
SPACES = re.compile(r"[ \t]++")
# The end of one string and the beginning of the next, joined by an operator or by standing on lines of their own.
JOINT = re.compile(
    r"\\?(?P<quote>[\"'`])[ \t]*+"
    r"(?:(?P<operator>[+.&~])[ \t]*+(?:_?[ \t]*+(?:\r\n?|\n)[ \t]*+)?"
    r"|\\?(?:\r\n?|\n)[ \t]*+(?:(?P<next>[+.&])[ \t]*+)?)"
    r"(?:[bBrRuUfF@$]{0,2})\\?(?P=quote)"
)
# What a line begins with that is marked: as added or removed, as a comment, with its number, in a frame.
_MARK = re.compile(
    r"[ \t]*+(?P<mark>[+-](?=\S|\Z)|//+|#+(?=[ \t])|\*+(?=[ \t])|;+(?=[ \t])|[|\u2502\u2503\u2551]"
    r"|(?P<number>[0-9]{1,6})(?P<behind>[:.)|]?)(?=[ \t]))"
)
_FRAMES = "|\u2502\u2503\u2551"
_LONGEST_LINE = 200  # that is wrapped


def line_before(text: str, at: int) -> str:
    """Return what stands in a line before an offset, of a long line the end of it."""
    return text[max(0, at - _LONGEST_LINE) : at].rpartition("\n")[2]


def column(line: str) -> int:
    """Return the length of the beginning of a line, without indentation, marks and the quote before a string."""
    mark = _MARK.match(line)
    return len(line[mark.end() if mark else 0 :].lstrip(" \t>\"'"))


def marked_break(line: str) -> re.Pattern[str] | None:
    """Return what breaks a token whose first line begins with ``line``, None where that line has no mark."""
    found = _MARK.match(line)
    if found is None:
        return None
    mark = r"[0-9]{1,6}" + re.escape(found["behind"]) if found["number"] else re.escape(found["mark"])
    behind = rf"(?:[ \t]*+{mark})?" if found["mark"] in _FRAMES else ""
    return re.compile(rf"[=\\`^]?[ \t]*+{behind}[ \t]*+(?:\r\n?|\n)[ \t]*+{mark}[ \t]*+")
