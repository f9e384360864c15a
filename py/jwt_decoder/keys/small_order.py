"""Points whose order divides the cofactor: signatures hold for many messages, and what is agreed on is no secret."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class _Curve(NamedTuple):
    """The prime of the field, how many bits say a coordinate, and that of every point of small order (RFC 7748 §4).

    The coordinate is y on Edwards curves, and u on those of Montgomery.
    """

    prime: int
    bits: int
    small: frozenset[int]


_P25519: Final = 2**255 - 19
_P448: Final = 2**448 - 2**224 - 1
# The y of the points of order eight on edwards25519: this one and its negative.
_ORDER_8: Final = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
_SMALL_25519: Final = frozenset({0, 1, _P25519 - 1})
_SMALL_448: Final = frozenset({0, 1, _P448 - 1})


def _montgomery(y: int) -> int:
    """Return the u that belongs to a y (RFC 7748 §4.1)."""
    return (1 + y) * pow(1 - y, -1, _P25519) % _P25519


_CURVES: Final[Mapping[str, _Curve]] = MappingProxyType(
    {
        "Ed25519": _Curve(_P25519, 255, _SMALL_25519 | {_ORDER_8, _P25519 - _ORDER_8}),
        "Ed448": _Curve(_P448, 455, _SMALL_448),
        "X25519": _Curve(_P25519, 255, _SMALL_25519 | {_montgomery(_ORDER_8), _montgomery(-_ORDER_8)}),
        "X448": _Curve(_P448, 448, _SMALL_448),
    }
)


def has_small_order(curve: str, octets: bytes) -> bool:
    """Return whether a public key is a point of small order, in any encoding: a number may be larger than the prime."""
    row = _CURVES.get(curve)
    if row is None or not octets:
        return False
    coordinate = int.from_bytes(octets, "little") & (1 << row.bits) - 1
    return coordinate % row.prime in row.small
