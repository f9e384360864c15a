"""DEFLATE (RFC 1951), bare or in the frame of zlib (RFC 1950), with a bound on what comes out."""

from __future__ import annotations

import zlib
from typing import Final

MOST: Final = 1 << 20  # octets, a megabyte
BARE: Final = -zlib.MAX_WBITS
FRAMED: Final = zlib.MAX_WBITS
EITHER: Final = 47  # gzip or zlib, whichever it is

_BEGINNING: Final = 65536


class InflateError(ValueError):
    """Octets are no DEFLATE, or they break off, which ``is_cut`` says, or what comes out ``is_too_large``."""

    def __init__(self, *, is_too_large: bool = False, is_cut: bool = False) -> None:
        """Take the reason."""
        super().__init__(is_too_large, is_cut)
        self.is_too_large = is_too_large
        self.is_cut = is_cut


def inflate(octets: bytes, window: int = BARE) -> bytes:
    """Return what was compressed, at most a megabyte; ``window`` is BARE or FRAMED.

    Raise InflateError where it is more, or the stream is broken or does not end.
    """
    work = zlib.decompressobj(window)
    try:
        found = work.decompress(octets, MOST + 1)
    except zlib.error:
        raise InflateError from None
    if len(found) > MOST or not work.eof:
        raise InflateError(is_too_large=len(found) > MOST, is_cut=len(found) <= MOST)
    return found


def begins_compressed(octets: bytes) -> bool:
    """Return whether octets are in the format of gzip or zlib, as far as the first 64 kB that come out of them."""
    try:
        zlib.decompressobj(wbits=EITHER).decompress(octets, _BEGINNING)
    except zlib.error:
        return False
    return True
