"""A new key for an algorithm: of the kind, the length and the curve that it needs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys.forms.structures import read_structure
from jwt_decoder.keys.key_material import Limits, Material, ec_key, encoded, raw_key, secret_key, thumbprint
from jwt_decoder.model.sentence import Listing, Sentence
from jwt_decoder.registry.algorithms import ALGORITHMS
from jwt_decoder.registry.curves import CURVES
from jwt_decoder.registry.encryption import AGREEMENT_CURVES, CONTENT_ENCRYPTION, KEY_MANAGEMENT

if TYPE_CHECKING:
    from jwt_decoder.keys.written.jwk import Jwk
    from jwt_decoder.make.key_maker import KeyMaker

RSA_SIZES: Final = (2048, 3072, 4096)
# A password of 192 bits, written in letters, digits, hyphens and underscores.
_PASSWORD_OCTETS: Final = 24
_NO_ENC: Final = Sentence("dir needs enc, which determines how long the key is.")
_NO_CURVES: Final = Sentence("curve can't be chosen for {alg}.")
_OTHER_CURVE: Final = Sentence("curve must be {curves} for {alg}.")
_NO_SIZES: Final = Sentence("bits can't be chosen for {alg}.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a key is wanted for: ``alg``, with ``enc`` where that says the length, and a size or curve of several.

    ``bits`` 0 and an empty ``curve`` are the usual ones.
    """

    alg: str
    enc: str = ""
    bits: int = 0
    curve: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A new key, and what its JWK says beside it."""

    material: Material
    members: Jwk


class NotMadeError(ValueError):
    """What is wanted contradicts itself; ``sentence`` says how."""

    def __init__(self, sentence: Sentence) -> None:
        """Take the sentence that the caller reads."""
        super().__init__(sentence.template)
        self.sentence: Final = sentence


async def generate(wanted: Wanted, maker: KeyMaker) -> Made:
    """Make a key for an algorithm that is in the registry. Raises NotMadeError, and what the maker raises."""
    curves = _curves(wanted.alg)
    _check(wanted, curves)
    material = await _made(wanted, wanted.curve or (curves[0] if curves else ""), maker)
    use = "sig" if wanted.alg in ALGORITHMS else "enc"
    alg = wanted.enc if wanted.alg == "dir" else wanted.alg
    # A digest of a secret is no name for it: what names a key is shown to everybody.
    names: Jwk = {} if material.key_type == "oct" else {"kid": encoded(thumbprint(material))}
    return Made(replace(material, limits=Limits(use, alg=alg)), {**names, "use": use, "alg": alg})


def _curves(alg: str) -> tuple[str, ...]:
    """Return the curves of which a key may be, the usual one first; none where keys have none."""
    if alg in ALGORITHMS:
        return tuple(row.name for row in ALGORITHMS[alg].curves)
    return AGREEMENT_CURVES if KEY_MANAGEMENT[alg].family == "ecdh-es" else ()


def _check(wanted: Wanted, curves: tuple[str, ...]) -> None:
    if wanted.alg == "dir" and not wanted.enc:
        raise NotMadeError(_NO_ENC)
    if wanted.bits and not _is_rsa(wanted.alg):
        raise NotMadeError(_NO_SIZES.about(alg=wanted.alg))
    if wanted.curve and not curves:
        raise NotMadeError(_NO_CURVES.about(alg=wanted.alg))
    if wanted.curve and wanted.curve not in curves:
        raise NotMadeError(_OTHER_CURVE.about(curves=Listing(curves, "or"), alg=wanted.alg))


def _is_rsa(alg: str) -> bool:
    if alg in ALGORITHMS:
        return ALGORITHMS[alg].key_type == "RSA"
    return KEY_MANAGEMENT[alg].key_types == ("RSA",)


async def _made(wanted: Wanted, curve: str, maker: KeyMaker) -> Material:
    if _is_rsa(wanted.alg):
        return read_structure(await maker.rsa_key(wanted.bits or RSA_SIZES[0]))[1]
    if not curve:
        octets = await maker.random(_length(wanted))
        is_password = wanted.alg in KEY_MANAGEMENT and KEY_MANAGEMENT[wanted.alg].family == "pbes2"
        return secret_key(encoded(octets).encode() if is_password else octets)
    private = await maker.private_key(curve)
    public = await maker.public_key(curve, private)
    key_type = CURVES[curve].key_type
    if key_type == "EC":
        return ec_key(curve, public, seed=private)
    return raw_key(key_type, curve, public, seed=private)


def _length(wanted: Wanted) -> int:
    """Return the length of a secret in octets: what the algorithm asks for at least, or exactly."""
    if wanted.alg in ALGORITHMS:
        return (ALGORITHMS[wanted.alg].minimal_key or 0) // 8
    row = KEY_MANAGEMENT[wanted.alg]
    if row.family == "dir":
        return CONTENT_ENCRYPTION[wanted.enc].key_octets
    return _PASSWORD_OCTETS if row.family == "pbes2" else row.wrap_octets
