"""What stands between two parts of a token that a paste has broken: line breaks, and ends and beginnings of strings."""

from __future__ import annotations

import re
from typing import Final

# White space within a line, also of pages and word processors, and what ends a line.
SPACE: Final = "[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]"
NEW_LINE: Final = "(?:\r\n?|[\n\f\u0085\u2028\u2029])"
# What an editor, a shell, a program or quoted-printable puts at the end of a line that goes on, and at the next one.
_WRAP: Final = (
    r"(?:\\(?!\\*+[rn])|[=`^\u00ac\u21a9\u21b5\u23ce]|[ \t]++(?:\\(?!\\*+[rn])|[`^_&\u00ac\u21a9\u21b5\u23ce]))?+"
)
_WRAPPED: Final = f"(?:[\u21aa\u21b3]{SPACE}*+)?+"
LINE_END: Final = f"{_WRAP}{SPACE}*+"
# A line break as a URL or an HTML reference spells it.
_SPELLED: Final = (
    r"(?:%(?:25)*+0[Dd])?+%(?:25)*+0[Aa]"
    r"|(?:&(?:amp;)*+#(?:13|[xX]0*+[dD]);)?+&(?:amp;)*+#(?:10|[xX]0*+[aA]);"
)
# A line break, which may be spelled as in a JSON string, with up to three blank lines; then indentation and the marks
# of a quoted e-mail.
LINE_BREAK: Final = re.compile(
    rf"{LINE_END}(?:{NEW_LINE}(?P<blank>(?:[>\s]{{0,40}}?{NEW_LINE}){{0,3}}+)|(?:\\++r)?\\++n|{_SPELLED})"
    rf"{SPACE}*+(?:>{SPACE}*+)*+{_WRAPPED}"
)
SPACES: Final = re.compile(r"[ \t]++")
# The end of one string and the beginning of the next: joined by an operator, items of a list, or beside each other.
JOINT: Final = re.compile(
    r"\\?(?P<quote>[\"'`])[ \t]*+"
    r"(?:(?P<operator>[+.&~])[ \t]*+(?:_?[ \t]*+(?:\r\n?|\n)[ \t]*+)?"
    r"|(?P<comma>,)[ \t]*+(?:(?:\r\n?|\n)[ \t]*+)?"
    r"|\\?(?:\r\n?|\n)[ \t]*+(?:(?P<next>[+.&])[ \t]*+)?"
    r"|(?<=[ \t]))"
    r"(?:[bBrRuUfF@$]{0,2})\\?(?P=quote)"
)
_LINES: Final = re.compile(NEW_LINE)
_LONGEST_LINE: Final = 200  # that is wrapped


def line_before(text: str, at: int) -> str:
    """Return what stands in a line before an offset, of a long line the end of it."""
    return _LINES.split(text[max(0, at - _LONGEST_LINE) : at])[-1]
