"""Other octets that a signer may have signed."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Final

from jwt_decoder.diagnose.diagnosis import Diagnosis
from jwt_decoder.diagnose.hypotheses.rewritten_json import rewritten
from jwt_decoder.keys.key_material import encoded
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text import base64url
from jwt_decoder.verify.signing_input import payload_is_encoded, signing_input
from jwt_decoder.verify.verify import HASHES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.diagnose.hypotheses.case import Case
    from jwt_decoder.verify.outcome import SignedInput

_PADDING_FIX: Final = Sentence(
    "Leave the token as its issuer wrote it: adding or removing padding on the way breaks the signature."
)
_WITH_PADDING: Final = Diagnosis(
    "input-padded",
    Sentence("Not standard: the signature covers the segments with their padding."),
    _PADDING_FIX,
    {"padding": "with"},
)
_WITHOUT_PADDING: Final = Diagnosis(
    "input-padded",
    Sentence("Not standard: the signature covers the segments without their padding."),
    _PADDING_FIX,
    {"padding": "without"},
)
_HEADER_AND_DECODED: Final = Sentence("the encoded header and the decoded payload")
_DECODED: Final = Sentence("only the decoded payload")
_ENCODED: Final = Sentence("only the encoded payload")
_BOTH_DECODED: Final = Sentence("header and payload, both decoded")
_WITHOUT_DOT: Final = Sentence("header and payload without the dot")
_EMPTY: Final = Sentence("an empty payload instead of this one")
_KEEP: Final = Sentence("Keep the token as it was signed: parsing and re-serializing it breaks the signature.")
_PAYLOAD_ANEW: Final = Diagnosis(
    "input-reserialized",
    Sentence("Not standard: the signature matches if the payload is re-serialized as JSON. That was signed, not this."),
    _KEEP,
    {"what": "the payload is written"},
)
_HEADER_ANEW: Final = Diagnosis(
    "input-reserialized",
    Sentence("Not standard: the signature matches if the header is re-serialized as JSON. That was signed, not this."),
    _KEEP,
    {"what": "the header is written"},
)
_BOTH_ANEW: Final = Diagnosis(
    "input-reserialized",
    Sentence(
        "Not standard: the signature matches if header and payload are re-serialized as JSON. That was"
        " signed, not this."
    ),
    _KEEP,
    {"what": "both are written"},
)
_ENCODED_ANEW: Final = Diagnosis(
    "input-encoded-anew",
    Sentence("Not standard: the signature matches if the decoded header and payload are encoded again."),
    Sentence("Copy the token again as its issuer wrote it: the header or payload was signed in a different spelling."),
)
_NOTHING_ELSE: Final = Sentence(
    "Have the signer sign the two encoded parts with the dot between them, and nothing else (RFC 7515 §5.1)."
)
_LINE_FEED: Final = Diagnosis(
    "input-surroundings",
    Sentence("Not standard: the signature covers the signing input plus a line feed at the end."),
    _NOTHING_ELSE,
    {"what": "a line feed at the end"},
)
_CRLF: Final = Diagnosis(
    "input-surroundings",
    Sentence("Not standard: the signature covers the signing input plus CRLF at the end."),
    _NOTHING_ELSE,
    {"what": "CRLF at the end"},
)
_DOT: Final = Diagnosis(
    "input-surroundings",
    Sentence("Not standard: the signature covers the signing input plus a dot at the end."),
    _NOTHING_ELSE,
    {"what": "a dot at the end"},
)
_BEARER: Final = Diagnosis(
    "input-surroundings",
    Sentence("Not standard: the signature covers the signing input with “Bearer ” before it."),
    _NOTHING_ELSE,
    {"what": "“Bearer ” before it"},
)
_HASHED: Final = Sentence("Not standard: the signing input was hashed twice, with {hash} before it was signed.")
_HASHED_HEX: Final = Sentence("Not standard: the signature covers the hex digits of the signing input's {hash} hash.")
_ONCE: Final = Sentence(
    "Have the signer pass the signing input itself to its library, which hashes it, or use a call that takes a hash."
)
_OTHER_ALPHABET: Final = Diagnosis(
    "input-alphabet",
    Sentence("Not standard: the signature covers the segments in the other base64 alphabet."),
    Sentence("Have the signer encode as base64url before it signs (RFC 7515 §5.1)."),
)
_HASHED_NONCE: Final = Diagnosis(
    "input-hashed-nonce",
    Sentence(
        "Not standard: the signature matches if the nonce in the header is hashed, as in Microsoft Graph's tokens."
    ),
    Sentence("This token is meant for Microsoft's own service: don't verify it, request a token for your own API."),
)


async def input_padded(case: Case) -> Diagnosis | None:
    """Verify over the segments with their padding, or without.

    Source: AWS, "Authenticate users using an Application Load Balancer": its tokens keep their padding.
    """
    header, payload = _parts(case.jws)
    tries = (
        (_WITH_PADDING, (_padded(header), _padded(payload))),
        (_WITHOUT_PADDING, (header.rstrip("="), payload.rstrip("="))),
    )
    for diagnosis, parts in tries:
        if await case.any_key(message=signing_input(*parts)):
            return diagnosis
    return None


async def input_decoded_payload(case: Case) -> Diagnosis | None:
    """Verify over the payload before it was encoded.

    Source: RFC 7515 §5.1 signs the encoded text; RFC 7797 the octets, and only with ``b64: false``.
    """
    header, payload = (part.encode("utf-8", "surrogatepass") for part in _parts(case.jws))
    tries = (
        (_HEADER_AND_DECODED, header + b"." + case.jws.payload),
        (_DECODED, case.jws.payload),
        (_ENCODED, payload),
        (_BOTH_DECODED, _decoded(case.jws.encoded_header) + b"." + case.jws.payload),
        (_WITHOUT_DOT, header + payload),
        (_EMPTY, header + b"."),
    )
    for name, octets in tries:
        if await case.any_key(message=octets):
            message = Sentence("Not standard: the signature covers {input}.", input=name)
            fix = Sentence("Have the signer sign the two encoded parts with a dot between them (RFC 7515 §5.1).")
            return Diagnosis("input-payload", message, fix)
    return None


async def input_encoded_anew(case: Case) -> Diagnosis | None:
    """Verify over what header and payload decode to, encoded anew, where their text has what base64url has not.

    Source: RFC 7515 §5.2 verifies the text as it came; a lenient decoder passes over what came into it.
    """
    parts = encoded(_decoded(case.jws.encoded_header)), encoded(case.jws.payload)
    return _ENCODED_ANEW if await case.any_key(message=signing_input(*parts)) else None


async def input_reserialized(case: Case) -> Diagnosis | None:
    """Verify over header and payload written again as JSON, in the ways of several libraries.

    Source: a gateway that parses the token and writes it anew; RFC 7515 §5.2 verifies the octets as they came.
    """
    for diagnosis, parts in _reserialized(case):
        if await case.any_key(message=signing_input(*parts)):
            return diagnosis
    return None


async def input_with_surroundings(case: Case) -> Diagnosis | None:
    """Verify over the signing input with a prefix or a line end.

    Source: a signer that reads its input from "echo", or signs what stands in the Authorization header.
    """
    tries = (
        (_LINE_FEED, case.jws.signing_input + b"\n"),
        (_CRLF, case.jws.signing_input + b"\r\n"),
        (_DOT, case.jws.signing_input + b"."),
        (_BEARER, b"Bearer " + case.jws.signing_input),
    )
    for diagnosis, octets in tries:
        if await case.any_key(message=octets):
            return diagnosis
    return None


async def input_hashed(case: Case) -> Diagnosis | None:
    """Verify over the hash of the signing input, as octets and as text.

    Source: AWS KMS, "Sign": MessageType is RAW unless DIGEST is said, and the hash that was given is hashed again.
    """
    for name in dict.fromkeys((str(case.algorithm.hash), "SHA-256", "SHA-512")):
        if name in HASHES:
            digest = hashlib.new(HASHES[name], case.jws.signing_input)
            for message, octets in ((_HASHED, digest.digest()), (_HASHED_HEX, digest.hexdigest().encode())):
                if await case.any_key(message=octets):
                    return Diagnosis("input-hashed", message.about(hash=name), _ONCE)
    return None


async def input_in_standard_alphabet(case: Case) -> Diagnosis | None:
    """Verify over segments in the standard alphabet of base64, or in that of base64url.

    Source: RFC 4648 §4 and §5; a signer that encodes for a URL only after it has signed.
    """
    header, payload = _parts(case.jws)
    for table in (str.maketrans("-_", "+/"), str.maketrans("+/", "-_")):
        parts = (header.translate(table), payload.translate(table))
        if parts == (header, payload):
            continue
        for tried in (parts, (_padded(parts[0]), _padded(parts[1]))):
            if await case.any_key(message=signing_input(*tried)):
                return _OTHER_ALPHABET
    return None


async def input_with_hashed_nonce(case: Case) -> Diagnosis | None:
    """Verify over the header with its nonce hashed, as Microsoft signs access tokens for its own services.

    Source: github.com/AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet issue 609.
    """
    nonce = case.jws.header.get("nonce")
    if not isinstance(nonce, str):
        return None
    text = _decoded(case.jws.encoded_header)
    hashed = encoded(hashlib.sha256(nonce.encode("utf-8", "surrogatepass")).digest())
    changed = text.replace(json.dumps(nonce).encode(), json.dumps(hashed).encode(), 1)
    is_hashed = await case.any_key(message=signing_input(encoded(changed), _parts(case.jws)[1]))
    return _HASHED_NONCE if is_hashed else None


def _padded(text: str) -> str:
    bare = text.rstrip("=")
    return bare + "=" * (-len(bare) % 4)


def _decoded(text: str) -> bytes:
    """Decode a segment as far as it can be; it is only another thing to try."""
    return base64url.decode(text).octets


def _reserialized(case: Case) -> Iterator[tuple[Diagnosis, tuple[str, str]]]:
    """Return what is written anew with what comes of it, each once: first the payload, the header, and both."""
    header, payload = _parts(case.jws)
    seen = {(header, payload)}
    for new_header, new_payload in zip(rewritten(_decoded(header)), rewritten(case.jws.payload), strict=False):
        first, second = encoded(new_header), encoded(new_payload)
        for diagnosis, parts in (
            (_PAYLOAD_ANEW, (header, second)),
            (_HEADER_ANEW, (first, payload)),
            (_BOTH_ANEW, (first, second)),
        ):
            if parts not in seen:
                seen.add(parts)
                yield diagnosis, parts


def _parts(jws: SignedInput) -> tuple[str, str]:
    """Return header and payload as they are signed: a payload that came apart as it would stand in the token."""
    if jws.encoded_payload or not jws.payload:
        return jws.encoded_header, jws.encoded_payload
    payload = encoded(jws.payload) if payload_is_encoded(jws.header) else jws.payload.decode("utf-8", "replace")
    return jws.encoded_header, payload
