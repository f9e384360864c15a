"""Fields of mail in which a token is a row of encoded words (RFC 2047), each in base64 or with octets in hex."""

from __future__ import annotations

import re
from binascii import a2b_base64, a2b_qp
from typing import TYPE_CHECKING, Final

from jwt_decoder.extract.decoded_layer import rewritten

if TYPE_CHECKING:
    from jwt_decoder.extract.decoded_layer import Layer

_WORD: Final = re.compile(
    r"=\?[A-Za-z0-9_-]{1,40}(?:\*[A-Za-z-]{1,20})?\?(?:[bB]\?(?P<base64>[A-Za-z0-9+/=]{1,400}+)"
    r"|[qQ]\?(?P<hex>[!->@-~]{1,400}+))\?=(?:[ \t\r\n>]{1,80}+(?==\?))?"
)


def has_encoded_words(text: str) -> bool:
    """Check whether a text has words that are encoded."""
    return "=?" in text and _WORD.search(text) is not None


def without_encoding(text: str) -> tuple[Layer, int]:
    """Return a text with its encoded words decoded, each with its place as a whole, and how many there were."""
    words = [(*word.span(), _decoded(word)) for word in _WORD.finditer(text)]
    return rewritten(text, 0, len(text), words), len(words)


def _decoded(word: re.Match[str]) -> str:
    if word["hex"]:
        return a2b_qp(word["hex"], header=True).decode("latin-1")
    encoded = word["base64"].rstrip("=")
    usable = len(encoded) - (len(encoded) % 4 == 1)
    return a2b_base64(encoded[:usable] + "=" * (-usable % 4)).decode("latin-1")
