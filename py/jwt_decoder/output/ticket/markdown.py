"""Text in Markdown (CommonMark 0.31, GitHub's dialect too) that stays text, whatever it holds."""

from __future__ import annotations

import re
from typing import Final

from jwt_decoder.text import quote

# What begins emphasis, code, links, HTML, tables, strikethrough, entities, headings, mentions or mathematics.
_MARKS: Final = re.compile(r"[\\`*_\[\]<>|~&#@$]")
_ADDRESS: Final = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(?=:)|\b(www)(?=\.)")
_BACKTICKS: Final = re.compile(r"`+")


def sentence(text: str) -> str:
    """Return a sentence, all on one line, in which nothing is markup and no address becomes a link."""
    escaped = _MARKS.sub(lambda found: f"\\{found[0]}", quote.visible(text))
    return _ADDRESS.sub(lambda found: f"{found[0]}\\", escaped)


def code(text: str, most: int = quote.LONGEST) -> str:
    """Return text as a code span, whose fence is longer than any run of backticks in it (CommonMark §6.1)."""
    told = quote.quote(text, most)
    if not told.strip():
        return f"`{told or ' '}`"
    fence = "`" * (max((len(run[0]) for run in _BACKTICKS.finditer(told)), default=0) + 1)
    # A table would end at a pipe even here, so there are no tables.
    pad = " " if len(fence) > 1 or told.startswith(" ") else ""
    return f"{fence}{pad}{told}{pad}{fence}"
