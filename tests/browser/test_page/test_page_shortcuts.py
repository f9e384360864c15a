"""The keys are listed with "?", and what a person does with them is heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.test_page.test_page_access import LISTEN, violations

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.test_page.conftest import Sheet

pytestmark = pytest.mark.tidy

STOPS_WITHOUT_ROLE = """() => Array.from(document.querySelectorAll("main [tabindex]"))
  .filter((one) => one.checkVisibility() && !one.matches("button, section, summary, details, h2, ul, ol, [role]"))
  .map((one) => one.outerHTML.slice(0, 80))"""


def test_a_question_mark_lists_the_keys(sheet: Sheet, article: str) -> None:
    """Escape closes the list, and clears nothing."""
    sheet.paste(article)
    sheet.verdict("time").focus()
    sheet.page.keyboard.press("?")
    listed = sheet.page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(listed).to_be_visible()
    expect(listed.get_by_role("button", name="Close")).to_be_focused()
    sheet.page.keyboard.press("?")
    sheet.page.keyboard.press("Escape")
    expect(listed).to_be_hidden()
    expect(sheet.verdict("time")).to_be_focused()
    expect(sheet.field).to_have_value(article)


def test_the_keys_are_listed_behind_a_button_too(sheet: Sheet) -> None:
    """It gets the focus back."""
    button = sheet.page.get_by_role("button", name="Shortcuts")
    button.press("Enter")
    sheet.page.get_by_role("button", name="Close").press("Enter")
    expect(sheet.page.locator("#shortcuts")).to_be_hidden()
    expect(button).to_be_focused()


@pytest.mark.parametrize(("width", "query"), [(390, ""), (1280, "?view=compact")])
def test_on_a_phone_and_in_a_part_of_the_page_there_is_no_button(
    new_page: Callable[..., Page], fresh: Sheet, width: int, query: str
) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    type(fresh)(page, fresh.site).open(query)
    expect(page.locator("#shortcuts-open")).to_be_hidden()


@pytest.mark.parametrize("name", ["paste", "key"])
def test_in_a_field_a_question_mark_is_a_character(sheet: Sheet, name: str) -> None:
    field = sheet.page.locator(f"#{name}")
    field.press("?")
    expect(field).to_have_value("?")
    expect(sheet.page.locator("#shortcuts")).to_be_hidden()


def test_a_question_mark_with_another_key_is_the_browser_s(sheet: Sheet) -> None:
    sheet.page.locator("#shortcuts-open").press("Control+?")
    expect(sheet.page.locator("#shortcuts")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_list(open_shared: Callable[..., Sheet], scheme: str) -> None:
    sheet = open_shared(color_scheme=scheme)
    sheet.page.locator("#shortcuts-open").click()
    assert [] == violations(sheet.page)


def test_a_cleared_field_is_announced_once(sheet: Sheet, article: str) -> None:
    """By what can be done then, and not by an invitation to paste."""
    status = sheet.page.get_by_role("status")
    sheet.paste(article)
    expect(status).to_have_text(sheet.said())
    sheet.page.evaluate(LISTEN)
    sheet.field.press("Escape")
    expect(status).to_have_text("Cleared. Ctrl Z brings it back.")
    expect(status).to_have_text("")
    assert ["Cleared. Ctrl Z brings it back.", ""] == sheet.page.evaluate("() => heard")


def test_a_diagnosis_is_announced(sheet: Sheet, make_token: Callable[..., str], secret: str) -> None:
    sheet.paste(make_token('{"sub":"alice"}'))
    sheet.give(f"{secret}\n")
    found = sheet.page.locator("#summary-line")
    expect(found).to_contain_text("The signature matches")
    expect(sheet.page.get_by_role("status")).to_contain_text(found.inner_text())


@pytest.mark.parametrize("view", ["Claims", "JSON", "Raw"])
def test_what_can_have_the_focus_has_a_role(sheet: Sheet, make_token: Callable[..., str], view: str) -> None:
    """Lines of JSON are a tree, through which the arrow keys go."""
    sheet.paste(make_token('{"sub":"alice","roles":["a","b"],"realm":{"x":{"y":1}}}'))
    sheet.view("payload", view)
    assert [] == sheet.page.evaluate(STOPS_WITHOUT_ROLE)
    assert [] == violations(sheet.page)


def test_a_line_of_json_says_how_deep_it_is(sheet: Sheet, make_token: Callable[..., str]) -> None:
    sheet.paste(make_token('{"realm":{"x":{"y":1}}}'))
    sheet.view("payload", "JSON")
    lines = sheet.page.locator("#payload").get_by_role("tree", name="JSON").get_by_role("treeitem")
    assert ["1", "2", "3", "4"] == [line.get_attribute("aria-level") for line in lines.all()[:4]]
