"""What decoded octets are: a JSON object, other JSON, text, or neither; and what is wrong with that."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from jwt_decoder.extract.token_shape import begins_any_object, head
from jwt_decoder.json import parse
from jwt_decoder.model.fault import Fault
from jwt_decoder.model.part import Part
from jwt_decoder.model.sentence import Sentence, plural
from jwt_decoder.text import base64url, json_types, utf8
from jwt_decoder.text.inflate import InflateError, begins_compressed, inflate
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jwt_decoder.model.part import Node

_BEGINS_JSON: Final = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n]*[{\[]")
_TOKEN: Final = re.compile(r"[\w-]+(?:\.[\w-]*){2,4}", re.ASCII)
_MEMBER: Final = re.compile(r',\s*(?="[^"]{1,64}"\s*:)')
_NO_TEXT: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f\N{REPLACEMENT CHARACTER}]")
_SAMPLE: Final = 4096
_READABLE_SHARE: Final = 0.7

DEFLATED: Final = Sentence("compressed with {method}", method="DEFLATE")
_NO_HEADER: Final = Sentence("The header is empty: it must be a JSON object that names alg.")
_NO_PAYLOAD: Final = Sentence("The payload is empty: a JWT has a JSON object there.")
_TEXT: Final = Sentence("The payload is text, not JSON.")
_NO_CLAIMS: Final = Sentence("The payload is text, not JSON, so it isn't a JWT Claims Set.")
_DAMAGED_FIRST: Final = Sentence(
    "The payload isn't JSON, but from “{rest}” on it is: what is before that was probably changed."
)
_HEADER_TWICE: Final = Sentence("The header was encoded twice: decoded once more, it is a JSON object.")
_ENCODED_TWICE: Final = Sentence("The payload was encoded twice: decoded once more, it is a JSON object.")
_ENCODED_ANYWAY: Final = Sentence("b64 is false, but the payload was encoded: decoded, it is a JSON object.")
_SERIALIZED_TWICE: Final = Sentence("The payload was serialized twice: it is a JSON string with the JSON object in it.")
_UTF16: Final = Sentence("The payload is JSON in UTF-16; JSON between systems must be in UTF-8 (RFC 8259 §8.1).")
# How JSON in UTF-16 begins, with a byte order mark and without one, and the codec that reads it.
_IN_UTF16: Final = (
    (re.compile(rb"\xff\xfe|\{\x00"), "utf-16-le"),
    (re.compile(rb"\xfe\xff|\x00\{"), "utf-16-be"),
)
_BASE64: Final = re.compile(r"\s*+[A-Za-z0-9+/_-]++=*+\s*+")
_TO_BASE64URL: Final = str.maketrans("+/", "-_")
_MOST_BEGINNINGS: Final = 20
_SHOWN: Final = 24
_TOKEN_UNSAID: Final = Sentence("The payload is itself a token, but cty doesn't say so.")


def header(octets: bytes) -> tuple[Part, tuple[Fault, ...]]:
    """Read the octets of a JOSE Header, which must be a JSON object (RFC 7515 §4)."""
    if not octets:
        return Part("empty", octets, "", None, {}), (Fault("header-empty", 0, 0, _NO_HEADER),)
    json = parse.parse(octets)
    part = Part(_kind(json, "json"), octets, json.text, json.tree, whole(json.root))
    if not json.valid and _encodes_object(octets.decode("latin-1")):
        return part, (Fault("header-encoded-twice", 0, len(octets), _HEADER_TWICE),)
    if not json.valid or json.type == "object":
        return part, json.faults
    message = Sentence("The header is {found}; it must be a JSON object.", found=json_types.NAMES[json.type])
    return part, (*json.faults, Fault("header-not-object", 0, len(octets), message, {"type": json.type}))


def payload(octets: bytes, jose: Mapping[str, Node]) -> tuple[Part, tuple[Fault, ...]]:
    """Read the octets of a JWS Payload, which of a JWT must be a JSON object (RFC 7519 §7.2).

    ``jose`` is the JOSE Header: ``cty`` and ``zip`` say what the payload is meant to be.
    """
    if not octets:
        return Part("empty", octets, "", None, {}), (Fault("payload-empty", 0, 0, _NO_PAYLOAD),)
    if _is_utf16(octets):
        return Part("octets", octets, None, None, {}), (Fault("payload-not-utf8", 0, len(octets), _UTF16),)
    json = parse.parse(octets)
    if json.valid:
        part = Part(_kind(json, "claims-set"), octets, json.text, json.tree, json.root)
        return part, json.faults + (_not_an_object(json, part, jose) if _is_jwt(jose) else ())
    if _BEGINS_JSON.match(octets):
        return Part(_kind(json, ""), octets, json.text, json.tree, whole(json.root)), json.faults
    return _not_json(octets, json, jose)


def names_token(jose: Mapping[str, Node]) -> bool:
    """Return whether cty says that a token is inside, with the beginning that may be left out or without it.

    That is RFC 7519 §5.2 and RFC 7515 §4.1.10.
    """
    return str(jose.get("cty", _NOTHING).get("value", "")).lower().removeprefix("application/") == "jwt"


def inflated(octets: bytes, jose: Mapping[str, Node]) -> bytes | None:
    """Return a payload that ``zip`` says is compressed, at most 1 MB; None of any other, and where it can't be undone.

    SMART Health Cards ask for it; no specification of JOSE does, which a finding says.
    """
    if jose.get("zip", _NOTHING).get("value") != "DEF":
        return None
    try:
        return inflate(octets)
    except InflateError:
        return None


def readable(octets: bytes) -> str | None:
    """Return octets that are no UTF-8 as text all the same, if most of the first ones are text."""
    sample = octets[:_SAMPLE].decode(errors="replace")
    odd = len(_NO_TEXT.findall(sample))
    return octets.decode(errors="replace") if odd <= len(sample) * (1 - _READABLE_SHARE) else None


def written_twice(part: Part, jose: Mapping[str, Node]) -> Sentence | None:
    """Return that a payload is an object that was encoded or serialized once too often; None of any other.

    By what ``b64`` says in the JOSE Header, a payload isn't encoded at all (RFC 7797 §3): then once is too often.
    """
    if part.kind == "text" and part.text and _encodes_object(part.text):
        return _ENCODED_ANYWAY if jose.get("b64", _NOTHING)["text"] == "false" else _ENCODED_TWICE
    value = part.tree.get("value", "") if part.tree and part.tree["type"] == "string" else ""
    return _SERIALIZED_TWICE if _is_object(utf8.encode(value)) else None


def _is_utf16(octets: bytes) -> bool:
    """Check whether octets are a JSON object in UTF-16."""
    codec = next((codec for pattern, codec in _IN_UTF16 if pattern.match(octets)), "")
    if not codec or len(octets) % 2:
        return False
    text = octets.decode(codec, "replace").removeprefix("\ufeff")
    return _is_object(utf8.encode(text))


def _encodes_object(text: str) -> bool:
    """Check whether a text is base64url or base64 of a JSON object."""
    if not _BASE64.fullmatch(text):
        return False
    decoded = base64url.decode(text.strip().rstrip("=").translate(_TO_BASE64URL))
    return not decoded.faults and _is_object(decoded.octets)


def _is_object(octets: bytes) -> bool:
    """Check whether octets are a JSON object."""
    found = parse.parse(octets)
    return found.valid and found.type == "object"


def whole(members: Mapping[str, Node]) -> dict[str, Node]:
    """Return the members that are told whole: half a string says nothing of what it was."""
    return {name: node for name, node in members.items() if not (node.get("cut") and node["type"] == "string")}


def _kind(json: parse.JsonText, kind_of_object: str) -> str:
    if json.valid:
        return kind_of_object if json.type == "object" else "json"
    return "octets" if json.text is None else "text"


def _not_an_object(json: parse.JsonText, part: Part, jose: Mapping[str, Node]) -> tuple[Fault, ...]:
    if json.type == "object":
        return ()
    message = Sentence(
        "The payload is JSON, but {found} instead of an object, so it isn't a JWT Claims Set.",
        found=json_types.NAMES[json.type],
    )
    told = written_twice(part, jose) or message
    return (Fault("payload-not-object", 0, len(part.octets), told, {"type": json.type}),)


def _not_json(octets: bytes, json: parse.JsonText, jose: Mapping[str, Node]) -> tuple[Part, tuple[Fault, ...]]:
    """Tell text from octets, and return what either probably is."""
    if json.text is not None:
        part = Part("text", octets, json.text, None, {})
        return part, _plain_text(part, json.text, jose)
    form, length = _form(octets, jose), len(octets)
    part = Part("octets", octets, None, None, {}, form)
    if form:
        message = Sentence("The payload is {form}, not JSON. Most libraries can't decompress it.", form=form)
        return part, (Fault("payload-compressed", 0, length, message),)
    if not _is_jwt(jose) and not _was_json(octets):
        return part, ()
    if readable(octets) is not None:
        return part, (json.faults[0], Fault("payload-not-json", 0, length, _TEXT))
    message = plural(
        "The payload is {octets} byte that is neither text nor JSON, so it isn't a JWT Claims Set.",
        "The payload is {octets} bytes that are neither text nor JSON, so it isn't a JWT Claims Set.",
        length,
        octets=length,
    )
    return part, (Fault("payload-not-text", 0, length, message),)


def _plain_text(part: Part, text: str, jose: Mapping[str, Node]) -> tuple[Fault, ...]:
    """Judge text that is no JSON: a Nested JWT is one by right, if ``cty`` says so (RFC 7519 §5.2)."""
    nested = _TOKEN.fullmatch(text) is not None
    if nested and names_token(jose):
        return ()
    nested = nested and begins_any_object(head(text.partition(".")[0]))  # a name of a host has dots too
    if not nested and not _is_jwt(jose) and not _was_json(text.encode()):
        return ()
    rest = None if nested else _whole_from(text)
    if rest is not None:
        shown = quote(text[rest : rest + _SHOWN], _SHOWN)
        return (Fault("payload-not-json", 0, len(text[:rest].encode()), _DAMAGED_FIRST.about(rest=shown)),)
    told = _TOKEN_UNSAID if nested else written_twice(part, jose) or _NO_CLAIMS
    return (Fault("payload-not-json", 0, len(part.octets), told),)


def _whole_from(text: str) -> int | None:
    """Return where the first member stands from which on a text is the rest of a JSON object, None if there is none."""
    for member in islice(_MEMBER.finditer(text), _MOST_BEGINNINGS):
        json = parse.parse(f"{{{text[member.end() :]}".encode())
        if json.valid and json.type == "object":
            return member.end()
    return None


def _is_jwt(jose: Mapping[str, Node]) -> bool:
    """Check whether a header says that the token is a JWT (RFC 7519 §5.1, RFC 8725 §3.11): not every JWS is one."""
    return str(jose.get("typ", _NOTHING).get("value", "")).upper().endswith("JWT")


def _was_json(octets: bytes) -> bool:
    """Check whether octets look like an object that was damaged where it begins, or the text that encodes them do."""
    return b'":' in octets or octets.rstrip().endswith(b"}") or any(map(_is_inside_json, _moved(octets[:_SAMPLE])))


def _moved(octets: bytes) -> Iterator[bytes]:
    """Return what is in base64url that has one to three characters more, or three to one fewer, before it."""
    text = base64url.encode(octets)
    return (base64url.decode("A" * more + text).octets for more in (1, 2, 3))


def _is_inside_json(octets: bytes) -> bool:
    """Check whether octets are text with a member of an object, but for those at both ends."""
    inner = octets[3:-3]
    return b'":' in inner and not _NO_TEXT.search(inner.decode(errors="replace"))


_NOTHING: Final[Node] = {"type": "null", "start": 0, "end": 0, "text": ""}


def _form(octets: bytes, jose: Mapping[str, Node]) -> Sentence | None:
    """Name the compression that the first octets give away (RFC 1952 §2.3.1, RFC 1950 §2.2), or that ``zip`` names."""
    if octets.startswith(b"\x1f\x8b") and begins_compressed(octets):
        return Sentence("compressed with {method}", method="gzip")
    if octets[0] & 0x0F == 8 and begins_compressed(octets):  # noqa: PLR2004 - as RFC 1950 has it
        return Sentence("compressed with {method}", method="zlib")
    if jose.get("zip", _NOTHING).get("value") == "DEF":
        return DEFLATED
    return None
