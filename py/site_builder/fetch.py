"""Fetches what package-lock.json pins, once."""

from __future__ import annotations

import hashlib
import re

from site_builder.failure import Failure, output, program, run, say
from site_builder.project import MODULES, ROOT

LEAST_NODE = (20, 11)
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
    npm = program("npm", "it comes with Node.js, or as a package of its own.")
    say("Fetching the pinned packages with npm ci (once, about a minute) ...")
    try:
        run([npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"])
    except Failure as failure:
        message = "npm ci failed: is there a network? Its own words stand above."
        raise Failure(message) from failure
    _STAMP.write_text(pinned)
