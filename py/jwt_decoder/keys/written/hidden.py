"""Where the private part of a written form stands, so that it can be hidden until somebody asks to see it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.registry import jwk_members

if TYPE_CHECKING:
    from collections.abc import Iterable

Span = tuple[int, int]

_HIDDEN_MEMBER: Final = re.compile(rf'"(?:{"|".join(sorted(jwk_members.SECRET))})": "([^"]+)"')
_BODY: Final = re.compile(r"-----BEGIN [A-Z ]+-----\n(.+)\n-----END ", re.DOTALL)


def hidden_parts(text: str) -> tuple[Span, ...]:
    """Return the private parts of a form of a private key or a secret, in characters; all of what has no frame."""
    found = tuple(_spans(_HIDDEN_MEMBER.finditer(text) if text.startswith("{") else _BODY.finditer(text)))
    return found or ((0, len(text)),)


def _spans(found: Iterable[re.Match[str]]) -> Iterable[Span]:
    return (one.span(1) for one in found)
