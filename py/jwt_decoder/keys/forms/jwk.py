"""A JSON Web Key (RFC 7517), from its members to a key."""

from __future__ import annotations

import binascii
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys.key_material import COORDINATES, Limits, Material, ec_key, raw_key, rsa_key, secret_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_BASE64URL: Final = re.compile(r"[A-Za-z0-9_-]*")
_TO_STANDARD: Final = str.maketrans("-_", "+/")
_LONGEST: Final = 20_000
_LENIENT: Final = "is not base64url without padding (RFC 7518 §6), and was read all the same"


class JwkError(ValueError):
    """A JWK without a usable key; the text is a sentence."""


def read_jwk(jwk: Mapping[str, object]) -> Material:
    """Read one JWK; what is wrong with it stands in ``problem``, what is merely odd in ``oddity``."""
    limits = Limits(jwk.get("use"), jwk.get("key_ops"), jwk.get("alg"), jwk.get("kid"))
    kty = jwk.get("kty")
    reader = _READERS.get(kty) if isinstance(kty, str) else None
    if reader is None:
        what = f"“{kty[:40]}”" if isinstance(kty, str) else "missing or not a string"
        made = Material("oct", "JWK", problem=f"The kty of this JWK is {what}, and no such key is known here.")
    else:
        try:
            made = reader(jwk)
        except JwkError as error:
            made = Material("oct", f"{kty} JWK", problem=str(error))
    return replace(made, limits=limits)


def _rsa(jwk: Mapping[str, object]) -> Material:
    """RFC 7518 §6.3; only ``n`` and ``e`` are used, whatever else is there."""
    modulus, odd = _member(jwk, "n")
    exponent, odder = _member(jwk, "e")
    made = rsa_key(int.from_bytes(modulus, "big"), int.from_bytes(exponent, "big"), private="d" in jwk)
    leading = "n starts with a zero octet (RFC 7518 §2)" if modulus[:1] == b"\0" else ""
    return replace(made, oddity=odd or odder or leading)


def _ec(jwk: Mapping[str, object]) -> Material:
    """RFC 7518 §6.2: both coordinates have the full length of the curve."""
    curve = _name(jwk, "crv")
    length = COORDINATES.get(curve)
    x, odd = _member(jwk, "x")
    y, odder = _member(jwk, "y")
    if length is None:
        return ec_key(curve, b"\x04", private="d" in jwk)
    if max(len(x), len(y)) > length:
        raise JwkError(f"A coordinate on {curve} has {length} octets, and this key has one of {max(len(x), len(y))}.")
    short = f"a coordinate is shorter than the {length} octets of {curve} (RFC 7518 §6.2.1.2)"
    oddity = odd or odder or (short if min(len(x), len(y)) < length else "")
    point = b"\x04" + x.rjust(length, b"\0") + y.rjust(length, b"\0")
    return replace(ec_key(curve, point, private="d" in jwk), oddity=oddity)


def _okp(jwk: Mapping[str, object]) -> Material:
    """RFC 8037 §2."""
    octets, odd = _member(jwk, "x")
    return replace(raw_key("OKP", _name(jwk, "crv"), octets, private="d" in jwk), oddity=odd)


def _akp(jwk: Mapping[str, object]) -> Material:
    """RFC 9964: the algorithm takes the place of a curve."""
    octets, odd = _member(jwk, "pub")
    return replace(raw_key("AKP", _name(jwk, "alg"), octets, private="priv" in jwk), oddity=odd)


def _oct(jwk: Mapping[str, object]) -> Material:
    """RFC 7518 §6.4."""
    octets, odd = _member(jwk, "k")
    return replace(secret_key(octets), oddity=odd)


_READERS: Final[dict[str, Callable[[Mapping[str, object]], Material]]] = {
    "RSA": _rsa,
    "EC": _ec,
    "OKP": _okp,
    "AKP": _akp,
    "oct": _oct,
}


def _name(jwk: Mapping[str, object], name: str) -> str:
    value = jwk.get(name)
    if not isinstance(value, str):
        raise JwkError(f"This JWK has no {name}, or one that is not a string.")
    return value[:40]


def _member(jwk: Mapping[str, object], name: str) -> tuple[bytes, str]:
    """Give the octets of a base64url member, and what is odd about its spelling."""
    value = jwk.get(name)
    if not isinstance(value, str):
        raise JwkError(f"This JWK has no {name}, or one that is not a string.")
    if len(value) > _LONGEST:
        raise JwkError(f"The {name} of this JWK is longer than that of any key.")
    packed = "".join(value.split()).rstrip("=").replace("+", "-").replace("/", "_")
    if not _BASE64URL.fullmatch(packed) or len(packed) % 4 == 1:
        raise JwkError(f"The {name} of this JWK is not base64url.")
    octets = binascii.a2b_base64(packed.translate(_TO_STANDARD) + "=" * (-len(packed) % 4))
    return octets, "" if packed == value else f"{name} {_LENIENT}"
