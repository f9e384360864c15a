"""The curves of ECDSA by their numbers: whether a point is on one (SEC 1 §3.2.2.1), and which one numbers describe.

Every backend says the same of a point that is not on its curve, since none is asked.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


COMPRESSED: Final = (b"\2", b"\3")


class Equation(NamedTuple):
    """The numbers of y² = x³ + ax + b modulo p, and the base point, compressed, in hexadecimal digits."""

    p: int
    a: int
    b: int
    base: str


# SP 800-186 §3.2.1, SEC 2 §2.4.1.
_EQUATIONS: Final[Mapping[str, Equation]] = MappingProxyType(
    {
        "P-256": Equation(
            2**256 - 2**224 + 2**192 + 2**96 - 1,
            -3,
            0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B,
            "036b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296",
        ),
        "P-384": Equation(
            2**384 - 2**128 - 2**96 + 2**32 - 1,
            -3,
            int(
                "b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef",
                16,
            ),
            "03aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7",
        ),
        "P-521": Equation(
            2**521 - 1,
            -3,
            int(
                "51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109"
                "e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00",
                16,
            ),
            "0200c6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d3dbaa1"
            "4b5e77efe75928fe1dc127a2ffa8de3348b3c1856a429bf97e7e31c2e5bd66",
        ),
        "secp256k1": Equation(
            2**256 - 2**32 - 977, 0, 7, "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
        ),
    }
)


def is_on_curve(curve: str, point: bytes) -> bool:
    """Check an uncompressed point of a known curve, of the right length."""
    p, a, b, _ = _EQUATIONS[curve]
    half = len(point) // 2
    x, y = int.from_bytes(point[1 : half + 1], "big"), int.from_bytes(point[half + 1 :], "big")
    return x < p and y < p and (y * y - (x * x + a) * x - b) % p == 0


def uncompressed(curve: str, point: bytes) -> bytes:
    """Return the uncompressed form of a compressed point of a known curve (SEC 1 §2.3.4); b"" where it has none."""
    p, a, b, _ = _EQUATIONS[curve]
    x = int.from_bytes(point[1:], "big")
    # Of all these curves p is 3 modulo 4, so that this power is the root of what has one.
    y = pow((x * x + a) * x + b, (p + 1) // 4, p)
    if point[:1] not in COMPRESSED or x >= p or (y * y - (x * x + a) * x - b) % p:
        return b""
    other = y if y & 1 == point[0] & 1 else p - y
    return b"\4" + point[1:] + other.to_bytes(len(point) - 1, "big")


def curve_of(equation: Equation) -> str | None:
    """Return the name of the curve with these numbers, each from 0 to p; None for any other."""
    return next((name for name, row in _EQUATIONS.items() if row._replace(a=row.a % row.p) == equation), None)
