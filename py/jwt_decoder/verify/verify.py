"""One signature of a JWS against one key text (RFC 7515 §5.2)."""

from __future__ import annotations

import hmac
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys.key import Key, Member
from jwt_decoder.keys.key_findings import weak
from jwt_decoder.registry.algorithms import Algorithm, alike, find
from jwt_decoder.verify.backend import AlgorithmUnavailableError, CryptoBackend, KeyRefusedError
from jwt_decoder.verify.key_references import check_references
from jwt_decoder.verify.key_usability import refusal
from jwt_decoder.verify.outcome import SignatureOutcome, SignedInput
from jwt_decoder.verify.select_key import Choice, choose, row_for
from jwt_decoder.verify.trust import judge_trust

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.model.records import Data

__all__ = ["CryptoBackend", "Key", "SignatureOutcome", "SignedInput", "holds", "verify", "without_key"]

HASHES: Final = {"SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512"}
_ABSENT: Final = object()
_LONGEST_NAME: Final = 40


async def verify(jws: SignedInput, key: Key, backend: CryptoBackend) -> SignatureOutcome:
    """Say whether the signature holds with the key, or the one sentence why that cannot be said; never raises."""
    algorithm = named_algorithm(jws.header)
    if isinstance(algorithm, SignatureOutcome):
        return algorithm
    if algorithm.family == "none":
        return _unsecured(jws)
    if key.kind == "none":
        return _no_key(algorithm)
    if key.problem:
        return SignatureOutcome("key-unusable", key.problem, {"alg": algorithm.name, "kind": key.kind}, key.findings)
    choice = choose(key, jws.header, algorithm)
    outcomes = []
    for member in choice.members:
        outcomes.append(await _with_member(jws, member, algorithm, backend))
        if outcomes[-1].state == "valid":
            break
    return _told(min(outcomes, key=_rank), key, choice)


def without_key(jws: SignedInput) -> SignatureOutcome:
    """Say what can be said of the signature before any key: what ``verify`` says for an empty one."""
    algorithm = named_algorithm(jws.header)
    if isinstance(algorithm, SignatureOutcome):
        return algorithm
    return _unsecured(jws) if algorithm.family == "none" else _no_key(algorithm)


def named_algorithm(header: Mapping[str, object]) -> Algorithm | SignatureOutcome:
    """Give the row that the header names, or the outcome when it names none."""
    value = header.get("alg", _ABSENT)
    if value is _ABSENT:
        return SignatureOutcome("unsupported", "The header has no alg, so no algorithm is named.", {"why": "missing"})
    if not isinstance(value, str):
        return SignatureOutcome(
            "unsupported", "alg is not a string, so it names no algorithm.", {"why": "not-a-string"}
        )
    return find(value) or _unknown(value)


async def holds(
    material: Material, algorithm: Algorithm, signature: bytes, message: bytes, backend: CryptoBackend
) -> bool:
    """Say whether the mathematics hold, whatever else is said of key and length; raises what the backend raises."""
    if algorithm.family == "hmac":
        expected = hmac.digest(material.octets, message, HASHES[str(algorithm.hash)])
        return hmac.compare_digest(expected, signature)
    octets = material.octets or await backend.public_key(algorithm, material.seed)
    return await backend.verify(algorithm, octets, signature, message)


