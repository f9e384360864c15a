"""Compares a deployed copy of the site with a fresh build."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import Request, urlopen

from site_builder.failure import Failure, say
from site_builder.hosting import content_coding, host_files, twins
from site_builder.project import DIST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SECONDS = 60
_ZSTD = bytes.fromhex("28b52ffd")


def check(place: str) -> None:
    """Print what differs between ``dist/`` and the folder or address; raise Failure if anything does.

    What is packed is compared unpacked, since compressors differ and hosts unpack. What is for hosts alone is not
    compared, and a packed twin may be missing: no page is made of them.
    """
    differences = list(_differences(_reader(place)))
    for line in differences:
        say(line)
    if differences:
        message = f"{place} is not this build: {len(differences)} files differ."
        raise Failure(message)
    say(f"{place} is this build, file for file.")


def _differences(read: Callable[[str], bytes | None]) -> Iterator[str]:
    built = {path.relative_to(DIST).as_posix(): path for path in sorted(DIST.rglob("*")) if path.is_file()}
    for name, path in built.items():
        if host_files.is_for_hosts(name):
            continue
        deployed = read(name)
        if deployed is None:
            if not twins.is_twin(name, built):
                yield f"missing   {name}"
        elif not _is_same(name, deployed, path.read_bytes()):
            yield f"different {name}"


def _is_same(name: str, deployed: bytes, built: bytes) -> bool:
    return deployed == built or _unpacked(name, deployed) == _unpacked(name, built)


def _unpacked(name: str, content: bytes) -> bytes | None:
    """Return what is in a packed file, or the content where it is none, or None where it is damaged."""
    try:
        if content.startswith(b"\x1f\x8b"):
            return gzip.decompress(content)
        if content.startswith(_ZSTD):
            return content_coding.unpacked("zst", content)
        return content_coding.unpacked("br", content) if name.endswith(".br") else content
    except (EOFError, OSError, zlib.error, Failure):
        return None


def _reader(place: str) -> Callable[[str], bytes | None]:
    if urlsplit(place).scheme in {"http", "https"}:
        return lambda name: _fetched(place if place.endswith("/") else f"{place}/", name)
    folder = Path(place)
    if not folder.is_dir():
        message = f"{place} is neither a folder nor an address."
        raise Failure(message)
    return lambda name: (folder / name).read_bytes() if (folder / name).is_file() else None


def _fetched(base: str, name: str) -> bytes | None:
    request = Request(urljoin(base, quote(name)), headers={"Accept-Encoding": "identity"})  # noqa: S310 - only http and https come here
    try:
        with urlopen(request, timeout=_SECONDS) as response:  # noqa: S310 - as above
            content: bytes = response.read()
            return content
    except (URLError, TimeoutError):
        return None
