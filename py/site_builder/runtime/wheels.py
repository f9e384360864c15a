"""The Python packages that the engine and the build import, from their wheels.

pyproject.toml pins the version of each, requirements.txt beside this module the SHA-256 of its file. pip checks that
when it fetches a wheel; it is checked here again each time a wheel is read, since it lies on a disk in between.
"""

from __future__ import annotations

import hashlib
import io
import sys
import venv
import zipfile
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from site_builder.failure import Failure, output, say
from site_builder.project import ROOT, WORK, pinned

LOCK: Final = Path(__file__).with_name("requirements.txt")
_FOLDER: Final = WORK / "wheels"
_LICENCES: Final = ("LICENSE", "LICENSE.txt", "LICENCE")


def modules() -> dict[str, bytes]:
    """Return the files of what the engine imports by their name in an archive; raise Failure as ``checked`` does."""
    return {
        name: archive.read(name)
        for archive in map(_archive, pinned("browser"))
        for name in archive.namelist()
        if ".dist-info/" not in name
    }


def licences() -> dict[str, str]:
    """Return the text of the licence of each package that the engine imports, by its name and version."""
    return {requirement.replace("==", " "): _licence(_archive(requirement)) for requirement in pinned("browser")}


def of_build() -> list[Path]:
    """Return the wheels that only the build itself imports; nothing of them is in the site."""
    return [checked(requirement)[0] for requirement in pinned("build")]


def checked(requirement: str) -> tuple[Path, bytes]:
    """Return the wheel of a requirement (``name==version``), and its octets; it is fetched if it is not here.

    Raise Failure if it has no digest in requirements.txt, or another than the one there.
    """
    trusted = _digests(requirement)
    wheel = _wheel(requirement, trusted)
    content = wheel.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    if digest not in trusted:
        message = (
            f"{wheel} is not the file of {requirement} that {_name()} names: its SHA-256 is {digest}. "
            "Find out who changed it; once it is deleted, the next build fetches it anew."
        )
        raise Failure(message)
    return wheel, content


def _archive(requirement: str) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(checked(requirement)[1]))


def _licence(archive: zipfile.ZipFile) -> str:
    name = next(name for name in archive.namelist() if ".dist-info/" in name and name.rsplit("/", 1)[1] in _LICENCES)
    return archive.read(name).decode()


def _digests(requirement: str) -> list[str]:
    """Return the digests that the lock has for a requirement, in hexadecimal digits."""
    for line in LOCK.read_text().replace("\\\n", " ").splitlines():
        words = line.split()
        if words[:1] == [requirement] and words[1:]:
            return [word.removeprefix("--hash=sha256:") for word in words[1:]]
    message = f"{_name()} has no SHA-256 for {requirement}: see at its head how to add one."
    raise Failure(message)


def _name() -> str:
    return str(LOCK.relative_to(ROOT)) if LOCK.is_relative_to(ROOT) else LOCK.name


def _wheel(requirement: str, trusted: list[str]) -> Path:
    # A wheel writes the hyphens of its name as underscores.
    pattern = f"{'-'.join(requirement.replace('-', '_').split('=='))}-*.whl"
    if not any(_FOLDER.glob(pattern)):
        _fetch(requirement, trusted)
    return min(_FOLDER.glob(pattern))


def _fetch(requirement: str, trusted: list[str]) -> None:
    say(f"Fetching {requirement} ...")
    _FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = _FOLDER / f"{requirement}.txt"
    wanted.write_text(" ".join([requirement, *(f"--hash=sha256:{digest}" for digest in trusted)]))
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
    only = ["--require-hashes", "--no-deps", "--only-binary", ":all:"]
    try:
        words = [*quiet, *only, "--dest", str(_FOLDER), "--requirement", str(wanted)]
        output([_python_with_pip(), "-m", "pip", "download", *words])
    except Failure as failure:
        message = f"pip could not fetch {requirement} with the SHA-256 of {_name()}: is there a network? {failure}"
        raise Failure(message) from failure


def _python_with_pip() -> str:
    """Return an interpreter that has pip; Debian's own may come without it."""
    if find_spec("pip"):
        return sys.executable
    folder = WORK / "pip"
    venv.create(folder, with_pip=True, symlinks=True)
    return str(folder / "bin" / "python")
