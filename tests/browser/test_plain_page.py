"""The page that is copied into the site of others: it keeps nothing there, and leads nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playwright.sync_api import Page, expect

from tests.browser.test_embed.conftest import TOKEN

if TYPE_CHECKING:
    from collections.abc import Callable

KEPT: Final = """async () => {
  const workers = await navigator.serviceWorker.getRegistrations();
  return [workers.length, (await caches.keys()).length];
}"""
LINKS: Final = "(links) => links.map((link) => link.getAttribute('href')).filter((href) => !/^#|^$/.test(href ?? ''))"


def test_it_decodes_and_keeps_nothing(new_page: Callable[..., Page], site: str) -> None:
    """A browser that has service workers, and a host that has the script of one beside this page."""
    page = new_page(service_workers="allow")
    page.goto(f"{site}plain.html#token={TOKEN}")

    expect(page.locator("#summary")).to_contain_text("Not verified yet.")
    assert [0, 0] == page.evaluate(KEPT)


def test_it_leads_to_no_other_page(page: Page, site: str) -> None:
    page.goto(f"{site}plain.html")

    assert ["?boot=plain", "?"] == page.locator("[href]:not([rel=icon])").evaluate_all(LINKS)


def test_its_panel_says_what_it_is(page: Page, site: str) -> None:
    page.goto(f"{site}plain.html")

    expect(page.locator("#sealed")).to_be_visible()
    page.locator("#sealed > summary").click()
    expect(page.locator("#sealed")).to_contain_text("copy of the decoder belongs to the documentation around it")
    expect(page.locator("#privacy-altered")).to_be_hidden()
