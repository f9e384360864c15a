"""Fetches what package-lock.json pins, once."""

from __future__ import annotations

import hashlib
import re
import shutil
from typing import TYPE_CHECKING, Final

from site_builder.failure import Failure, output, program, run, say
from site_builder.project import MODULES, ROOT

if TYPE_CHECKING:
    from pathlib import Path

LEAST_NODE = (20, 11)
MANIFESTS: Final = ("package.json", "package-lock.json")
_STAMP = MODULES / ".fetched"


def node() -> str:
    """Return the path of Node.js; raise Failure if it is missing or older than LEAST_NODE."""
    wanted = ".".join(map(str, LEAST_NODE))
    path = program("node", f"install Node.js {wanted} or later.")
    version = output([path, "--version"]).decode().strip()
    numbers = re.match(r"v(\d+)\.(\d+)", version)
    if numbers is None or (int(numbers[1]), int(numbers[2])) < LEAST_NODE:
        message = f"Node.js {wanted} or later is needed, this is {version}."
        raise Failure(message)
    return path


def fetch() -> None:
    """Make ``node_modules`` hold what is pinned; do nothing when it does already.

    Raise Failure where it is a link: npm ci would empty the folder behind it, which belongs to somebody else.
    """
    node()
    pinned = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    if _STAMP.is_file() and _STAMP.read_text() == pinned:
        return
    if MODULES.is_symlink():
        message = (
            f"node_modules is a link to {MODULES.readlink()}, which does not hold what package-lock.json pins: "
            "remove the link and run this again, and npm ci makes a folder here."
        )
        raise Failure(message)
    say("Fetching the pinned packages with npm ci (once, about a minute) ...")
    _install(ROOT)
    _STAMP.write_text(pinned)


def fetch_beside(pinned: Path, folder: Path, what: str) -> Path:
    """Return the packages that a manifest and a lock in ``pinned`` name, installed in a folder of their own, once.

    ``what`` is what is said to be fetched. Raise Failure where it cannot be.
    """
    modules = folder / "node_modules"
    stamp = modules / ".fetched"
    state = hashlib.sha256(b"".join((pinned / name).read_bytes() for name in MANIFESTS)).hexdigest()
    if not stamp.is_file() or stamp.read_text() != state:
        folder.mkdir(parents=True, exist_ok=True)
        for name in MANIFESTS:
            shutil.copyfile(pinned / name, folder / name)
        say(f"Fetching {what} for the tests with npm ci (once) ...")
        _install(folder)
        stamp.write_text(state)
    return modules


def _install(folder: Path) -> None:
    npm = program("npm", "it comes with Node.js, or as a package of its own.")
    try:
        run([npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"], cwd=folder)
    except Failure as failure:
        message = "npm ci failed: is there a network? Its own words stand above."
        raise Failure(message) from failure
