"""Keys that follow from a shared secret: Concat KDF and HKDF, over the hashes that Python brings."""

from __future__ import annotations

import hashlib
import hmac
from typing import Final

HASHES: Final = {"SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512"}
_SHA256_OCTETS: Final = 32


def concat_kdf(shared: bytes, name: str, apu: bytes, apv: bytes, octets: int) -> bytes:
    """Return what Concat KDF derives with SHA-256 (RFC 7518 §4.6.2, SP 800-56A §5.8.1).

    ``name`` is the value of ``enc`` where the key is used directly, else that of ``alg``.
    """
    info = b"".join(map(_prefixed, (name.encode(), apu, apv))) + _number(octets * 8)
    rounds = range(1, -(-octets // _SHA256_OCTETS) + 1)
    return b"".join(hashlib.sha256(_number(one) + shared + info).digest() for one in rounds)[:octets]


def _prefixed(octets: bytes) -> bytes:
    return _number(len(octets)) + octets


def _number(value: int) -> bytes:
    return value.to_bytes(4, "big")


def hkdf(secret: bytes, salt: bytes, info: bytes, octets: int) -> bytes:
    """Return what HKDF derives with SHA-256 (RFC 5869 §2); no salt is one of zeros."""
    key = hmac.digest(salt or bytes(_SHA256_OCTETS), secret, "sha256")
    block, made = b"", b""
    for one in range(1, -(-octets // _SHA256_OCTETS) + 1):
        block = hmac.digest(key, block + info + bytes((one,)), "sha256")
        made += block
    return made[:octets]
