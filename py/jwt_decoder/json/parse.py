"""JSON texts (RFC 8259), read strictly and without recursion: a tree with every place, up to the first error."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.json import large, tree_parser
from jwt_decoder.json.depth import DEEPEST
from jwt_decoder.model.fault import Fault
from jwt_decoder.model.sentence import Digits, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.model.part import Node

LARGEST_TREE: Final = 256 * 1024
MOST_VALUES: Final = 100_000  # of a tree that is larger: it takes about half a kilobyte for each
BOM: Final = b"\xef\xbb\xbf"
_BYTE_ORDER_MARK: Final = Sentence(
    "The JSON text starts with a byte order mark, which it must not have (RFC 8259 §8.1)."
)
_LONGEST_INTEGER: Final = 400
_BEFORE_VALUES: Final = ",:[{"
_LITERALS: Final = {"true": True, "false": False, "null": None}


@dataclass(frozen=True, slots=True)
class JsonText:
    """What octets are as a JSON text.

    ``text`` is None where they are no UTF-8. ``tree`` reaches up to the first error, and is None where nothing could
    be read and where the text is too large for a tree. ``root`` holds the members of the outermost object, the last
    one of each name; ``type`` is that of the outermost value. ``valid`` says that the octets are one JSON text.
    Offsets of the faults are octets.
    """

    text: str | None
    tree: Node | None
    root: dict[str, Node]
    type: str
    valid: bool
    faults: tuple[Fault, ...]


def is_dense(text: str) -> bool:
    """Check whether a text is too large for a tree by the number of its values, and not by the length of some."""
    return len(text) > LARGEST_TREE and sum(map(text.count, _BEFORE_VALUES)) > MOST_VALUES


def parse(octets: bytes, *, largest: int | None = None) -> JsonText:
    """Read octets as a JSON text; whatever they are, nothing is raised and nothing recurses.

    ``largest`` is the number of octets up to which there is a tree, if not the usual one.
    """
    text, faults = _decode(octets)
    start = 0
    if octets.startswith(BOM):
        start = len(BOM)
        faults.append(Fault("json-bom", 0, start, _BYTE_ORDER_MARK, {"octet": 0}))
    if len(octets) > (LARGEST_TREE if largest is None else largest):
        found = large.read(octets, start)
        valid = not found.broken and text is not None
        return JsonText(text, None, found.root, found.type, valid, (*faults, *found.faults))
    reader = tree_parser.Reader(octets, start, DEEPEST)
    reader.read()
    tree = reader.tree
    valid = not reader.broken and text is not None
    kind = tree["type"] if tree else ""
    return JsonText(text, tree, members_of(tree), kind, valid, (*faults, *reader.faults))


def plain(node: Node) -> object:
    """Return a node as a Python value; a number that is none of a binary64 is infinite or zero, as IEEE 754 rounds."""
    kind = node["type"]
    if kind == "object":
        return {name: plain(member) for name, member in members_of(node).items()}
    if kind == "array":
        return [plain(item) for item in node["items"]]
    if kind == "number":
        text = node["text"]
        return int(text) if len(text) < _LONGEST_INTEGER and text.lstrip("-").isdecimal() else float(text)
    return node.get("value", _LITERALS.get(node["text"]))


def nodes_of(tree: Node) -> Iterator[Node]:
    """Return a value and all values in it, however deep, in the order in which they stand."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        waiting += [member["node"] for member in reversed(node.get("members", []))]
        waiting += reversed(node.get("items", []))
        yield node


def members_of(node: Node | None) -> dict[str, Node]:
    """Return the members of an object by name, of a repeated name the last one (RFC 7515 §4)."""
    return {member["name"]: member["node"] for member in node.get("members", ())} if node else {}


def _decode(octets: bytes) -> tuple[str | None, list[Fault]]:
    try:
        return octets.decode(), []
    except UnicodeDecodeError as error:
        start, end = error.start, error.end
        found = octets[start:end].hex(" ").upper()
        message = Sentence(
            "Byte {octet} ({found}) isn't UTF-8. Either the text was in another encoding, or it was damaged.",
            octet=Digits(start),
            found=found,
        )
        return None, [Fault("utf8-invalid", start, end, message)]
