"""JSON texts put together from others: numbers and escapes stay as they were written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.model.part import Node


def written(node: Node) -> str:
    """Return a value without white space, every lexeme as it was."""
    if node["type"] == "object":
        return "{" + ",".join(f"{one['text']}:{written(one['node'])}" for one in node["members"]) + "}"
    if node["type"] == "array":
        return "[" + ",".join(map(written, node["items"])) + "]"
    return node["text"]


def object_text(members: Mapping[str, str]) -> str:
    """Return an object of names and values that are JSON texts."""
    return "{" + ",".join(f"{json.dumps(name, ensure_ascii=False)}:{text}" for name, text in members.items()) + "}"


def with_members(text: str, added: Mapping[str, str]) -> str:
    """Return the text of an object with members before its last brace, whose values are JSON texts."""
    if not added:
        return text
    at = text.rindex("}")
    comma = "," if text[:at].strip() != "{" else ""
    return text[:at] + comma + ",".join(f'"{name}":{value}' for name, value in added.items()) + text[at:]


def text_of(value: object) -> str:
    """Return a Python value as JSON text, without white space."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
