"""Another key than the one that was meant, or the same key for another purpose."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.diagnose.change import member as change_to_member
from jwt_decoder.diagnose.diagnosis import Diagnosis
from jwt_decoder.diagnose.hypotheses.public_texts import public_texts
from jwt_decoder.keys.forms.raw_octets import read_private
from jwt_decoder.keys.key_material import rsa_key
from jwt_decoder.model.sentence import Digits, Sentence
from jwt_decoder.registry.algorithms import ROWS, Algorithm
from jwt_decoder.text.quote import quote
from jwt_decoder.verify.key_usability import fits, refusal
from jwt_decoder.verify.select_key import others

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.diagnose.hypotheses.case import Case
    from jwt_decoder.keys.key import Member
    from jwt_decoder.keys.key_material import Material

_SHOWN: Final = 60
_PUBLIC_TEXT: Final = Sentence(
    "Algorithm confusion: the token is an HMAC with the public key ({spelling}) as its secret. Anyone who "
    "has that key can make one: an attack on verifiers that take alg from the token."
)
_PRIVATE_TEXT: Final = Sentence(
    "Not standard: the token is an HMAC that uses this key's text ({spelling}) as its secret."
)
_NO_SECRET: Final = Sentence("Have the signer use an algorithm that suits the key, or a real HMAC secret.")
_ATTACK: Final = Sentence(
    "Treat the token as forged, and make your verifier accept only the algorithm that belongs to the key."
)
_OTHER_KID: Final = Sentence("The token's kid names another key: fix it at the signer, or fetch the set again.")
_OTHER_USE: Final = Sentence(
    "The set describes this key (kty, use or alg) differently from how it is used: fix it there."
)
_OF_CERTIFICATE: Final = Sentence(
    "The signature matches the key of certificate {place}; the first certificate was taken for the signer's."
)
_FIRST_COUNTS: Final = Sentence(
    "Paste that certificate alone; where several stand together, the signer's comes first (RFC 7515 §4.1.6)."
)
_FORBIDDEN: Final = Diagnosis(
    "key-forbids",
    Sentence("Not standard: the signature matches, but the key itself forbids this use."),
    Sentence("Fix the key's use, key_ops or alg, or sign with a key that is meant for this."),
)
_PRIVATE_PART: Final = Diagnosis(
    "key-pair",
    Sentence("The signature matches the public key that belongs to this key's private part."),
    Sentence("Derive the public key from the private one again: the public part here belongs to another pair."),
)
_SEED: Final = Sentence(
    "This is a private key ({curve}, {form}), not a public one: the signature matches the public key that belongs to"
    " it."
)
_PUBLIC_INSTEAD: Final = Sentence("Verify with its public key, and treat this one as exposed if others have seen it.")
_PUBLIC_KINDS: Final = {"pem", "certificate", "jwk", "jwk-set", "key-map", "ssh", "der", "raw", "xml", "printed"}


async def hmac_with_public_key(case: Case) -> Diagnosis | None:
    """Take the text of the public key for the secret of an HMAC.

    Source: RFC 8725 §2.1; CVE-2015-9235, the key confusion of node-jsonwebtoken.
    """
    if case.key.kind not in _PUBLIC_KINDS:
        return None
    found = await case.first_secret(public_texts(case.key))
    if found is None:
        return None
    spelling, is_private = found
    if is_private:
        return Diagnosis("hmac-with-public-key", _PRIVATE_TEXT.about(spelling=spelling), _NO_SECRET)
    return Diagnosis("hmac-with-public-key", _PUBLIC_TEXT.about(spelling=spelling), _ATTACK)


async def other_key_of_the_set(case: Case) -> Diagnosis | None:
    """Try the keys of the set that the kid, alg and use of the token do not name.

    Source: RFC 7515 appendix D; RFC 7517 §4.5: a kid is a hint.
    """
    for member in others(case.key, case.chosen):
        material = member.read()
        if fits(material, case.algorithm) and await case.holds(material):
            if member in case.key.behind:
                return Diagnosis("key-other-of-set", _OF_CERTIFICATE.about(place=Digits(member.place)), _FIRST_COUNTS)
            fix = _OTHER_KID if case.how == "kid" else _OTHER_USE
            change = change_to_member(member.place) if case.key.kind == "jwk-set" else None
            return Diagnosis("key-other-of-set", _other_of_set(member), fix, change=change)
    return None


def _other_of_set(member: Member) -> Sentence:
    place = Digits(member.place)
    if not isinstance(member.kid, str) or not member.kid:
        return Sentence("The signature matches key {place} of this set.", place=place)
    return Sentence(
        "The signature matches key {place} of this set (kid “{kid}”).",
        place=place,
        kid=quote(member.kid[:_SHOWN], _SHOWN),
    )


async def public_key_of_the_private_part(case: Case) -> Diagnosis | None:
    """Take the public key that the private part of a key makes for the one that stands beside it.

    Source: a JWK put together from two; RFC 7518 §6.2.2 and §6.3.2, RFC 8037 §2.
    """
    for material in case.keys:
        if material.numbers:
            other = rsa_key(material.numbers.p * material.numbers.q, material.exponent)
        else:
            other = replace(material, octets=b"")
        is_another = other.seed or other.modulus not in {0, material.modulus}
        if is_another and await case.holds(other):
            return _PRIVATE_PART
    return None


async def private_key_in_octets(case: Case) -> Diagnosis | None:
    """Take bare octets for a private key: those of Ed25519 are as many as a public key has, and may be either.

    Source: RFC 8032 §5.1.5: the private key is 32 octets; Go, libsodium and Solana print them bare.
    """
    for curve in case.algorithm.curves:
        found = read_private(case.key.text, curve)
        if found and await case.holds(found[1]):
            return Diagnosis("key-seed", _SEED.about(curve=curve.name, form=found[0]), _PUBLIC_INSTEAD)
    return None


async def key_against_its_word(case: Case) -> Diagnosis | None:
    """Use the key although its use, key_ops or alg forbid it.

    Source: RFC 7517 §4.2-4.4.
    """
    for material in case.keys:
        if refusal(material, case.algorithm) and await case.holds(material):
            return _FORBIDDEN
    return None


async def another_algorithm(case: Case) -> Diagnosis | None:
    """Verify with the algorithm that belongs to the key instead of the one that the header names.

    Source: RFC 7515 §4.1.1: the header must name the algorithm that was used.
    """
    for member in case.chosen[:1]:
        material = member.read()
        if material.problem or fits(material, case.algorithm):
            continue
        for row in _rows(material):
            if await case.holds(material, algorithm=row):
                message = Sentence(
                    "Not standard: the signature matches as {alg}, but the header says {named}.",
                    alg=row.name,
                    named=case.algorithm.name,
                )
                fix = Sentence("Have the signer name {alg} in the header.", alg=row.name)
                return Diagnosis("alg-other", message, fix)
    return None


def _rows(material: Material) -> Iterator[Algorithm]:
    for row in ROWS:
        if row.key_type == material.key_type and not row.by_curve and fits(material, row):
            yield row
