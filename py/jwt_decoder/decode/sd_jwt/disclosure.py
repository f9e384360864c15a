"""One Disclosure: an encoded JSON array of a salt, the name of a claim, and its value (RFC 9901 §4.2)."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.json import parse
from jwt_decoder.model.fault import Fault
from jwt_decoder.model.sentence import Sentence, plural
from jwt_decoder.text import base64url, json_types

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jwt_decoder.decode.sd_jwt.hashes import Hash
    from jwt_decoder.model.part import Node

OF_ELEMENT: Final = 2
OF_MEMBER: Final = 3
_RESERVED: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "_sd": Sentence("that name is for digests"),
        "...": Sentence("that name is reserved for digests of array elements"),
        "_sd_alg": Sentence("it belongs at the top level of the payload, for all digests"),
    }
)
_TOO_LARGE: Final = Sentence("The Disclosure is larger than 256 kB and was not read.")
_NOTHING: Final = Fault(
    "disclosure-empty", 0, 0, Sentence("This Disclosure is empty: there are two “~” in a row where one belongs.")
)
_NO_ARRAY: Final = Sentence(
    "A Disclosure is a JSON array of salt, name and value, or of salt and value. This isn't one."
)


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A Disclosure as it stands in its segment.

    ``digest`` is empty where it cannot be calculated. ``name`` is None of an array element. ``value`` is None where
    it is malformed; the faults, in octets, say why.
    """

    segment: int
    encoded_text: str
    encoded: base64url.Decoded
    json: parse.JsonText
    digest: str
    salt: str | None
    name: str | None
    value: Node | None
    faults: tuple[Fault, ...]

    @property
    def name_lexeme(self) -> str:
        """The name as it is written, with its quotes."""
        return self.items[1]["text"]

    @property
    def items(self) -> list[Node]:
        """The elements of the array; none where it is no array."""
        return self.json.tree.get("items", []) if self.json.tree else []


def read(index: int, text: str, algorithm: Hash | None) -> Disclosure:
    """Read the Disclosure that is the segment ``index``; without an algorithm it has no digest."""
    encoded = base64url.decode(text)
    json = parse.parse(encoded.octets)
    faults = (*json.faults, *_faults(json, len(encoded.octets))) if text else (_NOTHING,)
    items = json.tree.get("items", []) if json.tree else []
    sound = json.valid and all(fault.id == "json-duplicate-name" for fault in faults)
    is_member = len(items) == OF_MEMBER
    return Disclosure(
        index,
        text,
        encoded,
        json,
        algorithm.digest(text) if algorithm else "",
        items[0].get("value") if items else None,
        items[1].get("value") if is_member else None,
        items[-1] if sound else None,
        faults,
    )


def _faults(json: parse.JsonText, length: int) -> Iterable[Fault]:
    """Judge what is JSON as a Disclosure (RFC 9901 §4.2.1, §4.2.2, §7.1)."""
    if not json.valid:
        return
    if json.tree is None and json.type == "array":
        yield Fault("disclosure-large", 0, length, _TOO_LARGE, {"octets": length})
        return
    items = json.tree.get("items") if json.tree else None
    if items is None:
        yield Fault("disclosure-not-array", 0, length, _NO_ARRAY, {"type": json.type})
        return
    if len(items) not in {OF_ELEMENT, OF_MEMBER}:
        message = plural(
            "A Disclosure has three elements, or two for an array element; this one has {count}.",
            "A Disclosure has three elements, or two for an array element; this one has {count}.",
            len(items),
        )
        yield Fault("disclosure-elements", 0, length, message)
        return
    if items[0]["type"] != "string":
        message = Sentence("The salt must be a string, not {found}.", found=json_types.NAMES[items[0]["type"]])
        yield _at(items[0], "disclosure-salt", message)
    if len(items) == OF_MEMBER:
        yield from _name_faults(items[1])


def _name_faults(node: Node) -> Iterable[Fault]:
    if node["type"] != "string":
        message = Sentence("The name of a claim must be a string, not {found}.", found=json_types.NAMES[node["type"]])
        yield _at(node, "disclosure-name", message)
    elif node["value"] in _RESERVED:
        name = node["value"]
        message = Sentence("A Disclosure must not be named “{name}”: {reason}.", name=name, reason=_RESERVED[name])
        yield _at(node, "disclosure-name-reserved", message)


def _at(node: Node, fault: str, message: Sentence) -> Fault:
    return Fault(fault, node["start"], node["end"], message, {"octet": node["start"]})
