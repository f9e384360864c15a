"""UTF-8 octets and the code points that they spell."""

from __future__ import annotations

from typing import Final

_CONTINUATION: Final = bytes(range(0x80, 0xC0))


def encode(text: str) -> bytes:
    """Return the UTF-8 of a text; a lone surrogate, which has none, as if it were any other code point."""
    return text.encode(errors="surrogatepass")


def code_points(octets: bytes) -> int:
    """Count the code points that begin in octets of ``encode``, which may be cut anywhere."""
    return len(octets.translate(None, _CONTINUATION))
