"""Which key signs, and whether it may: kind, curve, private part, and what the key says of its own use."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.keys.key_material import without_private_part
from jwt_decoder.keys.key_names import with_article
from jwt_decoder.keys.written.structures import pkcs8
from jwt_decoder.model.sentence import Digits, Sentence
from jwt_decoder.verify.key_usability import limited, mismatch, restricted
from jwt_decoder.verify.select_key import choose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.keys.key import Key, Member
    from jwt_decoder.keys.key_material import Limits, Material
    from jwt_decoder.registry.algorithms import Algorithm
    from jwt_decoder.registry.curves import KeyType
    from jwt_decoder.verify.select_key import How

_NEEDS: Final[Mapping[KeyType, Sentence]] = MappingProxyType(
    {
        "oct": Sentence("a shared secret"),
        "RSA": Sentence("an RSA private key"),
        "EC": Sentence("an EC private key"),
        "OKP": Sentence("an Ed25519 or Ed448 private key"),
        "AKP": Sentence("an ML-DSA private key"),
    }
)
_NO_FORM: Final = Sentence("{alg} needs {needs}, but this text isn't a key in any form known here.")
_PUBLIC: Final = Sentence("{alg} signs with {needs}, but this is {key}.")
ADD_PRIMES: Final = "jwt-decoder keys convert --to jwk key.json"
_NO_PRIMES: Final = Sentence(
    "This RSA private key can't sign here: its primes p and q are missing. To add them, run “{command}”.",
    command=ADD_PRIMES,
)
_KEY_OPS: Final = Sentence("The key's key_ops don't include “sign”, so it must not be used to sign (RFC 7517 §4.3).")
_CHOSEN: Final[Mapping[How, Sentence]] = MappingProxyType(
    {
        "kid": Sentence("Signed with key {place} of {count}, chosen by its kid."),
        "kid-unknown": Sentence("No key in the set has the token's kid: signed with key {place} of {count} instead."),
        "kid-no-string": Sentence("Signed with key {place} of {count}: the token's kid isn't a string."),
        "kid-empty": Sentence("Signed with key {place} of {count}: the token's kid is empty."),
        "no-kid": Sentence("Signed with key {place} of {count}: the token has no kid."),
        "keys-no-kid": Sentence("Signed with key {place} of {count}: these keys have no kid."),
    }
)


class Chosen(NamedTuple):
    """A key that may be used, and which one of several it was; None where there was nothing to choose."""

    material: Material
    which: Sentence | None


def signing_key(key: Key, header: Mapping[str, object], algorithm: Algorithm) -> Chosen | Sentence:
    """Return the first key that may sign, or why the first one that was meant may not."""
    choice = choose(key, header, algorithm)
    reasons = []
    for member in choice.members:
        material = member.read()
        reason = refusal(material, algorithm, is_text=key.kind == "secret")
        if reason is None:
            return Chosen(material, _which(choice.how, member, len(key.members)))
        reasons.append(reason)
    return reasons[0]


def _which(how: How, member: Member, count: int) -> Sentence | None:
    if how == "only":
        return None
    return _CHOSEN[how].about(place=Digits(member.place), count=Digits(count))


def refusal(material: Material, algorithm: Algorithm, *, is_text: bool) -> Sentence | None:
    """Return why the key must not sign, or cannot; None where it may. ``is_text`` says that it was in no form."""
    if is_text and algorithm.has_key_pair and algorithm.key_type and not material.own_name:
        return _NO_FORM.about(alg=algorithm.name, needs=_NEEDS[algorithm.key_type])
    return (
        material.problem
        or mismatch(material, algorithm, _NEEDS)
        or _private(material, algorithm)
        or restricted(material.pss, algorithm)
        or limited(material.limits, algorithm, None if _may_sign(material.limits) else _KEY_OPS)
    )


def _private(material: Material, algorithm: Algorithm) -> Sentence | None:
    """Return that a key has no private part, or none that can be used."""
    if material.key_type == "oct" or private_octets(material):
        return None
    if not material.private:
        return _PUBLIC.about(alg=algorithm.name, needs=_NEEDS[material.key_type], key=with_article(material))
    return without_private_part(material) or _NO_PRIMES


def _may_sign(limits: Limits) -> bool:
    return isinstance(limits.key_ops, list) and "sign" in limits.key_ops


def private_octets(material: Material) -> bytes:
    """Return the private part of a key that may sign, as ``MakingBackend.sign`` takes it."""
    return (pkcs8(replace(material, pss=None)) or b"") if material.key_type == "RSA" else material.seed
