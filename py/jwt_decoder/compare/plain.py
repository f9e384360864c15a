"""JSON values without their places, numbers as they were written: what two tokens are compared by."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jwt_decoder.json import bounded
from jwt_decoder.registry import jwk_members

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jwt_decoder.model.part import Node, Part

_CONSTANTS: Final = {"true": True, "false": False}
_NUMBER: Final = re.compile(r"(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,18}))?")
_READ: Final = frozenset({"claims-set", "json"})


class Number(str):
    """The lexeme of a number, apart from a string."""

    __slots__ = ()


class Members(NamedTuple):
    """The members of an object as plain values, and whether there are no others."""

    values: dict[str, Any]
    is_whole: bool


def members_of(part: Part | None) -> Members:
    """Return the members of a part that could be read: of one that breaks off, there may be others."""
    if part is None or part.kind not in _READ:
        root = part.root if part else {}
        return Members(plain_members({name: node for name, node in root.items() if not _is_cut(node)}), is_whole=False)
    if part.tree is None and part.text is not None:
        # The nodes of a very long text are not whole.
        found = bounded.loads(part.text, parse_int=Number, parse_float=Number)
        return Members(found, is_whole=True) if isinstance(found, dict) else Members({}, is_whole=False)
    is_object = part.tree is None or part.tree["type"] == "object"
    return Members(plain_members(part.root), is_whole=is_object)


def _is_cut(node: Node) -> bool:
    """Return whether the text broke off before a value ended, which can only be in the last one within it."""
    within = [one["node"] for one in node.get("members", ())[-1:]] + node.get("items", [])[-1:]
    return node.get("cut", False) or any(map(_is_cut, within))


def plain_members(members: Mapping[str, Node]) -> dict[str, Any]:
    """Return nodes as plain values."""
    return {name: plain(node) for name, node in members.items()}


def plain(node: Node) -> Any:  # noqa: ANN401 - any JSON
    """Return a node as a plain value; of members with one name the last one counts."""
    if node["type"] == "object":
        return {one["name"]: plain(one["node"]) for one in node["members"]}
    if node["type"] == "array":
        return [plain(one) for one in node["items"]]
    if node["type"] == "string":
        return node["value"]
    return Number(node["text"]) if node["type"] == "number" else _CONSTANTS.get(node["text"])


def type_of(value: object) -> str:
    """Return the JSON type of a plain value."""
    if isinstance(value, Number):
        return "number"
    if isinstance(value, bool):
        return "boolean"
    if value is None:
        return "null"
    if isinstance(value, dict):
        return "object"
    return "array" if isinstance(value, list) else "string"


def identity(value: Any) -> object:  # noqa: ANN401 - any JSON
    """Return what is equal for equal values: however a number is written, and in whatever order members stand."""
    if isinstance(value, Number):
        return ("number", *_numeral(value))
    if isinstance(value, dict):
        return ("object", frozenset((name, identity(item)) for name, item in value.items()))
    if isinstance(value, list):
        return ("array", tuple(identity(item) for item in value))
    return (type_of(value), value)


def _numeral(text: str) -> tuple[object, ...]:
    """Return sign, digits and exponent of a number without the zeros that change nothing."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return (text,)
    sign, whole, fraction, exponent = found[1], found[2], found[3] or "", int(found[4] or 0)
    digits = (whole + fraction).lstrip("0")
    stripped = digits.rstrip("0")
    return (sign, stripped, exponent - len(fraction) + len(digits) - len(stripped)) if stripped else ("0",)


def written(value: Any, most: int) -> str:  # noqa: ANN401 - any JSON
    """Return a value as JSON text, of a long one ``most`` characters and a few; of a key, nothing private."""
    text, length = [], 0
    for piece in _pieces(value):
        text.append(piece)
        length += len(piece)
        if length > most:
            break
    return "".join(text)


def _pieces(value: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        hidden = jwk_members.SECRET if "kty" in value else frozenset()
        yield "{"
        for place, (name, item) in enumerate(value.items()):
            yield f"{',' if place else ''}{_quoted(name)}:"
            yield from _pieces("…" if name in hidden else item)
        yield "}"
    elif isinstance(value, list):
        yield "["
        for place, item in enumerate(value):
            yield "," if place else ""
            yield from _pieces(item)
        yield "]"
    else:
        yield str(value) if isinstance(value, Number) else json.dumps(value, ensure_ascii=False)


def _quoted(name: str) -> str:
    return json.dumps(name, ensure_ascii=False)
