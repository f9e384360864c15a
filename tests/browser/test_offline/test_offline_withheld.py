"""A file that is missing in the cache comes from the host as it was built, or not at all: the page says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.test_offline.conftest import change, file, works

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator

    from tests.browser.hosted import Host
    from tests.browser.test_page.conftest import Sheet

RAN: Final = "document.documentElement.dataset.ran = 'yes';\n"
SCRIPTS: Final = {"": "assets/page-*.js", "rules.html": "assets/rules-page-*.js", "learn/": "embed.js"}
RUNTIME: Final = ["assets/worker-*.js.gz", "assets/python-*.wasm.zst", "assets/python-*.snapshot.zst"]


def tamper(host: Host, name: str) -> None:
    path = host.folder / name
    path.write_bytes(RAN.encode() + path.read_bytes())


def alert(sheet: Sheet) -> Locator:
    return sheet.page.get_by_role("alert").filter(has_text="A file of this page was not used.")


@pytest.mark.parametrize("body", [None, RAN], ids=["missing", "damaged"])
@pytest.mark.parametrize("page", SCRIPTS)
def test_a_script_that_somebody_changed_on_the_host_does_not_run(
    sheet: Sheet, host: Host, provoked: Callable[[str], None], page: str, body: str | None
) -> None:
    provoked("integrity|digest|Failed to load|ServiceWorker")
    name = file(host, SCRIPTS[page])
    change(sheet, name, body=body)
    tamper(host, name)
    sheet.page.goto(host.address + page)
    expect(alert(sheet)).to_contain_text(name)
    expect(sheet.page.locator("html")).not_to_have_attribute("data-ran", "yes")
    expect(sheet.page.locator("#unstarted")).to_be_hidden()
    expect(sheet.page.locator("#boot")).to_be_hidden()


def test_the_way_on_is_the_page_as_the_host_has_it(sheet: Sheet, host: Host, provoked: Callable[[str], None]) -> None:
    """It is what the person chose, and the page no longer speaks for it."""
    provoked("integrity|digest|Failed to load|ServiceWorker")
    name = file(host, "assets/page-*.js")
    change(sheet, name, body=None)
    tamper(host, name)
    sheet.page.goto(host.address)
    sheet.page.get_by_role("button", name="Reload without the service worker").click()
    expect(sheet.page.locator("html")).to_have_attribute("data-ran", "yes")
    sheet.ready()
    works(sheet)
    assert sheet.page.evaluate("() => navigator.serviceWorker.controller") is None


@pytest.mark.parametrize("pattern", RUNTIME)
def test_a_file_that_python_starts_from_is_withheld_as_well(
    sheet: Sheet, host: Host, provoked: Callable[[str], None], pattern: str
) -> None:
    provoked("integrity|digest|Failed to load|ServiceWorker")
    name = file(host, pattern)
    change(sheet, name, body=None)
    tamper(host, name)
    sheet.page.goto(host.address)
    expect(alert(sheet)).to_contain_text(name)
    expect(sheet.page.locator("#trouble-text")).to_contain_text("was refused")


def test_a_file_that_cannot_be_had_is_said_without_a_network(
    sheet: Sheet, host: Host, provoked: Callable[[str], None]
) -> None:
    provoked("Failed to load|ServiceWorker|NetworkError")
    name = file(host, "assets/pages-*.css")
    change(sheet, name, body=None)
    host.stop()
    sheet.page.goto(f"{host.address}rules.html")
    expect(alert(sheet)).to_contain_text(name)


@pytest.mark.parametrize("page", ["rules.html", "learn/index.html"])
def test_another_page_of_another_build_is_passed_and_says_what_it_lacks(
    sheet: Sheet, host: Host, provoked: Callable[[str], None], page: str
) -> None:
    """A script beside those of the build does not run in any page of the build."""
    provoked("integrity|digest|Failed to load|ServiceWorker")
    newer = "assets/newer-0123456789.js"
    (host.folder / newer).write_text(RAN)
    path = host.folder / page
    path.write_text(path.read_text().replace("</body>", f'<script src="{host.address}{newer}"></script></body>'))
    change(sheet, page, body=None)
    sheet.page.goto(host.address + page.removesuffix("index.html"))
    expect(alert(sheet)).to_contain_text(newer)
    expect(sheet.page.locator("html")).not_to_have_attribute("data-ran", "yes")


def test_a_page_of_another_build_is_passed_and_says_what_it_lacks(
    sheet: Sheet, host: Host, provoked: Callable[[str], None]
) -> None:
    """The cache lost the page and the host has a newer one, whose files this service worker knows nothing of."""
    provoked("integrity|digest|Failed to load|ServiceWorker")
    name = file(host, "assets/page-*.js")
    newer = name.replace("page-", "page-0")
    (host.folder / name).rename(host.folder / newer)
    page = host.folder / "index.html"
    page.write_text(page.read_text().replace(name, newer))
    change(sheet, "index.html", body=None)
    sheet.page.goto(host.address)
    expect(alert(sheet)).to_contain_text(newer)
    sheet.page.get_by_role("button", name="Reload without the service worker").click()
    sheet.ready()
    works(sheet)


def test_where_the_host_has_the_file_nobody_is_told(sheet: Sheet, host: Host) -> None:
    change(sheet, file(host, "assets/page-*.js"), body=None)
    sheet.open()
    works(sheet)
    expect(alert(sheet)).to_be_hidden()
