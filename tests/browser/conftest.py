"""The built site on a server of its own, and pages that fail a test on anything unexpected."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.fleet import NAME, Fleet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

BLANK = "<!doctype html><title>blank</title><link rel=icon href='data:,'>"


@pytest.fixture(scope="session")
def fleet() -> Iterator[Fleet]:
    """Return the browsers of this run; the environment variable TEST_BROWSER says which, Chromium if it does not."""
    with sync_playwright() as playwright:
        browsers = Fleet(playwright, NAME)
        yield browsers
        browsers.close()


@pytest.fixture(autouse=True)
def excused(request: pytest.FixtureRequest) -> None:
    """Skip a test that says in words why the browser of this run cannot show what it is about."""
    for browser, reason in (mark.args for mark in request.node.iter_markers("not_in")):
        if browser == NAME:
            pytest.skip(f"Not in {NAME}: {reason}")
    for browser, version, reason in (mark.args for mark in request.node.iter_markers("since")):
        if browser == NAME and request.getfixturevalue("fleet").version < version:
            pytest.skip(f"Not in {NAME} before {version}: {reason}")


class Watch:
    """Everything that a page did and that no page should do; a test may name what it provokes."""

    def __init__(self, site: str) -> None:
        """Watch pages of this site."""
        self._own: tuple[str, ...] = (site, f"blob:{urljoin(site, '/')}", "data:", "about:")
        self.faults: list[str] = []
        self.requests: list[str] = []
        self._provoked: list[re.Pattern[str]] = []

    def own(self, *beginnings: str) -> None:
        """Take addresses with these beginnings too for the page's own."""
        self._own += beginnings

    def provoke(self, pattern: str) -> None:
        """Excuse the faults that match: the test provokes them."""
        self._provoked.append(re.compile(pattern))

    def context(self, context: BrowserContext) -> None:
        """Watch every page of a context."""
        context.on("console", self._console)
        context.on("weberror", lambda error: self.faults.append(f"page error: {error.error}"))
        context.on("request", self._request)

    def unexcused(self) -> list[str]:
        """Return the faults that no test named."""
        return [fault for fault in self.faults if not any(pattern.search(fault) for pattern in self._provoked)]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(f"console {message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)
        if not request.url.startswith(self._own):
            self.faults.append(f"request to another place: {request.url}")


@pytest.fixture
def watch(site: str) -> Iterator[Watch]:
    """Return what watches this test's pages; the test fails at its end if anything was seen that it did not name."""
    watching = Watch(site)
    yield watching
    assert watching.unexcused() == []


@pytest.fixture
def provoked(watch: Watch) -> Callable[[str], None]:
    """Return a function that excuses faults matching a pattern, for tests that provoke them."""
    return watch.provoke


@pytest.fixture
def new_page(fleet: Fleet, watch: Watch) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a watched page in a context of its own, made with the options given."""
    contexts: list[BrowserContext] = []

    def open_page(**options: object) -> Page:
        context = fleet.context(**options)
        watch.context(context)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def module_watch(site: str) -> Iterator[Watch]:
    """Return what watches the page of a whole module; its last test fails if anything was seen."""
    watching = Watch(site)
    yield watching
    assert watching.unexcused() == []


@pytest.fixture(scope="module")
def module_page(fleet: Fleet, site: str, module_watch: Watch) -> Iterator[Page]:
    """Return one watched page for a whole module, where starting the engine for each test would take too long."""
    context = fleet.context()
    module_watch.context(context)
    context.route(f"{site}blank.html", lambda route: route.fulfill(body=BLANK, content_type="text/html"))
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def module_requests(module_watch: Watch) -> Callable[[], list[str]]:
    """Return a function that tells which requests the module's page has made so far."""
    return lambda: list(module_watch.requests)


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """Return a fresh, watched page of 1280 by 800."""
    return new_page(viewport={"width": 1280, "height": 800})


@pytest.fixture
def engine_page(page: Page, site: str) -> Callable[[], Page]:
    """Return a function that opens a page with nothing on it but ``engine.js``, started as ``window.engine``."""

    def open_page() -> Page:
        page.route(f"{site}blank.html", lambda route: route.fulfill(body=BLANK, content_type="text/html"))
        page.goto(f"{site}blank.html")
        page.evaluate("async () => { window.engine = (await import('./engine.js')).createEngine(); }")
        return page

    return open_page
