"""How a token is cut into parts, and the parts put under each other."""

from __future__ import annotations

import re
from typing import Final

_SEGMENT: Final = re.compile(r"[^.~]*[.~]?")


def lines(token: str, width: int) -> list[str]:
    """Cut a token into lines of this width; the last one is shorter."""
    return [token[at : at + width] for at in range(0, len(token), width)]


def by_segment(token: str) -> list[str]:
    """Cut a token behind each dot and tilde."""
    return [segment for segment in _SEGMENT.findall(token) if segment]


def dots_in_front(token: str) -> list[str]:
    """Cut a token before each dot and tilde."""
    return [part for part in re.split(r"(?=[.~])", token) if part]


def dots_alone(token: str) -> list[str]:
    """Cut a token before and behind each dot."""
    return [part for part in re.split(r"([.])", token) if part]


def segments_wrapped(token: str, width: int) -> list[str]:
    """Begin a line with each segment, and wrap the segments."""
    return [line for segment in by_segment(token) for line in lines(segment, width)]


def wrapped_before_dots(token: str, width: int) -> list[str]:
    """Begin a line with each dot, and wrap what stands between."""
    return [line for part in dots_in_front(token) for line in lines(part, width)]


def joined(parts: list[str], *, before: str = "", behind: str = "", end: str = "\n") -> str:
    """Return lines with the same in front of and behind each."""
    return end.join(before + part + behind for part in parts)
