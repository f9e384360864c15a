"""The browser of a run, and a second one where a context asks for what the first cannot change while it runs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Playwright

# What a test waits for comes after some milliseconds, and on a busy machine after many seconds; if it never does, the
# test fails then.
expect.set_options(timeout=60_000)

NAME: Final = os.environ.get("TEST_BROWSER", "chromium")
# It asks for nothing of its own.
QUIET: Final = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
CHROMIUM: Final = (
    *QUIET,
    # A test uses Python for a second or two, and a tenth of its functions: compiling it better costs as much as the
    # test does, and looking through the rest of it a tenth of a start.
    "--js-flags=--liftoff-only --wasm-lazy-validation",
)
# Firefox takes over BiDi no word on media features: what a context asks for is a preference of the whole browser.
FIREFOX: Final = {
    "security.fileuri.strict_origin_policy": True,
    "layout.css.prefers-color-scheme.content-override": 1,
    # As in Chromium: Python is compiled quickly, and not once more while it runs.
    "javascript.options.wasm_optimizingjit": False,
}
PREFERENCES: Final[dict[tuple[str, str | bool], dict[str, int]]] = {
    ("color_scheme", "dark"): {"layout.css.prefers-color-scheme.content-override": 0},
    ("reduced_motion", "reduce"): {"ui.prefersReducedMotion": 1},
    ("forced_colors", "active"): {"browser.display.document_color_use": 2, "ui.useAccessibilityTheme": 1},
    ("has_touch", True): {"ui.primaryPointerCapabilities": 1, "ui.allPointerCapabilities": 1},
}
# A service worker would answer what a test intercepts, and would fill a cache of 6 MB in each of some hundred contexts.
# Playwright's own `service_workers="block"` writes a warning to the console, which fails a test here, and leaves a page
# that believes in service workers; without them it is the page of a browser that has none.
UNSERVED: Final = "delete Navigator.prototype.serviceWorker"
# Firefox keeps something of each context that is closed: after some hundred it takes gigabytes.
MOST_CONTEXTS: Final = 60
NOT_TAKEN: Final = {*(name for name, _ in PREFERENCES), "is_mobile"}


class Fleet:
    """The browsers of one run."""

    def __init__(self, playwright: Playwright, name: str) -> None:
        """Take the name of a browser: chromium or firefox."""
        self._playwright = playwright
        self._name = name
        self._plain = self._start({})
        self._special: tuple[dict[str, int], Browser] | None = None
        self._made = 0

    @property
    def version(self) -> int:
        """Return the major version of the browser."""
        return int(self._plain.version.partition(".")[0])

    def browser(self, **options: object) -> Browser:
        """Return a browser in which a context with these options can be made."""
        preferences = self._preferences(options)
        if not preferences:
            return self._plain
        if self._special is None or self._special[0] != preferences:
            self._close_special()
            self._special = (preferences, self._start(preferences))
        return self._special[1]

    def context(self, **options: object) -> BrowserContext:
        """Return a fresh context with the options of Playwright; only ``service_workers="allow"`` lets it have any."""
        self._renew()
        taken = {name: value for name, value in options.items() if self._name == "chromium" or name not in NOT_TAKEN}
        context = self.browser(**options).new_context(**taken)  # type: ignore[arg-type]  # passed on as they are
        if options.get("service_workers") != "allow":
            context.add_init_script(UNSERVED)
        return context

    def close(self) -> None:
        """Stop whatever runs."""
        self._close_special()
        self._plain.close()

    @property
    def is_worn(self) -> bool:
        """Say whether the browser should start anew, as it does for the next context once none is open."""
        return self._name == "firefox" and self._made > MOST_CONTEXTS

    def _renew(self) -> None:
        """Start Firefox anew once it has had many contexts and none of them is open."""
        self._made += 1
        if self.is_worn and not self._plain.contexts:
            self._plain.close()
            self._plain = self._start({})
            self._made = 0

    def _close_special(self) -> None:
        """Stop the browser with preferences of its own; one at a time is enough, and each is large."""
        if self._special is not None:
            self._special[1].close()

    def _preferences(self, options: dict[str, object]) -> dict[str, int]:
        if self._name == "chromium":
            return {}
        wanted = [preferences for option, preferences in PREFERENCES.items() if options.get(option[0]) == option[1]]
        return {name: value for preferences in wanted for name, value in preferences.items()}

    def _start(self, preferences: dict[str, int]) -> Browser:
        if self._name == "chromium":
            path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
            return self._playwright.chromium.launch(executable_path=path, args=list(CHROMIUM))
        return self._playwright.firefox.launch(
            channel="moz-firefox",
            executable_path=os.environ.get("FIREFOX", "/usr/bin/firefox-esr"),
            firefox_user_prefs={**FIREFOX, **preferences},
        )
