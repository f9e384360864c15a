"""Hypotheses about the algorithms: others than the header names, or done otherwise than their specification says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.decrypt.key_management import Variation
from jwt_decoder.diagnose.diagnosis import Diagnosis
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.encryption import CONTENT_ROWS, KEY_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.diagnose.decryption.case import Case

OTHER_ALG: Final = "decryption-other-alg"
OTHER_MASK: Final = "decryption-oaep-mask"
LEADING_ZEROS: Final = "decryption-leading-zeros"
OTHER_ENC: Final = "decryption-other-enc"
BARE_SALT: Final = "decryption-bare-salt"
RAW_PARTIES: Final = "decryption-raw-parties"
NO_PARTIES: Final = "decryption-no-parties"
EXCHANGED_PARTIES: Final = "decryption-exchanged-parties"
KDF_NAME: Final = "decryption-kdf-name"
_SENDER: Final = Sentence("Only the sender can fix this: the tag covers the header, so it can't be edited.")
_MOST_ZEROS: Final = 2
# Each takes an RSA key longer than this a tenth of a second.
_MOST_BITS: Final = 4096
_MASKED: Final = Sentence("It decrypts as OAEP with {hash} and MGF1 with {mask}; {alg} uses {own} for both.")
_BOTH_HASHES: Final = Sentence(
    "Have the sender set {own} for both OAEP and MGF1. Java, for one, uses SHA-1 for MGF1 unless told otherwise."
)
_ZEROS: Final = Sentence("It decrypts once the encrypted key's missing leading zeros are put back.")
_AS_LONG: Final = Sentence("Have the sender pad the encrypted key to the length of the modulus (RFC 8017 §7.1.1).")
_BOTH: Final[tuple[str, ...]] = ("apu", "apv")
_RAW: Final = {
    _BOTH: Sentence("It decrypts if apu and apv are used undecoded: the sender didn't base64url-decode them.")
}
_RAW_ONE: Final = Sentence("It decrypts if {name} is used undecoded: the sender didn't base64url-decode it.")
_WITHOUT: Final = {
    _BOTH: Sentence("It decrypts without apu and apv: the sender put them in the header, but not in the KDF.")
}
_WITHOUT_ONE: Final = Sentence("It decrypts without {name}: the sender put it in the header, but not in the KDF.")
_EXCHANGED: Final = Sentence("It decrypts with apu and apv swapped: the sender mixed them up in the KDF.")
_NAMED: Final = Sentence("Have the sender put {name} in the header: that is what was used.")


async def other_alg(case: Case) -> Diagnosis | None:
    """Undo the wrapping of the content key by another algorithm for such keys, or with another hash."""
    own = case.asked.alg
    for alg in KEY_ROWS:
        is_costly = alg.family == "pbes2" != own.family
        if alg == own or alg.key_types != own.key_types or alg.family == "dir" or is_costly:
            continue
        for _, material in case.materials:
            if await case.opens(material, alg=alg):
                message = Sentence("It decrypts as {alg}, but the header says {own}.", alg=alg.name, own=own.name)
                return Diagnosis(OTHER_ALG, message, _NAMED.about(name=alg.name))
    return None


async def other_mask(case: Case) -> Diagnosis | None:
    """Take one hash for OAEP and another one for its mask, where an alg has the same in both (RFC 7518 §4.3)."""
    alg = case.asked.alg
    for _, material in case.materials:
        for digest, mask in _masks(alg.hash) if material.bits <= _MOST_BITS else ():
            if await case.opens(material, Variation(hash=digest, mask=mask)):
                message = _MASKED.about(hash=digest, mask=mask, alg=alg.name, own=alg.hash)
                return Diagnosis(OTHER_MASK, message, _BOTH_HASHES.about(own=alg.hash))
    return None


def _masks(own: str) -> Iterable[tuple[str, str]]:
    """Return pairs of two hashes: first those in which the hash of OAEP is right, then those of Java."""
    hashes = ("SHA-1", "SHA-256", "SHA-384", "SHA-512")
    pairs = (*((own, other) for other in hashes), *((other, hashes[0]) for other in hashes))
    return (pair for pair in dict.fromkeys(pairs) if pair[0] != pair[1])


async def leading_zeros(case: Case) -> Diagnosis | None:
    """Put the zeros back with which what RSA encrypted begins (RFC 8017 §4.1)."""
    jwe = case.asked.jwe
    for _, material in case.materials:
        missing = -(-material.bits // 8) - len(jwe.encrypted_key)
        whole = replace(jwe, encrypted_key=bytes(max(missing, 0)) + jwe.encrypted_key)
        if 0 < missing <= _MOST_ZEROS and await case.opens(material, jwe=whole):
            return Diagnosis(LEADING_ZEROS, _ZEROS, _AS_LONG)
    return None


async def other_enc(case: Case) -> Diagnosis | None:
    """Decrypt the content by another algorithm."""
    own = case.asked.enc
    for enc in CONTENT_ROWS:
        for _, material in case.materials:
            if enc != own and await case.opens(material, enc=enc):
                message = Sentence("It decrypts as {enc}, but the header says {own}.", enc=enc.name, own=own.name)
                return Diagnosis(OTHER_ENC, message, _NAMED.about(name=enc.name))
    return None


async def bare_salt(case: Case) -> Diagnosis | None:
    """Leave the name of the algorithm out of the salt of PBES2 (RFC 7518 §4.8.1.1)."""
    message = Sentence(
        "It decrypts with p2s alone as the salt: the sender left out the algorithm name that belongs before it."
    )
    return await _otherwise(case, Variation(is_bare_salt=True), BARE_SALT, message)


async def raw_parties(case: Case) -> Diagnosis | None:
    """Take the texts of apu and apv, or of one of them, for what they encode (RFC 7518 §4.6.2)."""
    for names in _parties(case):
        message = _RAW.get(names) or _RAW_ONE.about(name=names[0])
        found = await _otherwise(case, Variation(raw=frozenset(names)), RAW_PARTIES, message)
        if found:
            return found
    return None


async def no_parties(case: Case) -> Diagnosis | None:
    """Leave apu and apv, or one of them, out of the KDF (RFC 7518 §4.6.2)."""
    for names in _parties(case):
        message = _WITHOUT.get(names) or _WITHOUT_ONE.about(name=names[0])
        found = await _otherwise(case, Variation(left_out=frozenset(names)), NO_PARTIES, message)
        if found:
            return found
    return None


async def exchanged_parties(case: Case) -> Diagnosis | None:
    """Take apu for apv, and apv for apu (RFC 7518 §4.6.2)."""
    return await _otherwise(case, Variation(is_exchanged=True), EXCHANGED_PARTIES, _EXCHANGED)


def _parties(case: Case) -> tuple[tuple[str, ...], ...]:
    """Return which of apu and apv the header has, and each alone where it has both."""
    names = tuple(name for name in _BOTH if name in case.asked.jwe.header)
    return (names, *((name,) for name in names if names == _BOTH))


async def kdf_name(case: Case) -> Diagnosis | None:
    """Derive the key for the name of the other algorithm (RFC 7518 §4.6.2)."""
    alg, enc = case.asked.alg, case.asked.enc
    name = enc.name if alg.wrap_octets else alg.name
    message = Sentence(
        "It decrypts with the key derived for “{name}”: the sender used that algorithm name in the KDF.",
        name=name,
    )
    return await _otherwise(case, Variation(name=name), KDF_NAME, message)


async def _otherwise(case: Case, how: Variation, ident: str, message: Sentence) -> Diagnosis | None:
    for _, material in case.materials:
        if await case.opens(material, how):
            return Diagnosis(ident, message, _SENDER)
    return None
