"""Once Python has started, nothing leaves the page: an adversary in it and one in the worker try every channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.adversary import (
    ANYWHERE,
    IN_THE_PAGE,
    NOT_TRIED,
    TOOLS,
    addresses,
    adversary,
    channels_heard,
    leaking_worker,
)
from tests.browser.fleet import NAME

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.adversary import Listener


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator("html")).to_have_attribute("data-engine", "ready", timeout=60_000)
    return page


def test_without_the_seal_the_adversary_is_heard(
    page: Page, site: str, listener: Listener, provoked: Callable[[str], None]
) -> None:
    """The tests below mean something only if what they try gets through where nothing stops it."""
    provoked("")
    page.goto(f"{site}LICENSE.txt")
    page.evaluate(adversary({**ANYWHERE, **IN_THE_PAGE}, TOOLS), addresses(listener))

    assert [] == sorted({*ANYWHERE, *IN_THE_PAGE} - NOT_TRIED[NAME] - channels_heard(listener))


def test_nothing_gets_out_of_the_sealed_page(
    page: Page, site: str, listener: Listener, provoked: Callable[[str], None]
) -> None:
    provoked("")
    opened(page, site)
    page.evaluate(adversary({**ANYWHERE, **IN_THE_PAGE}, TOOLS), addresses(listener))

    assert [] == listener.heard


def test_nothing_gets_out_of_the_page_as_one_file(
    page: Page, site: str, listener: Listener, provoked: Callable[[str], None]
) -> None:
    provoked("")
    opened(page, f"{site}jwt-decoder.html")
    page.evaluate(adversary({**ANYWHERE, **IN_THE_PAGE}, TOOLS), addresses(listener))

    assert [] == listener.heard


def test_nothing_gets_out_of_the_worker(
    page: Page, site: str, listener: Listener, provoked: Callable[[str], None]
) -> None:
    """What runs where Python runs, a hostile dependency for one, has no network; nor has its replacement."""
    provoked("")
    page.route("**/worker-*.js.gz", lambda route: route.fulfill(body=leaking_worker(listener)))
    opened(page, site)
    for way in ("leak", "throw", "leak"):
        before = str(page.locator("#report").get_attribute("data-revision"))
        page.locator("#paste").fill(way)
        expect(page.locator("#report")).not_to_have_attribute("data-revision", before, timeout=30_000)

    assert [] == listener.heard


def test_what_no_policy_closes_is_navigation_as_the_documentation_says(
    page: Page, site: str, listener: Listener, provoked: Callable[[str], None]
) -> None:
    provoked("")
    opened(page, site)
    with page.expect_request(addresses(listener)["http"] + "left-open"):
        page.evaluate("(address) => { location.href = address; }", addresses(listener)["http"] + "left-open")

    assert listener.reached.wait(timeout=10)
    assert ["GET /left-open HTTP/1.1"] == listener.heard[:1]
