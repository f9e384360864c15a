"""The built site on a server of its own, and pages that fail a test on anything unexpected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.fleet import NAME, Fleet
from tests.browser.tabs import Tab, Tabs
from tests.browser.watch import Watch
from tests.sampling import in_turn, keep, names_a_test, thinned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

# Tests, their cases and the browsers are a product. Of each test one case is tried in a browser, and every so-manieth
# test of a module: most of what a test finds in the second browser, it has found in the first.
EVERY = {"chromium": 1, "firefox": 16}
# A server is no case among others, and the same for every browser.
EACH = "tests/browser/hosting/"
# What a hostile token, key or place does: two cases in the first browser.
HOSTILE = ("hostile", "odd_keys", "seal", "torture")
BLANK = "<!doctype html><title>blank</title><link rel=icon href='data:,'>"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave to Chromium's run what no browser has a part in, and of each product of cases all but a sample."""
    is_first = NAME == "chromium"
    shared = [item for item in items if is_first or "fleet" in getattr(item, "fixturenames", ["fleet"])]
    sample = in_turn(thinned(shared, EVERY[NAME]), most_cases)
    keep(config, items, shared if config.getoption("whole") or names_a_test(config) else sample)


def most_cases(item: pytest.Item) -> int | None:
    """Return how many cases of a test are tried, None for all, or for what its mark says."""
    if NAME != "chromium":
        return 1
    if item.nodeid.startswith(EACH) or item.get_closest_marker("product"):
        return None
    return 2 if any(word in item.path.stem for word in HOSTILE) else 1


@pytest.fixture(scope="session")
def fleet() -> Iterator[Fleet]:
    """Return the browsers of this run; the environment variable TEST_BROWSER says which, Chromium if it does not."""
    with sync_playwright() as playwright:
        browsers = Fleet(playwright, NAME)
        yield browsers
        browsers.close()


@pytest.fixture(scope="session")
def tabs(fleet: Fleet) -> Iterator[Tabs]:
    """Return the tabs that tests use one after the other."""
    open_tabs = Tabs(fleet)
    yield open_tabs
    open_tabs.close()


@pytest.fixture(autouse=True)
def excused(request: pytest.FixtureRequest) -> None:
    """Skip a test that says in words why the browser of this run cannot show what it is about."""
    for browser, reason in (mark.args for mark in request.node.iter_markers("not_in")):
        if browser == NAME:
            pytest.skip(f"Not in {NAME}: {reason}")
    for browser, version, reason in (mark.args for mark in request.node.iter_markers("since")):
        if browser == NAME and request.getfixturevalue("fleet").version < version:
            pytest.skip(f"Not in {NAME} before {version}: {reason}")


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
def new_page(tabs: Tabs, watch: Watch) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a watched page, with the options of a context that it takes."""
    taken: list[Tab] = []

    def open_page(**options: object) -> Page:
        tab = tabs.take(watch, **options)
        taken.append(tab)
        return tab.page

    yield open_page
    for tab in taken:
        tabs.give_back(tab)


@pytest.fixture(scope="module")
def module_watch(site: str) -> Iterator[Watch]:
    """Return what watches the page of a whole module; its last test fails if anything was seen."""
    watching = Watch(site)
    yield watching
    assert watching.unexcused() == []


@pytest.fixture(autouse=True)
def charged(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test that made a fault in a page of its module, and not the last test of the module."""
    yield
    if "module_watch" in request.fixturenames:
        watching: Watch = request.getfixturevalue("module_watch")
        faults = watching.unexcused()
        watching.faults.clear()
        assert [] == faults


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
