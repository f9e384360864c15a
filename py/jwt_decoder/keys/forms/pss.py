"""What an RSA key says of the signatures that it may make: those of RSASSA-PSS alone, with a hash and a salt.

It is read and written as the AlgorithmIdentifier of a key (RFC 4055 §3.1).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys.forms import der
from jwt_decoder.keys.key_material import Pss

if TYPE_CHECKING:
    from collections.abc import Mapping

_RSASSA_PSS: Final = "1.2.840.113549.1.1.10"
_MGF1: Final = "1.2.840.113549.1.1.8"
_NULL: Final = b"\x05\0"
_SHA_1: Final = "SHA-1"
_HASHES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "1.3.14.3.2.26": _SHA_1,
        "2.16.840.1.101.3.4.2.1": "SHA-256",
        "2.16.840.1.101.3.4.2.2": "SHA-384",
        "2.16.840.1.101.3.4.2.3": "SHA-512",
    }
)
_IDENTIFIERS: Final[Mapping[str, str]] = MappingProxyType({name: dotted for dotted, name in _HASHES.items()})
_HASH: Final = 0xA0
_MASK: Final = 0xA1
_SALT: Final = 0xA2
_DEFAULT_SALT: Final = 20


def read_pss(algorithm: str, parameters: der.Item | None) -> Pss | None:
    """Read RSASSA-PSS-params (RFC 4055 §3.1), whose members have defaults; None of a key that is for any padding."""
    if algorithm != _RSASSA_PSS:
        return None
    if parameters is None or parameters.tag != der.SEQUENCE:
        return Pss()
    given = {item.tag: der.read_one(item.content) for item in der.inside(parameters)}
    mask = der.inside(given[_MASK])[1:2] if _MASK in given else []
    salt = der.whole_number(given[_SALT]) if _SALT in given else _DEFAULT_SALT
    return Pss(_hash(given.get(_HASH)), _hash(mask[0] if mask else None), salt)


def _hash(algorithm: der.Item | None) -> str:
    """Return the name of a hash, its object identifier where it has none here; SHA-1 where none is given."""
    parts = der.inside(algorithm) if algorithm else []
    if not parts:
        return _SHA_1
    name = der.object_identifier(parts[0])
    return _HASHES.get(name, name)


def write_pss(pss: Pss) -> bytes:
    """Return the AlgorithmIdentifier of a key with such a restriction; a member that has its default is left out."""
    if not pss.hash:
        return der.write(der.SEQUENCE, der.write_identifier(_RSASSA_PSS))
    mask = der.write(der.SEQUENCE, der.write_identifier(_MGF1), _written(pss.mask))
    members = (
        (_HASH, pss.hash != _SHA_1, _written(pss.hash)),
        (_MASK, pss.mask != _SHA_1, mask),
        (_SALT, pss.salt != _DEFAULT_SALT, der.write_number(pss.salt)),
    )
    parameters = (der.write(tag, octets) for tag, is_told, octets in members if is_told)
    return der.write(der.SEQUENCE, der.write_identifier(_RSASSA_PSS), der.write(der.SEQUENCE, *parameters))


def _written(name: str) -> bytes:
    """Return the AlgorithmIdentifier of a hash, by its name or its object identifier."""
    return der.write(der.SEQUENCE, der.write_identifier(_IDENTIFIERS.get(name, name)), _NULL)
