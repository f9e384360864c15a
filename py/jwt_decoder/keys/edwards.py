"""The curves of EdDSA by their numbers: whether octets are a point of one, so that every backend says the same."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class _Curve(NamedTuple):
    """The numbers of ax² + y² = 1 + dx²y² modulo p (RFC 8032 §5.1, §5.2), and the bit that says the sign of x."""

    p: int
    a: int
    d: int
    sign: int


_P25519: Final = 2**255 - 19
_CURVES: Final[Mapping[str, _Curve]] = MappingProxyType(
    {
        "Ed25519": _Curve(_P25519, -1, -121665 * pow(121666, -1, _P25519), 255),
        "Ed448": _Curve(2**448 - 2**224 - 1, 1, -39081, 455),
    }
)


def is_point(curve: str, octets: bytes) -> bool:
    """Check whether octets, of the right length, decode to a point of a known curve (RFC 8032 §5.1.3, §5.2.3)."""
    p, a, d, sign = _CURVES[curve]
    number = int.from_bytes(octets, "little")
    y = number & (1 << sign) - 1
    above = y * y - 1
    if y >= p or (number >> sign and above % p == 0):  # x is 0, which has no sign
        return False
    # x² is a quotient, and a square where the product of its parts is one, by Euler's criterion.
    return pow(above * (d * y * y - a), (p - 1) // 2, p) <= 1
