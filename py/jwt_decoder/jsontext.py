"""JSON texts (RFC 8259), read strictly and without recursion: a tree with every place, up to the first error."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder import json_errors, json_large
from jwt_decoder.model import Flaw

if TYPE_CHECKING:
    from collections.abc import Callable

    from jwt_decoder.model import Member, Node

LARGEST_TREE: Final = 256 * 1024
DEEPEST: Final = 128
BOM: Final = b"\xef\xbb\xbf"
_MOST_REPEATED: Final = 8
_LONGEST_INTEGER: Final = 400
_LITERALS: Final = {"true": True, "false": False, "null": None}

_BEGUN: Final = rb'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\x00-\x1f]*+)*+'
_STRING: Final = _BEGUN + rb'"'
_NUMBER: Final = rb"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?+(?:[eE][+-]?[0-9]++)?+"
_SPACE: Final = rb"[ \t\n\r]*+"

_VALUE: Final = re.compile(_SPACE + rb"(?:(" + _STRING + rb")|(" + _NUMBER + rb")|(true|false)|(null)|(\{)|(\[))")
_TYPES: Final = (None, "string", "number", "boolean", "null", "object", "array")
_NAME: Final = re.compile(_SPACE + rb"(" + _STRING + rb")")
_COLON: Final = re.compile(_SPACE + rb":")
_COMMA: Final = re.compile(_SPACE + rb",")
_CLOSING: Final = {"object": re.compile(_SPACE + rb"\}"), "array": re.compile(_SPACE + rb"\]")}
_CUT_STRING: Final = re.compile(_SPACE + rb"(" + _BEGUN + rb")")
_END: Final = re.compile(_SPACE + rb"\Z")
_EXPECTED: Final = {"object": "“,” or “}”", "array": "“,” or “]”"}


@dataclass(frozen=True, slots=True)
class JsonText:
    """What octets are as a JSON text.

    ``text`` is None where they are no UTF-8. ``tree`` reaches up to the first error, and is None where nothing could
    be read and where the text is too large for a tree. ``root`` holds the members of the outermost object, the last
    one of each name; ``type`` is that of the outermost value. ``valid`` says that the octets are one JSON text.
    Offsets of the flaws are octets.
    """

    text: str | None
    tree: Node | None
    root: dict[str, Node]
    type: str
    valid: bool
    flaws: tuple[Flaw, ...]


def parse(octets: bytes) -> JsonText:
    """Read octets as a JSON text; whatever they are, nothing is raised and nothing recurses."""
    text, flaws = _decode(octets)
    start = 0
    if octets.startswith(BOM):
        start = len(BOM)
        message = "A byte order mark stands before the JSON text, which must not have one (RFC 8259 §8.1)."
        flaws.append(Flaw("json-bom", 0, start, message, {"octet": 0}))
    if len(octets) > LARGEST_TREE:
        large = json_large.read(octets, start, DEEPEST)
        valid = not large.broken and text is not None
        return JsonText(text, None, large.root, large.type, valid, (*flaws, *large.flaws))
    reader = _Reader(octets, start)
    reader.read()
    tree = reader.tree
    valid = not reader.broken and text is not None
    kind = tree["type"] if tree else ""
    return JsonText(text, tree, members_of(tree), kind, valid, (*flaws, *reader.flaws))


def plain(node: Node) -> object:
    """Give a node as a Python value; a number that is none of a binary64 is infinite or zero, as IEEE 754 rounds."""
    kind = node["type"]
    if kind == "object":
        return {name: plain(member) for name, member in members_of(node).items()}
    if kind == "array":
        return [plain(item) for item in node["items"]]
    if kind == "number":
        text = node["text"]
        return int(text) if len(text) < _LONGEST_INTEGER and text.lstrip("-").isdecimal() else float(text)
    return node.get("value", _LITERALS.get(node["text"]))


def members_of(node: Node | None) -> dict[str, Node]:
    """Give the members of an object by name, of a repeated name the last one (RFC 7515 §4)."""
    return {member["name"]: member["node"] for member in node.get("members", ())} if node else {}


def _decode(octets: bytes) -> tuple[str | None, list[Flaw]]:
    try:
        return octets.decode(), []
    except UnicodeDecodeError as error:
        start, end = error.start, error.end
        found = octets[start:end].hex(" ").upper()
        message = f"Octet {start} ({found}) is not UTF-8. Either the text was in another encoding, or it was damaged."
        return None, [Flaw("utf8-invalid", start, end, message, {"octet": start, "found": found})]


class _Reader:
    """Reads one JSON text, one step after the other; ``_open`` holds the containers, so that depth costs no stack.

    Each step reads on from ``_place`` and gives the next step; none follows the end, or the first error.
    """

    __slots__ = ("_names", "_octets", "_open", "_place", "_repeated", "broken", "flaws", "tree")

    def __init__(self, octets: bytes, start: int) -> None:
        self._octets = octets
        self._place = start
        self._open: list[tuple[Node, set[str]]] = []
        self._repeated = 0
        self.tree: Node | None = None
        self.flaws: list[Flaw] = []
        self.broken = False

    def read(self) -> None:
        """Read to the end, or to the first error; containers that were open then are marked as cut."""
        step: Callable[[], object] | None = self._value
        while step is not None:
            step = step()  # type: ignore[assignment] # a recursive type of steps cannot be written
        for node, _ in self._open:
            node["cut"] = True
            node["end"] = self._place
        if self._repeated > _MOST_REPEATED:
            last = self.flaws.pop(_MOST_REPEATED)
            self.flaws.append(json_errors.repeated_often(self._repeated - _MOST_REPEATED, last.start, last.end))

    def _entry(self) -> object:
        """Read a member's name where the container is an object; the value follows."""
        node, names = self._open[-1]
        if node["type"] == "array":
            return self._value()
        found = _NAME.match(self._octets, self._place)
        if found is None:
            return self._break(json_errors.A_NAME)
        self._place = found.end()
        colon = _COLON.match(self._octets, self._place)
        if colon is None:
            return self._break(json_errors.A_COLON)
        self._place = colon.end()
        return self._value(self._named(found, names))

    def _named(self, found: re.Match[bytes], names: set[str]) -> Member:
        lexeme = found[1].decode(errors="replace")
        name = json.loads(lexeme) if "\\" in lexeme else lexeme[1:-1]
        start, end = found.span(1)
        if name in names:
            self._repeated += 1
            if self._repeated <= _MOST_REPEATED + 1:
                self.flaws.append(json_errors.repeated(name, start, end))
        names.add(name)
        return {"name": name, "text": lexeme, "start": start, "end": end, "node": {}}  # type: ignore[typeddict-item] # follows at once

    def _value(self, member: Member | None = None) -> object:
        found = _VALUE.match(self._octets, self._place)
        if found is None:
            return self._no_value(member)
        kind = found.lastindex or 0
        start, self._place = found.span(kind)
        node: Node = {"type": _TYPES[kind] or "", "start": start, "end": self._place, "text": ""}
        self._put(node, member)
        if kind > 4:  # noqa: PLR2004 - the last two groups open a container
            return self._enter(node)
        node["text"] = lexeme = found[kind].decode(errors="replace")
        if kind == 1:
            node["value"] = json.loads(lexeme) if "\\" in lexeme else lexeme[1:-1]
        return self._after

    def _no_value(self, member: Member | None) -> object:
        """Keep what there is of a string that breaks, and stop."""
        cut = _CUT_STRING.match(self._octets, self._place)
        if cut:
            lexeme = cut[1].decode(errors="replace")
            start, end = cut.span(1)
            value = json.loads(f'{lexeme}"')
            self._put(
                {"type": "string", "start": start, "end": end, "text": lexeme, "value": value, "cut": True}, member
            )
        return self._break(json_errors.A_VALUE)

    def _put(self, node: Node, member: Member | None) -> None:
        if not self._open:
            self.tree = node
        elif member is None:
            self._open[-1][0]["items"].append(node)
        else:
            member["node"] = node
            self._open[-1][0]["members"].append(member)

    def _enter(self, node: Node) -> object:
        """Go into a container; an empty one is left again at once."""
        if node["type"] == "object":
            node["members"] = []
        else:
            node["items"] = []
        self._open.append((node, set()))
        if len(self._open) > DEEPEST:
            self.broken = True
            self.flaws.append(json_errors.too_deep(node["start"], DEEPEST))
            return None
        closing = _CLOSING[node["type"]].match(self._octets, self._place)
        return self._leave(closing.end()) if closing else self._entry

    def _after(self) -> object:
        """Read what follows a value: a comma, the end of the container, or that of the text."""
        if not self._open:
            return None if _END.match(self._octets, self._place) else self._break(json_errors.THE_END)
        comma = _COMMA.match(self._octets, self._place)
        if comma:
            self._place = comma.end()
            return self._entry
        kind = self._open[-1][0]["type"]
        closing = _CLOSING[kind].match(self._octets, self._place)
        return self._leave(closing.end()) if closing else self._break(_EXPECTED[kind])

    def _leave(self, end: int) -> object:
        self._place = self._open.pop()[0]["end"] = end
        return self._after

    def _break(self, expected: str) -> object:
        self.broken = True
        self.flaws.append(json_errors.syntax(self._octets, self._place, expected))
        return None  # no step follows