def expected_octets(algorithm: Algorithm, material: Material) -> int:
    """Give the length that a signature by this key has; of RSA it is that of the modulus (RFC 8017 §8.1.2)."""
    return algorithm.signature_octets or -(-material.bits // 8)


async def _with_member(
    jws: SignedInput, member: Member, algorithm: Algorithm, backend: CryptoBackend
) -> SignatureOutcome:
    material = member.read()
    said: Data = {"alg": algorithm.name, "place": member.place, "words": material.words}
    why = refusal(material, algorithm)
    if why:
        return SignatureOutcome("key-unusable", why, said)
    row = row_for(algorithm, material)
    findings = weak(material, row) + check_references(jws.header, material)
    octets, needed = len(jws.signature), expected_octets(row, material)
    if octets != needed:
        return SignatureOutcome(
            "invalid", _length(algorithm, octets, needed), said | _lengths(octets, needed), findings
        )
    try:
        valid = await holds(material, row, jws.signature, jws.signing_input, backend)
    except AlgorithmUnavailableError as error:
        return SignatureOutcome("unsupported", str(error), said, findings)
    except KeyRefusedError as error:
        return SignatureOutcome("key-unusable", str(error), said, findings)
    what = "secret" if algorithm.family == "hmac" else "key"
    message = f"The signature {'holds' if valid else 'does not hold'} with this {what} ({algorithm.name})."
    if not valid:
        return SignatureOutcome("invalid", message, said, findings)
    trust, more = judge_trust(jws.header, material)
    return SignatureOutcome("valid", message, said, findings + more, trust)


def _rank(outcome: SignatureOutcome) -> int:
    """Put first what says most: one key that fits counts more than others that cannot be used."""
    return ("valid", "invalid", "unsupported", "key-unusable", "not-attempted").index(outcome.state)


def _told(outcome: SignatureOutcome, key: Key, choice: Choice) -> SignatureOutcome:
    """Add which of several keys it was, and what is to be said of the key text as a whole."""
    findings = key.findings + outcome.findings
    if not choice.how:
        return replace(outcome, findings=findings)
    total, tried = len(key.members), len(choice.members)
    if tried == 1 or outcome.state == "valid":
        which = f"key {outcome.data.get('place', 1)} of {total}"
    else:
        which = f"{tried} of {total} keys"
    message = f"{outcome.message} Tried {which}: {choice.how}."
    return replace(outcome, message=message, data=outcome.data | {"tried": tried, "count": total}, findings=findings)


def _unknown(value: str) -> SignatureOutcome:
    meant = alike(value)
    shown = value if len(value) <= _LONGEST_NAME else f"{value[:_LONGEST_NAME]}…"
    if meant is None:
        message = f"“{shown}” is no JWS algorithm known here."
        return SignatureOutcome("unsupported", message, {"alg": shown, "why": "unknown"})
    why = "names are case-sensitive and exact"
    if meant.family == "none":
        why += ", and this spelling of none is known from attacks"
    message = f"“{shown}” is not {meant.name}: {why}."
    return SignatureOutcome("unsupported", message, {"alg": shown, "meant": meant.name, "why": "misspelt"})


def _unsecured(jws: SignedInput) -> SignatureOutcome:
    """RFC 7518 §3.6: the signature of an Unsecured JWS must be empty, and no key is used."""
    octets = len(jws.signature)
    if octets:
        message = f"alg is none, so the signature must be empty, but it has {octets} octets."
        return SignatureOutcome("invalid", message, _lengths(octets, 0) | {"alg": "none"})
    message = "This is an Unsecured JWS: alg is none, so there is no signature to verify."
    return SignatureOutcome("not-attempted", message, {"alg": "none", "why": "unsecured"})


def _no_key(algorithm: Algorithm) -> SignatureOutcome:
    what = "the shared secret" if algorithm.family == "hmac" else "the public key"
    message = f"{algorithm.name} needs {what}."
    return SignatureOutcome("not-attempted", message, {"alg": algorithm.name, "why": "no-key"})


def _lengths(octets: int, needed: int) -> Data:
    return {"octets": octets, "needed": needed}


def _length(algorithm: Algorithm, octets: int, needed: int) -> str:
    """Say the lengths, and how many base64url characters a cut signature lacks (RFC 4648 §5)."""
    have, want = -(-octets * 4 // 3), -(-needed * 4 // 3)
    message = f"The signature is {octets} octets where {algorithm.name} needs {needed}"
    if have < want:
        return f"{message}; {want - have} characters seem to be missing."
    return f"{message}; {have - want} characters too many."
