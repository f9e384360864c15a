"""JSON texts that are too large for a tree: judged by Python's own parser, which is quick and knows no places."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from jwt_decoder.json import messages
from jwt_decoder.json.depth import DEEPEST, too_deep
from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from jwt_decoder.model.fault import Fault
    from jwt_decoder.model.part import Node

_STRING_OR_CONSTANT: Final = re.compile(rb'"(?:[^"\\]++|\\.)*+"?|-?(?:NaN|Infinity)', re.DOTALL)
_LITERALS: Final = {True: "true", False: "false"}
_EXPECTED: Final = {
    "Expecting property name enclosed in double quotes": messages.A_NAME,
    "Expecting ':' delimiter": messages.A_COLON,
    "Expecting ',' delimiter": Sentence("“,” or the end of the array or object"),
    "Extra data": messages.THE_END,
}


@dataclass(frozen=True, slots=True)
class Large:
    """What is known of a large text: its outermost members and type, whether it is broken, and its faults."""

    root: dict[str, Node]
    type: str
    broken: bool
    faults: tuple[Fault, ...]


class _Number(str):
    """The lexeme of a number, apart from a string."""

    __slots__ = ()


class _Pairs(list[tuple[str, object]]):
    """The members of an object, repeated names included, apart from an array."""


class _ConstantError(ValueError):
    """NaN or an Infinity was met."""


@dataclass(slots=True)
class _Repeats:
    """Counts repeated names while the text is read."""

    count: int = 0
    first: str = field(default="")

    def members(self, pairs: list[tuple[str, object]]) -> _Pairs:
        if len(dict(pairs)) != len(pairs):
            self._note(pairs)
        return _Pairs(pairs)

    def _note(self, pairs: list[tuple[str, object]]) -> None:
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                self.first = self.first if self.count else name
                self.count += 1
            seen.add(name)


def read(octets: bytes, start: int) -> Large:
    """Judge octets from ``start`` on as one JSON text."""
    deep = too_deep(octets, DEEPEST)
    if deep is not None:
        return Large({}, "", broken=True, faults=(messages.too_deep(deep, DEEPEST),))
    text = octets[start:].decode(errors="surrogateescape")
    repeats = _Repeats()
    decoder = json.JSONDecoder(
        object_pairs_hook=repeats.members, parse_int=_Number, parse_float=_Number, parse_constant=_refuse
    )
    try:
        value = decoder.decode(text)
    except json.JSONDecodeError as error:
        return Large({}, "", broken=True, faults=(_syntax(octets, text, start, error),))
    except _ConstantError:
        return Large({}, "", broken=True, faults=(_constant(octets),))
    root = {name: _node(item) for name, item in value} if isinstance(value, _Pairs) else {}
    return Large(root, _node(value)["type"], broken=False, faults=tuple(_repeated(repeats, len(octets))))


def _refuse(_name: str) -> object:
    raise _ConstantError


def _syntax(octets: bytes, text: str, start: int, error: json.JSONDecodeError) -> Fault:
    place = start + len(text[: error.pos].encode(errors="surrogateescape"))
    if error.msg.startswith("Invalid"):
        return messages.inside_string(octets, place - (octets[place - 1 : place] == b"\\"))
    # Since Python 3.13 a comma too many is told at the comma.
    comma = error.msg.startswith("Illegal trailing comma")
    return messages.syntax(octets, place + comma, _EXPECTED.get(error.msg, messages.A_VALUE))


def _constant(octets: bytes) -> Fault:
    found = next(one.start() for one in _STRING_OR_CONSTANT.finditer(octets) if not one[0].startswith(b'"'))
    return messages.syntax(octets, found, messages.A_VALUE)


def _repeated(repeats: _Repeats, length: int) -> list[Fault]:
    faults = [messages.repeated(repeats.first, 0, length)] if repeats.count else []
    if repeats.count > 1:
        faults.append(messages.repeated_often(repeats.count - 1, 0, length))
    return faults


def _node(value: object) -> Node:
    """Make the node of a member's value; its place is not known."""
    node: Node = {"type": "null", "start": 0, "end": 0, "text": "null"}
    if isinstance(value, _Number):
        node |= {"type": "number", "text": str(value)}
    elif isinstance(value, str):
        shown = value.encode(errors="surrogatepass").decode(errors="replace")
        node |= {"type": "string", "text": json.dumps(shown, ensure_ascii=False), "value": shown}
    elif isinstance(value, bool):
        node |= {"type": "boolean", "text": _LITERALS[value]}
    elif isinstance(value, _Pairs):
        node |= {"type": "object", "text": "", "members": []}
    elif isinstance(value, list):
        node |= {"type": "array", "text": "", "items": [_node(item) for item in value if isinstance(item, str)]}
    return node
