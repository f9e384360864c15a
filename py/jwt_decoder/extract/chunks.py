"""The body of a message in chunks, as the chunked transfer coding of HTTP has them (RFC 9112 §7.1)."""

from __future__ import annotations

import re
from typing import Final

_SIZE: Final = re.compile(r"\r?\n(?P<size>[0-9A-Fa-f]{1,6})(?:;[^\r\n]{0,200})?\r?\n")
_END: Final = re.compile(r"\r?\n|\Z")
_LAST: Final = re.compile(r"\r?\n0(?![0-9A-Fa-f])")
_SHORT: Final = 16  # a chunk shorter than that is one only if it is the last


def chunk_gap(text: str, at: int, limit: int) -> int:
    """Return the length of what stands between two chunks, 0 where the next one isn't as long as is said there."""
    found = _SIZE.match(text, at, limit)
    size = int(found["size"], 16) if found else 0
    end = _END if size >= _SHORT else _LAST
    if not found or not size or found.end() + size > len(text) or not end.match(text, found.end() + size):
        return 0
    return found.end() - at
