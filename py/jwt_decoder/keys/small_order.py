"""Points of Edwards curves whose order divides the cofactor: under such a key a signature holds for many messages."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class _Curve(NamedTuple):
    """The prime of the field, and the y of every point of small order (RFC 7748 §4.1 and §4.2)."""

    prime: int
    small: frozenset[int]


_P25519: Final = 2**255 - 19
_P448: Final = 2**448 - 2**224 - 1
# The y of the points of order eight on edwards25519: this one and its negative.
_ORDER_8: Final = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
_CURVES: Final[Mapping[str, _Curve]] = MappingProxyType(
    {
        "Ed25519": _Curve(_P25519, frozenset({0, 1, _P25519 - 1, _ORDER_8, _P25519 - _ORDER_8})),
        "Ed448": _Curve(_P448, frozenset({0, 1, _P448 - 1})),
    }
)


def has_small_order(curve: str, octets: bytes) -> bool:
    """Return whether a public key is a point of small order, in any encoding of it: y may be larger than the prime."""
    row = _CURVES.get(curve)
    if row is None or not octets:
        return False
    y = int.from_bytes(octets, "little") & ~(1 << len(octets) * 8 - 1)
    return y % row.prime in row.small
