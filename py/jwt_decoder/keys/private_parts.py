"""Where the private parts of a key text stand: what is masked once it was read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys.forms import pem
from jwt_decoder.registry import jwk_members

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.keys.key import Key

Span = tuple[int, int]

_BLOCK: Final = re.compile(r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----(.*?)(?=-----(?:BEGIN|END) |\Z)", re.DOTALL)
_LEADING: Final = re.compile(r"(?:\s|\\[rn])*+")
_ESCAPES: Final = ("\\r", "\\n")
# The value of a member that is for nobody else, also where it ends too early.
_PRIVATE_MEMBER: Final = re.compile(
    rf'"(?:{"|".join(sorted(jwk_members.PRIVATE_WITHIN))})"\s*+:\s*+"((?:[^"\\]|\\.)*+)', re.DOTALL
)
_OF_JWK: Final = frozenset({"jwk", "jwk-set"})


def private_parts(key: Key) -> tuple[Span, ...]:
    """Return where the private parts of a key text begin and end, in characters; nothing of a secret."""
    found = tuple(_parts(key))
    return found or ((_trimmed(key.text, 0, len(key.text)),) if _is_private_whole(key) else ())


def _parts(key: Key) -> Iterator[Span]:
    """Yield the bodies of private blocks, and in a JWK the values of private members."""
    form = _PRIVATE_MEMBER if key.kind in _OF_JWK else _BLOCK
    for found in form.finditer(key.text):
        start, end = _trimmed(key.text, *found.span(1))
        if start < end:
            yield start, end


def _trimmed(text: str, start: int, end: int) -> Span:
    """Leave out white space at both ends, also where it is escaped."""
    match = _LEADING.match(text, start, end)
    start = match.end() if match else start
    while start < end and (text[end - 1].isspace() or text[end - 2 : end] in _ESCAPES):
        end -= 1 if text[end - 1].isspace() else 2
    return start, end


def _is_private_whole(key: Key) -> bool:
    """Return whether it is a private key without a frame, such as one in base64."""
    if key.kind == "secret":
        return pem.has_private(pem.in_base64(key.text))
    return bool(key.data.get("private"))
