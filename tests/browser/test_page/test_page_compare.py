"""The mode Compare: two tokens side by side, and what would make the second fail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.test_page.test_page_copy import MAY_COPY, clipboard
from tests.browser.test_torture_page import AXE
from tests.unit.jwt_decoder.compare.compared import signed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.test_page.conftest import Sheet

CLAIMS: Final = {"iss": "https://issuer.example/", "aud": "api", "exp": 4_000_000_000, "scope": "read write"}
OTHER: Final = {**CLAIMS, "iss": "https://issuer.example", "exp": 1_700_000_000, "scope": "read"}
# The places of what stands in the head of the page, from its top.
ROWS: Final = """() => new Set(Array.from(document.querySelectorAll(".top > *"))
  .filter((one) => one.checkVisibility() && getComputedStyle(one).position === "static")
  .map((one) => one.getBoundingClientRect()).map(({ top, height }) => Math.round((top + height / 2) / 8))).size"""
# How many pieces each colour of segments has, all over the page.
COLOURED: Final = """() => Object.fromEntries(
  ["segment-header", "segment-payload", "segment-signature"].map((name) => [name, CSS.highlights.get(name).size])
)"""


@pytest.fixture
def sheet(open_shared: Callable[..., Sheet]) -> Sheet:
    """Return an open page in which all modes were seen, and which other tests had before."""
    return open_shared(is_begun=True)


def comparing(sheet: Sheet) -> Page:
    """Return the page in the mode Compare, with two tokens."""
    page = sheet.page
    page.get_by_role("navigation", name="Mode").get_by_role("link", name="Compare").click()
    page.locator("#compare-a").fill(signed(CLAIMS))
    page.locator("#compare-b").fill(signed(OTHER))
    expect(page.locator("#compare-rows")).to_be_visible()
    return page


def test_two_tokens_are_compared_and_swapped(sheet: Sheet) -> None:
    page = comparing(sheet)

    expect(page.locator("#compare-summary")).to_have_text("Where A passes, B fails: 1 reason")
    expect(page.locator("#compare-reasons li")).to_contain_text("B expired")
    rows = page.locator("#compare-table tr[data-change]")
    expect(rows.filter(has_text="B has no “/” at the end.").locator("mark")).to_have_text("/")
    scope = rows.filter(has=page.locator("th", has_text="scope"))
    expect(scope.locator('[data-side="B"] [data-where="there"]')).to_have_text("write (missing here)")
    expect(page.locator("#compare-same")).to_contain_text("aud")
    page.locator("#compare-view").get_by_role("radio", name="All").check()
    expect(rows.filter(has=page.locator("th", has_text="aud")).first).to_be_visible()
    page.locator("#compare-swap").click()
    expect(page.locator("#compare-a")).to_have_value(signed(OTHER))


def test_the_token_of_decode_is_the_first(sheet: Sheet) -> None:
    page = sheet.page
    sheet.field.fill(f"{signed(CLAIMS)}\n{signed(OTHER)}")
    page.get_by_role("navigation", name="Mode").get_by_role("link", name="Compare").click()

    expect(page.locator("#compare-b-what")).to_contain_text("in the text of A")
    expect(page.locator("#compare-rows")).to_be_visible()
    page.locator("#compare-b-open").click()
    expect(page.locator("#summary")).to_contain_text("expired")


def test_a_text_comes_from_a_file_and_is_coloured(sheet: Sheet, tmp_path: Path) -> None:
    """The buttons are there while a field is empty; the colours of Decode stay as they are."""
    file = tmp_path / "token.txt"
    file.write_text(signed(OTHER))
    page = sheet.page
    sheet.paste(signed(CLAIMS))
    before = page.evaluate(COLOURED)
    page.get_by_role("navigation", name="Mode").get_by_role("link", name="Compare").click()
    page.locator("#compare-b-input").set_input_files(file)

    expect(page.locator("#compare-b")).to_have_value(signed(OTHER))
    expect(page.locator("#compare-b-file")).to_be_hidden()
    expect(page.locator("#compare-rows")).to_be_visible()
    assert before["segment-payload"] == 1
    assert {name: 3 * count for name, count in before.items()} == page.evaluate(COLOURED)
    page.locator("#compare-b-clear").click()
    expect(page.get_by_role("button", name="Open file… as B")).to_be_visible()


@pytest.mark.not_in("firefox", "its driver grants no reading of the clipboard.")
def test_a_comparison_is_copied_as_a_ticket(open_shared: Callable[..., Sheet]) -> None:
    sheet = open_shared(permissions=MAY_COPY)
    page = comparing(sheet)
    page.locator("#compare-ticket").click()

    expect(page.locator("#announcement")).to_have_text("The ticket, without values or tokens, is on the clipboard.")
    assert clipboard(sheet).startswith("## Comparison of two tokens")


def test_without_its_script_compare_says_so(page: Page, site: str, provoked: Callable[[str], None]) -> None:
    provoked("Failed to load resource")
    page.route(re.compile(r"later-[^/]*\.js"), lambda route: route.abort())
    page.goto(f"{site}#compare")

    expect(page.locator("#compare-mode")).to_contain_text("Compare couldn’t be loaded.")
    expect(page.get_by_role("button", name="Reload the page")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    open_shared: Callable[..., Sheet], width: int, scheme: str
) -> None:
    page = comparing(open_shared({"width": width, "height": 800}, is_begun=True, color_scheme=scheme))
    page.evaluate(AXE)

    assert [] == page.evaluate(
        "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))"
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_head_of_the_page_stays_one_row(sheet: Sheet) -> None:
    """Down to where the modes have a row of their own."""
    page = comparing(sheet)

    for width in (1440, 1360, 1280, 1216, 1152, 1024, 864, 768, 740):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(ROWS) == 1, width
