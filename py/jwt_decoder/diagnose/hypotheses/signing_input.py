"""Other octets that a signer may have signed."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.diagnose.diagnosis import Diagnosis
from jwt_decoder.keys.key_material import encoded
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text import base64url
from jwt_decoder.verify.signing_input import signing_input

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.diagnose.hypotheses.case import Case

_LARGEST: Final = 1_000_000
# A string that is not closed is one to the end: looking on behind its quote would be quadratic.
_SPACE: Final = re.compile(rb'("(?:[^"\\]|\\.)*+"?)|\s+', re.DOTALL)
_STOPS: Final = re.compile(rb'("(?:[^"\\]|\\.)*+"?)|[,:]', re.DOTALL)
_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]+")
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
    header, payload = case.jws.encoded_header, case.jws.encoded_payload
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
    header = case.jws.encoded_header.encode("utf-8", "surrogatepass")
    payload = case.jws.encoded_payload.encode("utf-8", "surrogatepass")
    tries = (
        (_HEADER_AND_DECODED, header + b"." + case.jws.payload),
        (_DECODED, case.jws.payload),
        (_ENCODED, payload),
        (_BOTH_DECODED, _decoded(case.jws.encoded_header) + b"." + case.jws.payload),
        (_WITHOUT_DOT, header + payload),
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
    """Verify over header and payload written again as compact JSON.

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


async def input_in_standard_alphabet(case: Case) -> Diagnosis | None:
    """Verify over segments in the standard alphabet of base64, or in that of base64url.

    Source: RFC 4648 §4 and §5; a signer that encodes for a URL only after it has signed.
    """
    header, payload = case.jws.encoded_header, case.jws.encoded_payload
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
    is_hashed = await case.any_key(message=signing_input(encoded(changed), case.jws.encoded_payload))
    return _HASHED_NONCE if is_hashed else None


def _padded(text: str) -> str:
    bare = text.rstrip("=")
    return bare + "=" * (-len(bare) % 4)


def _decoded(text: str) -> bytes:
    """Decode a segment as far as it can be; it is only another thing to try."""
    return base64url.decode(text).octets


def _reserialized(case: Case) -> Iterator[tuple[Diagnosis, tuple[str, str]]]:
    header, payload = case.jws.encoded_header, case.jws.encoded_payload
    for write in (_compact, _compact_ascii, _spaced):
        new_header, new_payload = write(_decoded(header)), write(case.jws.payload)
        yield _PAYLOAD_ANEW, (header, new_payload)
        yield _HEADER_ANEW, (new_header, payload)
        yield _BOTH_ANEW, (new_header, new_payload)


def _compact(octets: bytes) -> str:
    """Write JSON without white space; every lexeme stays as it is."""
    return encoded(_SPACE.sub(rb"\1", octets[:_LARGEST]).replace(b"\\/", b"/"))


def _compact_ascii(octets: bytes) -> str:
    """Write JSON without white space and in ASCII, as Python and PHP do unless they are told otherwise."""
    compact = _SPACE.sub(rb"\1", octets[:_LARGEST]).decode("utf-8", "replace")
    return encoded(_BEYOND_ASCII.sub(lambda found: json.dumps(found[0])[1:-1], compact).encode())


def _spaced(octets: bytes) -> str:
    """Write JSON with a space after comma and colon, as Python does unless it is told otherwise."""
    compact = _SPACE.sub(rb"\1", octets[:_LARGEST])
    return encoded(_STOPS.sub(lambda found: found[0] if found[1] else found[0] + b" ", compact))
