"""What an ``alg`` reads of the header: strictly, since each of these goes into a key (RFC 7518 §4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.decrypt.outcome import DecryptionError
from jwt_decoder.keys.forms.jwk import read_jwk
from jwt_decoder.keys.small_order import has_small_order
from jwt_decoder.keys.weierstrass import is_on_curve
from jwt_decoder.model.sentence import Sentence, plural
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.registry.encryption import KeyManagement

_LEAST_SALT: Final = 8
_LACKING: Final = Sentence("{alg} needs {name} in the header, a text in base64url, and there is none.")
_OTHER_LENGTH: Final = plural(
    "The {name} in the header has {count} byte, and {alg} needs {needed}.",
    "The {name} in the header has {count} bytes, and {alg} needs {needed}.",
    count=0,
)
_SHORT_SALT: Final = plural(
    "The p2s in the header has {count} byte, and {alg} needs {needed} or more (RFC 7518 §4.8.1.1).",
    "The p2s in the header has {count} bytes, and {alg} needs {needed} or more (RFC 7518 §4.8.1.1).",
    count=0,
)
_NO_COUNT: Final = Sentence("{alg} needs p2c in the header, a positive whole number, and there is none.")
_NO_EPK: Final = Sentence("{alg} needs epk in the header, a public key as JWK, and there is none that can be read.")
_OTHER_CURVE: Final = Sentence("epk in the header is on {found}, and this key is on {curve}: the token isn't for it.")
_OFF_CURVE: Final = Sentence(
    "epk in the header is not a point on {curve}: nothing is agreed on with it, since that could give the private key"
    " away."
)
_SMALL_ORDER: Final = Sentence(
    "epk in the header is a point of small order: what is agreed on with it is no secret, so nothing is decrypted."
)


def octets(header: Mapping[str, object], name: str, alg: KeyManagement, needed: int = 0) -> bytes:
    """Return the octets of a parameter in base64url, of the length that is needed; raises DecryptionError."""
    value = header.get(name)
    found = base64url.decode(value) if isinstance(value, str) else None
    if found is None or found.faults:
        raise DecryptionError("failed", _LACKING.about(alg=alg.name, name=name), why="header")
    if needed and len(found.octets) != needed:
        message = _OTHER_LENGTH.about(count=len(found.octets), name=name, alg=alg.name, needed=needed)
        raise DecryptionError("failed", message, why="header")
    return found.octets


def salt(header: Mapping[str, object], alg: KeyManagement) -> bytes:
    """Return the octets of ``p2s``, eight or more of them."""
    found = octets(header, "p2s", alg)
    if len(found) < _LEAST_SALT:
        message = _SHORT_SALT.about(count=len(found), alg=alg.name, needed=_LEAST_SALT)
        raise DecryptionError("failed", message, why="header")
    return found


def count(header: Mapping[str, object], alg: KeyManagement) -> int:
    """Return ``p2c``; raises DecryptionError."""
    value = header.get("p2c")
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise DecryptionError("failed", _NO_COUNT.about(alg=alg.name), why="header")
    return value


def ephemeral_key(header: Mapping[str, object], own: Material, alg: KeyManagement) -> bytes:
    """Return the public key in ``epk``, on the curve of the person's own key (RFC 7518 §4.6.1.1)."""
    value = header.get("epk")
    key = read_jwk(value) if isinstance(value, dict) else None
    if key is None or key.problem or key.key_type not in alg.key_types:
        raise DecryptionError("failed", _NO_EPK.about(alg=alg.name), why="header")
    if key.curve != own.curve:
        raise DecryptionError("key-unusable", _OTHER_CURVE.about(found=key.curve, curve=own.curve), why="curve")
    if key.key_type == "EC" and not is_on_curve(key.curve, key.octets):
        raise DecryptionError("failed", _OFF_CURVE.about(curve=key.curve), why="off-curve")
    if has_small_order(key.curve, key.octets):
        raise DecryptionError("failed", _SMALL_ORDER, why="small-order")
    return key.octets


def party(header: Mapping[str, object], name: str, *, is_raw: bool) -> bytes:
    """Return the octets of ``apu`` or ``apv``, none where it is not there; ``is_raw`` takes its text instead."""
    value = header.get(name, "")
    if not isinstance(value, str):
        message = Sentence("{name} in the header must be a text in base64url, and it is none.", name=name)
        raise DecryptionError("failed", message, why="header")
    return value.encode("utf-8", "replace") if is_raw else base64url.decode(value).octets
