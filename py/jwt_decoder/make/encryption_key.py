"""Which key encrypts, and whether it may: kind, size, and what it says of its own use. A public key is enough."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.decrypt.decrypt import chosen
from jwt_decoder.decrypt.key_usability import allows, limited, other_kind, other_size
from jwt_decoder.keys.small_order import has_small_order
from jwt_decoder.keys.weierstrass import is_on_curve
from jwt_decoder.make.signing_key import Chosen
from jwt_decoder.model.sentence import Digits, Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.decrypt.outcome import Asked
    from jwt_decoder.keys.key import Key
    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.registry.encryption import ContentEncryption, KeyFamily, KeyManagement

_NEEDS: Final[Mapping[KeyFamily, Sentence]] = MappingProxyType(
    {
        "dir": Sentence("a shared key"),
        "rsa1-5": Sentence("an RSA public key"),
        "rsa-oaep": Sentence("an RSA public key"),
        "aes-kw": Sentence("a shared key"),
        "aes-gcm-kw": Sentence("a shared key"),
        "ecdh-es": Sentence("a public key for key agreement"),
        "pbes2": Sentence("a password"),
    }
)
_ENCRYPTS: Final = frozenset({"encrypt", "wrapKey", "deriveKey", "deriveBits"})
_DECRYPTS: Final = frozenset({"decrypt", "unwrapKey"})
_KEY_OPS: Final = Sentence(
    "The key's key_ops don't allow encryption, so it must not be used to encrypt (RFC 7517 §4.3)."
)
_OFF_CURVE: Final = Sentence("This key's point isn't on {curve}: it was never a valid public key, or it was changed.")
_SMALL_ORDER: Final = Sentence(
    "The public key is a point of small order: anything agreed on with it is public, so nothing is encrypted."
)
_CHOSEN: Final = Sentence("Encrypted for key {place} of {count}, chosen by its kid.")
_FITTING: Final = Sentence("Encrypted for key {place} of {count}.")


def encryption_key(key: Key, asked: Asked) -> Chosen | Sentence:
    """Return the first key that may encrypt, or why the first one that was meant may not."""
    reasons = []
    for member in chosen(key, asked):
        material = member.read()
        reason = refusal(material, asked.alg, asked.enc)
        if reason is None:
            which = _CHOSEN if member.kid is not None and member.kid == asked.jwe.header.get("kid") else _FITTING
            place = which.about(place=Digits(member.place), count=Digits(len(key.members)))
            return Chosen(material, place if len(key.members) > 1 else None)
        reasons.append(reason)
    return reasons[0]


def refusal(material: Material, alg: KeyManagement, enc: ContentEncryption) -> Sentence | None:
    """Return why the key must not encrypt, or cannot; None where it may."""
    return (
        material.problem
        or other_kind(material, alg, _NEEDS)
        or _no_point(material)
        or other_size(material, alg, enc)
        or limited(material.limits, alg, enc, None if _may_encrypt(material) else _KEY_OPS)
    )


def _no_point(material: Material) -> Sentence | None:
    if not material.octets:
        return None  # only its private part is known, of which the public one follows
    if material.key_type == "EC" and not is_on_curve(material.curve, material.octets):
        return _OFF_CURVE.about(curve=material.curve)
    return _SMALL_ORDER if has_small_order(material.curve, material.octets) else None


def _may_encrypt(material: Material) -> bool:
    # The public part of a private key encrypts what the private part decrypts.
    is_pair = material.private and allows(material.limits, _DECRYPTS)
    return is_pair or allows(material.limits, _ENCRYPTS)
