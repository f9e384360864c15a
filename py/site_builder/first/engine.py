"""Makes the first engine: Python's WebAssembly and a memory, cut to what a report calls."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Final

from site_builder.bundle import esbuild
from site_builder.bundle.pack import digest, gzipped
from site_builder.failure import output, say
from site_builder.fetch import node
from site_builder.first import texts
from site_builder.project import MODULES, SCRIPTS, WORK
from site_builder.runtime import engine_archive, slim_pyodide, zstd
from site_builder.runtime.slim_stdlib import STDLIB, trimmed
from site_builder.runtime.snapshot import compiled

_HERE: Final = Path(__file__).parent
_INSIDE: Final = _HERE / "inside"
_MADE: Final = ("first.wasm", "first.image", "poisoned.image")
_CORE: Final = (
    *(SCRIPTS / "first" / f"{name}.js" for name in ("image", "python", "trampoline")),
    SCRIPTS / "engine" / "hashes.js",
    *slim_pyodide.READ_MEMORY,
)
# Mebibytes: each file is one frame.
_FRAME: Final = 16
_PACKAGES: Final = ("binaryen", "pyodide")
# What the interpreter is asked for while it is made into an image, and by the worker.
EXPORTS: Final = (
    *("PyBytes_AsString", "PyBytes_FromStringAndSize", "PyBytes_Size", "PyErr_Clear", "PyImport_ImportModule"),
    *("PyObject_CallOneArg", "PyObject_GetAttrString", "PyObject_Hash", "PyRun_SimpleString", "Py_DecRef"),
    *("Py_DontWriteBytecodeFlag", "Py_InitializeEx", "Py_NoSiteFlag", "Py_OptimizeFlag", "_PyRuntime"),
    "_PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET",
    *("__indirect_function_table", "__stack_pointer", "emscripten_stack_get_base", "emscripten_stack_get_end", "free"),
    *("malloc", "memory", "sbrk"),
)


def folder() -> Path:
    """Return the folder with the first engine; it is kept as long as everything that it is made of stays."""
    sources = all_sources()
    made = WORK / "first" / digest(b"".join([*sources.values(), *(path.read_bytes() for path in _makers())]))
    if not all((made / name).is_file() for name in _MADE):
        make(made, sources)
    return made


def archives() -> list[Path]:
    """Return the library and the whole engine, compiled."""
    sources = _sources()
    return [compiled("stdlib", sources["stdlib.zip"]), compiled("engine", sources["engine.zip"])]


def _sources() -> dict[str, bytes]:
    return {"stdlib.zip": trimmed(STDLIB.read_bytes()), "engine.zip": engine_archive.archive()}


def _makers() -> list[Path]:
    packages = [MODULES / name / "package.json" for name in _PACKAGES]
    return [*sorted(_HERE.rglob("*.mjs")), *sorted(_INSIDE.glob("*.py")), *_CORE, *packages]


def all_sources() -> dict[str, bytes]:
    """Return what it is made of besides the scripts: the library, the engine, and what is asked of it."""
    return {**_sources(), "requests.json": json.dumps(texts.requests()).encode()}


def make(made: Path, sources: dict[str, bytes]) -> None:
    """Make the first engine in a folder, which is not there before."""
    say("Making the first engine (once for each change of the engine, some minutes) ...")
    made.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=made.parent) as name:
        place = Path(name)
        for file, content in sources.items():
            (place / file).write_bytes(content)
        script = slim_pyodide.folder() / "pyodide.asm.mjs"
        fresh = place / "made"
        fresh.mkdir()
        words = [place / "stdlib.zip", place / "engine.zip", *archives(), place / "requests.json", _INSIDE, fresh]
        output([node(), _HERE / "make.mjs", script, slim_pyodide.with_exports(EXPORTS), *words])
        # Whoever is interrupted leaves nothing that looks whole.
        if not made.exists():
            fresh.replace(made)


def large() -> dict[str, bytes]:
    """Return, by role, the two files that the page itself unpacks."""
    made = folder()
    return {"firstWasm": (made / "first.wasm").read_bytes(), "firstImage": (made / "first.image").read_bytes()}


def files() -> dict[str, tuple[str, bytes]]:
    """Return what the first engine starts from: by role, the name in ``dist/`` and the octets as packed."""
    script = esbuild.script("first.js", form="iife", define={"TRAMPOLINE": slim_pyodide.trampoline()})
    packed = {role: (content, zstd.packed(content, _FRAME)) for role, content in large().items()}
    endings = {"firstWasm": "wasm", "firstImage": "image"}
    return {
        "first": (f"assets/first-{digest(script)}.js.gz", gzipped(script)),
        **{
            role: (f"assets/first-{digest(content)}.{endings[role]}.zst", octets)
            for role, (content, octets) in packed.items()
        },
    }
