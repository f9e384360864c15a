"""A COSE_Key (RFC 9052 §7, RFC 9053 §7, RFC 8230 §4): the map of CBOR that WebAuthn and mdoc have for a JWK."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from jwt_decoder.json.cbor import CborError, Reader
from jwt_decoder.keys.key_material import Material, ec_key, raw_key, rsa_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_Members: TypeAlias = "Mapping[int | str, object]"
_CURVES: Final[Mapping[int, str]] = MappingProxyType(
    {1: "P-256", 2: "P-384", 3: "P-521", 4: "X25519", 5: "X448", 6: "Ed25519", 7: "Ed448", 8: "secp256k1"}
)
_KTY: Final = 1
_OKP, _EC2, _RSA = 1, 2, 3
_PRIVATE_EXPONENT: Final = -3


def read_cose_key(octets: bytes) -> Material | None:
    """Read octets that are a COSE_Key as a whole; None of all others, and of a symmetric key."""
    reader = Reader(octets)
    try:
        members = reader.value()
    except CborError:
        return None
    if not isinstance(members, dict) or not reader.is_at_end:
        return None
    read = _READERS.get(_number(members, _KTY))
    return read(members) if read else None


def _number(members: _Members, name: int) -> int:
    """Return a member that is a number; 0, which no registry of COSE assigns, of any other."""
    value = members.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _string(members: _Members, name: int) -> bytes:
    value = members.get(name)
    return value if isinstance(value, bytes) else b""


def _curve(members: _Members) -> str:
    named = _number(members, -1)
    return _CURVES.get(named, str(named) if named else "")


def _okp(members: _Members) -> Material:
    return raw_key("OKP", _curve(members), _string(members, -2), seed=_string(members, -4))


def _ec2(members: _Members) -> Material:
    """Take a point; where y is a truth value, it is compressed (RFC 9053 §7.1.1)."""
    x, y = _string(members, -2), members.get(-3)
    point = b"\4" + x + y if isinstance(y, bytes) else bytes([2 + (y is True)]) + x
    return ec_key(_curve(members), point, seed=_string(members, -4))


def _rsa(members: _Members) -> Material:
    modulus, exponent = (int.from_bytes(_string(members, name), "big") for name in (-1, -2))
    return rsa_key(modulus, exponent, private=_PRIVATE_EXPONENT in members)


_READERS: Final[Mapping[int, Callable[[_Members], Material]]] = MappingProxyType({_OKP: _okp, _EC2: _ec2, _RSA: _rsa})
