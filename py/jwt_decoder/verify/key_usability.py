"""Whether a key may verify with an algorithm at all: kind, curve, and what the key says of its own use."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys.key_names import ADDRESS, with_article
from jwt_decoder.model.sentence import Digits, Listing, Sentence
from jwt_decoder.registry.curves import AGREEMENT
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.keys.key import Member
    from jwt_decoder.keys.key_material import Limits, Material, Pss
    from jwt_decoder.registry.algorithms import Algorithm
    from jwt_decoder.registry.curves import KeyType

_NEEDS: Final[Mapping[KeyType, Sentence]] = MappingProxyType(
    {
        "oct": Sentence("a shared secret"),
        "RSA": Sentence("an RSA public key"),
        "EC": Sentence("an EC public key"),
        "OKP": Sentence("an Ed25519 or Ed448 public key"),
        "AKP": Sentence("an ML-DSA public key"),
    }
)
_SHOWN: Final = 40
_USE: Final = Sentence("The key's use isn't a string, so the key isn't for signatures (RFC 7517 §4.2).")
_NO_KEY_OPS: Final = Sentence("The key's key_ops isn't an array, so the key isn't for anything (RFC 7517 §4.3).")
_KEY_OPS: Final = Sentence(
    "The key's key_ops don't include “verify”, so it must not be used to verify (RFC 7517 §4.3)."
)

_AGREEMENT: Final = Sentence(
    "This is {key}: it is for key agreement (ECDH-ES) and can't sign or verify (RFC 8037 §3.2)."
)
_PSS_ONLY: Final = Sentence("This RSA key is for RSASSA-PSS only, so it isn't for {alg} (RFC 4055 §1.2).")
_PSS_HASH: Final = Sentence(
    "This RSA key is for RSASSA-PSS with {found} only, but {alg} uses {needed} (RFC 4055 §1.2)."
)
_PSS_MASK: Final = Sentence(
    "This RSA key is for RSASSA-PSS with {found} in its mask (MGF1) only, but {alg} uses {needed} (RFC 4055 §3.1)."
)
_PSS_SALT: Final = Sentence(
    "This RSA key requires a salt of at least {found} bytes, but {alg} uses {needed} (RFC 4055 §3.3)."
)


def refusal(material: Material, algorithm: Algorithm) -> Sentence | None:
    """Return why the key must not be used with the algorithm; None when it may."""
    return (
        material.problem
        or mismatch(material, algorithm, _NEEDS)
        or restricted(material.pss, algorithm)
        or limited(material.limits, algorithm, None if _may_verify(material) else _KEY_OPS)
    )


def no_key(text: Material, algorithm: Algorithm) -> Sentence | None:
    """Return that a text, which could only be a secret, is no key for an algorithm that has a public one."""
    if text.own_name is ADDRESS or not algorithm.key_type or not algorithm.has_key_pair:
        return None
    return Sentence(
        "{alg} needs {needs}, but this text isn't a key in any form known here.",
        alg=algorithm.name,
        needs=_NEEDS[algorithm.key_type],
    )


def fits(material: Material, algorithm: Algorithm) -> bool:
    """Return whether kind and curve of a key are those of the algorithm, whatever the key says of its own use."""
    return not material.problem and not mismatch(material, algorithm, _NEEDS)


def suits(member: Member, algorithm: Algorithm) -> bool:
    """Return whether a member's own kty, alg and use leave room for the algorithm; what is not said leaves room."""
    kty = member.kty in (None, algorithm.key_type)
    return kty and member.use in (None, "sig") and (member.alg is None or member.alg in _names(algorithm))


def mismatch(material: Material, algorithm: Algorithm, needs: Mapping[KeyType, Sentence]) -> Sentence | None:
    """Return how kind or curve of a key differ from what the algorithm needs; ``needs`` names that for each kind."""
    if material.curve in AGREEMENT:
        return _AGREEMENT.about(key=with_article(material))
    if algorithm.key_type and material.key_type != algorithm.key_type:
        return Sentence(
            "{alg} needs {needs}, but this is {key}.",
            alg=algorithm.name,
            needs=needs[algorithm.key_type],
            key=with_article(material),
        )
    curves = tuple(row.name for row in algorithm.curves)
    if not curves or material.curve in curves:
        return None
    return Sentence(
        "{alg} needs a key for {curves}, but this one is for {curve}.",
        alg=algorithm.name,
        curves=Listing(curves, "or"),
        curve=material.curve,
    )


def restricted(pss: Pss | None, algorithm: Algorithm) -> Sentence | None:
    """Return what an RSA key that is for RSASSA-PSS alone forbids (RFC 4055 §1.2, §3.3)."""
    if pss is None:
        return None
    if algorithm.family != "rsassa-pss":
        return _PSS_ONLY.about(alg=algorithm.name)
    if not pss.hash:
        return None
    for sentence, found in ((_PSS_HASH, pss.hash), (_PSS_MASK, pss.mask)):
        if found != algorithm.hash:
            return sentence.about(found=found, alg=algorithm.name, needed=str(algorithm.hash))
    salt = int(algorithm.webcrypto["saltLength"])
    if pss.salt > salt:
        return _PSS_SALT.about(found=Digits(pss.salt), alg=algorithm.name, needed=Digits(salt))
    return None


def limited(limits: Limits, algorithm: Algorithm, lacking: Sentence | None) -> Sentence | None:
    """Return what a key says of its own use that forbids the algorithm.

    ``lacking`` says that its key_ops leave out what it is used for, None where they don't.
    """
    if limits.use is not None and limits.use != "sig":
        return _other_use(limits.use)
    if limits.key_ops is not None and lacking:
        return lacking if isinstance(limits.key_ops, list) else _NO_KEY_OPS
    if limits.alg is not None and limits.alg not in _names(algorithm):
        return _other_algorithm(limits.alg, algorithm)
    return None


def _other_use(use: object) -> Sentence:
    if not isinstance(use, str):
        return _USE
    return Sentence("The key's use is “{use}”, so it isn't for signatures (RFC 7517 §4.2).", use=quote(use[:_SHOWN]))


def _other_algorithm(named: object, algorithm: Algorithm) -> Sentence:
    if not isinstance(named, str):
        return Sentence("The key's alg isn't a string, so the key isn't for {alg} (RFC 7517 §4.4).", alg=algorithm.name)
    return Sentence(
        "The key's alg is “{named}”, so it isn't for {alg} (RFC 7517 §4.4).",
        named=quote(named[:_SHOWN]),
        alg=algorithm.name,
    )


def _may_verify(material: Material) -> bool:
    operations = material.limits.key_ops
    if not isinstance(operations, list):
        return False
    # The public part of a private key verifies what the private part signs.
    signs = material.private and "sign" in operations
    return signs or "verify" in operations


def _names(algorithm: Algorithm) -> tuple[str, ...]:
    """Return the values of a key's alg that mean this algorithm: EdDSA and its curves mean each other (RFC 9864)."""
    polymorphic = ("EdDSA",) if algorithm.family == "eddsa" else ()
    return (algorithm.name, *algorithm.by_curve, *polymorphic)
