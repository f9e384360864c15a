"""Whether a key may decrypt with an algorithm at all: kind, size, private part, and what it says of its own use."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys.key_material import without_private_part
from jwt_decoder.keys.key_names import with_article
from jwt_decoder.model.sentence import Digits, Listing, Sentence
from jwt_decoder.registry.curves import CURVES
from jwt_decoder.registry.encryption import AGREEMENT_CURVES
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from jwt_decoder.keys.key_material import Limits, Material
    from jwt_decoder.registry.encryption import ContentEncryption, KeyFamily, KeyManagement

_NEEDS: Final[Mapping[KeyFamily, Sentence]] = MappingProxyType(
    {
        "dir": Sentence("a shared key"),
        "rsa1-5": Sentence("an RSA private key"),
        "rsa-oaep": Sentence("an RSA private key"),
        "aes-kw": Sentence("a shared key"),
        "aes-gcm-kw": Sentence("a shared key"),
        "ecdh-es": Sentence("a private key on the curve of the token's epk"),
        "pbes2": Sentence("the password"),
    }
)
_SHOWN: Final = 40
_DECRYPTS: Final = frozenset({"decrypt", "unwrapKey", "deriveKey", "deriveBits"})
_PUBLIC: Final = Sentence("This is the public key, which only encrypts. Add the matching private key.")
_SIZE: Final = Sentence("{alg} needs a key of {needed} bytes, but this one has {octets}.")
_EMPTY: Final = Sentence("This key is empty.")
_CURVE: Final = Sentence("{alg} needs a key on {curves}, but this one is on {curve}.")
_SEED: Final = Sentence("A private key of {curve} has {needed} bytes, but this one has {octets}.")
_USE: Final = Sentence("The key's use isn't “enc”, so the key isn't for encryption (RFC 7517 §4.2).")
_KEY_OPS: Final = Sentence(
    "The key's key_ops don't allow decryption, so it must not be used to decrypt (RFC 7517 §4.3)."
)
_ALG: Final = Sentence("The key's alg is “{named}”, so it isn't for {alg} (RFC 7517 §4.4).")
_NO_ALG: Final = Sentence("The key's alg isn't a string, so the key isn't for {alg} (RFC 7517 §4.4).")


def refusal(material: Material, alg: KeyManagement, enc: ContentEncryption) -> Sentence | None:
    """Return why a key must not decrypt, or cannot; None where it may."""
    return (
        material.problem
        or other_kind(material, alg, _NEEDS)
        or (None if material.private or material.key_type == "oct" else _PUBLIC)
        or without_private_part(material)
        or _private_size(material)
        or other_size(material, alg, enc)
        or limited(material.limits, alg, enc, None if allows(material.limits, _DECRYPTS) else _KEY_OPS)
    )


def needed_octets(alg: KeyManagement, enc: ContentEncryption) -> int:
    """Return how long a shared key must be, 0 where any length will do."""
    if alg.family == "dir":
        return enc.key_octets
    return alg.wrap_octets if alg.family in {"aes-kw", "aes-gcm-kw"} else 0


def other_kind(material: Material, alg: KeyManagement, needs: Mapping[KeyFamily, Sentence]) -> Sentence | None:
    """Return that a key is of another kind than the algorithm needs; ``needs`` names that for each family."""
    if material.key_type not in alg.key_types:
        return Sentence(
            "{alg} needs {needs}, but this is {key}.",
            alg=alg.name,
            needs=needs[alg.family],
            key=with_article(material),
        )
    if alg.family == "ecdh-es" and material.curve not in AGREEMENT_CURVES:
        return _CURVE.about(alg=alg.name, curves=Listing(AGREEMENT_CURVES, "or"), curve=material.curve)
    return None


def _private_size(material: Material) -> Sentence | None:
    if material.key_type not in {"EC", "OKP"}:
        return None
    needed = CURVES[material.curve].octets
    lengths = {"needed": Digits(needed), "octets": Digits(len(material.seed))}
    return _SEED.about(curve=material.curve, **lengths) if needed != len(material.seed) else None


def other_size(material: Material, alg: KeyManagement, enc: ContentEncryption) -> Sentence | None:
    """Return that a shared key has another length than the algorithm needs."""
    needed, octets = needed_octets(alg, enc), len(material.octets)
    if material.key_type == "oct" and not octets:
        return _EMPTY
    if not needed or octets == needed:
        return None
    name = enc.name if alg.family == "dir" else alg.name
    return _SIZE.about(alg=name, needed=Digits(needed), octets=Digits(octets))


def limited(limits: Limits, alg: KeyManagement, enc: ContentEncryption, lacking: Sentence | None) -> Sentence | None:
    """Return what a key says of its own use that forbids the algorithm.

    ``lacking`` says that its key_ops leave out what it is used for, None where they don't.
    """
    if limits.use is not None and limits.use != "enc":
        return _USE
    if limits.key_ops is not None and lacking:
        return lacking
    if limits.alg is None or limits.alg in _names(alg, enc):
        return None
    if not isinstance(limits.alg, str):
        return _NO_ALG.about(alg=alg.name)
    return _ALG.about(named=quote(limits.alg[:_SHOWN]), alg=alg.name)


def allows(limits: Limits, wanted: AbstractSet[str]) -> bool:
    """Return whether the key_ops of a key name one of these operations."""
    operations = limits.key_ops
    return isinstance(operations, list) and any(isinstance(one, str) and one in wanted for one in operations)


def _names(alg: KeyManagement, enc: ContentEncryption) -> tuple[str, ...]:
    """Return what a key's own alg may be: libraries name that of the content, and ECDH-ES without its wrapping."""
    return alg.name, alg.name.partition("+")[0], *((enc.name,) if alg.family == "dir" else ())
