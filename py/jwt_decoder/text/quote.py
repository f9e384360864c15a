"""Text that others wrote, within a sentence of ours: cut where it is long, every unseen character by its code point."""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 40
# Controls, what reorders or joins its neighbours, separators of lines, tags, selectors, and halves of characters.
_UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f\u205f-\u206f"
    "\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)


def quote(text: str, most: int = LONGEST) -> str:
    """Return text from outside as it enters a sentence: ``most`` characters of it, unseen ones as "[U+202E]"."""
    return visible(text) if len(text) <= most else f"{visible(text[:most])}…"


# Until no room uses the old name.
cut = quote


def visible(text: str) -> str:
    """Return text with every character that nobody sees as its code point."""
    return _UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)
