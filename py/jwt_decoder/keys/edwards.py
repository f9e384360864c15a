"""The curves of EdDSA by their numbers: whether octets are a point of one, so that every backend says the same."""

from __future__ import annotations

import hashlib
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


def is_pair(octets: bytes) -> bool:
    """Check whether 64 octets are a seed of Ed25519 and the public key that it makes (RFC 8032 §5.1.5)."""
    digest = bytearray(hashlib.sha512(octets[:_SEED]).digest()[:_SEED])
    digest[0] &= 248
    digest[-1] = digest[-1] & 63 | 64
    x, y, z, _ = _times(int.from_bytes(digest, "little"))
    inverse = pow(z, -1, _P25519)
    x, y = x * inverse % _P25519, y * inverse % _P25519
    return (y | (x & 1) << 255).to_bytes(_SEED, "little") == octets[_SEED:]


_Point = tuple[int, int, int, int]
_SEED: Final = 32
_D: Final = _CURVES["Ed25519"].d
_BASE_Y: Final = 4 * pow(5, -1, _P25519) % _P25519
_BASE_X: Final = 0x216936D3CD6E53FEC0A4E231FDD6DC5C692CC7609525A7B2C9562D608F25D51A


def _times(scalar: int) -> _Point:
    """Multiply the base point; what is multiplied is a key that was pasted here, so the time it takes tells nobody."""
    found: _Point = (0, 1, 1, 0)
    step: _Point = (_BASE_X, _BASE_Y, 1, _BASE_X * _BASE_Y % _P25519)
    while scalar:
        if scalar & 1:
            found = _sum(found, step)
        step = _sum(step, step)
        scalar >>= 1
    return found


def _sum(one: _Point, other: _Point) -> _Point:
    """Add two points in extended homogeneous coordinates (RFC 8032 §5.1.4)."""
    a = (one[1] - one[0]) * (other[1] - other[0]) % _P25519
    b = (one[1] + one[0]) * (other[1] + other[0]) % _P25519
    c = 2 * one[3] * other[3] * _D % _P25519
    d = 2 * one[2] * other[2] % _P25519
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % _P25519, g * h % _P25519, f * g % _P25519, e * h % _P25519
