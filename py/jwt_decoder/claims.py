"""What the members of a JWT Claims Set are, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder import instants
from jwt_decoder.registry.claims import CLAIMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jwt_decoder.model import Node
    from jwt_decoder.registry.row import Row

_STRINGS: Final = frozenset({"StringOrURI", "string"})


@dataclass(frozen=True, slots=True)
class Explained:
    """A member that the registry knows, its node, and its value in words where the value does not say it."""

    row: Row
    node: Node
    reading: str


def explain(members: Mapping[str, Node]) -> Iterable[Explained]:
    """Explain the members that the registry knows, in the order of the payload."""
    for name, node in members.items():
        row = CLAIMS.get(name)
        if row:
            yield Explained(row, node, _reading(row, node))


def _reading(row: Row, node: Node) -> str:
    if row.kind == "NumericDate":
        return instants.read(row.name, node).reading
    if row.kind not in _STRINGS and row.kind != "StringOrURIs":
        return ""
    if node["type"] == "string" or (row.kind not in _STRINGS and _all_strings(node)):
        return ""
    return f"{row.name} must be a string{'' if row.kind in _STRINGS else ' or an array of strings'}"


def _all_strings(node: Node) -> bool:
    return node["type"] == "array" and all(item["type"] == "string" for item in node["items"])
