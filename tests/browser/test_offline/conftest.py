"""The built site on a host that can be stopped and changed, visited once by a browser that keeps it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hosted import Host
from tests.browser.test_page.conftest import SECRET, Sheet, token_of
from tests.browser.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.browser.fleet import Fleet

CACHES = "() => caches.keys()"


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    with Host(tmp_path) as running:
        yield running


@pytest.fixture
def watch(host: Host) -> Iterator[Watch]:
    """Watch the host of the test in the place of the one of all tests."""
    watching = Watch(host.address)
    yield watching
    assert [] == watching.unexcused()


@contextmanager
def visited(fleet: Fleet, watch: Watch, host: Host, **options: object) -> Iterator[Sheet]:
    """Visit the page for the first time, in a context with these options, until it is kept."""
    context = fleet.context(service_workers="allow", viewport={"width": 1280, "height": 800}, **options)
    watch.context(context)
    opened = Sheet(context.new_page(), host.address).open()
    kept(opened.page)
    yield opened
    context.close()


@pytest.fixture
def sheet(fleet: Fleet, watch: Watch, host: Host) -> Iterator[Sheet]:
    """Return the page, visited for the first time and kept."""
    with visited(fleet, watch, host) as opened:
        yield opened


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
