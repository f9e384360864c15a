"""The same files once more, packed: a server that knows how sends them instead, and packs nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from site_builder.bundle.pack import gzipped
from site_builder.hosting.content_coding import brotli

if TYPE_CHECKING:
    from collections.abc import Mapping

# The suffix of a twin, and the content coding that it has (RFC 9110, 8.4.1).
CODINGS: Final = {".br": "br", ".gz": "gzip"}
SUFFIXES: Final = tuple(CODINGS)
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
        made |= {name + suffix: twin for suffix, twin in packed(content).items()}
    return made


def packed(content: bytes) -> dict[str, bytes]:
    """Return the content in each coding by the suffix of its twin, where enough is saved."""
    made = {".br": brotli(content), ".gz": gzipped(content)}
    return {suffix: twin for suffix, twin in made.items() if len(twin) < _WORTH * len(content)}


def is_twin(name: str, files: Mapping[str, object]) -> bool:
    """Return whether a file is another of these files in a coding: a file that is only there packed has no twin."""
    return name.endswith(SUFFIXES) and name.rsplit(".", 1)[0] in files
