"""Archives whose octets depend on their contents alone."""

from __future__ import annotations

import gzip
import hashlib
import io
import zipfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_EPOCH = (1980, 1, 1, 0, 0, 0)
# What only a package that is installed has: its command line, and its word to type checkers.
_INSTALLED_ONLY: Final = ("__main__.py", "py.typed")


def digest(content: bytes) -> str:
    """Return the ten hexadecimal digits that stand in the name of a file with this content."""
    return hashlib.sha256(content).hexdigest()[:10]


def gzipped(content: bytes) -> bytes:
    """Return the content as a gzip member without a name and a time."""
    return gzip.compress(content, compresslevel=9, mtime=0)


def zipped(files: dict[str, bytes]) -> bytes:
    """Return an uncompressed zip archive of the files by name, sorted; it is gzipped as a whole afterwards."""
    octets = io.BytesIO()
    with zipfile.ZipFile(octets, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content)
    return octets.getvalue()


def package_files(folder: Path) -> dict[str, bytes]:
    """Return what the browser needs of a Python package, modules and data, by their name in an archive."""
    kept = (path for path in sorted(folder.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)
    return {
        path.relative_to(folder.parent).as_posix(): path.read_bytes()
        for path in kept
        if path.name not in _INSTALLED_ONLY
    }
