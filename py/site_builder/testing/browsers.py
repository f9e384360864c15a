"""Finds the browsers of the tests, or installs Debian's where that may be done."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from site_builder.failure import Failure, run, say


class Missing(Failure):
    """A browser is not here, and cannot be had."""


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser, and where machines have it.

    ``variable`` is the environment variable that names another one; ``names`` are programs looked for on the path,
    ``places`` files and patterns below the root; ``packages`` are Debian's; ``missing`` is what a person is told.
    """

    variable: str
    names: tuple[str, ...]
    places: tuple[str, ...]
    packages: tuple[str, ...]
    missing: str


CHROMIUM: Final = Browser(
    "CHROMIUM",
    ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"),
    (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "C:/Program Files/Google/Chrome/Application/chrome.exe",
        "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
    ),
    ("chromium",),
    "The browser tests need Chromium or Chrome: install one, or name it in the variable CHROMIUM.",
)
# The engine of Chromium without what a window has around the page: a page starts in two thirds of the time.
HEADLESS: Final = Browser(
    CHROMIUM.variable,
    ("chromium-headless-shell", *CHROMIUM.names),
    CHROMIUM.places,
    ("chromium-headless-shell",),
    CHROMIUM.missing,
)
FIREFOX: Final = Browser(
    "FIREFOX",
    ("firefox-esr", "firefox"),
    ("/Applications/Firefox.app/Contents/MacOS/firefox", "C:/Program Files/Mozilla Firefox/firefox.exe"),
    ("firefox-esr",),
    "There is no Firefox here: install it, or name it in the variable FIREFOX.",
)
DRIVER: Final = Browser(
    "WEBKIT_DRIVER",
    ("WebKitWebDriver",),
    (),
    ("webkit2gtk-driver",),
    "There is no WebKitWebDriver here: on Debian it is in the package webkit2gtk-driver.",
)
WEBKIT: Final = Browser(
    "WEBKIT",
    (),
    ("/usr/lib/*/webkit2gtk-4.*/MiniBrowser", "/usr/libexec/webkit2gtk-4.*/MiniBrowser"),
    DRIVER.packages,
    "There is no WebKitGTK here: on Debian it comes with the package webkit2gtk-driver.",
)
DISPLAY: Final = Browser(
    "XVFB_RUN",
    ("xvfb-run",),
    (),
    ("xvfb", "xauth"),
    "WebKit needs a display: on Debian the packages xvfb and xauth give one that nobody sees.",
)


def find(browser: Browser) -> str:
    """Return the path of a browser; install Debian's if there is none and this process may; else raise Missing."""
    found = _look(browser)
    if found is None and _may_install():
        _install(browser)
        found = _look(browser)
    if found is None:
        raise Missing(browser.missing)
    return found


def webkit() -> tuple[list[str], dict[str, str]]:
    """Return what stands before a command that drives WebKit, a display that nobody sees, and what names its programs.

    Raises Missing where one of them is not here and may not be installed.
    """
    names = {browser.variable: find(browser) for browser in (DRIVER, WEBKIT)}
    return [find(DISPLAY), "--auto-servernum", "--server-args=-screen 0 1280x1024x24"], names


def _look(browser: Browser) -> str | None:
    on_path = (shutil.which(name) for name in browser.names)
    return os.environ.get(browser.variable) or next(filter(None, on_path), None) or _in_places(browser.places)


def _in_places(places: tuple[str, ...]) -> str | None:
    for place in map(Path, places):
        root = Path(place.anchor)
        if root.is_dir() and (found := sorted(root.glob(place.relative_to(root).as_posix()))):
            return str(found[-1])
    return None


def _may_install() -> bool:
    return shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0


def _install(browser: Browser) -> None:
    say(f"Installing {' and '.join(browser.packages)} from Debian (once) ...")
    with suppress(Failure):
        # The lists that are here may name versions that the mirror no longer has, or old ones.
        _apt("update")
    try:
        _apt("install", "--no-install-recommends", *browser.packages)
    except Failure as failure:
        raise Missing(browser.missing) from failure


def _apt(*words: str) -> None:
    run(["apt-get", "-qq", *words], env={"DEBIAN_FRONTEND": "noninteractive"})
