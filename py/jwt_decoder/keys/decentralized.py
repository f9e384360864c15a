"""Keys that an identifier is: did:jwk, which is a JWK, and did:key, which is the octets of a key with their kind."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys.forms import der
from jwt_decoder.keys.forms.json_text import KeyJsonError, parse
from jwt_decoder.keys.forms.jwk import read_jwk
from jwt_decoder.keys.key_material import Material, ec_key, raw_key, rsa_key
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from collections.abc import Mapping

_JWK: Final = "did:jwk:"
_KEY: Final = "did:key:z"
_LONGEST: Final = 8192
_BASE_58: Final[Mapping[str, int]] = MappingProxyType(
    {one: at for at, one in enumerate("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz")}
)
# The codes of the Multicodec registry as they are written, each with the kind of key and its curve.
_CODES: Final = MappingProxyType(
    {
        b"\xed\x01": ("OKP", "Ed25519"),
        b"\x83\x24": ("OKP", "Ed448"),
        b"\xe7\x01": ("EC", "secp256k1"),
        b"\x80\x24": ("EC", "P-256"),
        b"\x81\x24": ("EC", "P-384"),
        b"\x82\x24": ("EC", "P-521"),
        b"\x85\x24": ("RSA", ""),
    }
)


def read_did(text: str) -> Material | None:
    """Read the key that a DID or DID URL is; None where it is none, or one that cannot be read."""
    did = text[:_LONGEST].partition("#")[0].partition("?")[0]
    if did.startswith(_JWK):
        return _jwk(did.removeprefix(_JWK))
    return _key(did.removeprefix(_KEY)) if did.startswith(_KEY) else None


def _jwk(encoded: str) -> Material | None:
    try:
        value, _ = parse(base64url.decode(encoded).octets.decode(errors="replace"))
    except KeyJsonError:
        return None
    return read_jwk(value) if isinstance(value, dict) else None


def _key(encoded: str) -> Material | None:
    octets = _base58(encoded)
    kind, curve = _CODES.get(octets[:2], ("", ""))
    if kind == "OKP":
        return raw_key("OKP", curve, octets[2:])
    return ec_key(curve, octets[2:]) if kind == "EC" else _rsa(octets[2:]) if kind else None


def _rsa(octets: bytes) -> Material | None:
    try:
        modulus, exponent = map(der.whole_number, der.inside(der.read_one(octets))[:2])
    except ValueError:
        return None
    return rsa_key(modulus, exponent)


def _base58(text: str) -> bytes:
    """Read base58btc, whose characters are the digits of one number; no octets where one is none of them."""
    number = 0
    for one in text:
        if one not in _BASE_58:
            return b""
        number = number * len(_BASE_58) + _BASE_58[one]
    return number.to_bytes(-(-number.bit_length() // 8), "big")
