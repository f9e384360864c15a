"""The hash algorithms that _sd_alg may name (RFC 9901 §4.1.1), as rows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.text import base64url, utf8

if TYPE_CHECKING:
    from collections.abc import Callable

    from jwt_decoder.model.part import Node


@dataclass(frozen=True, slots=True)
class Hash:
    """A row of IANA's "Named Information Hash Algorithm Registry", and how it is calculated."""

    name: str
    function: Callable[[bytes], bytes]

    def digest(self, text: str) -> str:
        """Return the digest of an encoded Disclosure, in base64url (RFC 9901 §4.2.3)."""
        return base64url.encode(self.function(utf8.encode(text)))


# The truncated ones of the registry are left out: a second Disclosure of the same digest is within reach there.
_ROWS: Final = (
    Hash("sha-256", lambda octets: hashlib.sha256(octets).digest()),
    Hash("sha-384", lambda octets: hashlib.sha384(octets).digest()),
    Hash("sha-512", lambda octets: hashlib.sha512(octets).digest()),
    Hash("sha3-224", lambda octets: hashlib.sha3_224(octets).digest()),
    Hash("sha3-256", lambda octets: hashlib.sha3_256(octets).digest()),
    Hash("sha3-384", lambda octets: hashlib.sha3_384(octets).digest()),
    Hash("sha3-512", lambda octets: hashlib.sha3_512(octets).digest()),
    Hash("blake2s-256", lambda octets: hashlib.blake2s(octets).digest()),
    Hash("blake2b-256", lambda octets: hashlib.blake2b(octets, digest_size=32).digest()),
    Hash("blake2b-512", lambda octets: hashlib.blake2b(octets).digest()),
)
HASHES: Final = MappingProxyType({row.name: row for row in _ROWS})
DEFAULT: Final = _ROWS[0]


def named_by(node: Node | None) -> Hash | None:
    """Return the row that _sd_alg names, sha-256 without one; None where it is none of these (RFC 9901 §4.1.1)."""
    return HASHES.get(node.get("value", "")) if node else DEFAULT
