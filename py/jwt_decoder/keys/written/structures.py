"""Keys in DER: SubjectPublicKeyInfo, PKCS #8, and what came before it of RSA and of EC."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.keys.forms import der
from jwt_decoder.keys.forms.pss import write_pss
from jwt_decoder.keys.key_material import RSA_ENCRYPTION
from jwt_decoder.keys.rsa_numbers import PrivateNumbers
from jwt_decoder.registry.curves import CURVES

if TYPE_CHECKING:
    from jwt_decoder.keys.key_material import Material

_EC: Final = "1.2.840.10045.2.1"
_LEAST_PRIME: Final = 2


def spki(material: Material) -> bytes:
    """Return a public key as SubjectPublicKeyInfo (RFC 5280 §4.1.2.7)."""
    octets = pkcs1_public(material) if material.key_type == "RSA" else material.octets
    return der.write(der.SEQUENCE, _algorithm(material), der.write(der.BIT_STRING, b"\0", octets))


def pkcs8(material: Material) -> bytes | None:
    """Return a private key as PrivateKeyInfo (RFC 5958 §2); None of one of RSA whose primes are missing.

    What a key says of RSASSA-PSS is in it, which platforms don't import: they take one without ``pss``.
    """
    inner = _private(material)
    if inner is None:
        return None
    key = der.write(der.OCTET_STRING, inner)
    return der.write(der.SEQUENCE, der.write_number(0), _algorithm(material), key)


def pkcs1_public(material: Material) -> bytes:
    """Return an RSA public key as RSAPublicKey (RFC 8017 A.1.1)."""
    return der.write(der.SEQUENCE, der.write_number(material.modulus), der.write_number(material.exponent))


def pkcs1_private(material: Material) -> bytes | None:
    """Return an RSA private key as RSAPrivateKey (RFC 8017 A.1.2); None where its primes are missing."""
    numbers = complete_numbers(material)
    if numbers is None:
        return None
    written = map(der.write_number, (0, material.modulus, material.exponent, *numbers))
    return der.write(der.SEQUENCE, *written)


def sec1(material: Material, *, is_alone: bool = True) -> bytes:
    """Return an EC private key as ECPrivateKey (RFC 5915 §3), with the name of its curve where it stands alone."""
    curve = der.write(der.CONTEXT_0, der.write_identifier(CURVES[material.curve].oid)) if is_alone else b""
    point = der.write(der.CONTEXT_1, der.write(der.BIT_STRING, b"\0", material.octets))
    return der.write(der.SEQUENCE, der.write_number(1), der.write(der.OCTET_STRING, material.seed), curve, point)


def complete_numbers(material: Material) -> PrivateNumbers | None:
    """Return all private numbers of an RSA key, those of the Chinese remainder theorem worked out; None without primes.

    Primes that are not those of the modulus are none.
    """
    numbers = material.numbers
    if numbers is None or min(numbers[:3]) < _LEAST_PRIME or numbers.p * numbers.q != material.modulus:
        return None
    d, p, q = numbers[:3]
    crt = (d % (p - 1), d % (q - 1), pow(q, -1, p)) if p != q else (0, 0, 0)
    return PrivateNumbers(d, p, q, *crt)


def _algorithm(material: Material) -> bytes:
    """Return the AlgorithmIdentifier of a key (RFC 3279 §2.3, RFC 4055 §1.2, RFC 8410 §3, RFC 9881 §3)."""
    if material.key_type == "RSA":
        return write_pss(material.pss) if material.pss else der.write(der.SEQUENCE, RSA_ENCRYPTION)
    own = der.write_identifier(CURVES[material.curve].oid)
    return der.write(der.SEQUENCE, der.write_identifier(_EC) + own if material.key_type == "EC" else own)


def _private(material: Material) -> bytes | None:
    """Return what a PrivateKeyInfo wraps (RFC 8017 A.1.2, RFC 5915, RFC 8410 §7, RFC 9881 §6)."""
    if material.key_type == "RSA":
        return pkcs1_private(material)
    if material.key_type == "EC":
        return sec1(material, is_alone=False)
    return der.write(der.PRIMITIVE_0 if material.key_type == "AKP" else der.OCTET_STRING, material.seed)
