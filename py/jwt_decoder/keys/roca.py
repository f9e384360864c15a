"""The fingerprint that RSA keys of a broken library carry (CVE-2017-15361, "Return of Coppersmith's Attack")."""

from __future__ import annotations

from typing import Final

_GENERATOR: Final = 65537
_PRIMES: Final = (
    *(3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97),
    *(101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167),
)


def has_roca_fingerprint(modulus: int) -> bool:
    """Return whether the modulus is a power of 65537 modulo each small prime.

    Primes of that library are k·M + 65537^a mod M for a product M of small primes, so their product is a power of
    65537 modulo each of them; of other moduli about one in 2^27 is (Nemec and others, CCS 2017, §2).
    """
    return all(modulus % prime in _powers(prime) for prime in _PRIMES)


def _powers(prime: int) -> set[int]:
    powers, power = set(), 1
    while power not in powers:
        powers.add(power)
        power = power * _GENERATOR % prime
    return powers
