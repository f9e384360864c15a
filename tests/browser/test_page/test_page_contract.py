"""What tests, embedders and assistive technology hold on to (DESIGN, section 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.test_page.conftest import Sheet

pytestmark = pytest.mark.tidy

FIELD_ATTRIBUTES = {
    "spellcheck": "false",
    "autocomplete": "off",
    "autocapitalize": "off",
    "autocorrect": "off",
    "translate": "no",
    "data-gramm": "false",
}
LINES = ["structure", "signature", "time", "audience", "trust"]


def test_the_engine_becomes_ready(fresh: Sheet) -> None:
    """``data-engine`` goes from loading to ready."""
    fresh.page.goto(fresh.site)
    expect(fresh.page.locator("html")).to_have_attribute("data-engine", "ready")


def test_the_paste_field_has_the_focus(sheet: Sheet) -> None:
    """A person can paste without a click."""
    expect(sheet.field).to_be_focused()


@pytest.mark.parametrize("field", ["#paste", "#key"])
def test_no_service_of_the_browser_reads_a_field(sheet: Sheet, field: str) -> None:
    """Spelling, completion and translation services would carry a token out."""
    element = sheet.page.locator(field)
    found = {name: element.get_attribute(name) for name in FIELD_ATTRIBUTES}
    assert found == FIELD_ATTRIBUTES
    assert element.evaluate("(element) => element.localName") == "textarea"


def test_no_pane_is_translated(sheet: Sheet, article: str) -> None:
    """The values in the panes are not for a translation service either."""
    sheet.paste(article)
    assert sheet.page.locator(".json[translate='no']").count() >= len(["header", "payload", "signature"])
    expect(sheet.page.locator("html")).to_have_class("notranslate")
    expect(sheet.page.locator("meta[name=referrer]")).to_have_attribute("content", "no-referrer")


def test_panes_carry_number_name_and_text(sheet: Sheet, article: str) -> None:
    """Each pane has its segment's number, name and encoded text."""
    sheet.paste(article)
    for number, (pane, text) in enumerate(zip(["header", "payload", "signature"], article.split("."), strict=True), 1):
        expect(sheet.page.locator(f"#{pane} h2")).to_have_text(f"{number} {pane.capitalize()}")
        expect(sheet.page.locator(f"#{pane} .encoded")).to_have_text(text)


def test_the_verdict_has_five_lines_with_states(sheet: Sheet, article: str) -> None:
    """Five lines that are never folded into one."""
    sheet.paste(article)
    assert [sheet.state(line) for line in LINES] == ["sound", "not-attempted", "not-stated", "not-checked", "not-known"]
    for line in LINES:
        expect(sheet.verdict(line)).to_be_visible()


def test_each_result_counts_the_revision_up(sheet: Sheet, article: str) -> None:
    """``data-revision`` grows with each result that is drawn."""
    before = sheet.revision()
    sheet.paste(article)
    decoded = sheet.revision()
    sheet.give("your-256-bit-secret")
    assert before < decoded < sheet.revision()


def test_claims_carry_their_names(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """Each claim that is known is found by its name."""
    sheet.paste(make_token('{"iss":"https://login.example","exp":4102444800}'))
    expect(sheet.page.locator('#payload [data-claim="exp"]')).to_contain_text("4102444800")
    expect(sheet.page.locator('#payload [data-claim="iss"]')).to_contain_text("https://login.example")


def test_an_empty_field_shows_no_result(sheet: Sheet, article: str) -> None:
    """What was decoded goes with the paste."""
    sheet.paste(article)
    sheet.paste("")
    expect(sheet.page.locator("#strip")).to_be_hidden()
    expect(sheet.page.locator("#header")).to_be_hidden()
    expect(sheet.page.locator("#intro")).to_be_visible()
