"""Tokens and keys that are JSON objects: the JSON Serializations of JWS and JWE, JWKs and JWK Sets."""

from __future__ import annotations

import re
from collections import deque
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from jwt_decoder.extract import notes
from jwt_decoder.extract.token_shape import OF_JWE, OPENING, cut_kind
from jwt_decoder.extract.wrapped_strings import STRING, unwrapped
from jwt_decoder.json.parse import is_dense, parse
from jwt_decoder.model.paste import Extraction, KeyText, Note, TokenText
from jwt_decoder.text import utf8
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

# The members by which such an object is told from others; by kid it is named: an alternation.
_TELLING = "ciphertext|header|iv|keys|kid|kty|payload|protected|recipients|signature|signatures|tag|unprotected"
# No object is looked for unless such names occur: an ordinary log costs two searches.
_ANCHOR = re.compile(r'"(?:kty|signatures?|ciphertext|protected)"\s*+:')
_ANCHOR_OF_ALL = re.compile(r'\s*+\{\s*+"payload"\s*+:\s*+"e')
_COMPANION = re.compile(r'"(?:kty|payload|protected|ciphertext)"\s*+:')

# What tells nothing is passed over in long runs, so that a megabyte takes tens of milliseconds; so is what is no JSON,
# since the objects stand in messy text.
_TOKENS = re.compile(
    rf'(?:(?!"(?:{_TELLING})"){STRING}\s*+:\s*+(?:{STRING}|[^\s"{{}}\[\],]++)\s*+,?\s*+)++'
    rf"|(?P<name>{STRING})\s*+:\s*+(?:(?P<opens>[{{\[])|(?P<text>{STRING})|(?=\S))"
    rf"|(?P<open>[{{\[])|(?P<close>[}}\]])"
    rf"|(?:{STRING}\s*+(?:,\s*+|(?=[\]}}])))++"
    rf'|(?:[^"{{}}\[\]\\]|\\.)++|.',
    re.DOTALL,
)
# The names that only a flattened JWS or a JWE has together, whatever is the matter with their values: if none is a
# string, they are variables in the source of a program.
_FLATTENED = frozenset({"payload", "protected", "signature"})
_ENCRYPTED = frozenset({"ciphertext", "iv", "tag"})
# Those of the outermost object alone: of a cut one, the items of the array would be taken for tokens of their own.
_OUTERMOST = frozenset({"payload", "protected", "signatures", "ciphertext", "recipients"})
# What may be in base64url: a protected header, and one that a program wrote as the first of three segments.
_HEADERS = frozenset({"header", "protected"})
_KINDS = {"string": "text", "object": "object", "array": "array"}
_DEEPEST = 256  # of objects nested deeper, the inner ones are seen
_LONGEST_LABEL = 64
_TOKENS_OF_JSON = frozenset({"jws-json", "jwe-json"})


class JsonObject(NamedTuple):
    """An object in the paste: kind is jws-json, jwe-json, jwk or jwk-set; the places are offsets in the paste."""

    kind: str
    label: str
    start: int
    end: int


class _Frame(NamedTuple):
    """An object or array that has been opened: the types of its members by their name, and its kid if it has one.

    ``encoded`` are the names of those members that are a header in base64url.
    """

    start: int
    is_array: bool
    name: str
    members: dict[str, str]
    kid: list[str]
    encoded: set[str]


def objects_in(text: str) -> list[JsonObject]:
    """Return the outermost objects that are tokens or keys, in their order."""
    first = _ANCHOR_OF_ALL.match(text)
    anchors = [anchor.end() for anchor in chain((first,) if first else (), _ANCHOR.finditer(text))]
    return _Scan(text).read(anchors[-1]) if anchors and _COMPANION.search(text) else []


def framed(text: str, objects: Iterable[JsonObject]) -> Extraction:
    """Return the objects in a text as tokens and keys, with the line breaks left out that wrap their strings.

    A token with so many values that they would fill the memory is not read, and a note says so.
    """
    tokens: list[TokenText] = []
    keys: list[KeyText] = []
    said: list[Note] = []
    for one in objects:
        if one.kind in _TOKENS_OF_JSON and is_dense(text[one.start : one.end]):
            said.append(notes.not_read(one.start, one.end))
            continue
        clean = unwrapped(text, one.start, one.end)
        if clean.breaks:
            said.append(notes.undone("line-breaks-removed", one.start, one.end, clean.breaks))
        if one.kind in _TOKENS_OF_JSON:
            tokens.append(TokenText(one.label, one.start, one.end, clean.text, clean.pieces))
        else:
            keys.append(KeyText(one.kind, one.label, one.start, one.end, clean.text if clean.breaks else ""))
    return Extraction(tuple(tokens), tuple(keys), tuple(said))


