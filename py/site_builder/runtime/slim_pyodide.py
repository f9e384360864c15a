"""Pyodide without what only dynamic libraries, graphics and sound need, and without modules in C that nothing imports.

Its script offers 1,370 functions, of which its WebAssembly asks for a fifth, and takes 4,869 from it, of which it calls
some 120. What goes with them is two thirds of the script and a tenth of the WebAssembly. Databases, compression, XML,
the encodings of East Asia and Python's own tests are another quarter of that, the names of characters an eighth of
what is left.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from site_builder.bundle.cached import cached
from site_builder.bundle.pack import digest
from site_builder.failure import Failure
from site_builder.project import MODULES, SCRIPTS, WORK

if TYPE_CHECKING:
    from collections.abc import Sequence

PYODIDE: Final = MODULES / "pyodide"
_PROGRAM: Final = "pyodide.asm.mjs"
_WASM: Final = "pyodide.asm.wasm"
_TRAMPOLINE: Final = re.compile(r'hexStringToUTF8Array\("([0-9a-f]+)"\)')
_SCRIPT: Final = Path(__file__).with_suffix(".mjs")
# What reads the memory of Python, and takes out of it what differs for no reason.
READ_MEMORY: Final = (
    *(_SCRIPT.with_name(f"{name}.mjs") for name in ("alike", "heap", "lean")),
    SCRIPTS / "engine" / "dictionaries.js",
)
_MADE_BY: Final = [
    _SCRIPT,
    *(_SCRIPT.with_name(f"{name}.mjs") for name in ("unicode_names", "unused_modules", "wasm_sections")),
    *(MODULES / name / "package.json" for name in ("binaryen", "pyodide", "terser")),
]


def folder() -> Path:
    """Return the folder with Pyodide's script and WebAssembly, made once for each version of what makes them."""
    place = _place()
    cached(place / _PROGRAM, (PYODIDE / _PROGRAM).read_bytes(), [_SCRIPT, "script"])
    _wasm(place / _WASM, ())
    return place


def with_exports(names: Sequence[str]) -> Path:
    """Return the WebAssembly with more of Python's functions to be called: what the first engine is made of."""
    folder()
    return _wasm(_place() / f"{digest(' '.join(names).encode())}.wasm", names)


def trampoline() -> str:
    """Return the small module that Pyodide's script carries, in hexadecimal digits: see ``assets/js/first``."""
    found = _TRAMPOLINE.search((PYODIDE / _PROGRAM).read_text())
    if found is None:
        message = f"{_PROGRAM} of Pyodide carries its trampoline in another way."
        raise Failure(message)
    return found[1]


def _place() -> Path:
    return WORK / "slim" / digest(b"".join(path.read_bytes() for path in _MADE_BY))


def _wasm(made: Path, names: Sequence[str]) -> Path:
    return cached(made, (PYODIDE / _WASM).read_bytes(), [_SCRIPT, "wasm", ",".join(names)])


def esbuild_options() -> list[str]:
    """Return the options with which esbuild bundles a script that starts Pyodide in a browser."""
    # Pyodide's own doors to Node are never opened there.
    doors = ["--external:node:*", "--external:ws", "--define:import.meta.url='https://pyodide.invalid/'"]
    return [*doors, f"--alias:pyodide/pyodide.asm.mjs={folder() / 'pyodide.asm.mjs'}"]
