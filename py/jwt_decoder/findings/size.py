"""Rules about the length of a token, which other software bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.findings.example import with_claim
from jwt_decoder.findings.rule import Hit, rule
from jwt_decoder.model.finding import Spot
from jwt_decoder.model.sentence import Sentence, plural

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.findings.context import Context

_COOKIE: Final = 4096
_HEADER: Final = 8192


@rule(
    "size-cookie",
    "info",
    "RFC 6265 §6.1",
    name=Sentence("Too long for a cookie"),
    scope=Sentence("Tokens in Compact Serialization, up to 8,192 characters."),
    why=Sentence("Browsers silently drop cookies that are too long, and users keep getting signed out."),
    example=with_claim(f'"groups":"{"a" * 3600}"'),
    remedy=Sentence("Leave out claims that nobody reads, or keep them on the server."),
)
def size_cookie(token: Context) -> Iterable[Hit]:
    """Find a token that fits into no cookie: browsers keep 4,096 octets of one (RFC 6265 §6.1)."""
    if _is_sent(token) and _COOKIE < token.length <= _HEADER:
        message = plural(
            "It has {length} character: browsers drop cookies larger than {most} bytes.",
            "It has {length} characters: browsers drop cookies larger than {most} bytes.",
            count=token.length,
            length=token.length,
            most=_COOKIE,
        )
        yield Hit(Spot(None, 0, token.length, literal=True), message)


@rule(
    "size-header",
    "warning",
    "RFC 9110 §5.4",
    name=Sentence("Too long for a header field"),
    scope=Sentence("Tokens in Compact Serialization."),
    why=Sentence("Apache and nginx answer 400, Node.js 431, when header fields are too long."),
    example=with_claim(f'"groups":"{"a" * 6400}"'),
    remedy=Sentence("Leave out claims that nobody reads, or keep them on the server."),
)
def size_header(token: Context) -> Iterable[Hit]:
    """Find a token that many servers refuse: they take header fields of 8 KB (RFC 9110 §5.4)."""
    if _is_sent(token) and token.length > _HEADER:
        message = plural(
            "It has {length} character: many servers reject header fields larger than {most} bytes.",
            "It has {length} characters: many servers reject header fields larger than {most} bytes.",
            count=token.length,
            length=token.length,
            most=_HEADER,
        )
        yield Hit(Spot(None, 0, token.length, literal=True), message)


def _is_sent(token: Context) -> bool:
    """Return whether it is of a kind that goes into cookies and header fields: JSON does not."""
    return token.decoded.format.is_text
