"""Tokens within a token: a Key Binding JWT, and a Nested JWT, which is the payload of another (RFC 7519 §5.2)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.fault_collector import Gathered
from jwt_decoder.decode.fault_places import moved, with_faults
from jwt_decoder.extract.token_shape import begins_any_object, head, names_header
from jwt_decoder.json import parse
from jwt_decoder.model.fault import Fault
from jwt_decoder.model.paste import Piece, TokenText
from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.model.layout import Segment
    from jwt_decoder.model.part import Part

DEEPEST: Final = 3
KEY_BINDING_JWT: Final = Sentence("Key Binding JWT")
# A JWT is in compact form, also when it is nested (RFC 7519 §3); a token in JSON is none.
_NESTED_JWT: Final = Sentence("Nested JWT")
_NESTED_TOKEN: Final = Sentence("Nested token in JSON")
_IN_PAYLOAD: Final = Sentence("In the nested JWT: {message}")
_IN_TOKEN: Final = Sentence("In the nested token: {message}")
_BASE64: Final = re.compile(r"[A-Za-z0-9+/_-]++={0,2}")
_ENCLOSED: Final = frozenset({"payload", "ciphertext"})
_SEGMENT: Final = re.compile(r"[A-Za-z0-9_-]++")
# With characters that are no token's, but none that parts words.
_DAMAGED: Final = re.compile(r"e[yw][!-\-/-~]++(?:\.[!-\-/-~]*+){2,4}+")
TOKEN: Final = re.compile(r"[A-Za-z0-9_-]++(?:\.[A-Za-z0-9_-]*+){2,4}+(?:~[A-Za-z0-9_.-]*+)*+")


def of_segment(source: TokenText, segment: Segment, title: Sentence) -> TokenText:
    """Return a segment as a token of its own; where escapes spell it, all of them are the place of each character."""
    pieces = tuple(_cut(source, segment.start, segment.end))
    start, end = pieces[0][0].at, pieces[-1][1]
    if not segment.literal:
        return TokenText("", start, end, segment.text, (Piece(0, len(segment.text), start),), title)
    return TokenText("", start, end, segment.text, tuple(piece for piece, _ in pieces), title)


def _cut(source: TokenText, start: int, end: int) -> Iterable[tuple[Piece, int]]:
    """Return the pieces of a part of a token, each with its end in the paste."""
    ends = (*(piece.at for piece in source.pieces[1:]), source.end)
    for piece, stop in zip(source.pieces, ends, strict=True):
        is_literal = stop - piece.at == piece.end - piece.start
        first, last = max(start, piece.start), min(end, piece.end)
        if first < last:
            at = piece.at + (first - piece.start if is_literal else 0)
            yield Piece(first - start, last - start, at), at + last - first if is_literal else stop
        elif piece.start == piece.end and start < piece.start < end:
            yield Piece(first - start, first - start, piece.at), stop


def within(source: TokenText, decoded: Decoded) -> TokenText | None:
    """Return the token that is the payload, if it is one. The place of all its characters is that of the payload."""
    text, index = nested_text(decoded), decoded.layout.payload
    if text == "" or index is None:
        return None
    title = _NESTED_TOKEN if _is_in_json(decoded) else _NESTED_JWT
    around = of_segment(source, decoded.layout.segments[index], title)
    return replace(around, text=text, pieces=(Piece(0, len(text), around.start),))


def nested_text(decoded: Decoded) -> str:
    """Return the text of the payload where it is a token, also as a string of JSON, else an empty one.

    A token may also be in base64, as CAS signs what it encrypted, or in a JSON Serialization, and it may be damaged.
    """
    payload = decoded.payload
    if payload and payload.kind == "claims-set" and _is_serialized(payload):
        return (payload.text or "").strip()
    if payload is None or payload.kind not in {"text", "json"} or payload.text is None:
        return ""
    text = payload.text.strip()
    text = text[1:-1] if payload.kind == "json" and text[:1] == '"' else text
    if _is_packed(text):
        text = head(text, len(text)).decode("latin-1")
    header, _, rest = text.partition(".")
    if TOKEN.fullmatch(text):
        return text if begins_any_object(head(header)) else ""
    return text if _DAMAGED.fullmatch(text) and (_begins_object(header) or _begins_object(rest)) else ""


def _begins_object(text: str) -> bool:
    """Check whether what is of base64url at the beginning of a text is the beginning of an object."""
    found = _SEGMENT.match(text)
    return found is not None and begins_any_object(head(found.group()))


def _is_in_json(decoded: Decoded) -> bool:
    return decoded.payload is not None and decoded.payload.kind == "claims-set"


def _is_serialized(payload: Part) -> bool:
    """Check whether an object has what a token in JSON has, and a header in base64url: a claim may have any name."""
    members = payload.root
    listed = members.get("signatures") or members.get("recipients")
    items = listed.get("items", []) if listed else []
    owners = (members, *(parse.members_of(item) for item in items[:1]))
    headers = (owner["protected"].get("value", "") for owner in owners if "protected" in owner)
    named = any(names_header(head(header)) for header in headers)
    return named and not _ENCLOSED.isdisjoint(members)


def _is_packed(text: str) -> bool:
    return text.startswith("ZXlK") and _BASE64.fullmatch(text) is not None


def raise_faults(decoded: Decoded, index: int, faults: Iterable[Fault]) -> Decoded:
    """Add the faults of the token in a segment to those of the token that holds it, in their places there."""
    if index != decoded.layout.payload:
        segment = decoded.layout.segments[index]
        return with_faults(decoded, [_raised(fault, index, segment) for fault in faults])
    gathered, at = Gathered(decoded), _place_of_nested(decoded)
    for fault in faults:
        # The characters of the inner token are ASCII, so that its places are octets of the payload.
        facts = {**fault.message.data, "message": fault.message}
        message = (_IN_TOKEN if _is_in_json(decoded) else _IN_PAYLOAD).about(**facts)
        data = {name: value for name, value in fault.data.items() if name != "character"}
        if at < 0:
            gathered.whole(index, fault.id, message, data)
        else:
            gathered.octets(index, Fault(fault.id, at + fault.start, at + fault.end, message, data))
    return with_faults(decoded, gathered.faults)


def _place_of_nested(decoded: Decoded) -> int:
    """Return the character of the payload at which the token in it begins: white space or a quote may stand before.

    It is -1 where the token is in base64, so that no character of the payload is one of it.
    """
    text = decoded.payload.text if decoded.payload else None
    return (text or "").find(nested_text(decoded))


def _raised(fault: Fault, index: int, segment: Segment) -> Fault:
    if segment.literal and "character" in fault.data:
        fault = replace(fault, data={**fault.data, "character": fault.start + 1})
    return moved(fault, index, segment)
