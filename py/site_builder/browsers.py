"""Finds Chromium, or installs Debian's where that may be done."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Final

from site_builder.failure import Failure, run, say

_NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_PLACES: Final = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)


def chromium() -> str:
    """Return the path of a Chromium; install Debian's if there is none and this process may; else raise Failure."""
    found = _find()
    if found is None and _may_install():
        _install("chromium")
        found = _find()
    if found is None:
        message = "The browser tests need Chromium or Chrome: install one, or name it in the variable CHROMIUM."
        raise Failure(message)
    return found


def _find() -> str | None:
    named = os.environ.get("CHROMIUM")
    on_path = (shutil.which(name) for name in _NAMES)
    return named or next(filter(None, on_path), None) or next(filter(os.path.exists, _PLACES), None)


def _may_install() -> bool:
    return shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0


def _install(package: str) -> None:
    say(f"Installing {package} from Debian (once) ...")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    if not any(Path("/var/lib/apt/lists").glob("*_Packages*")):
        run(["apt-get", "-qq", "update"], env=quiet)
    try:
        run(["apt-get", "-qq", "install", "--no-install-recommends", package], env=quiet)
    except Failure:
        run(["apt-get", "-qq", "update"], env=quiet)
        run(["apt-get", "-qq", "install", "--no-install-recommends", package], env=quiet)
