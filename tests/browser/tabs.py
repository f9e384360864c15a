"""Tabs that tests use one after the other: each test loads its page anew, in a tab without a trace of another test."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from playwright.sync_api import Error

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Route, ViewportSize, WebError

    from tests.browser.fleet import Fleet
    from tests.browser.watch import Watch

# What is for as long as the context or the page is; a tab to which a test does it is for that test alone.
LASTING: Final = (
    "add_cookies",
    "add_init_script",
    "add_locator_handler",
    "clear_permissions",
    "emulate_media",
    "expose_binding",
    "expose_function",
    "grant_permissions",
    "new_cdp_session",
    "on",
    "once",
    "route_web_socket",
    "set_default_navigation_timeout",
    "set_default_timeout",
    "set_extra_http_headers",
    "set_geolocation",
    "set_offline",
)
CLOCK: Final = ("fast_forward", "install", "pause_at", "resume", "run_for", "set_fixed_time", "set_system_time")
# After these a clock that was set runs on, and can be set again.
RUNS_ON: Final = ("fast_forward", "run_for", "set_system_time")
# What a context may have so that others with the same can do without one of their own.
COMMON: Final = {
    "color_scheme",
    "forced_colors",
    "has_touch",
    "is_mobile",
    "permissions",
    "reduced_motion",
    "timezone_id",
    "viewport",
}
VIEWPORT: Final[ViewportSize] = {"width": 1280, "height": 720}
BLANK: Final = "about:blank"
# Each use is two entries in the history of the tab, and browsers keep fifty.
MOST_USES: Final = 20
# A page that stays open is loaded once.
MOST_STAYS: Final = 60
MOST_IDLE: Final = 4
# Python runs in each of them.
MOST_OPEN: Final = 6
# Whatever a page can leave behind in its tab or its browser; a store that refuses to answer a page has nothing of it.
LEFT: Final = """async () => {
  const ask = async (question) => { try { return await question(); } catch { return 0; } };
  return [
    await ask(() => localStorage.length),
    await ask(() => sessionStorage.length),
    await ask(async () => (await indexedDB.databases()).length),
    await ask(async () => (await caches.keys()).length),
    await ask(async () => (await navigator.serviceWorker.getRegistrations()).length),
    window.name.length,
  ];
}"""


class Tab:
    """A tab in a context of its own, watched by the test that has it."""

    def __init__(self, context: BrowserContext, watch: Watch, key: object) -> None:
        """Take a fresh context; tests that ask for the same ``key`` may have the tab after this one."""
        self.key = key
        self.watch = watch
        self.context = context
        self.page = context.new_page()
        self._uses = 0
        self._is_spent = key is None
        self._has_clock = False
        self._install, self._set = context.clock.install, context.clock.set_system_time
        self._routes: list[Route] = []
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("request", self._request)
        context.on("close", self._spend)
        self._keep_routes(self.page)
        self._keep_routes(context)
        for owner, names in ((self.page, LASTING), (context, LASTING), (context.clock, CLOCK)):
            for name in filter(lambda name: hasattr(owner, name), names):
                self._guard(owner, name)

    def lend(self, watch: Watch, viewport: ViewportSize) -> Tab:
        """Return the tab to a test that watches it with its own ``watch``."""
        self.watch = watch
        self._uses += 1
        # Keys go to the tab in front: in Firefox another one that was used last would have them.
        self.page.bring_to_front()
        self.resize(viewport)
        return self

    def set_clock(self, instant: float) -> None:
        """Let the clock of the pages run on from this instant; the tab is for tests that set it, then."""
        if self._has_clock:
            self._set(instant)
        else:
            self._install(time=instant)
        self._has_clock = True

    def resize(self, viewport: ViewportSize) -> None:
        """Give the page this size."""
        if self.page.viewport_size != viewport:
            self.page.set_viewport_size(viewport)

    def may_stay(self, viewport: ViewportSize) -> bool:
        """Give the page this size again; say whether another test can have it as it stands, where that is put back."""
        if self._uses >= MOST_STAYS or self._is_not_alone or self._routes:
            return False
        self._end_routes()
        try:
            self.resize(viewport)
            return not self._has_left()
        except Error:
            return False

    def leave(self) -> bool:
        """Leave the page of the test that had the tab; return whether another one can have it."""
        is_free = self._is_as_new()
        self._end_routes()
        return is_free

    def _is_as_new(self) -> bool:
        """Leave the page if another test can have the tab; say whether one can."""
        if self._has_ended:
            return False
        try:
            return self.page.url == BLANK or self._is_without_trace()
        except Error:
            return False

    @property
    def _has_ended(self) -> bool:
        return self._has_clock or self._uses >= MOST_USES or self._is_not_alone

    @property
    def _is_not_alone(self) -> bool:
        return self._is_spent or self.context.pages != [self.page]

    @property
    def is_open(self) -> bool:
        """Say whether nothing has closed the tab."""
        return not self._is_spent and not self.page.is_closed()

    def _is_without_trace(self) -> bool:
        """Leave the page for an empty one; say whether it has stored nothing."""
        has_left = self._has_left()
        self.page.mouse.move(0, 0)
        self.page.goto(BLANK)
        return not has_left

    def _has_left(self) -> bool:
        return any([*self.page.evaluate(LEFT), len(self.context.cookies())])

    def _console(self, message: ConsoleMessage) -> None:
        self.watch.console(message)

    def _error(self, error: WebError) -> None:
        self.watch.error(error)

    def _request(self, request: Request) -> None:
        self.watch.request(request)

    def _spend(self, *_: object) -> None:
        self._is_spent = True

    def _keep_routes(self, owner: Page | BrowserContext) -> None:
        """Let the page or context remember each request that a test takes into its own hands."""
        method = owner.route

        def route(url: Any, handler: Callable[[Route], object], **options: Any) -> None:  # noqa: ANN401 - as they are
            def handle(request: Route) -> object:
                self._routes.append(request)
                return handler(request)

            method(url, handle, **options)

        setattr(owner, "route", route)  # noqa: B010 - a method cannot be assigned to

    def _end_routes(self) -> None:
        """End the requests that the test left without an answer: Playwright has a task that waits for each.

        Their page goes first, so that it finds no fault in them.
        """
        if self._routes:
            with suppress(Error):
                self.page.goto(BLANK)
        for route in self._routes:
            with suppress(Error):
                route.abort()
        self._routes.clear()
        with suppress(Error):
            self.page.unroute_all(behavior="ignoreErrors")
            self.context.unroute_all(behavior="ignoreErrors")

    def _guard(self, owner: object, name: str) -> None:
        """Let the tab be spent by a method of its page, its context or its clock."""
        method = getattr(owner, name)

        def spend(*args: Any, **options: Any) -> Any:  # noqa: ANN401 - passed on as they are
            if not (self._has_clock and name in RUNS_ON):
                self._spend()
            return method(*args, **options)

        setattr(owner, name, spend)


class Tabs:
    """The tabs of a run: those that are free, and new ones where none of them will do."""

    def __init__(self, fleet: Fleet) -> None:
        """Take the browsers."""
        self._fleet = fleet
        self._idle: list[Tab] = []
        self._open: dict[object, Tab] = {}

    def take(self, watch: Watch, **options: Any) -> Tab:  # noqa: ANN401 - as Playwright takes them
        """Return a tab of a context with these options of Playwright, watched by ``watch``.

        One option is not Playwright's: each page in the tab runs ``script`` first.
        """
        viewport, script = options.pop("viewport", VIEWPORT), options.pop("script", "")
        key = (script, *sorted(options.items())) if options.keys() <= COMMON else None
        self._idle = [tab for tab in self._idle if tab.is_open]
        for tab in self._idle:
            if key is not None and tab.key == key:
                self._idle.remove(tab)
                return tab.lend(watch, viewport)
        if self._fleet.is_worn:
            self.close()
        context = self._fleet.context(viewport=viewport, **options)
        if script:
            context.add_init_script(script)
        return Tab(context, watch, key).lend(watch, viewport)

    def give_back(self, tab: Tab) -> None:
        """Take a tab back from its test; close it, or keep it for another test."""
        if not tab.leave():
            tab.context.close()
            return
        self._idle.append(tab)
        if len(self._idle) > MOST_IDLE:
            self._idle.pop(0).context.close()

    def take_open(self, watch: Watch, page: object, viewport: ViewportSize) -> Tab | None:
        """Return the tab in which a test left this page open, watched by ``watch``; None where there is no such.

        ``page`` is all that tells one open page from others: its address, and how it was opened.
        """
        if self._fleet.is_worn:
            self.close()
        tab = self._open.pop(page, None)
        return tab.lend(watch, viewport) if tab and tab.is_open else None

    def keep_open(self, page: object, tab: Tab) -> None:
        """Keep a tab with this page, which is as it was when it was opened, for another test."""
        self._open[page] = tab
        if len(self._open) > MOST_OPEN:
            self._open.pop(next(iter(self._open))).context.close()

    def close(self) -> None:
        """Close all tabs that no test has."""
        for tab in (*self._idle, *self._open.values()):
            tab.context.close()
        self._idle = []
        self._open = {}
