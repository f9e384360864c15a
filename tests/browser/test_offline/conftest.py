"""The built site on a host that can be stopped and changed, visited once by a browser that keeps it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.hosted import Host
from tests.browser.tabs import Tab
from tests.browser.test_page.conftest import DESK, SECRET, Sheet, token_of
from tests.browser.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.fleet import Fleet

CACHES = "() => caches.keys()"


# What is kept on this machine of the site, once nothing is on its way there.
STATE: Final = """async () => {
  for (const { name } of (await navigator.locks.query()).held) await navigator.locks.request(name, () => undefined);
  const files = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const octets = await (await cache.match(request)).arrayBuffer();
      files.push([name, request.url, new Uint8Array(await crypto.subtle.digest("SHA-256", octets)).join()]);
    }
  }
  const workers = (await navigator.serviceWorker.getRegistrations())
    .map(({ installing, waiting, active }) => [installing, waiting, active].map((worker) => worker?.state));
  return { files: files.sort(), workers, stored: [localStorage.length, sessionStorage.length, document.cookie] };
}"""
# A page of the site in which nothing runs, and which may ask for what it likes.
QUIET: Final = "LICENSE.txt"
# The service worker keeps what it lacks and is asked for. The list of all, which it gives to nobody, it writes once it
# has looked through them, and does so when the start is asked for.
ASK_FOR: Final = """async ([lacking, all]) => {
  const isListed = (address) => !address.endsWith("/offline-files.json");
  const asked = lacking.every(isListed) ? lacking : all.filter(isListed);
  for (const address of asked) await fetch(address);
}"""


class Visits:
    """A host, and a tab that visited it once: for one test after the other, while each leaves what is kept as it was.

    Each of them opens the page, or another one: the tab is wherever the one before it left it.
    """

    def __init__(self, fleet: Fleet, folders: pytest.TempPathFactory) -> None:
        """Take the browsers, and what makes folders for the hosts."""
        self._fleet = fleet
        self._folders = folders
        self._host: Host | None = None
        self._tab: Tab | None = None
        self._state: dict[str, Any] = {}

    @property
    def host(self) -> Host:
        """Return the host, as it was built."""
        if self._host is None:
            self._host = Host(self._folders.mktemp("host"))
        return self._host

    def take(self, watch: Watch) -> Sheet:
        """Return the tab, watched by ``watch``, with the page that is kept."""
        tab = self._tab or Tab(self._fleet.context(service_workers="allow"), watch, None)
        sheet = Sheet(tab.lend(watch, DESK).page, self.host.address)
        if self._tab is None:
            try:
                kept(sheet.open().page)
                self._state = sheet.page.evaluate(STATE)
            except (Error, AssertionError):
                tab.context.close()
                raise
            self._tab = tab
        return sheet

    def give_back(self) -> None:
        """Put back what the test changed, or close what cannot be put back."""
        if self._host is not None:
            self._host.put_back()
        try:
            if not self._is_put_back():
                self.close()
        except (Error, AssertionError):
            self.close()

    def close(self) -> None:
        """End the visit, and the host."""
        if self._tab is not None:
            self._tab.context.close()
        if self._host is not None:
            self._host.stop()
        self._host = self._tab = None

    def _is_put_back(self) -> bool:
        """Say whether all is kept as it was; what is missing or damaged is kept again once it is asked for."""
        if self._tab is None or self._tab.context.pages != [self._tab.page]:
            return False
        page = self._tab.page
        page.goto(self.host.address + QUIET)
        found = page.evaluate(STATE)
        if found != self._state and found["workers"] == self._state["workers"]:
            lacking = [one for one in self._state["files"] if one not in found["files"]]
            page.evaluate(ASK_FOR, [[address for _, address, _ in one] for one in (lacking, self._state["files"])])
            found = page.evaluate(STATE)
        return bool(found == self._state)


@pytest.fixture(scope="package")
def visits(fleet: Fleet, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visits]:
    visiting = Visits(fleet, tmp_path_factory)
    yield visiting
    visiting.close()


@pytest.fixture
def unvisited(visits: Visits) -> None:
    """Let the visit of this test be the first one."""
    visits.close()


@pytest.fixture
def host(visits: Visits) -> Host:
    return visits.host


@pytest.fixture
def watch(host: Host) -> Iterator[Watch]:
    """Watch the host of the test in the place of the one of all tests."""
    watching = Watch(host.address)
    yield watching
    assert [] == watching.unexcused()


@contextmanager
def visited(fleet: Fleet, watch: Watch, host: Host, **options: object) -> Iterator[Sheet]:
    """Visit the page for the first time, in a context with these options, until it is kept."""
    context = fleet.context(service_workers="allow", viewport=DESK, **options)
    watch.context(context)
    opened = Sheet(context.new_page(), host.address).open()
    kept(opened.page)
    yield opened
    context.close()


@pytest.fixture
def sheet(visits: Visits, watch: Watch) -> Iterator[Sheet]:
    """Return a tab in which the page was visited and kept; the test opens it once more."""
    yield visits.take(watch)
    visits.give_back()


def kept(page: Page) -> None:
    expect(page.locator("#offline")).to_be_visible()


def reload(sheet: Sheet) -> None:
    sheet.page.reload()
    sheet.ready()


def works(sheet: Sheet) -> None:
    sheet.paste(token_of('{"sub":"alice"}'))
    sheet.give(SECRET)
    assert '"sub": "alice"' in sheet.json("payload")
    assert "valid" == sheet.state("signature")


def cache_of(sheet: Sheet) -> str:
    (name,) = [one for one in sheet.page.evaluate(CACHES) if one.startswith("jwt-decoder ")]
    return str(name)


def change(sheet: Sheet, name: str, *, body: str | None) -> None:
    """Put something else into the cache, or take a file out of it."""
    change_it = """async ([cacheName, name, body]) => {
      const cache = await caches.open(cacheName);
      if (body === null) await cache.delete(name); else await cache.put(name, new Response(body));
    }"""
    sheet.page.evaluate(change_it, [cache_of(sheet), name, body])


def file(host: Host, pattern: str) -> str:
    (path,) = host.folder.glob(pattern)
    return path.relative_to(host.folder).as_posix()
