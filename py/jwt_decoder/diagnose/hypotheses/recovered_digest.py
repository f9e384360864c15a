"""The digest that an RSA signature holds, whatever the message: only ever to choose what a backend is asked about."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jwt_decoder.keys.key_material import Material

_PADDING: Final = b"\0\1" + 8 * b"\xff"


def signed_digest(material: Material, signature: bytes, name: str) -> bytes | None:
    """Return the digest by the hash of this name; None where the signature is not of this key.

    Source: RFC 8017 §5.2.2 (RSAVP1), and §9.2 for the padding, of which a power by any other modulus shows none.
    """
    length = (material.bits + 7) // 8
    power = pow(int.from_bytes(signature, "big"), material.exponent, material.modulus).to_bytes(length, "big")
    return power[-hashlib.new(name).digest_size :] if power.startswith(_PADDING) else None
