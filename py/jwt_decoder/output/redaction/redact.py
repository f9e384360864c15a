"""Tokens without their proofs, each in its own serialization.

Nothing is cut out of a text: what no room has read is not in what is written, wherever it stood.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.decode import decode
from jwt_decoder.decode.serialization import lay_out
from jwt_decoder.json import parse
from jwt_decoder.output.redaction.content import UNREADABLE, Content, Redacted, Work
from jwt_decoder.output.redaction.members import written_token
from jwt_decoder.registry.formats import FORMATS
from jwt_decoder.text import utf8

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jwt_decoder.decode.decode import Decoded

_OF_JWE: Final = frozenset(FORMATS["jwe-compact"].roles)
_PROVING: Final = frozenset({"signature", "authentication-tag"})
_OPAQUE: Final = _OF_JWE - {"header", "authentication-tag"}
_SEGMENTS_WITHOUT_ONE: Final = 3
# In base64url: of 16, 24 and 32 octets (RFC 7518 §5.1).
_LENGTHS_OF_TAGS: Final = frozenset({22, 32, 43})


def redact(text: str, depth: int = 0, work: Work | None = None) -> Redacted:
    """Return what is left of a token that has ``depth`` others around it; ``work`` is what all of them share."""
    decoded = decode(lay_out(text))
    proofs = (one.text for one in decoded.layout.segments if one.role in _PROVING)
    content = Content(redact, depth, work or Work(), proofs)
    left = _WRITERS[decoded.layout.kind](decoded, content, text)
    return Redacted(left, frozenset(content.removed), content.disclosures, changed=content.changed)


def _compact(decoded: Decoded, content: Content, _text: str) -> str:
    """Write a JWS in compact form: header and payload, and the dot behind which its signature stood."""
    segments, place = decoded.layout.segments, decoded.signatures[0].place
    written = [content.segment(segments[place.header].text)] if place.header is not None else []
    if decoded.layout.payload is not None:
        written.append(_payload(decoded, content)(segments[decoded.layout.payload].text))
    if place.signature is not None:
        written.append("")
    _leave_out(decoded, content, "signature", "extra")
    return ".".join(written)


def _sd_jwt(decoded: Decoded, content: Content, text: str) -> str:
    """Write an SD-JWT: the JWS, and the Disclosures that can be read (RFC 9901 §4)."""
    is_encrypted = any(segment.role == "encrypted-key" for segment in decoded.layout.segments)
    issued = (_encrypted if is_encrypted else _compact)(decoded, content, text)
    found = [content.disclosure(one.text) for one in decoded.layout.segments if one.role == "disclosure"]
    _leave_out(decoded, content, "key-binding")
    return "".join(f"{one}~" for one in (issued, *filter(None, found)))


def _encrypted(decoded: Decoded, content: Content, _text: str) -> str:
    """Write a JWE in compact form without its tag; of what names no encryption, the header alone."""
    header, *others = (one for one in decoded.layout.segments if one.role in _OF_JWE)
    written = [one.text if one.role in _OPAQUE else "" for one in others]
    if len(others) == _SEGMENTS_WITHOUT_ONE and len(written[-1]) in _LENGTHS_OF_TAGS:
        # One of five segments was lost with its dot, so that the tag stands where the ciphertext would.
        content.miss("authentication-tag", written[-1:])
        written[-1] = ""
    if "enc" not in decoded.signatures[0].jose:
        content.miss(UNREADABLE, written)
        written = [""] * len(written)
    _leave_out(decoded, content, "authentication-tag", "extra")
    return ".".join((content.segment(header.text), *written))


def _in_json(decoded: Decoded, content: Content, text: str) -> str:
    found = parse.parse(utf8.encode(text))
    content.miss(UNREADABLE, [] if found.valid else [text])
    return written_token(found.root, decoded.layout.kind, _payload(decoded, content), content)


_WRITERS: Final[Mapping[str, Callable[[Decoded, Content, str], str]]] = MappingProxyType(
    {
        "jws-compact": _compact,
        "sd-jwt": _sd_jwt,
        "jwe-compact": _encrypted,
        "jws-json": _in_json,
        "jwe-json": _in_json,
    }
)


def _payload(decoded: Decoded, content: Content) -> Callable[[str], str]:
    """Return what writes the payload: as text where it is not encoded (RFC 7797 §3), as octets where it may be any."""
    if decoded.layout.payload in decoded.verbatim:
        return content.text
    is_signed = any(segment.role == "signature" and segment.text for segment in decoded.layout.segments)
    binary = is_signed and decoded.signatures[0].is_readable
    return lambda text: content.segment(text, binary=binary)


def _leave_out(decoded: Decoded, content: Content, *roles: str) -> None:
    for segment in decoded.layout.segments:
        if segment.role in roles:
            content.miss(segment.role, [segment.text])
