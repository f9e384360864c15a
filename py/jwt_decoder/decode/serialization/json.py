"""The JSON Serializations: members of an object hold the segments (RFC 7515 §7.2, RFC 7516 §7.2)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode import content
from jwt_decoder.decode.serialization import members
from jwt_decoder.extract.token_shape import OF_JWE, cut_kind
from jwt_decoder.json import parse
from jwt_decoder.model.fault import Fault, Repair
from jwt_decoder.model.layout import Layout, Segment, SignaturePlace
from jwt_decoder.model.sentence import Digits, Sentence, plural
from jwt_decoder.text import base64url, utf8
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from jwt_decoder.model.part import Node

_JWE: Final = {
    "protected": "header",
    "encrypted_key": "encrypted-key",
    "iv": "initialization-vector",
    "ciphertext": "ciphertext",
    "tag": "authentication-tag",
}
_OTHERS: Final = frozenset({"payload", "protected", "header"})
_PAYLOADS: Final = frozenset({"payload", "signature", "signatures"})
_UNSIGNED: Final = frozenset({"payload", "protected"})
_SEGMENTS: Final = ("header", "payload", "signature")
# Names that tell what a text is even where it breaks off before them.
_NAMES: Final = re.compile(r'"(ciphertext|header|payload|protected|signatures?)"\s*+:')
_MOST_SIGNATURES: Final = 100
_IN_PROTECTED: Final = Sentence("“{name}” is also in the protected header, but a name may be in only one of them.")
_IN_SHARED: Final = Sentence("“{name}” is also in “unprotected”, but a name may be in only one of them.")
_GENERAL_JWS: Final = Sentence("JWS JSON, general, RFC 7515")
_FLATTENED_JWS: Final = Sentence("JWS JSON, flattened, RFC 7515")
_GENERAL_JWE: Final = Sentence("JWE JSON, general, RFC 7516")
_FLATTENED_JWE: Final = Sentence("JWE JSON, flattened, RFC 7516")
_NOT_JOINED: Final = Sentence(
    "These are the segments of a compact token as members of an object, which is no serialization of RFC 7515: join"
    " header, payload and signature with dots."
)
JOIN: Final = Sentence("Join the segments with dots")
_NOT_ENCODED: Final = Sentence("“aad” must be base64url text, but isn't (RFC 7516 §7.2.1).")
_NO_DATA: Final = Sentence("“aad” is empty, but must be left out if there is no additional data (RFC 7516 §7.2.1).")
_MANY_SIGNATURES: Final = Sentence("JWS JSON, general, RFC 7515: the first {most} of {count} signatures were read")
_MANY_RECIPIENTS: Final = Sentence("JWE JSON, general, RFC 7516: the first {most} of {count} recipients were read")


@dataclass(frozen=True, slots=True)
class _Held:
    """A segment and the member that holds it; ``owner`` is the index of its signature, -1 for what all share."""

    segment: Segment
    owner: int


@dataclass(frozen=True, slots=True)
class _Source:
    """The token's text, its outermost members, and whether they are all: places are in code points."""

    text: str
    octets: bytes
    root: Mapping[str, Node]
    is_whole: bool

    def place(self, octet: int) -> int:
        """Return the code point at an octet."""
        return octet if self.text.isascii() else utf8.code_points(self.octets[:octet])

    def held(self, node: Node | None, role: str, owner: int) -> Iterable[_Held]:
        """Make a segment of a member that is a string; of any other there is none."""
        if node is None or node["type"] != "string":
            return
        value = node["value"]
        start, end = self.place(node["start"]) + 1, self.place(node["end"]) - (not node.get("cut"))
        yield _Held(Segment(role, start, end, value, literal=self.text[start:end] == value), owner)


def lay_out(text: str) -> Layout | None:
    """Return the segments in the order of the text; None where it is no serialization of a JWS or JWE."""
    if not text.lstrip(" \t\r\n").startswith("{"):
        return None
    octets = utf8.encode(text)
    found = parse.parse(octets, largest=len(octets))  # most of a large one is the text of a few members
    source = _Source(text, octets, found.root, found.valid)
    names = set(found.root) if found.valid else {*found.root, *_NAMES.findall(text)}
    kind = _kind(names) or ("" if found.valid else cut_kind(_texts(found.root)))
    if not kind:
        return None
    layout = _jwe(source) if kind == "jwe-json" else _jws(source)
    return replace(layout, faults=(*(_placed(source, fault) for fault in found.faults), *layout.faults))


def _kind(names: AbstractSet[str]) -> str:
    if "ciphertext" in names or (_PAYLOADS.isdisjoint(names) and "protected" in names and names & OF_JWE):
        return "jwe-json"
    is_jws = "signatures" in names or ("signature" in names and not _OTHERS.isdisjoint(names)) or names >= _UNSIGNED
    return "jws-json" if is_jws else ""


