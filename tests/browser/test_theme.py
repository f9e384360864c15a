"""The theme lasts for the visit: in the address, on the links of the site, and nowhere else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.fleet import NAME
from tests.browser.test_page.conftest import Sheet, token_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

DARK = "rgb(12, 14, 18)"
LIGHT = "rgb(246, 247, 249)"


@pytest.fixture
def chosen(new_page: Callable[..., Page], site: str) -> Sheet:
    """Return the tool on a light system, after somebody chose the dark theme."""
    sheet = Sheet(new_page(viewport={"width": 1280, "height": 800}, color_scheme="light"), site).open()
    sheet.page.locator("#theme").select_option("dark")
    return sheet


def expect_ground(page: Page, colour: str) -> None:
    expect(page.locator("html")).to_have_css("background-color", colour)


@pytest.mark.not_in("firefox", "its driver does not change the colours of the system under an open page.")
def test_it_is_that_of_the_system_until_another_is_chosen(new_page: Callable[..., Page], site: str) -> None:
    page = new_page(color_scheme="dark")
    page.goto(site)
    expect_ground(page, DARK)
    page.emulate_media(color_scheme="light")
    expect_ground(page, LIGHT)
    assert site == page.url


def test_it_survives_a_reload(chosen: Sheet) -> None:
    assert f"{chosen.site}#theme=dark" == chosen.page.url
    chosen.page.reload()
    expect_ground(chosen.page, DARK)
    expect(chosen.page.locator("#theme")).to_have_value("dark")
    chosen.page.locator("#theme").select_option("auto")
    expect_ground(chosen.page, LIGHT)
    assert chosen.site == chosen.page.url


def test_it_goes_from_page_to_page_and_back(chosen: Sheet) -> None:
    page = chosen.page
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Rules").click()
    expect(page).to_have_url(f"{chosen.site}rules.html#theme=dark")
    expect_ground(page, DARK)
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Learn").press("Enter")
    expect(page).to_have_url(f"{chosen.site}learn/index.html#theme=dark")
    expect_ground(page, DARK)
    page.get_by_role("banner").get_by_role("link", name="JWT Decoder").click()
    expect(page.locator("#theme")).to_have_value("dark")
    expect_ground(page, DARK)


def test_a_place_of_another_page_is_still_led_to(new_page: Callable[..., Page], site: str) -> None:
    page = new_page(viewport={"width": 1280, "height": 800}, color_scheme="light")
    page.goto(f"{site}rules.html")
    name = page.locator(".rule-list > li[id]").last.get_attribute("id")
    page.goto("about:blank")
    page.goto(f"{site}rules.html#{name}&theme=dark")
    expect(page.locator(f"#{name}")).to_be_in_viewport()
    if NAME != "firefox":  # which knows a target by the address alone: the place is shown, and not tinted
        expect(page.locator(":target")).to_have_attribute("id", str(name))
    expect(page).to_have_url(f"{site}rules.html#{name}&theme=dark")
    expect_ground(page, DARK)


def test_a_jump_within_the_page_keeps_it(chosen: Sheet) -> None:
    """The skip link goes to the field as ever, and takes nothing into it."""
    chosen.page.locator(".skip").press("Enter")
    expect(chosen.field).to_be_focused()
    expect(chosen.page).to_have_url(f"{chosen.site}#paste&theme=dark")
    chosen.page.reload()
    chosen.ready()
    expect_ground(chosen.page, DARK)
    expect(chosen.field).to_have_value("")


def test_a_token_in_the_address_goes_and_the_theme_stays(chosen: Sheet) -> None:
    """In the address bar, in the history of the tab and in the links there is nothing of it."""
    token = token_of('{"sub":"alice"}')
    chosen.page.evaluate("(token) => { location.hash = `token=${token}&theme=light`; }", token)
    expect(chosen.field).to_have_value(token)
    expect(chosen.page).to_have_url(f"{chosen.site}#theme=light")
    chosen.page.get_by_role("navigation", name="Pages").get_by_role("link", name="Rules").click()
    expect(chosen.page).to_have_url(f"{chosen.site}rules.html#theme=light")


def test_links_to_other_sites_carry_nothing(chosen: Sheet) -> None:
    page = chosen.page
    made = page.evaluate(
        """() => ["https://other.example/a.html", "//other.example/", "/a.html", "SHA256SUMS"].map((href) => {
          const link = document.createElement("a");
          link.href = href;
          document.body.append(link);
          link.addEventListener("click", (event) => event.preventDefault());
          link.click();
          link.remove();
          return link.getAttribute("href");
        })"""
    )
    assert ["https://other.example/a.html", "//other.example/", "/a.html", "SHA256SUMS"] == made


def test_nothing_is_stored_for_it(chosen: Sheet) -> None:
    kept = chosen.page.evaluate("() => [localStorage.length, sessionStorage.length, document.cookie]")
    assert [0, 0, ""] == kept
    assert None is re.search("dark", chosen.page.evaluate("() => JSON.stringify([window.name, history.state])"))
