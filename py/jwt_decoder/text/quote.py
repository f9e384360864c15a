"""Text that others wrote, within a sentence of ours: cut where it is long, and what misleads by its code point."""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 40
# Controls, what reorders or joins its neighbours, spaces but the usual one, separators of lines, tags, selectors, and
# halves of characters.
_UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f"
    "\u205f-\u206f\u2800\u3000\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# What would end the quotation marks around the text, begin others, or look as if it did.
_QUOTATION: Final = re.compile(
    "[\u02ba\u02ee\u201c-\u201f\u2033\u2036\u275d\u275e\u301d-\u301f\uff02\U0001f676-\U0001f678]"
)


def quote(text: str, most: int = LONGEST) -> str:
    """Return text from outside as it enters a sentence: ``most`` characters of it, unseen ones as "[U+202E]".

    So are quotation marks: those that a sentence has around the text are the only ones.
    """
    if len(text) > most:
        return f"{quote(text[:most], most)}…"
    seen = visible(text)
    return seen if seen.isascii() else _QUOTATION.sub(_code_point, seen)


def visible(text: str) -> str:
    """Return text with every character that nobody sees as its code point."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSEEN.sub(_code_point, text)


def named(characters: str) -> str:
    """Return characters that a sentence is about, not text that it quotes: what misleads by name alone, "U+202E"."""
    return "".join(f"U+{ord(one):04X}" if _misleads(one) else one for one in characters)


def _misleads(character: str) -> bool:
    return not character.isprintable() or bool(_UNSEEN.match(character) or _QUOTATION.match(character))


def _code_point(found: re.Match[str]) -> str:
    return f"[U+{ord(found[0]):04X}]"