def _texts(root: Mapping[str, Node]) -> Mapping[str, str]:
    return {name: node.get("value", "") for name, node in root.items()}


def _placed(source: _Source, fault: Fault) -> Fault:
    return replace(fault, start=source.place(fault.start), end=source.place(fault.end))


def _jws(source: _Source) -> Layout:
    root = source.root
    general = "signatures" in root
    listed = root["signatures"].get("items", []) if general else []
    entries = [parse.members_of(item) for item in listed[:_MOST_SIGNATURES]] if general else [root]
    held = [*source.held(root.get("payload"), "payload", -1)]
    for owner, entry in enumerate(entries):
        held += source.held(entry.get("protected", entry.get("header")), "header", owner)
        held += source.held(entry.get("signature"), "signature", owner)
    held += _disclosed(source, entries[0] if entries else {})
    held.sort(key=lambda one: one.segment.start)
    places = tuple(
        SignaturePlace(
            _index(held, "header", owner),
            _index(held, "signature", owner),
            entry.get("header"),
            is_whole=members.is_whole(root, entry),
        )
        for owner, entry in enumerate(entries)
    )
    count = sum(one.segment.role == "disclosure" for one in held)
    title = _beyond(_MANY_SIGNATURES, listed) or _jws_title(count, is_general=general)
    layout = _layout("jws-json", title, held, _index(held, "payload", -1), places or (SignaturePlace(None, None),))
    typed = _typed(source, members.GENERAL_JWS if general else members.FLATTENED_JWS)
    joined = _joined(source) if not general else ()
    faults = (*(joined or typed), *_repeated(source, entries), *_misplaced(source, entries))
    return replace(layout, faults=faults, unread=_unread(listed))


def _joined(source: _Source) -> tuple[Fault, ...]:
    """Find the three segments of a compact token as members of an object, which no specification knows."""
    nodes = [source.root.get(name) for name in _SEGMENTS]
    texts = [node["value"] for node in nodes if node and node["type"] == "string"]
    if len(texts) < len(_SEGMENTS) or "protected" in source.root or not source.is_whole:
        return ()
    end = len(source.text)
    repair = Repair(0, end, ".".join(texts), JOIN)
    return (Fault("member-type", 0, end, _NOT_JOINED, repair=repair),)


def _beyond(title: Sentence, listed: Sequence[Node]) -> Sentence | None:
    """Return the title of a token of which not all signatures or recipients were read, None of another."""
    return title.about(most=_MOST_SIGNATURES, count=len(listed)) if _unread(listed) else None


def _unread(listed: Sequence[Node]) -> int:
    return max(len(listed) - _MOST_SIGNATURES, 0)


def _typed(source: _Source, form: members.Form) -> Iterable[Fault]:
    return (_placed(source, fault) for fault in members.judge(source.root, form, is_whole=source.is_whole))


def _jws_title(disclosures: int, *, is_general: bool) -> Sentence:
    if not disclosures:
        return _GENERAL_JWS if is_general else _FLATTENED_JWS
    if is_general:
        return plural(
            "JWS JSON, general, {count} Disclosure, RFC 9901",
            "JWS JSON, general, {count} Disclosures, RFC 9901",
            disclosures,
        )
    return plural(
        "JWS JSON, flattened, {count} Disclosure, RFC 9901",
        "JWS JSON, flattened, {count} Disclosures, RFC 9901",
        disclosures,
    )


def _repeated(source: _Source, entries: Sequence[Mapping[str, Node]]) -> Iterable[Fault]:
    """Find names that stand in both headers of a signature, which must be disjoint (RFC 7515 §4, §7.2.1)."""
    for entry in entries:
        if entry.get("header"):
            yield from _in_both(source, entry.get("header"), _protected(entry), _IN_PROTECTED)


def _repeated_of_recipients(source: _Source, entries: Sequence[Mapping[str, Node]]) -> Iterable[Fault]:
    """Find names that stand in two of the three headers of a recipient, which must be disjoint (RFC 7516 §7.2.1)."""
    shared, protected = source.root.get("unprotected"), _protected(source.root)
    yield from _in_both(source, shared, protected, _IN_PROTECTED)
    for entry in entries:
        own = entry.get("header")
        yield from _in_both(source, own, protected, _IN_PROTECTED)
        yield from _in_both(source, own, parse.members_of(shared).keys() - protected, _IN_SHARED)


def _protected(entry: Mapping[str, Node]) -> AbstractSet[str]:
    """Return the names in a protected header."""
    protected = entry.get("protected")
    encoded = protected.get("value", "") if protected else ""
    return content.header(base64url.decode(encoded).octets)[0].root.keys()


