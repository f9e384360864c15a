"""Keys and certificates in tokens: what is private, and what an ``x5c`` may have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.extract.key_reader import read_key
from jwt_decoder.keys.forms import pem
from jwt_decoder.registry import jwk_members
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_FRAME: Final = re.compile(r"\s*-----BEGIN CERTIFICATE-----([^-]*+)-----END CERTIFICATE-----\s*")
_PRIVATE: Final = "key-private"
# What a text with a key has, so that most are not read as one: base64, or octets in pairs of digits.
_OF_KEYS: Final = re.compile(r"[A-Za-z0-9+/_-]{24}|(?:[0-9A-Fa-f]{2}[ :,]\s?){15}")
_HEX: Final = re.compile(r"30[0-9A-Fa-f]{60,}")
# Names by any of which an object is a JWK, whatever else it lacks; the last two are those of .NET.
_OF_JWKS: Final = tuple(
    map(frozenset, (["kty"], ["crv"], ["n", "e"], ["alg", "k"], ["modulus", "exponent"], ["modulus", "d"]))
)


def is_jwk(names: AbstractSet[str]) -> bool:
    """Check whether an object with these members, in small letters, is a key."""
    return any(needed <= names for needed in _OF_JWKS)


def is_private_key(text: str) -> bool:
    """Check whether a text is a private key in DER, in base64 or hexadecimal digits, without a frame."""
    if len(text) % 2 == 0 and _HEX.fullmatch(text):
        text = base64url.encode(bytes.fromhex(text))
    bare = pem.read_bare(text)
    return bare is not None and bare[1].private


def has_secret(text: str) -> bool:
    """Check whether a text is or has a private key, or a shared secret as a JWK, in whichever form a key is read."""
    if not _OF_KEYS.search(text):
        return False
    key = read_key(text, "text")
    is_secret = any(not jwk_members.SECRET.isdisjoint(member.jwk or ()) for member in key.members)
    return is_secret or bool(key.data.get("private")) or any(found.id == _PRIVATE for found in key.findings)


def certificate_in(text: str) -> bytes | None:
    """Return the octets of a certificate, as an ``x5c`` has it (RFC 7515 §4.1.6) or in the frame of PEM."""
    framed = _FRAME.fullmatch(text)
    packed = (framed[1] if framed else text).strip()
    bare = pem.read_bare(packed)
    return pem.octets_of(packed) if bare is not None and bare[1].certificate is not None else None
