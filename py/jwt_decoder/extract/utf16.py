"""Texts in UTF-16 that were read one octet a character: every other character is NUL."""

from __future__ import annotations

from array import array
from itertools import compress

from jwt_decoder.extract.decoded_layer import Layer

_NUL = "\0"
_SHARE = 4  # at least one character in so many is NUL


def is_wide(text: str) -> bool:
    """Check whether a text looks like UTF-16 that was read as something else."""
    return _NUL in text and text.count(_NUL) * _SHARE >= len(text)


def narrowed(text: str) -> tuple[Layer, int]:
    """Return a text without its NUL characters, and how many there were."""
    begins = array("L", compress(range(len(text)), map(_NUL.__ne__, text)))
    return Layer(text.replace(_NUL, ""), begins), len(text) - len(begins)
