"""The Compact Serializations: segments with dots between them (RFC 7515 §7.1, RFC 7516 §7.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.model.records import Fault, Layout, Segment, SignaturePlace

if TYPE_CHECKING:
    from collections.abc import Iterable

_JWS: Final = ("header", "payload", "signature")
_JWE: Final = ("header", "encrypted-key", "initialization-vector", "ciphertext", "authentication-tag")
_NAMES: Final = {1: "payload and signature are", 2: "the signature is"}


def lay_out(text: str) -> Layout:
    """Give the segments of a JWS or JWE in compact form, however many there are."""
    count = text.count(".") + 1
    if count == len(_JWE):
        places = (SignaturePlace(0, None),)
        return Layout("jwe-compact", "5 segments, RFC 7516", tuple(segments(text, _JWE)), 3, places, ())
    found = tuple(segments(text, (*_JWS, "extra")))
    places = (SignaturePlace(0, 2 if count >= len(_JWS) else None),)
    title = f"{count:,} segment{'' if count == 1 else 's'}, RFC 7515"
    return Layout(
        "jws-compact", title, found, 1 if count > 1 else None, places, tuple(count_faults(text, found, count))
    )


def segments(text: str, roles: tuple[str, ...]) -> Iterable[Segment]:
    """Cut a text at its dots into at most as many segments as there are roles; the last takes what is left."""
    start = 0
    for role, part in zip(roles, text.split(".", len(roles) - 1), strict=False):
        yield Segment(role, start, start + len(part), part)
        start += len(part) + 1


def count_faults(text: str, found: tuple[Segment, ...], count: int) -> Iterable[Fault]:
    """Say that a JWS has fewer or more segments than three."""
    data: dict[str, str | int] = {"count": count, "needed": len(_JWS)}
    missing = _NAMES.get(count)
    if missing:
        message = f"{count} segment{'s' if count > 1 else ''} of three: {missing} missing. Probably not all was copied."
        yield Fault("segments-count", None, len(text), len(text), message, data)
    if count > len(_JWS):
        extra = found[len(_JWS)]
        message = f"A JWS has three segments, this has {count:,}; the first three are shown."
        yield Fault("segments-count", len(_JWS), extra.start - 1, extra.end, message, data)
