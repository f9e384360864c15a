"""Whether a point is on its curve, so that every backend says the same of one that is not (SEC 1 §3.2.2.1)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class _Equation(NamedTuple):
    """The numbers of y² = x³ + ax + b modulo p."""

    p: int
    a: int
    b: int


# SP 800-186 §3.2.1, SEC 2 §2.4.1.
_EQUATIONS: Final[Mapping[str, _Equation]] = MappingProxyType(
    {
        "P-256": _Equation(
            2**256 - 2**224 + 2**192 + 2**96 - 1,
            -3,
            0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B,
        ),
        "P-384": _Equation(
            2**384 - 2**128 - 2**96 + 2**32 - 1,
            -3,
            int(
                "b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef",
                16,
            ),
        ),
        "P-521": _Equation(
            2**521 - 1,
            -3,
            int(
                "51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109"
                "e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00",
                16,
            ),
        ),
        "secp256k1": _Equation(2**256 - 2**32 - 977, 0, 7),
    }
)


def is_on_curve(curve: str, point: bytes) -> bool:
    """Check an uncompressed point of a known curve, of the right length."""
    p, a, b = _EQUATIONS[curve]
    half = len(point) // 2
    x, y = int.from_bytes(point[1 : half + 1], "big"), int.from_bytes(point[half + 1 :], "big")
    return x < p and y < p and (y * y - (x * x + a) * x - b) % p == 0
