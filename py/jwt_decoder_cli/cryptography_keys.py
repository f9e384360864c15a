"""Keys by the platform's own random numbers and pyca/cryptography, behind the engine's own Protocol."""

from __future__ import annotations

import secrets
from math import gcd
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from cryptography.hazmat.primitives.asymmetric import ec, rsa, x448, x25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from jwt_decoder.model.sentence import Sentence

from jwt_decoder_cli.cryptography_backend import CURVES, EDWARDS, ML_DSA, refusals

if TYPE_CHECKING:
    from collections.abc import Mapping

_RAW: Final[Mapping[str, Any]] = MappingProxyType(
    {
        **{name: private for name, (_, private) in EDWARDS.items()},
        "X25519": x25519.X25519PrivateKey,
        "X448": x448.X448PrivateKey,
    }
)
_EXPONENT: Final = 65537
_SEED_OCTETS: Final = 32
_REFUSED: Final = Sentence("The cryptography package rejects this key for {curve}: the key is invalid.")
_LACKING: Final = Sentence("The cryptography package has no keys for {curve} on this machine.")


class CryptographyKeys:
    """Makes keys, as KeyMaker says."""

    async def random(self, octets: int) -> bytes:
        """Return octets of the operating system."""
        return secrets.token_bytes(octets)

    async def rsa_key(self, bits: int) -> bytes:
        """Make an RSA key."""
        made = rsa.generate_private_key(_EXPONENT, bits)
        return made.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())

    async def private_key(self, curve: str) -> bytes:
        """Make a private key."""
        if curve in CURVES:
            number = ec.generate_private_key(CURVES[curve]).private_numbers().private_value
            return number.to_bytes(-(-CURVES[curve].key_size // 8), "big")
        if curve in ML_DSA:
            return secrets.token_bytes(_SEED_OCTETS)
        private: bytes = _RAW[curve].generate().private_bytes_raw()
        return private

    async def public_key(self, curve: str, private: bytes) -> bytes:
        """Work out the public key."""
        with refusals(_REFUSED.about(curve=curve), _LACKING.about(curve=curve)):
            return _public_key(curve, private)

    async def primes(self, modulus: int, exponent: int, private_exponent: int) -> tuple[int, int] | None:
        """Work out the primes."""
        return recovered_primes(modulus, exponent, private_exponent)


def recovered_primes(modulus: int, exponent: int, private_exponent: int) -> tuple[int, int] | None:
    """Return the primes of an RSA key; None of numbers with which cryptography would try for minutes.

    Those are exponents that aren't inverses, and the power of a prime, which Fermat's little theorem tells.
    """
    base = 2
    is_inverse = pow(pow(base, exponent, modulus), private_exponent, modulus) == base
    if not is_inverse or gcd(pow(base, modulus, modulus) - base, modulus) != 1:
        return None
    return rsa.rsa_recover_prime_factors(modulus, exponent, private_exponent)


def _public_key(curve: str, private: bytes) -> bytes:
    if curve in CURVES:
        own = ec.derive_private_key(int.from_bytes(private, "big"), CURVES[curve])
        return own.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    read = ML_DSA[curve][1].from_seed_bytes if curve in ML_DSA else _RAW[curve].from_private_bytes
    public: bytes = read(private).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return public
