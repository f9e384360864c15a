"""Segments of a JWS in compact form that run together, because a dot between them was lost."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from jwt_decoder.json import parse
from jwt_decoder.registry import algorithms
from jwt_decoder.registry.algorithms import USUAL_RSA_BITS
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jwt_decoder.model.part import Node

_OBJECT: Final = re.compile("ey")
_MOST_TRIED: Final = 64
_LONGEST_HEADER: Final = 20_000


def lost_dots(text: str) -> tuple[int, ...]:
    """Return where a dot is missing in a text of fewer than three segments; nowhere if that is not what is wrong."""
    first, *others = text.split(".")
    header = _ending_header(first)
    rest = first[header:] if header else others[0] if others else ""
    start = header or len(first) + 1
    if header and others:
        return (header,) if _object(rest) is not None else ()
    payload = _ending_payload(rest, first[: header or None])
    return tuple(place for place in (header, start + payload if payload else 0) if place)


def _ending_header(text: str) -> int:
    """Return how long the header is at the beginning of a text that goes on with another object; 0 where none does."""
    places = islice(_OBJECT.finditer(text[:_LONGEST_HEADER], 2), _MOST_TRIED)
    return next((one.start() for one in places if "alg" in (_object(text[: one.start()]) or {})), 0)


def _ending_payload(text: str, header: str) -> int:
    """Return how long the object is at the beginning of a text that goes on with a signature as the header says."""
    alg = (_object(header) or {}).get("alg")
    row = algorithms.find(alg.get("value")) if alg else None
    lengths = _lengths(row.signature_octets) if row else ()
    places = (len(text) - base64url.encoded_length(octets) for octets in lengths)
    return next((place for place in places if place > 0 and _object(text[:place]) is not None), 0)


def _lengths(octets: int | None) -> Iterable[int]:
    return (octets,) if octets is not None else (bits // 8 for bits in sorted(USUAL_RSA_BITS))


def _object(text: str) -> Mapping[str, Node] | None:
    """Return the members of an object that a text encodes without a fault; None of any other text."""
    decoded = base64url.decode(text)
    found = parse.parse(decoded.octets)
    return found.root if found.valid and found.type == "object" and not decoded.faults else None
