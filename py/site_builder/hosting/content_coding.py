"""The codings that Python's library lacks: Node.js has them."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal

from site_builder.bundle.cached import cached
from site_builder.bundle.pack import digest
from site_builder.failure import output
from site_builder.fetch import node
from site_builder.project import WORK

_SCRIPT: Final = Path(__file__).with_suffix(".mjs")


def brotli(content: bytes) -> bytes:
    """Return the content packed with brotli (RFC 7932); it is kept as long as the content and the packer stay."""
    state = digest(content + _SCRIPT.read_bytes())
    return cached(WORK / "packed" / f"{state}.br", content, [_SCRIPT, "br"]).read_bytes()


def unpacked(coding: Literal["br", "zst"], packed: bytes) -> bytes:
    """Return what was packed with brotli or Zstandard; raise Failure if it is damaged or cut."""
    return output([node(), _SCRIPT, f"un{coding}"], stdin=packed)
