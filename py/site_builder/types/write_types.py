"""Writes the types that follow from the schema of what crosses the bridge, where people and tools look for them."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from site_builder.failure import output, say
from site_builder.fetch import node
from site_builder.project import ENGINE, MODULES, ROOT, SCRIPTS
from site_builder.testing import environment
from site_builder.types.python_types import python_types

_SCHEMA: Final = ENGINE / "bridge" / "report.schema.json"
_ACTIONS: Final = ENGINE / "bridge" / "actions.json"
_FOR_SCRIPTS: Final = Path(__file__).with_name("script_types.mjs")
FOR_PYTHON: Final = ENGINE / "output" / "report" / "shape.py"
FOR_SCRIPTS: Final = SCRIPTS / "types" / "report.d.ts"


def write_types() -> None:
    """Write the types anew."""
    for path, made in ((FOR_PYTHON, for_python()), (FOR_SCRIPTS, for_scripts())):
        path.write_text(made)
        say(f"Written: {path.relative_to(ROOT)}.")


def for_python() -> str:
    """Return the module of the types for Python, formatted as all of the project is."""
    made = python_types(json.loads(_SCHEMA.read_text()))
    ruff: list[str | Path] = [environment.program("ruff"), "format", "--stdin-filename", FOR_PYTHON, "-"]
    return output(ruff, stdin=made.encode()).decode()


def for_scripts() -> str:
    """Return the types for scripts, formatted as all of the project is."""
    with TemporaryDirectory() as folder:
        made = Path(folder) / FOR_SCRIPTS.name
        output([node(), _FOR_SCRIPTS, _SCHEMA, _ACTIONS, made])
        biome: list[str | Path] = [node(), MODULES / "@biomejs" / "biome" / "bin" / "biome"]
        formatted = output([*biome, "format", f"--stdin-file-path={FOR_SCRIPTS}"], stdin=made.read_bytes())
    return formatted.decode()
