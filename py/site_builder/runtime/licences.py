"""The licences of everything by others that is in the site."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from site_builder.failure import Failure
from site_builder.project import MODULES, ROOT
from site_builder.runtime import wheels

_TEXTS = ROOT / "assets" / "licences"
_NAMES = ("LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE", "OFL.txt")


@dataclass(frozen=True, slots=True)
class Incorporated:
    """What a package of npm holds and brings no licence for: its name, its SPDX identifier, the file of its text."""

    name: str
    identifier: str
    file: str


# What Pyodide's script, WebAssembly and archive are made of, as its own Makefiles link it; each text names its source.
IN_PYODIDE: Final = (
    Incorporated("Python, its interpreter and its standard library", "PSF-2.0", "Python.txt"),
    Incorporated("Software incorporated in Python", "various", "Python-incorporated.txt"),
    Incorporated("expat", "MIT", "expat.txt"),
    Incorporated("libmpdec", "BSD-2-Clause", "libmpdec.txt"),
    Incorporated("mimalloc", "MIT", "mimalloc.txt"),
    Incorporated("HACL*", "MIT", "HACL.txt"),
    Incorporated("zlib", "Zlib", "zlib.txt"),
    Incorporated("bzip2", "bzip2-1.0.6", "bzip2.txt"),
    Incorporated("liblzma", "public domain", "liblzma.txt"),
    Incorporated("Zstandard", "BSD-3-Clause", "Zstandard.txt"),
    Incorporated("SQLite", "public domain", "SQLite.txt"),
    Incorporated("libffi", "MIT", "libffi.txt"),
    Incorporated("Emscripten", "MIT", "Emscripten.txt"),
    Incorporated("mini-lz4", "MIT", "mini-lz4.txt"),
    Incorporated("musl", "MIT", "musl.txt"),
    Incorporated("compiler-rt, libc++, libc++abi and libunwind of LLVM", "Apache-2.0 WITH LLVM-exception", "LLVM.txt"),
    Incorporated("error-stack-parser and stackframe", "MIT", "error-stack-parser.txt"),
)


def third_party() -> str:
    """Return one text with the name and licence of everything that the site carries; raise Failure if one has none."""
    manifest = json.loads((ROOT / "package.json").read_text())
    packages = (_package(name) for name in sorted(manifest["dependencies"]))
    incorporated = (_incorporated(one) for one in IN_PYODIDE)
    python = (_titled(title, text) for title, text in wheels.licences().items())
    return "\n\n".join([*packages, *incorporated, *python])


def _package(name: str) -> str:
    folder = MODULES / name
    manifest = json.loads((folder / "package.json").read_text())
    title = f"{name} {manifest['version']} ({manifest['license']})"
    own = (folder / file for file in _NAMES if (folder / file).is_file())
    text = next(own, _TEXTS / f"{manifest['license']}.txt")
    if not text.is_file():
        message = f"The licence of {name} ({manifest['license']}) has no text: put it into assets/licences."
        raise Failure(message)
    return _titled(title, text.read_text())


def _incorporated(one: Incorporated) -> str:
    return _titled(f"{one.name} ({one.identifier}), in pyodide", (_TEXTS / one.file).read_text())


def _titled(title: str, text: str) -> str:
    return f"{title}\n{'=' * len(title)}\n\n{text.strip()}\n"
