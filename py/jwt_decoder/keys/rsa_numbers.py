"""Whether the private numbers of an RSA key belong to its public ones: relations of whole numbers (RFC 8017 §3.2)."""

from __future__ import annotations

from typing import Final, NamedTuple

from jwt_decoder.model.sentence import Sentence

# Without the primes a power is needed: of a longer modulus it takes too long.
_MOST_BITS: Final = 3072
_NO_PRODUCT: Final = Sentence("In this RSA private key, n isn't the product of the primes p and q.")


class PrivateNumbers(NamedTuple):
    """The private numbers of a key of two primes, by their names in a JWK (RFC 7518 §6.3.2); 0 for one not given."""

    d: int
    p: int
    q: int
    dp: int
    dq: int
    qi: int


def contradiction(modulus: int, exponent: int, numbers: PrivateNumbers) -> Sentence | None:
    """Return which number does not belong to the others; None where each does, or it would take too long to say."""
    d, p, q = numbers[:3]
    if not p or not q:
        return None if _is_inverse(modulus, exponent, d) else _foreign("d")
    if 1 in {p, q} or p * q != modulus:
        return _NO_PRODUCT
    if (exponent * d - 1) % (p - 1) or (exponent * d - 1) % (q - 1):
        return _foreign("d")
    # Those of the Chinese remainder theorem may be left out.
    left = {"dp": (numbers.dp - d) % (p - 1), "dq": (numbers.dq - d) % (q - 1), "qi": (numbers.qi * q - 1) % p}
    return next((_foreign(name) for name, rest in left.items() if rest and getattr(numbers, name)), None)


def _is_inverse(modulus: int, exponent: int, d: int) -> bool:
    if modulus.bit_length() > _MOST_BITS:
        return True
    return d < modulus and pow(pow(2, exponent, modulus), d, modulus) == 2  # noqa: PLR2004 - any base would do


def _foreign(name: str) -> Sentence:
    return Sentence("In this RSA private key, {name} doesn't belong to the other numbers.", name=name)
