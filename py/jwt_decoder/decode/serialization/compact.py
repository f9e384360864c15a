"""The Compact Serializations: segments with dots between them (RFC 7515 §7.1, RFC 7516 §7.1)."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.encrypted_parts import names_hpke
from jwt_decoder.decode.serialization.lost_dots import lost_dots
from jwt_decoder.decode.serialization.lost_segments import lost, readings
from jwt_decoder.extract import token_shape
from jwt_decoder.json import parse
from jwt_decoder.model.fault import Fault, Repair
from jwt_decoder.model.layout import Layout, Segment, SignaturePlace
from jwt_decoder.model.sentence import Sentence, plural
from jwt_decoder.registry import algorithms
from jwt_decoder.registry.claims import CLAIMS
from jwt_decoder.registry.formats import FORMATS
from jwt_decoder.registry.headers import HEADERS
from jwt_decoder.text import base64url
from jwt_decoder.text.placeholder import TEMPLATE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jwt_decoder.model.part import Node
    from jwt_decoder.model.sentence import Facts

_JWS: Final = FORMATS["jws-compact"].roles
_JWE: Final = FORMATS["jwe-compact"].roles
_MAY_NAME_ENC: Final = re.compile(rb'"enc"|\\u')
_TEMPLATE: Final = re.compile(TEMPLATE)
_OPENS: Final = b"{"
_MAY_NAME_ALG: Final = re.compile(rb'"alg"|\\u')
_SWAPPED: Final = Sentence("Header and payload are swapped: the second segment is the header.")
# By the segments that are header, payload and signature.
_ORDERS: Final = {
    (1, 0): _SWAPPED,
    (1, 0, 2): _SWAPPED,
    (0, 2, 1): Sentence("Payload and signature are swapped: the third segment is the payload."),
    (2, 1, 0): Sentence("Header and signature are swapped: the third segment is the header."),
    (1, 2, 0): Sentence("The signature comes first: the second segment is the header, the third the payload."),
    (2, 0, 1): Sentence("The header comes last: the first segment is the payload, the second the signature."),
}
REORDER: Final = Sentence("Put them in order")
_NO_HEADER: Final = {
    1: Sentence("This is only the payload; the header and the signature are missing."),
    2: Sentence("This starts with the payload; the header is missing."),
}
_JWS_TOO_FEW: Final = {
    1: Sentence("1 of 3 segments: the payload and the signature are missing. The copy is probably incomplete."),
    2: Sentence("2 of 3 segments: the signature is missing. The copy is probably incomplete."),
}
_TWICE: Final = Sentence("Two segments in a row are the same: one was pasted twice.")
_REMOVE_ONE: Final = Sentence("Remove one")
_DOT_MISSING: Final = {
    "header": Sentence("The dot between header and payload is missing."),
    "payload": Sentence("The dot between payload and signature is missing."),
}


def lay_out(text: str) -> Layout:
    """Return the segments of a JWS or JWE in compact form, however many there are.

    ``enc`` in the header makes a JWE (RFC 7516 §9), unless ``alg`` signs and there are three segments; their number
    decides only where the header says nothing.
    """
    first, *others = _with_own_dots(text).split(".")
    count = len(others) + 1
    octets = base64url.decode(first).octets
    if count == len(_JWS) and not _MAY_NAME_ENC.search(octets):
        # As nearly all are: the header need not be read twice.
        return _in_order(_signed(text, count), octets)
    header = _members(octets)
    if _names_jwe(header, count):
        return _encrypted(text, header, others)
    if header and count < len(_JWS) and not _is_header(header) and not any(map(_is_object, others)):
        return _headless(text, count)
    return _in_order(_signed(text, count), octets) if 1 < count <= len(_JWS) else _signed(text, count)


def _in_order(layout: Layout, octets: bytes) -> Layout:
    """Add what is wrong with segments that are a header, a payload and perhaps a signature in another order."""
    order = _order(layout, octets)
    if order not in _ORDERS:
        return layout
    header, payload, *signature = order
    found = [replace(one, role=_JWS[order.index(index)]) for index, one in enumerate(layout.segments)]
    text = ".".join(found[place].text for place in order)
    repair = Repair(0, found[-1].end, text, REORDER)
    fault = Fault("segments-order", 0, found[-1].end, _ORDERS[order], repair=repair)
    places = (SignaturePlace(header, *(signature or (None,))),)
    faults = (fault, *layout.faults)
    return replace(layout, segments=tuple(found), payload=payload, signatures=places, faults=faults)


def _order(layout: Layout, octets: bytes) -> tuple[int, ...]:
    """Return which of the segments are the header, as its ``alg`` says, the payload and, of three, the signature."""
    _, second, *third = (token_shape.head(one.text) for one in layout.segments)
    # Hardly any payload names alg, and hardly any signature begins as an object: those of all others need not be read.
    if not (_MAY_NAME_ALG.search(second) or (third and third[0].startswith(_OPENS))):
        return ()
    parts = [_members(octets), *(_members(base64url.decode(one.text).octets) for one in layout.segments[1:])]
    header = next((at for at, one in enumerate(parts) if _is_signed(one)), None)
    payload = next((at for at, one in enumerate(parts) if at != header and one), None)
    if header is None or payload is None or (header == 1 and "alg" in parts[0]):
        return ()
    return (header, payload, 3 - header - payload)[: len(parts)]


def _members(octets: bytes) -> Mapping[str, Node]:
    return parse.parse(octets).root


def _is_object(segment: str) -> bool:
    return bool(_members(base64url.decode(segment).octets))


def _is_signed(header: Mapping[str, Node]) -> bool:
    """Check whether a header names a JWS algorithm."""
    return "alg" in header and algorithms.find(header["alg"].get("value")) is not None


def _names_jwe(header: Mapping[str, Node], count: int) -> bool:
    if names_hpke(header):
        return count > len(_JWS)
    if "enc" in header:
        return count != len(_JWS) or not _is_signed(header)
    return count == len(_JWE) and not _is_signed(header)


def _is_header(members: Mapping[str, Node]) -> bool:
    """Check whether an object has what headers have, and more of it than of claims; what is both says nothing.

    A payload may have typ (Keycloak's does) or kid, and a header may have exp (a load balancer's does).
    """
    parameters = members.keys() & (HEADERS.keys() - CLAIMS.keys())
    claims = members.keys() & (CLAIMS.keys() - HEADERS.keys())
    return len(parameters) > len(claims) or _is_signed(members)


def _signed(text: str, count: int) -> Layout:
    lost = lost_dots(text) if count < len(_JWS) else ()
    if lost:
        return _run_together(text, lost)
    found = tuple(segments(text, (*_JWS, "extra")))
    places = (SignaturePlace(0, 2 if count >= len(_JWS) else None),)
    title = plural("{count} segment, RFC 7515", "{count} segments, RFC 7515", count)
    faults = tuple(count_faults(text, found, count))
    return Layout("jws-compact", title, found, 1 if count > 1 else None, places, faults)


def _run_together(text: str, lost: tuple[int, ...]) -> Layout:
    """Return the segments of a JWS as if the lost dots were there."""
    ends = sorted((*lost, *(place for place, character in enumerate(text) if character == "."), len(text)))
    starts = (0, *(end if end in lost else end + 1 for end in ends))
    found = tuple(
        Segment(role, start, end, text[start:end]) for role, start, end in zip(_JWS, starts, ends, strict=False)
    )
    title = plural("{count} segment, RFC 7515", "{count} segments, RFC 7515", len(found))
    places = (SignaturePlace(0, 2 if len(found) == len(_JWS) else None),)
    # The last one ends there too, where it is the empty signature of an Unsecured JWS.
    faults = tuple(_lost(end, one.role) for one, end in zip(found[:-1], ends, strict=False) if end in lost)
    faults += tuple(count_faults(text, found, len(found)))
    return Layout("jws-compact", title, found, 1, places, faults)


def _lost(place: int, role: str) -> Fault:
    repair = Repair(place, place, ".", Sentence("Insert “{text}”", text="."))
    return Fault("segments-count", place, place, _DOT_MISSING[role], {"needed": len(_JWS)}, repair=repair)


def _encrypted(text: str, header: Mapping[str, Node], others: Sequence[str]) -> Layout:
    count = len(others) + 1
    found, likeliest = readings(header, others) if count < len(_JWE) else (), _JWE[1:count]
    roles = found[0] if len(found) == 1 else likeliest
    parts = tuple(segments(text, (_JWE[0], *roles, "extra")))
    title = plural("{count} segment, RFC 7516", "{count} segments, RFC 7516", count)
    faults = (lost(text, header, found, count),) if count < len(_JWE) else tuple(_too_many(parts, count))
    indices = {part.role: index for index, part in enumerate(parts)}
    places = (SignaturePlace(0, None, encrypted_key=indices.get("encrypted-key")),)
    return Layout("jwe-compact", title, parts, indices.get("ciphertext"), places, faults)


def _headless(text: str, count: int) -> Layout:
    """Return the segments of what is left of a JWS without its header: it begins with a Claims Set."""
    found = tuple(segments(text, _JWS[1:]))
    title = plural("{count} segment, RFC 7515", "{count} segments, RFC 7515", count)
    places = (SignaturePlace(None, 1 if count > 1 else None),)
    filled = sum(1 for segment in found if segment.text)
    fault = Fault("segments-count", 0, 0, _NO_HEADER[filled], {"count": count, "needed": len(_JWS)})
    return Layout("jws-compact", title, found, 0, places, (fault,))


def segments(text: str, roles: tuple[str, ...]) -> Iterable[Segment]:
    """Cut a text at its dots into at most as many segments as there are roles; the last takes what is left."""
    start = 0
    for role, part in zip(roles, _with_own_dots(text).split(".", len(roles) - 1), strict=False):
        end = start + len(part)
        yield Segment(role, start, end, text[start:end])
        start = end + 1


def _with_own_dots(text: str) -> str:
    """Return a text with no dots but its own: not those of a template, nor of a payload that is a token as it is."""
    if "{" in text:
        text = _TEMPLATE.sub(lambda one: "x" * len(one.group()), text)
    first, _, rest = text.partition(".")
    inner, _, last = rest.rpartition(".")
    return f"{first}.{'x' * len(inner)}.{last}" if "." in inner and token_shape.is_compact_token(inner) else text


def count_faults(text: str, found: tuple[Segment, ...], count: int) -> Iterable[Fault]:
    """Find that a JWS has fewer or more segments than three."""
    needed: Facts = {"needed": len(_JWS)}
    if count in _JWS_TOO_FEW:
        yield Fault("segments-count", len(text), len(text), _JWS_TOO_FEW[count], {"count": count, **needed})
    twin = next((one for one, other in pairwise(found) if one.text == other.text != ""), None)
    if twin and count == len(_JWS) + 1:
        repair = Repair(twin.start, twin.end + 1, "", _REMOVE_ONE)
        yield Fault("segments-count", twin.start, twin.end, _TWICE, needed, repair=repair)
    elif count > len(_JWS):
        extra = found[len(_JWS)]
        message = Sentence("A JWS has three segments, but this has {count}; the first three are shown.", count=count)
        yield Fault("segments-count", extra.start - 1, extra.end, message, needed, segment=len(_JWS))


def _too_many(found: tuple[Segment, ...], count: int) -> Iterable[Fault]:
    """Find that a JWE has more segments than five."""
    if count > len(_JWE):
        extra, needed = found[len(_JWE)], len(_JWE)
        message = Sentence("A JWE has five segments, but this has {count}; the first five are shown.", count=count)
        yield Fault("segments-count", extra.start - 1, extra.end, message, {"needed": needed}, segment=needed)
