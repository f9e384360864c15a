"""Readings of octets in base64url: hashes, halves of hashes, text."""

from __future__ import annotations

import binascii
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.reading import LONGEST, MOST_READ, Reading
from jwt_decoder.model.sentence import Sentence, plural
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from jwt_decoder.model.part import Node

_BASE64URL: Final = re.compile(r"[A-Za-z0-9_-]*")
_TO_STANDARD: Final = str.maketrans("-_", "+/")
_HEX: Final = re.compile(r"(?:[0-9a-fA-F]{2}:?){20,64}")
_HASHES: Final = MappingProxyType({20: "SHA-1", 28: "SHA-224", 32: "SHA-256", 48: "SHA-384", 64: "SHA-512"})
_HALVES: Final = MappingProxyType({16: "SHA-256", 24: "SHA-384", 32: "SHA-512"})
_NO_TEXT: Final = re.compile("[\x00-\x1f\x7f-\x9f\N{REPLACEMENT CHARACTER}]")
_NOT_BASE64URL: Final = Reading(Sentence("not base64url"))
_LIKE_HEXADECIMAL: Final = Reading(Sentence("looks like hex, but must be base64url"))
_OCTETS: Final = plural("{count} byte", "{count} bytes", 1)
_HASH: Final = plural("{hash}, {count} byte", "{hash}, {count} bytes", 1)
_NO_HASH: Final = plural(
    "{count} byte, which isn't a hash known here", "{count} bytes, which isn't a hash known here", 1
)
_HALF: Final = plural("the left half of {hash}, {count} byte", "the left half of {hash}, {count} bytes", 1)
_NO_HALF: Final = plural(
    "{count} byte, which isn't half of a hash known here", "{count} bytes, which isn't half of a hash known here", 1
)


def octets_of(text: str) -> bytes | None:
    """Return what base64url without padding spells, None where it spells nothing."""
    if len(text) > MOST_READ or len(text) % 4 == 1 or not _BASE64URL.fullmatch(text):
        return None
    return binascii.a2b_base64(text.translate(_TO_STANDARD) + "=" * (-len(text) % 4))


def base64url(node: Node) -> Reading:
    """Return how many octets a text spells."""
    octets = octets_of(node["value"])
    return _NOT_BASE64URL if octets is None else Reading(_OCTETS.about(count=len(octets)))


def text(node: Node) -> Reading:
    """Return octets as text where they are (apu and apv, RFC 7518 §4.6.1.2)."""
    octets = octets_of(node["value"])
    if octets is None:
        return _NOT_BASE64URL
    words = octets.decode(errors="replace")
    if not words or _NO_TEXT.search(words):
        return Reading(_OCTETS.about(count=len(octets)))
    return Reading(Sentence("“{text}”", text=quote(words, LONGEST)))


def hashed(node: Node) -> Reading:
    """Return by its length which hash a thumbprint is."""
    value = node["value"]
    if _HEX.fullmatch(value) and len(value.replace(":", "")) // 2 in _HASHES:
        return _LIKE_HEXADECIMAL
    octets = octets_of(value)
    if octets is None:
        return _NOT_BASE64URL
    size = len(octets)
    return Reading(_HASH.about(count=size, hash=_HASHES[size]) if size in _HASHES else _NO_HASH.about(count=size))


def half_of_a_hash(node: Node) -> Reading:
    """Return of which hash the left half is kept (OpenID Connect Core 1.0 §3.1.3.6)."""
    octets = octets_of(node["value"])
    if octets is None:
        return _NOT_BASE64URL
    size = len(octets)
    return Reading(_HALF.about(count=size, hash=_HALVES[size]) if size in _HALVES else _NO_HALF.about(count=size))


def thumbprint_of(size: int, known: Sentence) -> Sentence:
    """Return what a hash of so many octets is; ``known`` says of what, with a place for the name of the ``hash``."""
    name = _HASHES.get(size)
    return known.about(hash=name) if name else _NO_HASH.about(count=size)
