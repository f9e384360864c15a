"""JSON as printed lines, lexemes as written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jwt_decoder_cli.sheet import Piece

    Json = Mapping[str, Any]

_SHORT: Final = 64
_STYLES: Final = {"string": "green", "number": "cyan", "boolean": "cyan", "null": "cyan"}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of printed JSON: what stands on it, and the node of the member or item that begins there."""

    depth: int
    pieces: tuple[Piece, ...]
    node: Json
    is_member: bool
    is_whole: bool


def rows(tree: Json) -> Iterator[Row]:
    """Return the lines of a tree; without recursion, since a token may be as deep as the engine reads."""
    waiting: list[Row | tuple[int, Json | None, Json, str]] = [(0, None, tree, "")]
    while waiting:
        entry = waiting.pop()
        if isinstance(entry, Row):
            yield entry
            continue
        depth, member, node, comma = entry
        name: tuple[Piece, ...] = ((member["text"], "bold"), ": ") if member else ()
        line = _one_line(node)
        if line is not None:
            yield Row(depth, (*name, *line, comma), node, member is not None, is_whole=True)
            continue
        opening, closing = "{}" if "members" in node else "[]"
        yield Row(depth, (*name, opening), node, member is not None, is_whole=False)
        # Where the text broke off there is no bracket to show.
        if not node.get("cut"):
            waiting.append(Row(depth, (closing + comma,), node, is_member=False, is_whole=False))
        waiting += reversed(list(_entries(depth + 1, node)))


def _entries(depth: int, node: Json) -> Iterator[tuple[int, Json | None, Json, str]]:
    """Return what an object or an array holds, with the comma behind each but the last."""
    held = node.get("members", node.get("items", ()))
    for place, one in enumerate(held, 1):
        comma = "," if place < len(held) else ""
        yield (depth, one, one["node"], comma) if "members" in node else (depth, None, one, comma)


def _one_line(node: Json) -> tuple[Piece, ...] | None:
    """Return the whole value where it is a scalar, is empty, or is a short array of scalars."""
    if node["type"] in _STYLES:
        return ((node["text"], _STYLES[node["type"]]),)
    if node.get("cut"):
        return None
    if node["type"] == "object":
        return None if node["members"] else ("{}",)
    if any(item["type"] not in _STYLES for item in node["items"]):
        return None
    if sum(len(item["text"]) + 2 for item in node["items"]) > _SHORT:
        return None
    pieces: list[Piece] = []
    for item in node["items"]:
        pieces += [", " if pieces else "[", (item["text"], _STYLES[item["type"]])]
    return (*pieces, "]") if pieces else ("[]",)
