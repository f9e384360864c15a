"""Everything can be done from the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.test_page.conftest import Sheet

pytestmark = pytest.mark.tidy

ACTIVE = """() => {
  const { id, dataset, value, className, parentElement } = document.activeElement;
  return id || dataset.verdict || dataset.claim || parentElement.closest("fieldset")?.id || value || className;
}"""
# Firefox leaves out what the event is given.
PASTE_ON_PAGE = """(text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
  Object.defineProperty(event, "clipboardData", { value: data });
  document.body.dispatchEvent(event);
}"""


def test_tab_goes_from_the_paste_over_verdict_and_claims_to_the_key(
    sheet: Sheet, make_token: Callable[..., str]
) -> None:
    """The order is that in which one asks."""
    sheet.paste(make_token('{"sub":"alice","exp":4102444800}'))
    sheet.field.focus()
    reached = []
    for _ in range(20):
        sheet.page.keyboard.press("Tab")
        reached.append(sheet.page.evaluate(ACTIVE))
    fields = ["secret-encoding", "key"]
    order = ["next", "structure", "claims", *fields]
    assert [place for place in reached if place in {*order, "signature", "trust"}] == order


def test_the_five_cells_and_the_chips_are_one_stop_each(shared: Sheet, article: str) -> None:
    """Arrows go from one to the next, as Home and End go to the ends."""
    shared.paste(article)
    first = shared.verdict("structure")
    first.focus()
    reached = []
    for key in ("ArrowRight", "ArrowDown", "End", "ArrowLeft", "Home"):
        shared.page.keyboard.press(key)
        reached.append(shared.page.evaluate(ACTIVE))
    assert reached == ["signature", "time", "trust", "audience", "structure"]
    chips = shared.page.locator("#expect-chips button")
    assert chips.evaluate_all("(chips) => chips.map(({ tabIndex }) => tabIndex)") == [0, -1, -1, -1, -1, -1]
    chips.first.press("ArrowRight")
    shared.page.keyboard.press("Enter")
    expect(shared.page.locator("#expect-aud")).to_be_focused()
    shared.page.locator("#secret-encoding [value=text]").press("ArrowRight")
    expect(shared.page.locator("#secret-encoding [value=base64]")).to_be_checked()


def test_the_skip_link_leads_to_the_field(sheet: Sheet) -> None:
    """It is the first stop, and seen when it has the focus."""
    first = "() => document.querySelector('a, button, input, select, textarea').className"
    assert sheet.page.evaluate(first) == "skip"
    link = sheet.page.locator(".skip")
    link.focus()
    assert link.evaluate("(e) => getComputedStyle(e).clipPath") == "none"
    sheet.page.keyboard.press("Enter")
    expect(sheet.field).to_be_focused()


def test_a_paste_anywhere_on_the_page_is_taken(sheet: Sheet, article: str) -> None:
    """Ctrl and V need no focus in the field."""
    sheet.page.evaluate("() => document.activeElement.blur()")
    sheet.page.evaluate(PASTE_ON_PAGE, article)
    sheet.settled()
    expect(sheet.field).to_have_value(article)
    assert '"user_id": 123' in sheet.json("payload")


def test_a_paste_anywhere_is_seen_from_its_beginning(sheet: Sheet, article: str) -> None:
    """However long it is: browsers scroll to where it ends."""
    sheet.page.evaluate("() => document.activeElement.blur()")
    sheet.page.evaluate(PASTE_ON_PAGE, "\n".join([article] * 60))
    sheet.settled()
    field = sheet.page.locator("#field")
    assert field.evaluate("(field) => field.scrollHeight > field.clientHeight")
    assert field.evaluate("(field) => field.scrollTop") == 0


def test_a_paste_into_the_key_stays_there(sheet: Sheet, article: str) -> None:
    """What is pasted into the key is a key."""
    sheet.key.focus()
    sheet.key.evaluate(
        PASTE_ON_PAGE.replace("document.body", "document.activeElement").replace("(text)", "(_, text)"), article
    )
    expect(sheet.field).to_have_value("")


def test_escape_clears_and_undo_brings_it_back(sheet: Sheet, article: str) -> None:
    """Nothing typed is lost by a slip, by button or by key."""
    sheet.paste(article)
    sheet.field.press("Escape")
    expect(sheet.field).to_have_value("")
    expect(sheet.page.locator("#intro")).to_be_visible()
    sheet.page.keyboard.press("Control+z")
    expect(sheet.field).to_have_value(article)
    sheet.field.press("Escape")
    sheet.page.locator("#paste-undo").click()
    expect(sheet.field).to_have_value(article)


def test_escape_in_the_key_keeps_the_paste(sheet: Sheet, article: str) -> None:
    """Esc clears the paste only from where the paste is meant."""
    sheet.paste(article)
    sheet.key.press("Escape")
    expect(sheet.field).to_have_value(article)


def test_arrow_keys_go_from_claim_to_claim(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """The pane is one stop of the Tab key; Home and End reach its ends."""
    sheet.paste(make_token('{"iss":"a","sub":"b","aud":"c"}'))
    sheet.view("payload", "JSON")
    sheet.page.locator("#payload .row[tabindex='0']").focus()
    reached = [sheet.page.evaluate(ACTIVE)]
    for key in ("ArrowDown", "ArrowUp", "End", "Home"):
        sheet.page.keyboard.press(key)
        reached.append(sheet.page.evaluate(ACTIVE))
    assert reached == ["iss", "sub", "iss", "aud", "iss"]
    expect(sheet.page.locator("#payload .row[tabindex='0']")).to_have_count(1)
