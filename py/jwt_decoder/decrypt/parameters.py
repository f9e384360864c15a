"""What an ``alg`` reads of the header: strictly, since each of these goes into a key (RFC 7518 §4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.decrypt.outcome import DecryptionError
from jwt_decoder.keys.forms.jwk import read_jwk
from jwt_decoder.keys.small_order import has_small_order
from jwt_decoder.keys.weierstrass import is_on_curve
from jwt_decoder.model.sentence import Listing, Sentence, plural
from jwt_decoder.registry.encryption import AGREEMENT_CURVES
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.registry.encryption import KeyManagement

_LEAST_SALT: Final = 8
_LACKING: Final = Sentence("{alg} needs {name} in the header, as base64url text.")
_OTHER_LENGTH: Final = plural(
    "The header's {name} is {count} byte; {alg} needs {needed}.",
    "The header's {name} is {count} bytes; {alg} needs {needed}.",
    count=0,
)
_SHORT_SALT: Final = plural(
    "The header's p2s is {count} byte; {alg} needs at least {needed} (RFC 7518 §4.8.1.1).",
    "The header's p2s is {count} bytes; {alg} needs at least {needed} (RFC 7518 §4.8.1.1).",
    count=0,
)
_NO_COUNT: Final = Sentence("{alg} needs p2c in the header, as a positive whole number.")
_NO_EPK: Final = Sentence("{alg} needs epk in the header, as a public JWK that can be read.")
_OTHER_CURVE: Final = Sentence(
    "The header's epk is on {found}, but this key is on {curve}: the token wasn't encrypted for it."
)
_NO_AGREEMENT: Final = Sentence("The header's epk is on {found}, but {alg} needs one on {curves}.")
_OFF_CURVE: Final = Sentence(
    "The header's epk isn't a point on {curve}, so it wasn't used: that could give the private key away."
)
_SMALL_ORDER: Final = Sentence(
    "The header's epk is a point of small order: anyone can compute the agreed secret, so nothing was decrypted."
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
    if key.curve not in AGREEMENT_CURVES:
        message = _NO_AGREEMENT.about(found=key.curve, alg=alg.name, curves=Listing(AGREEMENT_CURVES, "or"))
        raise DecryptionError("failed", message, why="header")
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
        message = Sentence("The header's {name} must be base64url text, but isn't.", name=name)
        raise DecryptionError("failed", message, why="header")
    return value.encode("utf-8", "replace") if is_raw else base64url.decode(value).octets
