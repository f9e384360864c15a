"""JSON that a person pasted as a key, parsed so that no nesting and no number can hurt the interpreter."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Final

_DEEPEST: Final = 32
# A string that is not closed is one to the end: a parser stops there, and looking on behind it would be quadratic.
_STRINGS: Final = re.compile(r'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_BRACKET: Final = re.compile(r"[{}\[\]]")


class KeyJsonError(ValueError):
    """A text that is not JSON; ``at`` counts code points of the text from 0."""

    def __init__(self, message: str, at: int) -> None:
        """Keep the place beside the sentence."""
        super().__init__(message)
        self.at = at


class Duplicates(list[str]):
    """Names that stand twice in one object; the last one counts (RFC 7517 §4)."""


def parse(text: str) -> tuple[object, Duplicates]:
    """Parse JSON at most 32 levels deep; raises KeyJsonError.

    The depth is bounded before parsing, since a deep text overflows the stack of Python in WebAssembly, where nothing
    can catch it. Numbers become floats: no key has any, and an integer of many digits would raise.
    """
    if _is_deep(text):
        raise KeyJsonError("it is nested deeper than any key", 0)
    duplicates = Duplicates()

    def build(pairs: list[tuple[str, object]]) -> dict[str, object]:
        members = dict(pairs)
        if len(members) < len(pairs):
            counts = Counter(name for name, _ in pairs)
            duplicates.extend(name for name in members if counts[name] > 1)
        return members

    try:
        return json.loads(text, object_pairs_hook=build, parse_int=float), duplicates
    except json.JSONDecodeError as error:
        raise KeyJsonError(error.msg, error.pos) from error


def _is_deep(text: str) -> bool:
    """Say whether the nesting passes the bound before the first error, where a parser stops."""
    depth = 0
    for bracket in _BRACKET.finditer(_STRINGS.sub("", text)):
        depth += 1 if bracket[0] in "{[" else -1
        if depth > _DEEPEST:
            return True
    return False
