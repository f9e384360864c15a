"""Sentences of the engine in which instants stand, and the names of what a token is made of."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Json = Mapping[str, Any]

KINDS: Final[Mapping[str, str]] = {
    "jws-compact": "JWS Compact Serialization",
    "jwe-compact": "JWE Compact Serialization",
    "jws-json": "JWS JSON Serialization",
    "jwe-json": "JWE JSON Serialization",
    "sd-jwt": "SD-JWT",
}
SEGMENTS: Final[Mapping[str, str]] = {
    "header": "Header",
    "payload": "Payload",
    "signature": "Signature",
    "encrypted-key": "Encrypted Key",
    "initialization-vector": "Initialization Vector",
    "ciphertext": "Ciphertext",
    "authentication-tag": "Authentication Tag",
    "disclosure": "Disclosure",
    "key-binding": "Key Binding JWT",
    "extra": "Further segment",
}
_UNITS: Final = (
    ("year", 31_556_952),
    ("month", 2_629_746),
    ("day", 86_400),
    ("hour", 3_600),
    ("minute", 60),
    ("second", 1),
)


def told(words: Sequence[Json], now: float) -> str:
    """Return a sentence as seen from an instant, in seconds since 1970."""
    return "".join(piece["text"] if "text" in piece else _moment(piece, now) for piece in words)


def relative(seconds: float, now: float) -> str:
    """Return "4 minutes ago", "in 2 hours" or "now": in the largest unit of which there is at least one."""
    difference = math.trunc(seconds - now)
    for unit, size in _UNITS:
        if count := abs(difference) // size:
            length = counted(count, unit)
            return f"in {length}" if difference > 0 else f"{length} ago"
    return "now"


def counted(count: int, noun: str) -> str:
    """Return "1 octet" or "1,024 octets"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _moment(moment: Json, now: float) -> str:
    return relative(float(moment["at"]), now) if moment["form"] == "relative" else str(moment["utc"])
