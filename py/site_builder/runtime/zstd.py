"""Zstandard: a fifth less than gzip makes of the two large files."""

from __future__ import annotations

import base64
import re
from pathlib import Path
from typing import Final

from site_builder.bundle.cached import cached
from site_builder.bundle.pack import digest
from site_builder.failure import Failure
from site_builder.project import MODULES, WORK

_SCRIPT: Final = Path(__file__).with_suffix(".mjs")
_FRAME: Final = 3
_DECODER: Final = MODULES / "zstddec" / "dist" / "zstddec-stream.mjs"
_WASM: Final = re.compile(r'^const wasm = "([A-Za-z0-9+/=]+)";$', re.MULTILINE)


def packed(content: bytes, frame: int = _FRAME) -> bytes:
    """Return the content as Zstandard frames (RFC 8878) of so many mebibytes.

    They are kept as long as the content and the packer stay. Larger ones are smaller together, and take more memory.
    """
    packer = _SCRIPT.read_bytes() + (MODULES / "@hpcc-js" / "wasm-zstd" / "package.json").read_bytes()
    state = digest(content + bytes([frame]) + packer)
    return cached(WORK / "packed" / f"{state}.zst", content, [_SCRIPT, str(frame)]).read_bytes()


def decoder() -> bytes:
    """Return the WebAssembly that unpacks frames.

    The package wraps it in a script that fetches it from a ``data:`` address, which the page's policy forbids.
    """
    found = _WASM.search(_DECODER.read_text())
    if found is None:
        message = f"{_DECODER.name} of zstddec does not hold its WebAssembly where it did."
        raise Failure(message)
    return base64.b64decode(found[1])
