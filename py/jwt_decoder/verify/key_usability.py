"""Whether a key may verify with an algorithm at all: kind, curve, and what the key says of its own use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jwt_decoder.keys.key import Member
    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.registry.algorithms import Algorithm

_NEEDS: Final = {
    "oct": "a shared secret",
    "RSA": "an RSA public key",
    "EC": "an EC public key",
    "OKP": "an Ed25519 or Ed448 public key",
    "AKP": "an ML-DSA public key",
}
_SHOWN: Final = 40
# First letters that are read as a word, as in Ed25519, or by their name, as in RSA and ML-DSA.
_SPOKEN_WITH_A_VOWEL: Final = frozenset("AEFHILMNORSX")


def refusal(material: Material, algorithm: Algorithm) -> str:
    """Say in one sentence why the key must not be used with the algorithm; empty when it may."""
    return material.problem or _kind(material, algorithm) or _limits(material, algorithm)


def fits(material: Material, algorithm: Algorithm) -> bool:
    """Say whether kind and curve of a key are those of the algorithm, whatever the key says of its own use."""
    return not material.problem and not _kind(material, algorithm)


def suits(member: Member, algorithm: Algorithm) -> bool:
    """Say whether a member's own kty, alg and use leave room for the algorithm; what is not said leaves room."""
    kty = member.kty in (None, algorithm.key_type)
    return kty and member.use in (None, "sig") and (member.alg is None or member.alg in _names(algorithm))


def _kind(material: Material, algorithm: Algorithm) -> str:
    if material.key_type != algorithm.key_type:
        needs = _NEEDS[str(algorithm.key_type)]
        return f"{algorithm.name} needs {needs}, and this is {_article(material.words)}."
    curves = tuple(row.name for row in algorithm.curves)
    if curves and material.curve not in curves:
        return f"{algorithm.name} needs a key of {' or '.join(curves)}, and this one is of {material.curve}."
    return ""


def _limits(material: Material, algorithm: Algorithm) -> str:
    limits = material.limits
    if limits.use is not None and limits.use != "sig":
        return f"The key says use {_value(limits.use)}, so it is not for signatures (RFC 7517 §4.2)."
    if limits.key_ops is not None and not _may_verify(material):
        return "The key_ops of the key do not have “verify”, so it must not verify (RFC 7517 §4.3)."
    if limits.alg is not None and limits.alg not in _names(algorithm):
        return f"The key says alg {_value(limits.alg)}, so it is not for {algorithm.name} (RFC 7517 §4.4)."
    return ""


def _may_verify(material: Material) -> bool:
    operations = material.limits.key_ops
    if not isinstance(operations, list):
        return False
    # The public part of a private key verifies what the private part signs.
    signs = material.private and "sign" in operations
    return signs or "verify" in operations


def _names(algorithm: Algorithm) -> tuple[str, ...]:
    """Give the values of a key's alg that mean this algorithm: EdDSA and its curves mean each other (RFC 9864)."""
    polymorphic = ("EdDSA",) if algorithm.family == "eddsa" else ()
    return (algorithm.name, *algorithm.by_curve, *polymorphic)


def _article(words: str) -> str:
    return f"{'an' if words[0] in _SPOKEN_WITH_A_VOWEL else 'a'} {words}"


def _value(value: object) -> str:
    return f"“{value[:_SHOWN]}”" if isinstance(value, str) else "that is not a string"
