"""The mode Compare: two tokens side by side, and what would make the second fail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playwright.sync_api import expect

from tests.browser.test_torture_page import AXE
from tests.unit.jwt_decoder.compare.compared import signed

if TYPE_CHECKING:
    from tests.browser.test_page.conftest import Sheet

CLAIMS: Final = {"iss": "https://issuer.example/", "aud": "api", "exp": 4_000_000_000, "scope": "read write"}
OTHER: Final = {**CLAIMS, "iss": "https://issuer.example", "exp": 1_700_000_000, "scope": "read"}


def test_two_tokens_are_compared_and_swapped(sheet: Sheet) -> None:
    page = sheet.page
    page.get_by_role("navigation", name="Mode").get_by_role("link", name="Compare").click()
    page.locator("#compare-a").fill(signed(CLAIMS))
    page.locator("#compare-b").fill(signed(OTHER))

    expect(page.locator("#compare-summary")).to_have_text("Where A passes, B fails: 1 reason")
    expect(page.locator("#compare-reasons li")).to_contain_text("B expired")
    rows = page.locator("#compare-table tr[data-change]")
    expect(rows.filter(has_text="B has no “/” at the end.").locator("mark")).to_have_text("/")
    scope = rows.filter(has=page.locator("th", has_text="scope"))
    expect(scope.locator('[data-side="B"] [data-where="there"]')).to_have_text("write (missing here)")
    expect(page.locator("#compare-same")).to_contain_text("aud")
    page.locator("#compare-view").get_by_text("All").click()
    expect(rows.filter(has=page.locator("th", has_text="aud")).first).to_be_visible()
    page.add_script_tag(content=AXE)
    found = page.evaluate("axe.run('#compare-mode')")
    assert [] == [one["id"] for one in found["violations"]]
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
