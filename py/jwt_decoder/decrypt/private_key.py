"""An RSA private key as the octets that every library takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jwt_decoder.keys.forms import der
from jwt_decoder.keys.key_material import RSA_ENCRYPTION

if TYPE_CHECKING:
    from jwt_decoder.keys.key_material import Material


def pkcs8(material: Material) -> bytes | None:
    """Return an RSA private key as PrivateKeyInfo (RFC 5958 §2, RFC 8017 A.1.2); None where its primes are missing."""
    numbers = material.numbers
    if numbers is None or min(numbers[:3]) < 2 or numbers.p * numbers.q != material.modulus:  # noqa: PLR2004 - the least prime
        return None
    d, p, q = numbers[:3]
    crt = (d % (p - 1), d % (q - 1), pow(q, -1, p)) if p != q else (0, 0, 0)
    written = map(der.write_number, (0, material.modulus, material.exponent, d, p, q, *crt))
    key = der.write(der.OCTET_STRING, der.write(der.SEQUENCE, *written))
    return der.write(der.SEQUENCE, der.write_number(0), der.write(der.SEQUENCE, RSA_ENCRYPTION), key)
