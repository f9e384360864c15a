"""Takes the memory snapshot that Python starts from in the browser."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Final

from site_builder.bundle.cached import cached
from site_builder.failure import output, say
from site_builder.fetch import node
from site_builder.project import MODULES, WORK
from site_builder.runtime import engine_archive, slim_pyodide
from site_builder.runtime.slim_stdlib import STDLIB, trimmed

_SCRIPT: Final = Path(__file__).with_name("snapshot.mjs")
_SAMPLES: Final = Path(__file__).with_name("warm.json")


def snapshot() -> bytes:
    """Return the snapshot with the engine imported and warm, less the octets that the wasm file holds anyway."""
    stdlib = compiled("stdlib", trimmed(STDLIB.read_bytes()))
    engine = compiled("engine", engine_archive.archive())
    # Several processes may take it at once.
    fresh = WORK / f"snapshot.{os.getpid()}"
    say("Taking the memory snapshot ...")
    output([node(), _SCRIPT, "snapshot", slim_pyodide.folder(), stdlib, engine, _SAMPLES, fresh])
    content = fresh.read_bytes()
    fresh.replace(WORK / "snapshot")
    return content


def compiled(name: str, source: bytes) -> Path:
    """Return the archive with its modules compiled; it is kept as long as the source and the compiler stay."""
    version = json.loads((MODULES / "pyodide" / "package.json").read_text())["version"]
    state = hashlib.sha256(source + _SCRIPT.read_bytes() + version.encode()).hexdigest()[:10]
    return cached(WORK / "compiled" / f"{name}-{state}.zip", source, [_SCRIPT, "compile"])
