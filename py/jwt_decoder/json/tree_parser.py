"""The tree of a JSON text (RFC 8259), with every place in it, read without recursion up to the first error."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.json import messages
from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from jwt_decoder.model.fault import Fault
    from jwt_decoder.model.part import Member, Node

_MOST_REPEATED: Final = 8

_BEGUN: Final = rb'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\x00-\x1f]*+)*+'
_STRING: Final = _BEGUN + rb'"'
_NUMBER: Final = rb"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?+(?:[eE][+-]?[0-9]++)?+"
_SPACE: Final = rb"[ \t\n\r]*+"

_VALUE: Final = rb"(?:(" + _STRING + rb")|(" + _NUMBER + rb")|(true|false)|(null)|(\{)|(\[))"
_TYPES: Final = ("", "", "string", "number", "boolean", "null")
_STRING_GROUP, _FIRST_CONTAINER = 2, 6
_COMMA_OCTET: Final = ord(",")
# One match takes a whole entry, with the comma after it: its first group is a member's name, empty for an item.
_MEMBER: Final = re.compile(
    _SPACE + rb"(" + _STRING + rb")" + _SPACE + rb":" + _SPACE + _VALUE + rb"(?:" + _SPACE + rb",)?+"
)
_ITEM: Final = re.compile(_SPACE + rb"()" + _VALUE + rb"(?:" + _SPACE + rb",)?+")
_ENTRY: Final = {"object": _MEMBER, "array": _ITEM}
_NAME: Final = re.compile(_SPACE + rb"(" + _STRING + rb")")
_COLON: Final = re.compile(_SPACE + rb":")
_COMMA: Final = re.compile(_SPACE + rb",")
_CLOSING: Final = {"object": re.compile(_SPACE + rb"\}"), "array": re.compile(_SPACE + rb"\]")}
_CUT_STRING: Final = re.compile(_SPACE + rb"(" + _BEGUN + rb")")
_END: Final = re.compile(_SPACE + rb"\Z")
_EXPECTED: Final = {"object": Sentence("“,” or “}}”"), "array": Sentence("“,” or “]”")}


class Reader:
    """Reads one JSON text; afterwards ``tree`` is what could be read, and ``broken`` says whether that is not all.

    The containers that are open are held in a list, so that depth costs no stack. ``_place`` is where the next entry
    is expected, or what follows one. Methods that read on return False at the end of the text and at the first error.
    """

    __slots__ = ("_deepest", "_names", "_octets", "_open", "_place", "_repeated", "broken", "faults", "tree")

    def __init__(self, octets: bytes, start: int, deepest: int) -> None:
        """Prepare to read ``octets`` from ``start`` on, at most ``deepest`` levels deep."""
        self._octets = octets
        self._deepest = deepest
        self._place = start
        self._open: list[Node] = []
        self._names: list[set[str]] = []
        self._repeated = 0
        self.tree: Node | None = None
        self.faults: list[Fault] = []
        self.broken = False

    def read(self) -> None:
        """Read to the end, or to the first error; containers that were open then are marked as cut."""
        going = self._outermost()
        while going:
            found = _ENTRY[self._open[-1]["type"]].match(self._octets, self._place)
            going = self._entry(found) if found else self._no_entry()
        for node in self._open:
            node["cut"] = True
            node["end"] = self._place
        if self._repeated > _MOST_REPEATED:
            last = self.faults.pop(_MOST_REPEATED)
            self.faults.append(messages.repeated_often(self._repeated - _MOST_REPEATED, last.start, last.end))

    def _outermost(self) -> bool:
        found = _ITEM.match(self._octets, self._place)
        if found is None:
            return self._no_value(None)
        kind = found.lastindex or 0
        self.tree, self._place = _node(found, kind), found.end(kind)
        return self._enter(self.tree) if kind >= _FIRST_CONTAINER else self._after()

    def _entry(self, found: re.Match[bytes]) -> bool:
        """Take an entry with the comma after it; what else may follow is looked at apart."""
        kind = found.lastindex or 0
        node = _node(found, kind)
        self._put(node, found)
        if kind >= _FIRST_CONTAINER:
            self._place = found.end(kind)
            return self._enter(node)
        self._place = end = found.end()
        return self._octets[end - 1] == _COMMA_OCTET or self._after()

    def _put(self, node: Node, found: re.Match[bytes] | None) -> None:
        """Put a value where it belongs; ``found`` has a member's name as its first group."""
        if not self._open:
            self.tree = node
        elif found and found[1]:
            self._open[-1]["members"].append(self._member(found, node))
        else:
            self._open[-1]["items"].append(node)

    def _member(self, found: re.Match[bytes], node: Node) -> Member:
        """Make a member, and say so where its name stands there already."""
        lexeme = found[1].decode(errors="replace")
        name = json.loads(lexeme) if "\\" in lexeme else lexeme[1:-1]
        start, end = found.span(1)
        names = self._names[-1]
        if name in names:
            self._repeated += 1
            if self._repeated <= _MOST_REPEATED + 1:
                self.faults.append(messages.repeated(name, start, end))
        names.add(name)
        return {"name": name, "text": lexeme, "start": start, "end": end, "node": node}

    def _enter(self, node: Node) -> bool:
        """Go into a container; an empty one is left again at once."""
        self._open.append(node)
        self._names.append(set())
        if len(self._open) > self._deepest:
            self.broken = True
            self.faults.append(messages.too_deep(node["start"], self._deepest))
            return False
        closing = _CLOSING[node["type"]].match(self._octets, self._place)
        return self._leave(closing.end()) if closing else True

    def _after(self) -> bool:
        """Read what follows a value: a comma, the ends of containers, or that of the text."""
        while self._open:
            comma = _COMMA.match(self._octets, self._place)
            if comma:
                self._place = comma.end()
                return True
            kind = self._open[-1]["type"]
            closing = _CLOSING[kind].match(self._octets, self._place)
            if closing is None:
                return self._break(_EXPECTED[kind])
            self._close(closing.end())
        return False if _END.match(self._octets, self._place) else self._break(messages.THE_END)

    def _leave(self, end: int) -> bool:
        self._close(end)
        return self._after()

    def _close(self, end: int) -> None:
        self._place = self._open.pop()["end"] = end
        self._names.pop()

    def _no_entry(self) -> bool:
        """Find out what keeps an entry from being one, and stop."""
        if self._open[-1]["type"] == "array":
            return self._no_value(None)
        name = _NAME.match(self._octets, self._place)
        if name is None:
            return self._break(messages.A_NAME)
        self._place = name.end()
        colon = _COLON.match(self._octets, self._place)
        if colon is None:
            return self._break(messages.A_COLON)
        self._place = colon.end()
        return self._no_value(name)

    def _no_value(self, name: re.Match[bytes] | None) -> bool:
        """Keep what there is of a string that breaks, and stop."""
        cut = _CUT_STRING.match(self._octets, self._place)
        if cut:
            lexeme = cut[1].decode(errors="replace")
            node: Node = {"type": "string", "start": cut.start(1), "end": cut.end(1), "text": lexeme, "cut": True}
            node["value"] = json.loads(f'{lexeme}"')
            self._put(node, name)
        return self._break(messages.A_VALUE)

    def _break(self, expected: Sentence) -> bool:
        self.broken = True
        self.faults.append(messages.syntax(self._octets, self._place, expected))
        return False


def _node(found: re.Match[bytes], kind: int) -> Node:
    start, end = found.span(kind)
    if kind > _FIRST_CONTAINER:
        return {"type": "array", "start": start, "end": end, "text": "", "items": []}
    if kind == _FIRST_CONTAINER:
        return {"type": "object", "start": start, "end": end, "text": "", "members": []}
    lexeme = found[kind].decode(errors="replace")
    if kind > _STRING_GROUP:
        return {"type": _TYPES[kind], "start": start, "end": end, "text": lexeme}
    value = json.loads(lexeme) if "\\" in lexeme else lexeme[1:-1]
    return {"type": "string", "start": start, "end": end, "text": lexeme, "value": value}
