"""A token that a program puts together in several statements: `T+=…`, `$t .= "…"`, `T="$T…"`, `t = t + "…"`."""

from __future__ import annotations

import re
from typing import Final

# The variable to which the first part is assigned, or to which it is added.
_CALL: Final = r"\.(?i:append|concat|push|write|add)\(|<<"
_ASSIGNED: Final = re.compile(
    r"(?<![A-Za-z0-9_])(?P<name>[A-Za-z_][A-Za-z0-9_]{0,63})[ \t]*+"
    rf"(?:(?::[ \t]*+\w++[ \t]*+)?[:+.&]?=|(?P<call>{_CALL}))[ \t]*+[\"'`]?\Z"
)
_REACH: Final = 200  # characters in which the next statement assigns to it


class Statements:
    """The statements that follow the one in which a token begins; ``is_call`` says that each calls the same method."""

    def __init__(self, line: str) -> None:
        """Take what stands in the line before the token."""
        found = _ASSIGNED.search(line)
        self._name = found["name"] if found else ""
        self.is_call = bool(found and found["call"])

    def gap(self, text: str, at: int, limit: int) -> int:
        """Return the length of what stands between the text of a statement and that of the next, 0 if nothing does."""
        if not self._name or self._name not in text[at : at + _REACH]:
            return 0
        name = re.escape(self._name)
        variable = rf"(?:\$[{{(]?{name}[)}}]?|%{name}%|!{name}!)"
        joined = rf"{variable}[ \t]*+[.+&][ \t]*+(?=[\"'`])|[\"']?{variable}[\"']?"
        itself = rf"(?:{joined}|{name}[ \t]*+[.+&~][ \t]*+)"
        found = re.compile(
            r"[\"'`]?[ \t]*+\)?[ \t]*+;?[ \t]*+(?:\r\n?|\n|;|&&)[ \t]*+"
            rf"(?:(?:export|set|local|declare|let|var|my)[ \t]++)?[$@%]?{name}[ \t]*+"
            rf"(?:[+.&]=|{_CALL}|:?=[ \t]*+{itself})[ \t]*+[\"'`]?"
        ).match(text, at, limit)
        return len(found.group()) if found else 0
