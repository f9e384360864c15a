"""The Compact Serializations: segments with dots between them (RFC 7515 §7.1, RFC 7516 §7.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.model.fault import Fault
from jwt_decoder.model.layout import Layout, Segment, SignaturePlace
from jwt_decoder.model.sentence import Sentence, plural
from jwt_decoder.registry.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.model.sentence import Facts

_JWS: Final = FORMATS["jws-compact"].roles
_JWE: Final = FORMATS["jwe-compact"].roles
_JWE_TITLE: Final = Sentence("5 segments, RFC 7516")
_TOO_FEW: Final = {
    1: Sentence("1 segment of three: payload and signature are missing. Probably not all was copied."),
    2: Sentence("2 segments of three: the signature is missing. Probably not all was copied."),
}


def lay_out(text: str) -> Layout:
    """Return the segments of a JWS or JWE in compact form, however many there are."""
    count = text.count(".") + 1
    if count == len(_JWE):
        places = (SignaturePlace(0, None),)
        return Layout("jwe-compact", _JWE_TITLE, tuple(segments(text, _JWE)), 3, places, ())
    found = tuple(segments(text, (*_JWS, "extra")))
    places = (SignaturePlace(0, 2 if count >= len(_JWS) else None),)
    title = plural("{count} segment, RFC 7515", "{count} segments, RFC 7515", count)
    faults = tuple(count_faults(text, found, count))
    return Layout("jws-compact", title, found, 1 if count > 1 else None, places, faults)


def segments(text: str, roles: tuple[str, ...]) -> Iterable[Segment]:
    """Cut a text at its dots into at most as many segments as there are roles; the last takes what is left."""
    start = 0
    for role, part in zip(roles, text.split(".", len(roles) - 1), strict=False):
        yield Segment(role, start, start + len(part), part)
        start += len(part) + 1


def count_faults(text: str, found: tuple[Segment, ...], count: int) -> Iterable[Fault]:
    """Find that a JWS has fewer or more segments than three."""
    needed: Facts = {"needed": len(_JWS)}
    if count in _TOO_FEW:
        yield Fault("segments-count", len(text), len(text), _TOO_FEW[count], {"count": count, **needed})
    if count > len(_JWS):
        extra = found[len(_JWS)]
        message = Sentence("A JWS has three segments, this has {count}; the first three are shown.", count=count)
        yield Fault("segments-count", extra.start - 1, extra.end, message, needed, segment=len(_JWS))
