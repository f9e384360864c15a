"""One Disclosure: an encoded JSON array of a salt, the name of a claim, and its value (RFC 9901 §4.2)."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.json import parse
from jwt_decoder.model.records import Flaw
from jwt_decoder.text import base64url
from jwt_decoder.text.base64url import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jwt_decoder.decode.sd_jwt.hashes import Hash
    from jwt_decoder.model.records import Data, Node

OF_ELEMENT: Final = 2
OF_MEMBER: Final = 3
_SHOWN: Final = 40
_RESERVED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "_sd": "digests stand under it",
        "...": "digests of array elements stand under it",
        "_sd_alg": "it stands in the payload itself, for all digests",
    }
)


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A Disclosure as it stands in its segment.

    ``digest`` is empty where it cannot be calculated. ``name`` is None of an array element. ``value`` is None where
    it is malformed; the flaws, in octets, say why.
    """

    segment: int
    encoded_text: str
    encoded: base64url.Decoded
    json: parse.JsonText
    digest: str
    salt: str | None
    name: str | None
    value: Node | None
    flaws: tuple[Flaw, ...]

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
    flaws = (*json.flaws, *_flaws(json, len(encoded.octets)))
    items = json.tree.get("items", []) if json.tree else []
    sound = json.valid and all(flaw.id == "json-duplicate-name" for flaw in flaws)
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
        flaws,
    )


def shown(name: str) -> str:
    """Quote a name for a sentence, cut where it is long."""
    return visible(name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…")


def _flaws(json: parse.JsonText, length: int) -> Iterable[Flaw]:
    """Judge what is JSON as a Disclosure (RFC 9901 §4.2.1, §4.2.2, §7.1)."""
    if not json.valid:
        return
    if json.tree is None and json.type == "array":
        message = "The Disclosure is larger than 256 kB: it is not read here."
        yield Flaw("disclosure-large", 0, length, message, {"octets": length})
        return
    items = json.tree.get("items") if json.tree else None
    if items is None:
        message = "A Disclosure is a JSON array of salt, name and value, or of salt and value; this is none."
        yield Flaw("disclosure-not-array", 0, length, message, {"type": json.type})
        return
    if len(items) not in {OF_ELEMENT, OF_MEMBER}:
        count = f"{len(items):,} element{'' if len(items) == 1 else 's'}"
        message = f"A Disclosure has three elements, or two for an array element; this has {count}."
        yield Flaw("disclosure-elements", 0, length, message, {"count": len(items)})
        return
    if items[0]["type"] != "string":
        yield _at(items[0], "disclosure-salt", f"The salt must be a string, not {_kind(items[0])}.", {})
    if len(items) == OF_MEMBER:
        yield from _name_flaws(items[1])


def _name_flaws(node: Node) -> Iterable[Flaw]:
    if node["type"] != "string":
        yield _at(node, "disclosure-name", f"The name of a claim must be a string, not {_kind(node)}.", {})
    elif node["value"] in _RESERVED:
        name = node["value"]
        message = f"A Disclosure must not be named {shown(name)}: {_RESERVED[name]}."
        yield _at(node, "disclosure-name-reserved", message, {"name": name})


def _at(node: Node, flaw: str, message: str, data: Data) -> Flaw:
    return Flaw(flaw, node["start"], node["end"], message, {"octet": node["start"], **data})


def _kind(node: Node) -> str:
    kind = node["type"]
    return "null" if kind == "null" else f"an {kind}" if kind in {"array", "object"} else f"a {kind}"
