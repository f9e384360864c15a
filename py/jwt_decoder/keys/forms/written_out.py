"""An elliptic curve that is written out as parameters instead of named (RFC 3279 §2.3.5)."""

from __future__ import annotations

from jwt_decoder.keys.forms import der
from jwt_decoder.keys.weierstrass import Equation, curve_of


def named(parameters: der.Item) -> str | None:
    """Return the name of the known curve that ECParameters describe, with its base point; None for any other."""
    try:
        _, field, equation, base = der.inside(parameters)[:4]
        p = der.whole_number(der.inside(field)[1])
        a, b = (int.from_bytes(der.content(part, der.OCTET_STRING), "big") for part in der.inside(equation)[:2])
        return curve_of(Equation(p, a, b, _compressed(der.content(base, der.OCTET_STRING))))
    except (der.DerError, ValueError, IndexError):
        return None


def _compressed(point: bytes) -> str:
    """Write a point as its x and the lowest bit of its y (SEC 1 §2.3.3), in hexadecimal digits."""
    if point[:1] != b"\4":
        return point.hex()
    return bytes([2 | point[-1] & 1, *point[1 : len(point) // 2 + 1]]).hex()
