"""What of a token a key is tried on, and what is said where there is nothing to try."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from jwt_decoder.json import parse
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text import utf8
from jwt_decoder.text.placeholder import is_masked, is_placeholder, printed
from jwt_decoder.verify.carriers import carriers_of
from jwt_decoder.verify.outcome import SignatureOutcome, SignedInput
from jwt_decoder.verify.signing_input import detached_signing_input, signing_input
from jwt_decoder.verify.verify import verify, without_key

if TYPE_CHECKING:
    from jwt_decoder.decode.decode import Decoded, Signature
    from jwt_decoder.keys.key import Key
    from jwt_decoder.verify.backend import CryptoBackend

_ENCRYPTED: Final = SignatureOutcome(
    "not-attempted", Sentence("A JWE is encrypted and has no signature"), {"why": "encrypted"}
)
_UNREADABLE: Final = SignatureOutcome("unsupported", Sentence("The header can't be read"), {"why": "header"})
_HEADLESS: Final = SignatureOutcome("unsupported", Sentence("The header is missing"), {"why": "no-header"})
_BROKEN: Final = SignatureOutcome(
    "unsupported", Sentence("The JSON is broken, so no signature was read"), {"why": "json"}
)
_OTHER_TYPE: Final = SignatureOutcome(
    "unsupported", Sentence("A member of the token has the wrong type"), {"why": "member-type"}
)
_REPLACED: Final = SignatureOutcome(
    "not-attempted", Sentence("Something else is where the signature belongs"), {"why": "missing"}
)
_MASKED: Final = SignatureOutcome(
    "not-attempted", Sentence("Part of the token was masked or left out"), {"why": "masked"}
)
_DISORDERED: Final = SignatureOutcome(
    "not-attempted", Sentence("The segments are in the wrong order"), {"why": "order"}
)
_MISSING: Final = SignatureOutcome("not-attempted", Sentence("There is no signature"), {"why": "missing"})
_DETACHED: Final = SignatureOutcome(
    "not-attempted", Sentence("The payload is detached: add it to verify the signature"), {"why": "detached"}
)


def jose_header(signature: Signature) -> dict[str, object]:
    """Return the JOSE Header as values; of a repeated name the last one."""
    return {name: parse.plain(node) for name, node in signature.jose.items()}


def unverified(decoded: Decoded, signature: Signature) -> SignatureOutcome:
    """Return what can be said of a signature before any key."""
    untried = _untried(decoded, signature)
    if untried:
        return untried
    alg = signature.jose.get("alg")
    header = {"alg": parse.plain(alg)} if alg else {}
    return without_key(SignedInput(header, b"", signature.octets))


def signed_input(decoded: Decoded, signature: Signature, payload: str | None) -> SignedInput:
    """Return what is verified, of the texts as they stand; ``payload`` is used where the token has none of its own."""
    header = jose_header(signature)
    indices = (signature.place.header, decoded.layout.payload, signature.place.signature)
    first, second, third = ("" if index is None else decoded.layout.segments[index].text for index in indices)
    octets = decoded.payload.octets if decoded.payload else b""
    texts, starts = (first, second, third), _starts(decoded, indices)
    carriers = partial(carriers_of, decoded, signature)
    jws = SignedInput(header, signing_input(first, second), signature.octets, *texts, octets, starts, carriers)
    if payload is None or not _is_detached(decoded):
        return jws
    octets = utf8.encode(payload)
    return replace(jws, signing_input=detached_signing_input(header, first, octets), payload=octets)


def _starts(decoded: Decoded, indices: tuple[int | None, ...]) -> tuple[int, int, int] | None:
    """Return where three segments begin; None unless each is there, and stands there as it is."""
    found = [decoded.layout.segments[index] for index in indices if index is not None]
    if len(found) < len(indices) or not all(segment.literal for segment in found):
        return None
    first, second, third = (segment.start for segment in found)
    return first, second, third


async def outcome_of(
    decoded: Decoded, signature: Signature, jws: SignedInput, key: Key, backend: CryptoBackend
) -> SignatureOutcome:
    """Try the key, unless there is nothing to try it on, or what was signed is not here."""
    untried = _untried(decoded, signature)
    if untried:
        return untried
    outcome = await verify(jws, key, backend)
    lacking = outcome.state == "invalid" and not jws.payload and _is_detached(decoded)
    return replace(_DETACHED, findings=outcome.findings) if lacking else outcome


def _untried(decoded: Decoded, signature: Signature) -> SignatureOutcome | None:
    if decoded.format.is_encrypted:
        return _ENCRYPTED
    if decoded.layout.is_disordered:
        return _DISORDERED
    index = signature.place.signature
    if unread := _unread(decoded, signature):
        return unread
    if index is None:
        return _MISSING
    if is_placeholder(decoded.layout.segments[index].text):
        return _REPLACED
    return _MASKED if _is_masked(decoded, signature) or _is_shortened(decoded, signature) else None


def _is_shortened(decoded: Decoded, signature: Signature) -> bool:
    """Check whether the end of a signature was left out that nothing but the whole of it can show to be valid."""
    is_hmac = signature.algorithm is not None and signature.algorithm.family == "hmac"
    return not is_hmac and any(fault.id == "token-shortened" for fault in decoded.faults)


def _is_masked(decoded: Decoded, signature: Signature) -> bool:
    """Check whether a part of what is encoded was masked, so that no key can verify what is left.

    What a program printed in the place of a payload may be what it signed.
    """
    indices = {signature.place.header, decoded.layout.payload, signature.place.signature} - decoded.verbatim
    texts = [decoded.layout.segments[index].text for index in indices if index is not None]
    return any(is_masked(text) or (is_placeholder(text) and not printed(text)) for text in texts)


def _unread(decoded: Decoded, signature: Signature) -> SignatureOutcome | None:
    """Return why nothing says what was signed and how."""
    if not signature.place.is_whole:
        return _OTHER_TYPE
    if signature.place.signature is None and decoded.breaks_off:
        return _BROKEN
    if decoded.lacks_signatures:
        return _MISSING
    if signature.is_readable:
        return None
    return _UNREADABLE if signature.header else _HEADLESS


def _is_detached(decoded: Decoded) -> bool:
    return decoded.payload is None or decoded.payload.kind == "detached"
