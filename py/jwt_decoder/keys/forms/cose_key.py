"""A COSE_Key (RFC 9052 §7, RFC 9053 §7, RFC 8230 §4): the map of CBOR that WebAuthn and mdoc have for a JWK."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from jwt_decoder.keys.key_material import Material, ec_key, raw_key, rsa_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_Value: TypeAlias = "int | bytes | bool"
_CURVES: Final[Mapping[int, str]] = MappingProxyType(
    {1: "P-256", 2: "P-384", 3: "P-521", 4: "X25519", 5: "X448", 6: "Ed25519", 7: "Ed448", 8: "secp256k1"}
)
_OKP, _EC2, _RSA = 1, 2, 3
_PRIVATE_EXPONENT: Final = -3
_MAP: Final = 5
_MOST_MEMBERS: Final = 16
_ONE_BYTE: Final = 24
_LONGEST_LENGTH: Final = 27
_SIMPLE: Final[Mapping[int, bool]] = MappingProxyType({0xF4: False, 0xF5: True})


def read_cose_key(octets: bytes) -> Material | None:
    """Read octets that are a COSE_Key as a whole; None of all others, and of a symmetric key."""
    try:
        members, end = _members(octets)
    except (IndexError, ValueError):
        return None
    reader = _READERS.get(members.get(1))
    return reader(members) if reader and end == len(octets) else None


def _members(octets: bytes) -> tuple[dict[_Value, _Value], int]:
    kind, count, at = _head(octets, 0)
    if kind != _MAP or count > _MOST_MEMBERS:
        raise ValueError
    found: dict[_Value, _Value] = {}
    for _ in range(count):
        name, at = _value(octets, at)
        found[name], at = _value(octets, at)
    return found, at


def _head(octets: bytes, at: int) -> tuple[int, int, int]:
    """Read the kind of an item and its number (RFC 8949 §3), and where that ends."""
    kind, number = octets[at] >> 5, octets[at] & 31
    if number < _ONE_BYTE:
        return kind, number, at + 1
    if number > _LONGEST_LENGTH:
        raise ValueError
    end = at + 1 + (1 << number - _ONE_BYTE)
    return kind, int.from_bytes(octets[at + 1 : end], "big"), end


def _value(octets: bytes, at: int) -> tuple[_Value, int]:
    """Read a number, a string, or a truth value."""
    if octets[at] in _SIMPLE:
        return _SIMPLE[octets[at]], at + 1
    kind, number, at = _head(octets, at)
    if kind > _TEXT:
        raise ValueError
    if kind < _BYTES:
        return (-1 - number if kind else number), at
    return octets[at : at + number], at + number


_BYTES, _TEXT = 2, 3


def _string(members: Mapping[_Value, _Value], name: int) -> bytes:
    value = members.get(name)
    return value if isinstance(value, bytes) else b""


def _curve(members: Mapping[_Value, _Value]) -> str:
    named = members.get(-1)
    return _CURVES.get(named, str(named)) if isinstance(named, int) else ""


def _okp(members: Mapping[_Value, _Value]) -> Material:
    return raw_key("OKP", _curve(members), _string(members, -2), seed=_string(members, -4))


def _ec2(members: Mapping[_Value, _Value]) -> Material:
    """Take a point; where y is a truth value, it is compressed (RFC 9053 §7.1.1)."""
    x, y = _string(members, -2), members.get(-3)
    point = b"\4" + x + y if isinstance(y, bytes) else bytes([2 + (y is True)]) + x
    return ec_key(_curve(members), point, seed=_string(members, -4))


def _rsa(members: Mapping[_Value, _Value]) -> Material:
    modulus, exponent = (int.from_bytes(_string(members, name), "big") for name in (-1, -2))
    return rsa_key(modulus, exponent, private=_PRIVATE_EXPONENT in members)


_READERS: Final[Mapping[_Value | None, Callable[[Mapping[_Value, _Value]], Material]]] = MappingProxyType(
    {_OKP: _okp, _EC2: _ec2, _RSA: _rsa}
)
