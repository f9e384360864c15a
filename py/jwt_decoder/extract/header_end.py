"""What is left of a header that lost more of its beginning than every header has in common."""

from __future__ import annotations

from typing import Final, NamedTuple

from jwt_decoder.json import bounded
from jwt_decoder.text import base64url

# As many characters of base64 are for as many octets; the beginnings of all headers have three characters in common.
_GROUP: Final = 4
_LEAST_REST: Final = 4
_LONGEST: Final = 64 * 1024
# What the first octets of an object are where its first member has a name.
_FIRST: Final = '{"a'
# How the object may begin around what is left: in a name or after it, in a string, before a value, before a name, or
# after a value; and once more where what is left begins in an object within.
_AROUND: Final = tuple(
    outer + inner for outer in ("", '{"a":') for inner in ('{"', '{"a"', '{"a":"', '{"a":', "{", '{"a":0', '{"a":["')
)


class HeaderEnd(NamedTuple):
    """The end of a header: the text of it, and how many characters are missing before it at least."""

    rest: str
    lost: int


def end_of(text: str) -> HeaderEnd | None:
    """Return what an encoded header is the end of; None where it is none, or may be a whole one that is damaged."""
    if len(text) > _LONGEST or base64url.decode(text[:_GROUP]).octets.startswith(b"{"):
        return None
    return next((found for lost in range(_GROUP) if (found := _shifted(text, lost))), None)


def _shifted(text: str, lost: int) -> HeaderEnd | None:
    """Return the same where so many characters are lost, or four, eight, … more."""
    octets = base64url.decode("A" * lost + text).octets
    # Of the first octets some bits are lost, and of what is written otherwise not all characters are.
    if base64url.encode(octets)[lost:] != text:
        return None
    try:
        rest = octets[lost:].decode()
    except UnicodeDecodeError:
        return None
    if len(rest) < _LEAST_REST or not rest.endswith("}") or not any(_is_object(one + rest) for one in _AROUND):
        return None
    return HeaderEnd(rest, lost if lost and _is_object(_FIRST[:lost] + rest) else lost + _GROUP)


def _is_object(text: str) -> bool:
    try:
        return isinstance(bounded.loads(text), dict)
    except ValueError:
        return False
