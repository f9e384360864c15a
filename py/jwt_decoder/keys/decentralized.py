"""Keys that an identifier is: did:jwk, which is a JWK, and did:key, which is the octets of a key with their kind."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys.forms import der
from jwt_decoder.keys.forms.json_text import KeyJsonError, parse
from jwt_decoder.keys.forms.jwk import read_jwk
from jwt_decoder.keys.key_material import Material, ec_key, raw_key, rsa_key
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jwt_decoder.keys.forms.structures import Form

_JWK: Final = "did:jwk:"
_KEY: Final = "did:key:z"
_LONGEST: Final = 8192
_FORM_OF_DID: Final = Sentence("did:{method}")
_FORM_OF_MULTIKEY: Final = Sentence("Multikey")
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


def read_identifier(text: str) -> tuple[str, Form, Material] | None:
    """Read a text that is a DID or a Multikey as a whole: its kind, how it is written, and the key."""
    if " " in text or len(text) > _LONGEST:
        return None
    did = read_did(text)
    if did:
        return "raw", _FORM_OF_DID.about(method=text.split(":", 2)[1]), did
    found = read_multikey(text)
    return ("raw", _FORM_OF_MULTIKEY, found) if found and not found.problem else None


def read_multikey(text: str) -> Material | None:
    """Read a Multikey (W3C Controlled Identifiers §2.2.2) in base58btc, base64url or hex; None of any other text."""
    decode = _BASES.get(text[:1])
    return _coded(decode(text[1:_LONGEST])) if decode else None


def method_key(method: Mapping[str, object]) -> Material | None:
    """Read the key of a verification method (W3C Controlled Identifiers §2.2), also in members of older ones."""
    jwk = method.get("publicKeyJwk")
    if isinstance(jwk, dict):
        return read_jwk(jwk)
    for name, octets_of in _MEMBERS.items():
        value = method.get(name)
        octets = octets_of(value[:_LONGEST]) if isinstance(value, str) else b""
        found = _coded(octets) or _plain(octets, str(method.get("type")))
        if found and not found.problem:
            return found
    return None


def _plain(octets: bytes, kind: str) -> Material | None:
    """Read octets without the code of their kind, which the type of the method says."""
    curve = next((curve for name, curve in _KINDS.items() if kind.startswith(name)), "")
    if curve.startswith("Ed"):
        return raw_key("OKP", curve, octets)
    return ec_key(curve, octets) if curve else None


def _jwk(encoded: str) -> Material | None:
    try:
        value, _ = parse(base64url.decode(encoded).octets.decode(errors="replace"))
    except KeyJsonError:
        return None
    return read_jwk(value) if isinstance(value, dict) else None


def _key(encoded: str) -> Material | None:
    return _coded(_base58(encoded))


def _coded(octets: bytes) -> Material | None:
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
    zeros = len(text) - len(text.lstrip(_ZERO))
    for one in text:
        if one not in _BASE_58:
            return b""
        number = number * len(_BASE_58) + _BASE_58[one]
    return bytes(zeros) + number.to_bytes(-(-number.bit_length() // 8), "big")


def _hex(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""


_ZERO: Final = "1"
# By the first character of a text (Multibase).
_BASES: Final[Mapping[str, Callable[[str], bytes]]] = MappingProxyType(
    {"z": _base58, "u": lambda text: base64url.decode(text).octets, "f": _hex}
)
# Members of methods, the older ones last, and the types of those that have no code of their kind.
_MEMBERS: Final[Mapping[str, Callable[[str], bytes]]] = MappingProxyType(
    {
        "publicKeyMultibase": lambda text: _BASES[text[0]](text[1:]) if text[:1] in _BASES else b"",
        "publicKeyBase58": _base58,
        "publicKeyHex": _hex,
    }
)
_KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {"Ed25519": "Ed25519", "EcdsaSecp256k1": "secp256k1", "EcdsaSecp256r1": "P-256"}
)
