"""The JSON Serializations: members of an object hold the segments (RFC 7515 §7.2, RFC 7516 §7.2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode import content
from jwt_decoder.json import parse
from jwt_decoder.model.records import Fault, Flaw, Layout, Segment, SignaturePlace
from jwt_decoder.text import base64url, quote, utf8

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from jwt_decoder.model.records import Node

_JWE: Final = {
    "protected": "header",
    "encrypted_key": "encrypted-key",
    "iv": "initialization-vector",
    "ciphertext": "ciphertext",
    "tag": "authentication-tag",
}
_OTHERS: Final = frozenset({"payload", "protected", "header"})
_MOST_SIGNATURES: Final = 100


@dataclass(frozen=True, slots=True)
class _Held:
    """A segment and the member that holds it; ``owner`` is the index of its signature, -1 for what all share."""

    segment: Segment
    owner: int


@dataclass(frozen=True, slots=True)
class _Source:
    """The token's text, its outermost members, and what the JSON parser said of it, in code points."""

    text: str
    octets: bytes
    root: Mapping[str, Node]

    def place(self, octet: int) -> int:
        """Give the code point at an octet."""
        return octet if self.text.isascii() else utf8.code_points(self.octets[:octet])

    def held(self, node: Node | None, role: str, owner: int) -> Iterable[_Held]:
        """Make a segment of a member that is a string; of any other there is none."""
        if node is None or node["type"] != "string":
            return
        value = node["value"]
        if not node["end"]:  # too large a text for places
            yield _Held(Segment(role, 0, len(self.text), value, literal=False), owner)
            return
        start, end = self.place(node["start"]) + 1, self.place(node["end"]) - (not node.get("cut"))
        yield _Held(Segment(role, start, end, value, literal=self.text[start:end] == value), owner)


def lay_out(text: str) -> Layout | None:
    """Give the segments in the order of the text; None where it is no serialization of a JWS or JWE."""
    octets = utf8.encode(text)
    found = parse.parse(octets)
    source = _Source(text, octets, found.root)
    if "ciphertext" in found.root:
        layout = _jwe(source)
    elif "signatures" in found.root or ("signature" in found.root and not _OTHERS.isdisjoint(found.root)):
        layout = _jws(source)
    else:
        return None
    return replace(layout, faults=(*(_fault(source, flaw) for flaw in found.flaws), *layout.faults))


def _fault(source: _Source, flaw: Flaw) -> Fault:
    return Fault(flaw.id, None, source.place(flaw.start), source.place(flaw.end), flaw.message, flaw.data)


def _jws(source: _Source) -> Layout:
    root = source.root
    general = "signatures" in root
    listed = root["signatures"].get("items", []) if general else []
    entries = [parse.members_of(item) for item in listed[:_MOST_SIGNATURES]] if general else [root]
    held = [*source.held(root.get("payload"), "payload", -1)]
    for owner, entry in enumerate(entries):
        held += source.held(entry.get("protected"), "header", owner)
        held += source.held(entry.get("signature"), "signature", owner)
    held += _disclosed(source, entries[0] if entries else {})
    held.sort(key=lambda one: one.segment.start)
    places = tuple(
        SignaturePlace(_index(held, "header", owner), _index(held, "signature", owner), entry.get("header"))
        for owner, entry in enumerate(entries)
    )
    count = sum(one.segment.role == "disclosure" for one in held)
    also = f", {count:,} Disclosure{'' if count == 1 else 's'}, RFC 9901" if count else ", RFC 7515"
    title = f"JWS JSON, {'general' if general else 'flattened'}{also}"
    layout = _layout("jws-json", title, held, _index(held, "payload", -1), places or (SignaturePlace(None, None),))
    return replace(layout, faults=(*_repeated(source, entries), *_misplaced(source, entries)))


def _repeated(source: _Source, entries: Sequence[Mapping[str, Node]]) -> Iterable[Fault]:
    """Find names that stand in both headers of a signature, which must be disjoint (RFC 7515 §4, §7.2.1)."""
    for entry in entries:
        unprotected, protected = entry.get("header"), entry.get("protected")
        encoded = protected.get("value", "") if protected and unprotected else ""
        known = content.header(base64url.decode(encoded).octets)[0].root
        for member in unprotected.get("members", ()) if unprotected else ():
            if member["name"] in known:
                name = quote.cut(member["name"])
                message = f"“{name}” stands in the protected header too: a name may be in one of them only."
                node = member["node"]
                yield _fault(source, Flaw("header-repeated", member["start"], node["end"], message, {"name": name}))


def _disclosed(source: _Source, entry: Mapping[str, Node]) -> Iterable[_Held]:
    """Give what makes a JWS an SD-JWT: members of the first unprotected header (RFC 9901 §8)."""
    header = parse.members_of(entry.get("header"))
    disclosures = header.get("disclosures")
    for node in disclosures.get("items", ()) if disclosures else ():
        yield from source.held(node, "disclosure", 0)
    yield from source.held(header.get("kb_jwt"), "key-binding", 0)


def _misplaced(source: _Source, entries: Sequence[Mapping[str, Node]]) -> Iterable[Fault]:
    """Judge the members of an SD-JWT in unprotected headers: strings, and in the first header only (RFC 9901 §8)."""
    for owner, entry in enumerate(entries):
        header = parse.members_of(entry.get("header"))
        for name in _OF_SD_JWT:
            node = header.get(name)
            if node and owner:
                message = f"{name} stands in the header of signature {owner + 1}: it belongs in the first one only."
                yield _fault(source, Flaw("sd-jwt-header", node["start"], node["end"], message, {"name": name}))
            elif node and not _OF_SD_JWT[name](node):
                needed = "an array of strings" if name == "disclosures" else "a string"
                message = f"{name} must be {needed}."
                yield _fault(source, Flaw("sd-jwt-member", node["start"], node["end"], message, {"name": name}))


def _is_string(node: Node) -> bool:
    return node["type"] == "string"


def _is_strings(node: Node) -> bool:
    return node["type"] == "array" and all(map(_is_string, node["items"]))


_OF_SD_JWT: Final[Mapping[str, Callable[[Node], bool]]] = {"disclosures": _is_strings, "kb_jwt": _is_string}


def _jwe(source: _Source) -> Layout:
    root = source.root
    held = [one for name, role in _JWE.items() for one in source.held(root.get(name), role, 0)]
    held.sort(key=lambda one: one.segment.start)
    places = (SignaturePlace(_index(held, "header", 0), None, root.get("unprotected")),)
    title = f"JWE JSON, {'general' if 'recipients' in root else 'flattened'}, RFC 7516"
    return _layout("jwe-json", title, held, _index(held, "ciphertext", 0), places)


def _layout(
    kind: str, title: str, held: list[_Held], payload: int | None, places: tuple[SignaturePlace, ...]
) -> Layout:
    return Layout(kind, title, tuple(one.segment for one in held), payload, places, ())


def _index(held: list[_Held], role: str, owner: int) -> int | None:
    places = (at for at, one in enumerate(held) if one.segment.role == role and one.owner == owner)
    return next(places, None)
