"""Holds the schema against what crosses to the page, thousands of times in a run of the tests."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import fastjsonschema
from jwt_decoder.bridge.protocol import schema

if TYPE_CHECKING:
    from collections.abc import Callable


@cache
def conforms(name: str) -> Callable[[object], object]:
    """Return what raises JsonSchemaException for a value that a definition of the schema does not describe."""
    check: Callable[[object], object] = fastjsonschema.compile(
        _apart({**schema(), "$ref": f"#/$defs/{name}"}), use_default=False
    )
    return check


def _apart(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Return a schema in which nothing stands beside a $ref: up to draft 7, which is compiled, it would be ignored."""
    if isinstance(value, list):
        return [_apart(item) for item in value]
    if not isinstance(value, dict):
        return value
    whole = {name: _apart(item) for name, item in value.items()}
    if len(whole) > 1 and "$ref" in whole:
        whole["allOf"] = [{"$ref": whole.pop("$ref")}]
    return whole
