"""Where digests stand in a JSON value (RFC 9901 §4.2.4)."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Final

from jwt_decoder.json import parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.model.part import Node

DIGESTS: Final = "_sd"
ALGORITHM: Final = "_sd_alg"
ELEMENT: Final = "..."


def element_digest(node: Node) -> Node | None:
    """Return the digest that an element of an array stands for, if it does (RFC 9901 §4.2.4.2)."""
    members = node.get("members", ())
    if len(members) != 1 or members[0]["name"] != ELEMENT or members[0]["node"]["type"] != "string":
        return None
    return members[0]["node"]


def digests_in(node: Node) -> Iterable[Node]:
    """Return the digests that stand in a value itself, not in the values within it."""
    digests = parse.members_of(node).get(DIGESTS)
    if digests:
        yield from (item for item in digests.get("items", ()) if item["type"] == "string")
    yield from (found for item in node.get("items", ()) if (found := element_digest(item)))


def digests_below(node: Node, deepest: float = inf) -> Iterable[Node]:
    """Return the digests that stand in a value or within it, as deep as that."""
    waiting = [(node, 0)]
    while waiting:
        node, depth = waiting.pop()
        yield from digests_in(node)
        if depth < deepest:
            waiting += [(member["node"], depth + 1) for member in node.get("members", ())]
            waiting += [(item, depth + 1) for item in node.get("items", ())]
