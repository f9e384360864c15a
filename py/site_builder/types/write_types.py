"""Writes the types that follow from the schema of what crosses the bridge, where people and tools look for them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from site_builder.failure import output, say
from site_builder.project import ENGINE, ROOT
from site_builder.testing import environment
from site_builder.types.python_types import python_types

if TYPE_CHECKING:
    from pathlib import Path

_SCHEMA: Final = ENGINE / "bridge" / "report.schema.json"
FOR_PYTHON: Final = ENGINE / "output" / "report" / "shape.py"


def write_types() -> None:
    """Write the types anew."""
    FOR_PYTHON.write_text(for_python())
    say(f"Written: {FOR_PYTHON.relative_to(ROOT)}.")


def for_python() -> str:
    """Return the module of the types for Python, formatted as all of the project is."""
    made = python_types(json.loads(_SCHEMA.read_text()))
    ruff: list[str | Path] = [environment.program("ruff"), "format", "--stdin-filename", FOR_PYTHON, "-"]
    return output(ruff, stdin=made.encode()).decode()
