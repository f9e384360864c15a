"""A JSON Web Key (RFC 7517), from a key to its members."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys.key_material import encoded
from jwt_decoder.keys.written.structures import complete_numbers
from jwt_decoder.registry import jwk_members

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jwt_decoder.keys.key_material import Material

Jwk = dict[str, object]

# What the other key of a pair may do; a public key that agrees does nothing that has a name (RFC 7517 §4.3).
_OF_THE_PUBLIC: Final = MappingProxyType(
    {
        **{name: name for name in ("verify", "encrypt", "wrapKey")},
        "sign": "verify",
        "decrypt": "encrypt",
        "unwrapKey": "wrapKey",
    }
)


# The one alg that a key allows which is for RSASSA-PSS with one hash alone.
_OF_HASH: Final = MappingProxyType({"SHA-256": "PS256", "SHA-384": "PS384", "SHA-512": "PS512"})


def public_jwk(material: Material, given: Mapping[str, object]) -> Jwk:
    """Return the public part of a key as a JWK, with those of the ``given`` members that are of no key."""
    kept = _kept(material, given)
    operations = kept.pop("key_ops", None)
    if isinstance(operations, list):
        allowed = [_OF_THE_PUBLIC[one] for one in operations if isinstance(one, str) and one in _OF_THE_PUBLIC]
        kept |= {"key_ops": list(dict.fromkeys(allowed))} if allowed else {}
    return {**_kind(material), **kept, **_public(material)}


def whole_jwk(material: Material, given: Mapping[str, object]) -> Jwk:
    """Return all of a key as a JWK, as ``public_jwk`` does."""
    return {**_kind(material), **_kept(material, given), **_public(material), **_private(material)}


def _kept(material: Material, given: Mapping[str, object]) -> Jwk:
    """Return the members that say something of the key and do not hold it, as they were given.

    The reader of keys made floats of whole numbers.
    """
    told = {"alg": _OF_HASH[material.pss.hash]} if material.pss and material.pss.hash in _OF_HASH else {}
    return told | {
        name: int(value) if isinstance(value, float) and value.is_integer() else value
        for name, value in given.items()
        if name not in jwk_members.OF_THE_KEY and not (name == "alg" and material.key_type == "AKP")
    }


def _kind(material: Material) -> Jwk:
    if material.key_type in {"EC", "OKP"}:
        return {"kty": material.key_type, "crv": material.curve}
    return {"kty": "AKP", "alg": material.curve} if material.key_type == "AKP" else {"kty": material.key_type}


def _public(material: Material) -> Jwk:
    """Return the members that are public (RFC 7518 §6.2.1, §6.3.1, RFC 8037 §2, RFC 9964 §3)."""
    octets = material.octets
    if material.key_type == "RSA":
        return {"n": number(material.modulus), "e": number(material.exponent)}
    if material.key_type == "EC":
        half = len(octets) // 2
        return {"x": encoded(octets[1 : half + 1]), "y": encoded(octets[half + 1 :])}
    return {_RAW[material.key_type][0]: encoded(octets)} if material.key_type in _RAW else {}


def _private(material: Material) -> Jwk:
    if material.key_type == "RSA":
        return dict(_rsa_private(material))
    if material.key_type == "oct":
        return {"k": encoded(material.octets)}
    name = "d" if material.key_type == "EC" else _RAW[material.key_type][1]
    return {name: encoded(material.seed)} if material.seed else {}


def _rsa_private(material: Material) -> Iterator[tuple[str, str]]:
    """Return the numbers of an RSA private key (RFC 7518 §6.3.2): all, or the exponent alone where no primes are."""
    numbers = complete_numbers(material)
    if numbers:
        yield from ((name, number(value)) for name, value in numbers._asdict().items())
    elif material.numbers and material.numbers.d:
        yield "d", number(material.numbers.d)


def number(value: int) -> str:
    """Write a whole number as Base64urlUInt (RFC 7518 §2)."""
    return encoded(value.to_bytes(max(1, -(-value.bit_length() // 8)), "big"))


_RAW: Final = MappingProxyType({"OKP": ("x", "d"), "AKP": ("pub", "priv")})
