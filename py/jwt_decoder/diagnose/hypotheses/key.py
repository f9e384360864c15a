"""Another key than the one that was meant, or the same key for another purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.diagnose.diagnosis import Diagnosis
from jwt_decoder.keys.forms import der, pem
from jwt_decoder.registry.algorithms import ROWS, Algorithm
from jwt_decoder.verify.key_usability import fits, refusal
from jwt_decoder.verify.select_key import others

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.diagnose.hypotheses.case import Case
    from jwt_decoder.keys.key_material import Material

_MOST_MEMBERS: Final = 64
_PUBLIC_KINDS: Final = {"pem", "certificate", "jwk", "jwk-set", "key-map", "ssh", "der"}


async def hmac_with_public_key(case: Case) -> Diagnosis | None:
    """Take the text of the public key for the secret of an HMAC.

    Source: RFC 8725 §2.1; CVE-2015-9235, the key confusion of node-jsonwebtoken.
    """
    if case.key.kind not in _PUBLIC_KINDS:
        return None
    found = await case.first_secret(_spellings(case))
    if found is None:
        return None
    message = f"This is an attack: the token is an HMAC with the public key ({found}) as its secret."
    fix = "Treat the token as forged, and let your verifier accept only the algorithm that belongs to the key."
    return Diagnosis("hmac-with-public-key", message, fix, {"spelling": found})


async def other_key_of_the_set(case: Case) -> Diagnosis | None:
    """Try the keys of the set that the kid, alg and use of the token do not name.

    Source: RFC 7515 appendix D; RFC 7517 §4.5: a kid is a hint.
    """
    for member in others(case.key, case.chosen):
        material = member.read()
        if fits(material, case.algorithm) and await case.holds(material):
            kid = member.kid[:60] if isinstance(member.kid, str) else ""
            named = f" (kid “{kid}”)" if kid else ""
            message = f"Not your key as typed: the signature holds with key {member.place} of the set{named}."
            fix = "The kid of the token is wrong or outdated: correct it at the signer, or refresh the set."
            return Diagnosis("key-other-of-set", message, fix, {"place": member.place, "kid": kid})
    return None


async def key_against_its_word(case: Case) -> Diagnosis | None:
    """Use the key although its use, key_ops or alg forbid it.

    Source: RFC 7517 §4.2-4.4.
    """
    for material in case.keys:
        if refusal(material, case.algorithm) and await case.holds(material):
            message = "Not standard: the signature holds, but the key itself forbids this use of it."
            fix = "Correct use, key_ops or alg of the key, or sign with a key that is meant for it."
            return Diagnosis("key-forbids", message, fix, {})
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
                message = (
                    f"Not standard: the signature holds as {row.name}, while the header says {case.algorithm.name}."
                )
                fix = f"Let the signer name {row.name} in the header."
                return Diagnosis("alg-other", message, fix, {"alg": row.name})
    return None


def _rows(material: Material) -> Iterator[Algorithm]:
    for row in ROWS:
        if row.key_type == material.key_type and not row.by_curve and fits(material, row):
            yield row


def _spellings(case: Case) -> Iterator[tuple[str, bytes]]:
    """Give the ways in which a verifier may hold a public key as text."""
    text = case.key.text.encode("utf-8", "surrogatepass")
    yield "as typed", text
    yield "without white space at its end", text.rstrip()
    yield "with a line feed at its end", text.rstrip() + b"\n"
    yield "with CRLF line ends", text.rstrip().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n") + b"\r\n"
    for member in case.key.members[:_MOST_MEMBERS]:
        material = member.read()
        if material.problem or not material.octets or material.key_type == "oct":
            continue
        yield "its octets", material.octets
        if material.key_type == "RSA":
            yield from _frames("PUBLIC KEY", material.octets)
            yield from _frames("RSA PUBLIC KEY", der.bits(der.inside(der.read_one(material.octets))[1]))


def _frames(label: str, octets: bytes) -> Iterator[tuple[str, bytes]]:
    framed = pem.write_pem(label, octets).encode()
    yield f"as PEM, {label}", framed
    yield f"as PEM, {label}, without the last line end", framed.rstrip()
    yield f"as DER, {label}", octets
