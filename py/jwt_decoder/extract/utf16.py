"""Texts in UTF-16 that were read one octet a character: every other character is NUL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jwt_decoder.extract.left_out import without_character

if TYPE_CHECKING:
    from jwt_decoder.extract.decoded_layer import Layer

_NUL = "\0"
_SHARE = 4  # at least one character in so many is NUL


def is_wide(text: str) -> bool:
    """Check whether a text looks like UTF-16 that was read as something else."""
    return _NUL in text and text.count(_NUL) * _SHARE >= len(text)


def narrowed(text: str) -> tuple[Layer, int]:
    """Return a text without its NUL characters, and how many there were."""
    return without_character(text, _NUL)
