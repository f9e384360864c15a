"""The same files once more, packed: a server that knows how sends them instead, and packs nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from site_builder.bundle.pack import gzipped
from site_builder.hosting.content_coding import brotli

if TYPE_CHECKING:
    from collections.abc import Mapping

SUFFIXES: Final = (".br", ".gz")
_TEXTS: Final = (".html", ".js", ".ts", ".css", ".json", ".webmanifest", ".svg", ".txt")
# Less than a packet, or less than a tenth saved, is not worth a second file.
_LEAST: Final = 1400
_WORTH: Final = 0.9


def twins(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return for each file of text its packed twins, by the file's name with one suffix more."""
    made: dict[str, bytes] = {}
    for name, content in files.items():
        if not name.endswith(_TEXTS) or len(content) < _LEAST:
            continue
        pair = {name + ".br": brotli(content), name + ".gz": gzipped(content)}
        made |= {twin: packed for twin, packed in pair.items() if len(packed) < _WORTH * len(content)}
    return made


def is_twin(name: str, files: Mapping[str, object]) -> bool:
    """Return whether a file is another of these files in a coding: a file that is only there packed has no twin."""
    return name.endswith(SUFFIXES) and name.rsplit(".", 1)[0] in files
