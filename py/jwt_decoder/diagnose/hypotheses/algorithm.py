"""The same key and signature under another algorithm of its family."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.diagnose.diagnosis import Diagnosis
from jwt_decoder.model.sentence import Digits, Sentence
from jwt_decoder.registry.algorithms import ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.diagnose.hypotheses.case import Case
    from jwt_decoder.registry.algorithms import Algorithm

_FAMILIES: Final = {"hmac", "rsassa-pkcs1", "rsassa-pss", "ecdsa"}
_SHA_1: Final = "SHA-1"
_HASH_OCTETS: Final = {"SHA-256": 32, "SHA-384": 48, "SHA-512": 64, _SHA_1: 20}
_OTHER_PADDING: Final = {"rsassa-pkcs1": "rsassa-pss", "rsassa-pss": "rsassa-pkcs1"}


async def another_hash(case: Case) -> Diagnosis | None:
    """Verify with another hash size of the same family.

    Source: RFC 7518 §3.1; a header that is written by hand and a signer that is configured elsewhere.
    """
    for row in _with_other_hash(case.algorithm):
        if await case.any_key(algorithm=row):
            hashes = {"hash": str(row.hash), "named": str(case.algorithm.hash)}
            message = Sentence(
                "Not standard: the signature matches with {hash}, but {alg} means {named}.",
                alg=case.algorithm.name,
                **hashes,
            )
            return Diagnosis("alg-other-hash", message, _agreement(hashes))
    return None


def _agreement(hashes: dict[str, str]) -> Sentence:
    if hashes["hash"] == _SHA_1:
        return Sentence("Have the signer use {named}: no JWS algorithm uses SHA-1, which is broken.", **hashes)
    return Sentence("Make the header and the signer agree on either {hash} or {named}.", **hashes)


async def another_padding(case: Case) -> Diagnosis | None:
    """Verify PKCS #1 v1.5 as PSS, and the reverse.

    Source: RFC 7518 §3.3 and §3.5; "RSA with SHA-256" names both in many interfaces.
    """
    family = _OTHER_PADDING.get(case.algorithm.family)
    for row in ROWS:
        if row.family == family and await case.any_key(algorithm=row):
            names = {"alg": row.name, "named": case.algorithm.name}
            message = Sentence("Not standard: the signature matches as {alg}, but the header says {named}.", **names)
            fix = Sentence("Have the signer name {alg}, or use the padding of {named}.", **names)
            return Diagnosis("rsa-other-padding", message, fix)
    return None


async def another_salt_length(case: Case) -> Diagnosis | None:
    """Verify PSS with another salt length than that of the hash.

    Source: RFC 7518 §3.5; OpenSSL signs with the longest salt there is room for unless it is told otherwise.
    """
    if case.algorithm.family != "rsassa-pss":
        return None
    for material in case.keys:
        longest = -(-(material.bits - 1) // 8) - _HASH_OCTETS[str(case.algorithm.hash)] - 2
        for length in dict.fromkeys((longest, 0, *_HASH_OCTETS.values())):
            if 0 <= length <= longest and await case.holds(material, algorithm=_salted(case.algorithm, length)):
                return _other_salt(case.algorithm, length)
    return None


def _other_salt(algorithm: Algorithm, length: int) -> Diagnosis:
    needed = int(algorithm.webcrypto["saltLength"])
    message = Sentence(
        "Not standard: the signature matches with a {octets}-byte salt; {alg} requires {needed} bytes.",
        octets=Digits(length),
        alg=algorithm.name,
        needed=needed,
    )
    fix = Sentence("Have the signer use a salt as long as the hash, {needed} bytes.", needed=needed)
    return Diagnosis("pss-salt", message, fix)


def _with_other_hash(algorithm: Algorithm) -> Iterator[Algorithm]:
    if algorithm.family not in _FAMILIES:
        return
    for sha, octets in _HASH_OCTETS.items():
        if sha != algorithm.hash:
            webcrypto = dict(algorithm.webcrypto) | {"hash": sha}
            if algorithm.family == "rsassa-pss":
                webcrypto["saltLength"] = octets
            length = octets if algorithm.family == "hmac" else algorithm.signature_octets
            yield replace(algorithm, hash=sha, signature_octets=length, webcrypto=webcrypto)


def _salted(algorithm: Algorithm, length: int) -> Algorithm:
    return replace(algorithm, webcrypto=dict(algorithm.webcrypto) | {"saltLength": length})
