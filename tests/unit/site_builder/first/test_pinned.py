"""What the first engine knows of Pyodide's insides belongs to the version that is pinned."""

from __future__ import annotations

import json
from typing import Final

from site_builder.failure import output
from site_builder.fetch import node
from site_builder.first import engine
from site_builder.project import ROOT
from site_builder.runtime import slim_pyodide

_VERSION: Final = "314.0.7"
_EXPORTS: Final = """
const module = new WebAssembly.Module(require("node:fs").readFileSync(process.argv[1]));
console.log(JSON.stringify(WebAssembly.Module.exports(module).map(({ name }) => name)));
"""


def test_was_read_from_the_pyodide_that_is_pinned() -> None:
    pinned = json.loads((ROOT / "package.json").read_text())["dependencies"]["pyodide"]
    assert pinned == _VERSION, (
        f"The first engine was made for Pyodide {_VERSION}, and {pinned} is pinned: see docs/first-engine.md, "
        "Another Pyodide, for what to look at, and change the version here."
    )


def test_pyodide_still_has_every_function_that_is_called_without_its_script() -> None:
    wasm = slim_pyodide.PYODIDE / "pyodide.asm.wasm"
    exported = set(json.loads(output([node(), "--eval", _EXPORTS, wasm])))
    missing = sorted(set(engine.EXPORTS) - exported)
    assert missing == [], f"This Pyodide does not export {', '.join(missing)}: the first engine calls it."


def test_pyodide_still_carries_its_trampoline() -> None:
    octets = bytes.fromhex(slim_pyodide.trampoline())
    assert octets.startswith(b"\0asm")
    assert b"trampoline_call" in octets
