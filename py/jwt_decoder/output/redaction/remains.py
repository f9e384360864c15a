"""What is left of tokens that nobody could read: runs of base64 that may prove something all the same.

A token within another one may have lost a character, or be broken over lines inside JSON. Then it is no token, but its
signature stands there.
"""

from __future__ import annotations

import binascii
import re
from typing import Final

from jwt_decoder.text import base64url

# What only tokens and keys have: the beginning of a header, names of parameters in base64, and members of JSON.
_IN_TOKENS: Final = re.compile(
    r"(?<![A-Za-z0-9])e[yw][A-Za-z0-9_-]{8}|ImFsZyI|YWxnI|JhbGci|ImVuYyI|ZW5jI|JlbmMi"
    r'|"(?:signatures?|tag|kb_jwt|kty)\\*"'
)
_IN_OCTETS: Final = re.compile(
    rb'(?<![A-Za-z0-9])e[yw][A-Za-z0-9_-]{8}|[A-Za-z0-9+/_-]{27}|"(?:signatures?|tag|kb_jwt|kty)\\*"'
)
# Words and names have no digits among letters of both cases, and are shorter.
_RUN: Final = re.compile(
    r"(?<![A-Za-z0-9+/_-])"
    r"(?:(?=[A-Za-z+/_-]{0,99}[0-9])(?=[a-z0-9+/_-]{0,99}[A-Z])(?=[A-Z0-9+/_-]{0,99}[a-z])[A-Za-z0-9+/_-]{20,}"
    r"|[A-Za-z0-9+/_-]{40,})={0,2}"
)
_BEHIND_SEGMENT: Final = re.compile(r"(?<=[A-Za-z0-9_-]{4})\.\Z")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_TO_STANDARD: Final = str.maketrans("-_", "+/", "=")
_GROUP: Final = 4
# In more it would take long to look for a token, and no name or hash is so long.
_MOST_OCTETS: Final = 100_000


def has_token(text: str) -> bool:
    """Check whether there is anything in a text that only tokens and keys have."""
    return _IN_TOKENS.search(text) is not None


def hides_token(octets: bytes, *, is_text: bool) -> bool:
    """Check whether octets would have something of a token if characters were lost before them when they were base64.

    One lost character moves all that is behind it. ``is_text`` says that they are read as they stand, too.
    """
    packed = base64url.encode(octets).translate(_TO_STANDARD)
    return any(_IN_OCTETS.search(_octets(packed[lead:])) for lead in range(int(is_text), _GROUP))


def without_remains(text: str, *, is_beside_token: bool) -> str:
    """Leave out runs of base64 that are no text: those that hide a token, and any behind a dot or beside a token.

    Very long ones go, too.
    """

    def left(run: re.Match[str]) -> str:
        octets = _octets(run[0].translate(_TO_STANDARD))
        if _is_text(octets):
            return run[0]
        is_behind_segment = _BEHIND_SEGMENT.match(text, max(run.start() - 1, 0), run.start()) is not None
        is_out = is_beside_token or is_behind_segment or len(octets) > _MOST_OCTETS
        return "" if is_out or hides_token(octets, is_text=False) else run[0]

    return _RUN.sub(left, text)


def _octets(packed: str) -> bytes:
    """Return the octets of base64 without its last characters that make no whole group."""
    return binascii.a2b_base64(packed[: len(packed) // _GROUP * _GROUP])


def _is_text(octets: bytes) -> bool:
    """Check whether octets are text, but for a character that is cut at their end."""
    try:
        return _CONTROL.search(octets.decode()) is None
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data" and _is_text(octets[: error.start])
