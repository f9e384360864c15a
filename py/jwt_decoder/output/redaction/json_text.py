"""JSON trees written as text again, as their strings are to be."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jwt_decoder.model.part import Node


def written(node: Node, change: Callable[[Node], str | None]) -> str:
    """Return a node as JSON; ``change`` gives the text of a node that is to be another one, None of any else."""
    changed = change(node)
    if changed is not None:
        return changed
    if node["type"] == "object":
        return written_object((member["text"], written(member["node"], change)) for member in node["members"])
    if node["type"] == "array":
        return f"[{','.join(written(item, change) for item in node['items'])}]"
    return json.dumps(node["value"]) if node.get("cut") else node["text"]


def written_object(members: Iterable[tuple[str, str]]) -> str:
    """Return an object of names and values that are JSON already."""
    return f"{{{','.join(f'{name}:{value}' for name, value in members)}}}"
