"""Other octets that a signer may have signed."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.diagnose.diagnosis import Diagnosis
from jwt_decoder.keys.key_material import encoded
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


async def input_padded(case: Case) -> Diagnosis | None:
    """Verify over the segments with their padding, or without.

    Source: AWS, "Authenticate users using an Application Load Balancer": its tokens keep their padding.
    """
    header, payload = case.jws.encoded_header, case.jws.encoded_payload
    tries = {"with": (_padded(header), _padded(payload)), "without": (header.rstrip("="), payload.rstrip("="))}
    for words, parts in tries.items():
        if await case.any_key(message=signing_input(*parts)):
            message = f"Not standard: the signature is over the segments {words} their padding."
            fix = "Leave the token as its issuer wrote it: padding added or removed on the way breaks the signature."
            return Diagnosis("input-padded", message, fix, {"padding": words})
    return None


async def input_decoded_payload(case: Case) -> Diagnosis | None:
    """Verify over the payload before it was encoded.

    Source: RFC 7515 §5.1 signs the encoded text; RFC 7797 the octets, and only with ``b64: false``.
    """
    header = case.jws.encoded_header.encode("utf-8", "surrogatepass")
    tries = {
        "the header's text and the decoded payload": header + b"." + case.jws.payload,
        "the decoded payload alone": case.jws.payload,
        "the encoded payload alone": case.jws.encoded_payload.encode("utf-8", "surrogatepass"),
        "header and payload, both decoded": _decoded(case.jws.encoded_header) + b"." + case.jws.payload,
        "header and payload without the dot": header + case.jws.encoded_payload.encode("utf-8", "surrogatepass"),
    }
    for words, octets in tries.items():
        if await case.any_key(message=octets):
            message = f"Not standard: the signature is over {words}."
            fix = "Let the signer sign the two encoded texts with a dot between (RFC 7515 §5.1)."
            return Diagnosis("input-payload", message, fix, {"input": words})
    return None


async def input_reserialized(case: Case) -> Diagnosis | None:
    """Verify over header and payload written again as compact JSON.

    Source: a gateway that parses the token and writes it anew; RFC 7515 §5.2 verifies the octets as they came.
    """
    for words, parts in _reserialized(case):
        if await case.any_key(message=signing_input(*parts)):
            message = f"Not standard: the signature holds when {words} anew as JSON, so it was changed on the way."
            fix = "Keep the token as it was signed: whoever parses and writes it again breaks the signature."
            return Diagnosis("input-reserialized", message, fix, {"what": words})
    return None


async def input_with_surroundings(case: Case) -> Diagnosis | None:
    """Verify over the signing input with a prefix or a line end.

    Source: a signer that reads its input from "echo", or signs what stands in the Authorization header.
    """
    tries = {
        "a line feed at the end": case.jws.signing_input + b"\n",
        "CRLF at the end": case.jws.signing_input + b"\r\n",
        "a dot at the end": case.jws.signing_input + b".",
        "“Bearer ” before it": b"Bearer " + case.jws.signing_input,
    }
    for words, octets in tries.items():
        if await case.any_key(message=octets):
            message = f"Not standard: the signature is over the signing input with {words}."
            fix = "Let the signer sign the two encoded texts and the dot, and nothing else (RFC 7515 §5.1)."
            return Diagnosis("input-surroundings", message, fix, {"what": words})
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
                message = "Not standard: the signature is over the segments in the other alphabet of base64."
                fix = "Let the signer encode as base64url before it signs (RFC 7515 §5.1)."
                return Diagnosis("input-alphabet", message, fix, {})
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
    if not await case.any_key(message=signing_input(encoded(changed), case.jws.encoded_payload)):
        return None
    message = (
        "Not standard: the signature holds when the nonce in the header is hashed, as in Microsoft Graph's tokens."
    )
    fix = "This token is meant for Microsoft's own service: do not verify it, ask for a token for your own API."
    return Diagnosis("input-hashed-nonce", message, fix, {})


def _padded(text: str) -> str:
    bare = text.rstrip("=")
    return bare + "=" * (-len(bare) % 4)


def _decoded(text: str) -> bytes:
    """Decode a segment as far as it can be; it is only another thing to try."""
    return base64url.decode(text).octets


def _reserialized(case: Case) -> Iterator[tuple[str, tuple[str, str]]]:
    header, payload = case.jws.encoded_header, case.jws.encoded_payload
    for write in (_compact, _compact_ascii, _spaced):
        new_header, new_payload = write(_decoded(header)), write(case.jws.payload)
        yield "the payload is written", (header, new_payload)
        yield "the header is written", (new_header, payload)
        yield "both are written", (new_header, new_payload)


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