def _in_both(source: _Source, header: Node | None, known: AbstractSet[str], message: Sentence) -> Iterable[Fault]:
    for member in header.get("members", ()) if header else ():
        if member["name"] in known:
            named = message.about(name=quote(member["name"]))
            yield _placed(source, Fault("header-repeated", member["start"], member["node"]["end"], named))


def _disclosed(source: _Source, entry: Mapping[str, Node]) -> Iterable[_Held]:
    """Return what makes a JWS an SD-JWT: members of the first unprotected header (RFC 9901 §8)."""
    header = parse.members_of(entry.get("header"))
    disclosures = header.get("disclosures")
    for node in disclosures.get("items", ()) if disclosures else ():
        yield from source.held(node, "disclosure", 0)
    yield from source.held(header.get("kb_jwt"), "key-binding", 0)


def _misplaced(source: _Source, entries: Sequence[Mapping[str, Node]]) -> Iterable[Fault]:
    """Judge the members of an SD-JWT in unprotected headers: strings, and in the first header only (RFC 9901 §8)."""
    for owner, entry in enumerate(entries):
        header = parse.members_of(entry.get("header"))
        for name, (is_right, needed) in _OF_SD_JWT.items():
            node = header.get(name)
            if node and owner:
                message = Sentence(
                    "{name} is in the header of signature {signature}, but belongs only in the first one.",
                    name=name,
                    signature=Digits(owner + 1),
                )
                yield _placed(source, Fault("sd-jwt-header", node["start"], node["end"], message))
            elif node and not is_right(node):
                yield _placed(source, Fault("sd-jwt-member", node["start"], node["end"], needed))


def _is_string(node: Node) -> bool:
    return node["type"] == "string"


def _is_strings(node: Node) -> bool:
    return node["type"] == "array" and all(map(_is_string, node["items"]))


# What they must be, and what is said where they are not.
_OF_SD_JWT: Final[Mapping[str, tuple[Callable[[Node], bool], Sentence]]] = {
    "disclosures": (_is_strings, Sentence("{name} must be an array of strings.", name="disclosures")),
    "kb_jwt": (_is_string, Sentence("{name} must be a string.", name="kb_jwt")),
}


def _jwe(source: _Source) -> Layout:
    root = source.root
    general = "recipients" in root
    listed = root["recipients"].get("items", []) if general else []
    entries = [parse.members_of(item) for item in listed[:_MOST_SIGNATURES]] if general else [root]
    held = [one for name, role in _JWE.items() for one in source.held(root.get(name), role, -1)]
    if general:
        for owner, entry in enumerate(entries):
            held += source.held(entry.get("encrypted_key"), "encrypted-key", owner)
    held.sort(key=lambda one: one.segment.start)
    header, shared = _index(held, "header", -1), root.get("unprotected")
    places = tuple(
        SignaturePlace(
            header,
            None,
            _together(shared, entry.get("header")),
            encrypted_key=_index(held, "encrypted-key", owner if general else -1),
        )
        for owner, entry in enumerate(entries)
    )
    title = _beyond(_MANY_RECIPIENTS, listed) or (_GENERAL_JWE if general else _FLATTENED_JWE)
    payload = _index(held, "ciphertext", -1)
    layout = _layout("jwe-json", title, held, payload, places or (SignaturePlace(header, None, shared),))
    typed = _typed(source, members.GENERAL_JWE if general else members.FLATTENED_JWE)
    aad = root.get("aad")
    text = aad.get("value") if aad else None
    faults = (*typed, *_of_additional_data(source, aad), *_repeated_of_recipients(source, entries))
    return replace(layout, faults=faults, additional_data=text, unread=_unread(listed))


def _of_additional_data(source: _Source, node: Node | None) -> Iterable[Fault]:
    """Judge the additional data of a JWE: it is encoded, and left out where there is none (RFC 7516 §7.2.1)."""
    text = node.get("value") if node and node["type"] == "string" and not node.get("cut") else None
    if node and text is not None and (not text or base64url.decode(text).faults):
        yield _placed(source, Fault("aad", node["start"], node["end"], _NOT_ENCODED if text else _NO_DATA))


def _together(shared: Node | None, own: Node | None) -> Node | None:
    """Put what all recipients share before a recipient's own header: neither is protected (RFC 7516 §7.2.1)."""
    found = [node for node in (shared, own) if node and node["type"] == "object"]
    if len(found) < 2:  # noqa: PLR2004 - both
        return found[0] if found else None
    first, second = found
    return {**second, "members": [*first.get("members", ()), *second.get("members", ())]}


def _layout(
    kind: str, title: Sentence, held: list[_Held], payload: int | None, places: tuple[SignaturePlace, ...]
) -> Layout:
    return Layout(kind, title, tuple(one.segment for one in held), payload, places, ())


def _index(held: list[_Held], role: str, owner: int) -> int | None:
    places = (at for at, one in enumerate(held) if one.segment.role == role and one.owner == owner)
    return next(places, None)
