"""Text that others wrote, within a sentence of ours: cut where it is long, every unseen character by its code point."""

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


def quote(text: str, most: int = LONGEST) -> str:
    """Return text from outside as it enters a sentence: ``most`` characters of it, unseen ones as "[U+202E]"."""
    return visible(text) if len(text) <= most else f"{visible(text[:most])}…"


def visible(text: str) -> str:
    """Return text with every character that nobody sees as its code point."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def named(characters: str) -> str:
    """Return characters that a sentence is about, not text that it quotes: unseen ones by name alone, "U+202E"."""
    return "".join(f"U+{ord(one):04X}" if not one.isprintable() or _UNSEEN.match(one) else one for one in characters)
