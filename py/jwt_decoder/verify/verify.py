"""One signature of a JWS against one key (RFC 7515 §5.2)."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, Final

from jwt_decoder.registry.algorithms import Algorithm, alike, find
from jwt_decoder.verify.backend import CryptoBackend
from jwt_decoder.verify.model import Data, Key, KeyFinding, SignatureOutcome, SignedInput

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CryptoBackend", "Key", "SignatureOutcome", "SignedInput", "verify", "without_key"]

_HASHES: Final = {"SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512"}
_ABSENT: Final = object()
_LONGEST_NAME: Final = 40


async def verify(jws: SignedInput, key: Key, backend: CryptoBackend) -> SignatureOutcome:  # noqa: ARG001 - public keys will ask the backend, and await it
    """Say whether the signature holds with the key, or the one sentence why that cannot be said; never raises."""
    algorithm = _algorithm(jws.header)
    if isinstance(algorithm, SignatureOutcome):
        return algorithm
    if algorithm.family == "none":
        return _unsecured(jws)
    if key.kind == "none":
        return _no_key(algorithm)
    if algorithm.family == "hmac":
        return _hmac(jws, key, algorithm)
    return SignatureOutcome(
        "unsupported", f"{algorithm.name} cannot be verified here yet.", {"alg": algorithm.name, "why": "not-built"}
    )


def without_key(jws: SignedInput) -> SignatureOutcome:
    """Say what can be said of the signature before any key: what ``verify`` says for an empty one."""
    algorithm = _algorithm(jws.header)
    if isinstance(algorithm, SignatureOutcome):
        return algorithm
    return _unsecured(jws) if algorithm.family == "none" else _no_key(algorithm)


def _algorithm(header: Mapping[str, object]) -> Algorithm | SignatureOutcome:
    value = header.get("alg", _ABSENT)
    if value is _ABSENT:
        return SignatureOutcome("unsupported", "The header has no alg, so no algorithm is named.", {"why": "missing"})
    if not isinstance(value, str):
        return SignatureOutcome(
            "unsupported", "alg is not a string, so it names no algorithm.", {"why": "not-a-string"}
        )
    return find(value) or _unknown(value)


def _unknown(value: str) -> SignatureOutcome:
    meant = alike(value)
    shown = value if len(value) <= _LONGEST_NAME else f"{value[:_LONGEST_NAME]}…"
    if meant is None:
        return SignatureOutcome(
            "unsupported", f"“{shown}” is no JWS algorithm known here.", {"alg": shown, "why": "unknown"}
        )
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
        return SignatureOutcome("invalid", message, {"alg": "none", "octets": octets, "needed": 0})
    message = "This is an Unsecured JWS: alg is none, so there is no signature to verify."
    return SignatureOutcome("not-attempted", message, {"alg": "none", "why": "unsecured"})


def _no_key(algorithm: Algorithm) -> SignatureOutcome:
    what = "the shared secret" if algorithm.family == "hmac" else "the public key"
    message = f"Not verified: {algorithm.name} needs {what}."
    return SignatureOutcome("not-attempted", message, {"alg": algorithm.name, "why": "no-key"})


def _hmac(jws: SignedInput, key: Key, algorithm: Algorithm) -> SignatureOutcome:
    if key.secret is None:
        problem = (
            key.problem
            if key.kind == "secret"
            else f"{algorithm.name} needs a shared secret, and this is another kind of key."
        )
        return SignatureOutcome("key-unusable", problem, {"alg": algorithm.name, "kind": key.kind})
    findings = _short(key.secret, algorithm)
    octets, needed = len(jws.signature), algorithm.signature_octets or 0
    if octets != needed:
        message = (
            f"The signature is {octets} octets where {algorithm.name} needs {needed}{_characters(octets, needed)}."
        )
        return SignatureOutcome(
            "invalid", message, {"alg": algorithm.name, "octets": octets, "needed": needed}, findings
        )
    expected = hmac.digest(key.secret, jws.signing_input, _HASHES[str(algorithm.hash)])
    if hmac.compare_digest(expected, jws.signature):
        return SignatureOutcome(
            "valid", f"The signature holds with this secret ({algorithm.name}).", {"alg": algorithm.name}, findings
        )
    message = f"The signature does not hold with this secret ({algorithm.name})."
    return SignatureOutcome("invalid", message, {"alg": algorithm.name}, findings)


def _characters(octets: int, needed: int) -> str:
    """How many base64url characters a cut or lengthened signature lacks or has too many (RFC 4648 §5)."""
    have, want = -(-octets * 4 // 3), -(-needed * 4 // 3)
    if have < want:
        return f"; {want - have} characters seem to be missing"
    return f"; {have - want} characters too many"


def _short(secret: bytes, algorithm: Algorithm) -> tuple[KeyFinding, ...]:
    bits, needed = len(secret) * 8, algorithm.minimal_key or 0
    if bits >= needed:
        return ()
    message = f"The secret has {len(secret)} octets; {algorithm.name} requires at least {needed // 8}."
    advice = "Use a random secret as long as the hash; a short one can be guessed offline from one token."
    data: Data = {"alg": algorithm.name, "octets": len(secret), "needed": needed // 8}
    return (KeyFinding("key-short", "error", message, advice, "RFC 7518 §3.2", data),)
