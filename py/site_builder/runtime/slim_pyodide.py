"""Pyodide without what only dynamic libraries, graphics and sound need, and without modules in C that nothing imports.

Its script offers 1,370 functions, of which its WebAssembly asks for a fifth, and takes 4,869 from it, of which it calls
some 120. What goes with them is two thirds of the script and a tenth of the WebAssembly. Databases, compression, XML,
the encodings of East Asia and Python's own tests are another quarter of that, the names of characters an eighth of
what is left.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from site_builder.bundle.cached import cached
from site_builder.bundle.pack import digest
from site_builder.project import MODULES, WORK

PYODIDE: Final = MODULES / "pyodide"
_SCRIPT: Final = Path(__file__).with_suffix(".mjs")
_MADE_BY: Final = [
    _SCRIPT,
    *(_SCRIPT.with_name(f"{name}.mjs") for name in ("unicode_names", "unused_modules", "wasm_sections")),
    *(MODULES / name / "package.json" for name in ("binaryen", "pyodide", "terser")),
]


def folder() -> Path:
    """Return the folder with Pyodide's script and WebAssembly, made once for each version of what makes them."""
    place = WORK / "slim" / digest(b"".join(path.read_bytes() for path in _MADE_BY))
    for action, name in (("script", "pyodide.asm.mjs"), ("wasm", "pyodide.asm.wasm")):
        cached(place / name, (PYODIDE / name).read_bytes(), [_SCRIPT, action])
    return place


def esbuild_options() -> list[str]:
    """Return the options with which esbuild bundles a script that starts Pyodide in a browser."""
    # Pyodide's own doors to Node are never opened there.
    doors = ["--external:node:*", "--external:ws", "--define:import.meta.url='https://pyodide.invalid/'"]
    return [*doors, f"--alias:pyodide/pyodide.asm.mjs={folder() / 'pyodide.asm.mjs'}"]
