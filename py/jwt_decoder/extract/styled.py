"""Texts whose letters are other characters that look alike: of full width, or bold and italic without markup."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from jwt_decoder.extract.decoded_layer import Layer

if TYPE_CHECKING:
    from re import Match

# Letters and signs of full width, and those of mathematics.
_STYLED: Final = re.compile("[\uff01-\uff5e\U0001d400-\U0001d7ff]")
# The beginning of a header, of which at least one character is one of them.
_BEGINNING: Final = re.compile("[\uff45\U0001d400-\U0001d7ff][\uff59\uff57\uff13\U0001d400-\U0001d7ff]")


def is_styled(text: str) -> bool:
    """Check whether a token may begin in a text with such letters."""
    return not text.isascii() and _BEGINNING.search(text) is not None


def plain(text: str) -> tuple[Layer, int]:
    """Return a text with the letters of ASCII in place of those that look alike, and how many these were."""
    read, count = _STYLED.subn(_letter, text)
    return Layer(read, range(len(text))), count


def _letter(found: Match[str]) -> str:
    """Return the one character that stands for another in all but its look (UAX #15), that itself where none does."""
    letter = unicodedata.normalize("NFKC", found.group())
    return letter if len(letter) == 1 and letter.isascii() else found.group()
