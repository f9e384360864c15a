"""What a token itself says of what a person may expect, to be copied into the expectations and changed there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.judge.audience import NAMES, SCOPES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.model.part import Node

# In UTF-16 units a field holds more, and nobody expects as much.
_LONGEST: Final = 4096


def expectable(decoded: Decoded) -> dict[str, str] | None:
    """Return a value for each name that can be expected, empty where there is none; None without an object of claims.

    A claim of several values gives its first string, but all of its scopes. What is longer than anybody expects is
    left out.
    """
    payload = decoded.payload
    is_object = payload is not None and payload.tree is not None and payload.tree["type"] == "object"
    if not (is_object or decoded.claims):
        return None
    values = {name: _value(decoded.claims, name) for name in NAMES}
    return {name: value if len(value) <= _LONGEST else "" for name, value in values.items()}


def _value(claims: Mapping[str, Node], name: str) -> str:
    if name == "scope":
        return " ".join(next((_strings(claims[one]) for one in SCOPES if one in claims), []))
    return next(iter(_strings(claims[name])), "") if name in claims else ""


def _strings(node: Node) -> list[str]:
    """Return a string, or those of an array."""
    return [one["value"] for one in (node, *node.get("items", ())) if one["type"] == "string"]
