"""Text in Markdown (CommonMark 0.31, GitHub's dialect too) that stays text, whatever it holds."""

from __future__ import annotations

import re
from typing import Final

from jwt_decoder.text import quote

# What begins emphasis, code, links, HTML, tables, strikethrough, entities, headings, mentions or mathematics.
_MARKS: Final = re.compile(r"[\\`*_\[\]<>|~&#@$]")
_ADDRESS: Final = re.compile(r"(?i)(?:https?|ftp|mailto|xmpp)(?=:)|www(?=\.)")
_CODE: Final = re.compile(r"(`[^`]+`)")


def sentence(text: str) -> str:
    """Return a sentence of ours, all on one line, in which nothing is markup but the code that ``code`` made."""
    return "".join(part if part.startswith("`") else _escaped(part) for part in _CODE.split(quote.visible(text)))


def _escaped(text: str) -> str:
    escaped = _MARKS.sub(lambda found: f"\\{found[0]}", text)
    return _ADDRESS.sub(lambda found: f"{found[0]}\\", escaped)


def code(text: str) -> str:
    """Return a name, or words of ours, as a code span; neither has a backtick in it (CommonMark §6.1)."""
    return f"`{text}`"
