"""What a JWK means that is not written as RFC 7517 and RFC 7518 say: names of kinds and curves, and numbers."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.curves import CURVES
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHOWN: Final = 40
# Names without case and separators; other specifications and libraries write these.
_KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {"rsa": "RSA", "ec": "EC", "ecdsa": "EC", "okp": "OKP", "eddsa": "OKP", "oct": "oct", "octet": "oct", "akp": "AKP"}
)
_CURVES: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("p256", "secp256r1", "prime256v1", "nistp256", "es256"), "P-256"),
        **dict.fromkeys(("p384", "secp384r1", "nistp384", "es384"), "P-384"),
        **dict.fromkeys(("p521", "secp521r1", "nistp521", "es512", "p512"), "P-521"),
        **dict.fromkeys(("secp256k1", "p256k", "k256", "es256k"), "secp256k1"),
        "ed25519": "Ed25519",
        "ed448": "Ed448",
        "x25519": "X25519",
        "x448": "X448",
    }
)
_OTHER_KIND: Final = Sentence(
    "The crv of this JWK is {curve}, which belongs to the kty “{meant}”, but its kty is “{kty}”."
)
# Longer than any text of base64url that has no other characters by chance.
_HEX: Final = re.compile(r"(?:0[xX])?(?=[a-fA-F]*[0-9])(?=[0-9]*[a-fA-F])(?:[0-9a-f]{40,}|[0-9A-F]{40,})")
# The usual exponent, 65537, in digits.
_EXPONENT: Final = re.compile(r"65537|(?:0[xX])?0?10001")
_DECIMAL: Final = re.compile(r"[0-9]{40,}")
_IN_HEX: Final = Sentence("This JWK's {name} is written in hex; it must be base64url (RFC 7518 §6).")
_IN_DECIMAL: Final = Sentence("This JWK's {name} is a decimal number; it must be base64url (RFC 7518 §6).")
_EXPONENT_IN_DIGITS: Final = Sentence(
    "This JWK's e is “{digits}”; in base64url, as it must be, 65537 is “AQAB” (RFC 7518 §6.3.1.2)."
)
_NOT_A_STRING: Final = Sentence("This JWK's {name} isn't a string; it must be base64url text (RFC 7518 §6).")
_NAME_NOT_A_STRING: Final = Sentence("This JWK's {name} isn't a string.")
_NAMES: Final = frozenset({"kty", "crv", "alg"})


def unknown_kind(kty: str) -> Sentence:
    """Return why a value of ``kty`` is none that is known, and which one is meant."""
    shown, meant = quote(kty[:_SHOWN]), _KINDS.get(_plain(kty))
    if meant:
        return Sentence("The kty of this JWK is “{kty}”; it must be written “{meant}”.", kty=shown, meant=meant)
    return Sentence("The kty of this JWK is “{kty}”, which isn't a known kind of key.", kty=shown)


def misspelt_curve(curve: str, kty: object) -> Sentence | None:
    """Return which curve a value of ``crv`` means that names none of this ``kty``; None where that is not known."""
    meant = _CURVES.get(_plain(curve))
    if meant is None:
        return None
    kind = CURVES[meant].key_type
    if kind != kty:
        return _OTHER_KIND.about(curve=meant, meant=kind, kty=str(kty))
    if meant == curve:
        return None
    return Sentence("The crv of this JWK is “{curve}”; it must be written “{meant}”.", curve=quote(curve), meant=meant)


def in_digits(name: str, value: str) -> Sentence | None:
    """Return that the value of a member is a number in hex or decimal; None of base64url, and of a secret."""
    if name == "k":
        return None
    if name == "e" and _EXPONENT.fullmatch(value):
        return _EXPONENT_IN_DIGITS.about(digits=value)
    if _DECIMAL.fullmatch(value):
        return _IN_DECIMAL.about(name=name)
    return _IN_HEX.about(name=name) if _HEX.fullmatch(value) else None


def lacking(jwk: Mapping[str, object], name: str) -> Sentence:
    """Return that a member is not there, or is no string."""
    if name not in jwk:
        return Sentence("This JWK has no {name}.", name=name)
    return (_NAME_NOT_A_STRING if name in _NAMES else _NOT_A_STRING).about(name=name)


def _plain(text: str) -> str:
    return "".join(character for character in text[:_SHOWN].casefold() if character.isalnum())
