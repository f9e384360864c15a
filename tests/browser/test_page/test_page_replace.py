"""Paste, drop and file never lose what was there, and what is in the wrong field is moved with one click."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.test_page.conftest import PASTE, PASTE_ON_PAGE, token_of
from tests.browser.test_page.test_page_access import violations

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.test_page.conftest import Sheet

pytestmark = pytest.mark.tidy

FIRST = token_of('{"n":1}')
SECOND = token_of('{"n":2}')
DROP = """(field, text) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.setData("text/plain", text);
  field.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
}"""
# Timers of eight seconds run when `pass()` is called.
TIMERS = """() => {
  const { setTimeout: set, clearTimeout: clear } = window;
  const held = new Map();
  window.setTimeout = (run, after, ...rest) => {
    if (after !== 8000) return set(run, after, ...rest);
    held.set(-1 - held.size, run);
    return -held.size;
  };
  window.clearTimeout = (timer) => held.delete(timer) || clear(timer);
  window.pass = () => {
    const due = [...held.values()];
    held.clear();
    due.forEach((run) => run());
    return due.length;
  };
}"""


@pytest.fixture
def replaced(open_shared: Callable[..., Sheet]) -> Sheet:
    """Return a page on which a token was replaced by another, with its eight seconds in our hands."""
    sheet = open_shared(script=f"({TIMERS})()")
    sheet.paste(FIRST)
    sheet.field.evaluate(PASTE_ON_PAGE, SECOND)
    sheet.settled()
    return sheet


def toast(sheet: Sheet) -> str | None:
    """Return what the toast says, None where there is none."""
    place = sheet.page.locator("#toast")
    return place.inner_text() if place.is_visible() else None


def test_a_paste_anywhere_offers_to_undo_it(replaced: Sheet) -> None:
    expect(replaced.field).to_have_value(SECOND)
    expect(replaced.page.locator("#announcement")).to_contain_text("The previous text was replaced.")
    replaced.page.get_by_role("button", name="Undo", exact=True).click()
    expect(replaced.field).to_have_value(FIRST)
    expect(replaced.field).to_be_focused()
    assert toast(replaced) is None


def test_both_can_be_kept(replaced: Sheet) -> None:
    replaced.page.get_by_role("button", name="Keep both").click()
    expect(replaced.field).to_have_value(f"{FIRST}\n\n{SECOND}")
    replaced.settled()
    expect(replaced.page.locator("#token-list > [aria-selected='true']")).to_have_attribute("data-token", "1")
    expect(replaced.page.locator("#payload .claim-value")).to_contain_text("2")
    assert toast(replaced) is None


def test_undo_is_a_key_too(replaced: Sheet) -> None:
    replaced.page.keyboard.press("ControlOrMeta+z")
    expect(replaced.field).to_have_value(FIRST)


def test_it_goes_after_eight_seconds_but_not_while_it_has_the_focus_or_the_pointer(replaced: Sheet) -> None:
    undo = replaced.page.get_by_role("button", name="Undo", exact=True)
    undo.focus()
    assert replaced.page.evaluate("pass()") == 0
    replaced.field.focus()
    undo.hover()
    assert replaced.page.evaluate("pass()") == 0
    replaced.page.mouse.move(1, 1)
    assert replaced.page.evaluate("pass()") == 1
    assert toast(replaced) is None
    replaced.page.keyboard.press("ControlOrMeta+z")
    expect(replaced.field).to_have_value(FIRST)


def test_escape_closes_it_and_leaves_the_text(replaced: Sheet) -> None:
    replaced.page.get_by_role("button", name="Undo", exact=True).press("Escape")
    assert toast(replaced) is None
    expect(replaced.field).to_be_focused()
    expect(replaced.field).to_have_value(SECOND)


def test_it_goes_when_the_text_is_another(replaced: Sheet) -> None:
    replaced.field.press_sequentially("x")
    assert toast(replaced) is None


def test_it_is_the_next_stop_behind_the_field_and_axe_finds_nothing(replaced: Sheet) -> None:
    replaced.field.focus()
    replaced.page.keyboard.press("Tab")
    expect(replaced.page.get_by_role("button", name="Undo", exact=True)).to_be_focused()
    assert violations(replaced.page) == []


def test_a_drop_and_a_file_offer_it_too(sheet: Sheet, tmp_path: Path) -> None:
    sheet.paste("no token")
    sheet.field.evaluate(DROP, FIRST)
    expect(sheet.field).to_have_value(FIRST)
    assert toast(sheet) is not None
    expect(sheet.page.get_by_role("button", name="Keep both")).to_be_hidden()
    file = tmp_path / "a.txt"
    file.write_text(SECOND)
    with sheet.page.expect_file_chooser() as chosen:
        sheet.page.get_by_role("button", name="Open file…").press("Enter")
    chosen.value.set_files(file)
    expect(sheet.field).to_have_value(SECOND)
    expect(sheet.page.get_by_role("button", name="Keep both")).to_be_visible()


def test_a_paste_behind_a_token_offers_it_too(sheet: Sheet) -> None:
    sheet.paste(f"Bearer {FIRST}")
    sheet.field.focus()
    sheet.field.press("End")
    sheet.field.evaluate(PASTE, SECOND)
    expect(sheet.field).to_have_value(f"Bearer {SECOND}")
    sheet.page.get_by_role("button", name="Undo", exact=True).click()
    expect(sheet.field).to_have_value(f"Bearer {FIRST}")


def test_nothing_is_offered_where_nothing_was_lost(sheet: Sheet) -> None:
    sheet.field.evaluate(PASTE_ON_PAGE, FIRST)
    sheet.settled()
    assert toast(sheet) is None
    sheet.field.evaluate(PASTE_ON_PAGE, FIRST)
    sheet.settled()
    assert toast(sheet) is None


def test_escape_on_a_button_clears_nothing(sheet: Sheet) -> None:
    sheet.paste(FIRST)
    for button in ("#paste-clear", "#copy-ticket", "[data-verdict='time']"):
        sheet.page.locator(button).press("Escape")
        expect(sheet.field).to_have_value(FIRST)
    sheet.field.press("Escape")
    expect(sheet.field).to_have_value("")


@pytest.mark.parametrize("before", ["", FIRST])
def test_a_token_in_the_key_field_is_moved(sheet: Sheet, before: str) -> None:
    sheet.paste(before)
    sheet.give(SECOND)
    expect(sheet.page.locator("#key-misplaced-text")).to_have_text("This is a token, not a key.")
    sheet.page.get_by_role("button", name="Move it to the token field").click()
    expect(sheet.field).to_have_value(SECOND)
    expect(sheet.key).to_have_value("")
    assert (toast(sheet) is not None) == (before != "")
    expect(sheet.page.locator("#key-misplaced")).to_be_hidden()


@pytest.mark.parametrize(
    ("text", "key"),
    [("a-bare-secret-2026\n", "a-bare-secret-2026"), ('{"kty":"oct","k":"c2VjcmV0"}', '{"kty":"oct","k":"c2VjcmV0"}')],
)
def test_a_secret_or_a_key_in_the_token_field_is_moved(sheet: Sheet, text: str, key: str) -> None:
    sheet.paste(text)
    sheet.page.get_by_role("button", name="Move it to the key field").click()
    expect(sheet.key).to_have_value(key)
    expect(sheet.field).to_have_value("")
    expect(sheet.field).to_be_focused()
    sheet.page.keyboard.press("ControlOrMeta+z")
    expect(sheet.field).to_have_value(text)
    expect(sheet.key).to_have_value("")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_narrow_page(open_shared: Callable[..., Sheet], scheme: str) -> None:
    sheet = open_shared({"width": 390, "height": 844}, color_scheme=scheme, has_touch=True)
    page = sheet.page
    sheet.paste("a-bare-secret-2026")
    sheet.give(FIRST)
    sheet.field.evaluate(PASTE_ON_PAGE, SECOND)
    sheet.settled()
    assert toast(sheet) is not None
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_fix_of_the_key_can_be_undone(sheet: Sheet, make_token: Callable[..., str], secret: str) -> None:
    """Nothing that was typed is lost by a click, and what was tried stands under the key."""
    sheet.paste(make_token('{"sub":"alice"}'))
    sheet.give(f"{secret}\n")
    expect(sheet.page.locator("#tried-list [data-mark=pass]")).to_contain_text("Matches")
    sheet.page.keyboard.press("Control+Enter")
    expect(sheet.verdict("signature")).to_have_attribute("data-state", "valid")
    expect(sheet.page.locator("#tried")).to_be_hidden()
    expect(sheet.page.locator("#toast-text")).to_have_text("The key was changed.")
    sheet.page.locator("#toast-undo").click()
    expect(sheet.page.locator("#key")).to_have_value(f"{secret}\n")
    expect(sheet.page.locator("#key")).to_be_focused()
    expect(sheet.verdict("signature")).to_have_attribute("data-state", "invalid")
