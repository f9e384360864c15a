"""Without a network in WebKit: what was visited once opens and verifies, heals, and asks before it is replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.adversary import AT_THE_WORKER, addresses
from tests.browser.hosted import Host
from tests.browser.test_page.conftest import SECRET, token_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.adversary import Listener
    from tests.webkit.sheet import Sheet

KEPT = "!document.getElementById('offline').hidden"


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    with Host(tmp_path) as running:
        yield running


@pytest.fixture
def visited(host: Host, open_sheet: Callable[[str], Sheet]) -> Sheet:
    """Return the page, visited for the first time and kept."""
    sheet = open_sheet(host.address)
    sheet.wait(KEPT)
    return sheet


def works(sheet: Sheet) -> None:
    sheet.paste(token_of('{"sub":"alice"}'))
    sheet.give(SECRET)
    assert '"sub": "alice"' in sheet.json("payload")
    assert "valid" == sheet.state("signature")


@pytest.mark.usefixtures("visited")
def test_after_one_visit_the_page_works_with_the_server_gone(host: Host, open_sheet: Callable[[str], Sheet]) -> None:
    host.stop()
    sheet = open_sheet(host.address)
    works(sheet)
    sheet.wait(KEPT)


def test_a_cache_that_lost_something_heals_itself(
    visited: Sheet, host: Host, open_sheet: Callable[[str], Sheet]
) -> None:
    (snapshot,) = host.folder.glob("assets/*.snapshot.zst")
    damage = """async (name) => {
      for (const one of (await caches.keys()).filter((key) => key.startsWith("jwt-decoder /some/where/ "))) {
        const cache = await caches.open(one);
        await cache.put(name, new Response("damage"));
        await cache.delete("rules.html");
      }
    }"""
    visited.settle(damage, f"assets/{snapshot.name}")
    open_sheet(host.address).wait(KEPT)
    host.stop()
    works(open_sheet(host.address))


@pytest.mark.usefixtures("visited")
def test_a_newer_version_is_offered_and_taken(host: Host, open_sheet: Callable[[str], Sheet]) -> None:
    host.publish("A newer one")
    sheet = open_sheet(host.address)
    sheet.paste("not.a.token")
    sheet.wait("!document.getElementById('update').hidden")
    sheet.find("#update-open").click()
    sheet.find("#update-now").click()
    sheet.wait("document.querySelector('h1').textContent === 'A newer one'")
    sheet.ready()
    assert "" == sheet.find("#paste").get_property("value")


@pytest.mark.usefixtures("visited")
def test_nothing_gets_out_through_the_service_worker(
    host: Host, open_sheet: Callable[[str], Sheet], listener: Listener
) -> None:
    sheet = open_sheet(host.address)
    sheet.wait(KEPT)
    host.asked.clear()
    sheet.settle(AT_THE_WORKER, addresses(listener))
    assert [] == listener.heard
    assert {"sw.js"} >= set(host.asked)