class _Scan:
    """One pass over the text that keeps the objects and arrays it is in."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: deque[_Frame] = deque(maxlen=_DEEPEST)
        self._found: list[JsonObject] = []

    def read(self, last: int) -> list[JsonObject]:
        """Read until nothing is open behind the offset ``last``."""
        at = self._text.find("{")
        while at >= 0:
            at = self._step(at)
            if not self._open:
                at = self._text.find("{", at) if at <= last else -1
        self._take_cut()
        return self._found

    def _take_cut(self) -> None:
        """Take the object with which the text ends before it is closed, in place of those within it."""
        frame = next((one for one in self._open if not one.is_array and not _OUTERMOST.isdisjoint(one.members)), None)
        text = self._text[frame.start :].rstrip() if frame else ""
        if not frame or is_dense(text):
            return
        octets = utf8.encode(text)
        read = parse(octets, largest=len(octets))
        if not any(fault.id == "json-syntax" and fault.start == len(octets) for fault in read.faults):
            return  # it is broken before the end, and what follows may be something else
        types = {name: _KINDS.get(node["type"], "other") for name, node in read.root.items()}
        texts = {name: node.get("value", "") for name, node in read.root.items()}
        kind = self._kind(frame._replace(members=types), len(self._text)) or cut_kind(texts)
        if kind in _TOKENS_OF_JSON:
            self._put(kind, frame, frame.start + len(text))

    def _step(self, at: int) -> int:
        """Read what stands at an offset and return the offset behind it, -1 at the end of the text."""
        found = _TOKENS.match(self._text, at)
        if found is None:
            return -1
        if found["name"] is not None:
            self._member(found["name"][1:-1], found["opens"], found["text"], found.end())
        elif found["open"]:
            self._push(found["open"], "", at)
        elif found["close"]:
            self._close(found["close"], found.end())
        return found.end()

    def _member(self, name: str, opens: str | None, value: str | None, end: int) -> None:
        kind = "text" if value is not None else {"{": "object", "[": "array"}.get(opens or "", "other")
        frame = self._open[-1]
        frame.members[name] = kind
        if name == "kid" and value is not None and "\\" not in value:
            frame.kid.append(value[1:-1])
        if name in _HEADERS and value is not None and OPENING.match(value, 1):
            frame.encoded.add(name)
        if opens:
            self._push(opens, name, end - 1)

    def _push(self, opens: str, name: str, at: int) -> None:
        self._open.append(_Frame(at, opens == "[", name, {}, [], set()))

    def _close(self, bracket: str, end: int) -> None:
        frame = self._open.pop()
        kind = self._kind(frame, end)
        if not kind or bracket == "]":
            return
        self._put(kind, frame, end)

    def _put(self, kind: str, frame: _Frame, end: int) -> None:
        """Put an object in place of those within it."""
        while self._found and self._found[-1].start > frame.start:
            self._found.pop()
        label = frame.kid[-1] if frame.kid and kind == "jwk" else frame.name
        self._found.append(JsonObject(kind, quote(label[:_LONGEST_LABEL], _LONGEST_LABEL), frame.start, end))

    def _kind(self, frame: _Frame, end: int) -> str:
        """Return the kind of an object by its members, "" for one that is neither token nor key."""
        members = frame.members
        if frame.is_array:
            return ""
        if members.get("kty") == "text":
            return "jwk"
        if members.get("keys") == "array" and self._holds("jwk", frame.start):
            return "jwk-set"
        if self._is_jws(frame, end):
            return "jws-json"
        # Without its ciphertext it is one still.
        is_left = "protected" in frame.encoded and not OF_JWE.isdisjoint(members)
        return "jwe-json" if is_left or _is_jwe(members) else ""

    def _holds(self, kind: str, start: int) -> bool:
        """Check whether an object of this kind has been found behind ``start``."""
        return bool(self._found) and self._found[-1].kind == kind and self._found[-1].start > start

    def _is_jws(self, frame: _Frame, end: int) -> bool:
        """Check whether members are those of a JWS JSON Serialization (RFC 7515 §7.2), perhaps with a detached payload.

        Others sign objects with ``payload`` and ``signature`` too; without a header such a one is a JWS only if
        nothing else is in the paste. A member of another type is a fault of the JWS, not a reason to look inside of it.
        """
        members = frame.members
        has_payload = members.get("payload") == "text"
        if members.get("signatures") in {"array", "object"} and self._holds("jws-json", frame.start):
            return True
        if has_payload and ("signatures" in members or "protected" in frame.encoded):
            return True
        if _has_together(members, _FLATTENED):
            return True
        if members.get("signature") != "text":
            return False
        has_header = members.get("header") == "object" or "header" in frame.encoded
        if members.get("protected") == "text" or (has_payload and has_header):
            return True
        return has_payload and not self._text[: frame.start].strip() and not self._text[end:].strip()


def _is_jwe(members: dict[str, str]) -> bool:
    """Check whether members are those of a JWE JSON Serialization (RFC 7516 §7.2)."""
    if _has_together(members, _ENCRYPTED):
        return True
    if members.get("ciphertext") != "text":
        return False
    others = {"protected": "text", "unprotected": "object", "recipients": "array", "header": "object", "iv": "text"}
    return any(members.get(name) == kind for name, kind in others.items())


def _has_together(members: dict[str, str], names: frozenset[str]) -> bool:
    return members.keys() >= names and any(members[name] == "text" for name in names)
