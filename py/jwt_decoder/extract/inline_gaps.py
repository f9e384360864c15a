"""What stands within a token that came from a page or a cookie: tags, spaces that do not break, names of pieces."""

from __future__ import annotations

import re

# Tags of HTML inside a line of text, and what only allows or forbids a line break there.
_INVISIBLE = (
    r"(?:</?(?:a|b|bdi|bdo|big|br|code|em|font|i|kbd|mark|s|samp|small|span|strong|tt|u|var|wbr)"
    r"(?:[ \t\r\n/][^<>]{0,300})?>"
    r"|&(?:nbsp|shy|ZeroWidthSpace|zwnj|zwj);|[\u00a0\u2000-\u200a\u202f\u205f\u3000])"
    r"[ \t]*+(?:\r\n?|\n)?[ \t]*+"
)
INVISIBLE_BREAK = re.compile(_INVISIBLE)
INVISIBLE_BREAKS = re.compile(f"(?:{_INVISIBLE}){{1,20}}+")
# What stands before the first piece, read backwards, so that it ends soon: `session.0=`, `session-0: "`, in columns.
_FIRST_PIECE = re.compile(
    r"(?P<value>[\"']?[ ]{0,4}[=:\t][ ]{0,4}[\"']?)(?P<number>[01])(?P<mark>[._-]?)(?P<name>[^\s;,=:\"'&?]{1,200}+)"
)
_LONGEST_NAME = 220


class Pieces:
    """A value that was stored in numbered pieces, each under a name of its own (RFC 6265 §6.1 bounds a cookie)."""

    def __init__(self, text: str, start: int) -> None:
        """Look at the name before ``start``; where it has no number there are no pieces."""
        found = _FIRST_PIECE.match(text[max(0, start - _LONGEST_NAME) : start][::-1])
        self._parts = [re.escape(found[part][::-1]) for part in ("name", "mark", "value")] if found else []
        self._next = int(found["number"]) + 1 if found else 0

    def next_gap(self, text: str, at: int, limit: int) -> int:
        """Return the length of what stands between the end of a piece and the value of the next one, 0 if none does."""
        if not self._parts:
            return 0
        name, mark, value = self._parts
        between = r"[\"']?(?:[ \t]*+[;,&][^\r\n]{0,300}?|[ \t][^\r\n]{0,300}?)?(?:(?:\r\n?|\n)[^\r\n]{0,60}?)?"
        gap = re.compile(rf"{between}(?<![^\s;,&\"'{{]){name}{mark}{self._next}{value}").match(text, at, limit)
        return len(gap.group()) if gap else 0

    def taken(self) -> None:
        """Go on to the piece after the next one."""
        self._next += 1
