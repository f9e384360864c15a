"""What is copied belongs to the text on screen, also while the answer about that text is on its way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.test_page.conftest import Sheet

pytestmark = [pytest.mark.served, pytest.mark.tidy]

# Keeps what would be on the clipboard, also in a browser whose driver grants no reading of it.
KEPT: Final = """() => {
  window.copied = [];
  navigator.clipboard.writeText = async (text) => { copied.push(text); };
  navigator.clipboard.write = async ([item]) => { copied.push(await (await item.getType("text/plain")).text()); };
}"""
# Ctrl+C on a row, and what it gave.
COPY: Final = """(row) => {
  row.focus();
  const event = new ClipboardEvent("copy", { bubbles: true, cancelable: true });
  const given = [];
  Object.defineProperty(event, "clipboardData", { value: { setData: (type, text) => given.push(text) } });
  row.dispatchEvent(event);
  return [given, event.defaultPrevented];
}"""
GONE: Final = "Nothing was copied: what you chose is no longer on the page."


def press(sheet: Sheet, selector: str) -> None:
    """Press a button that is there, at once."""
    sheet.page.locator(selector).evaluate("(button) => button.click()")


def copied(sheet: Sheet) -> list[str]:
    """Return what was put on the clipboard."""
    texts: list[str] = sheet.page.evaluate("() => copied")
    return texts


@pytest.mark.parametrize("is_said", [False, True])
@pytest.mark.parametrize(
    ("button", "outcome"),
    [("#copy-report", "The report, with every value in it,"), ("#copy-ticket", "The ticket, without values or")],
)
def test_the_report_and_the_ticket_wait_for_the_answer_about_the_text_on_screen(
    slow: Sheet, make_token: Callable[..., str], button: str, outcome: str, *, is_said: bool
) -> None:
    slow.page.evaluate(KEPT)
    slow.paste(make_token('{"exp":1}'))
    with slow.unanswered():
        slow.field.fill(make_token('{"exp":4102444800}'))
        if is_said:
            expect(slow.summary).to_have_text("Reading the current text …")
        press(slow, button)
    expect(slow.page.locator("#announcement")).to_contain_text(outcome)
    (text,) = copied(slow)
    assert ["2100-01-01"] == [date for date in ("1970-01-01", "2100-01-01") if date in text]


@pytest.mark.parametrize("button", ["#copy-report", "#copy-ticket"])
def test_nothing_is_copied_of_a_text_that_another_takes_the_place_of(
    slow: Sheet, make_token: Callable[..., str], button: str
) -> None:
    slow.page.evaluate(KEPT)
    slow.paste(make_token('{"first":1}'))
    with slow.unanswered():
        slow.field.fill(make_token('{"second":2}'))
        press(slow, button)
        slow.field.fill(make_token('{"third":3}'))
    expect(slow.page.locator("#announcement")).to_have_text(GONE)
    expect(slow.page.locator(button)).to_have_text("Not copied")
    slow.settled()
    assert [] == copied(slow)


def test_nothing_is_copied_of_a_text_that_turns_out_to_have_no_token(
    slow: Sheet, make_token: Callable[..., str]
) -> None:
    slow.page.evaluate(KEPT)
    slow.paste(make_token('{"first":1}'))
    with slow.unanswered():
        slow.field.fill("no token at all")
        press(slow, "#copy-report")
    expect(slow.page.locator("#announcement")).to_have_text(GONE)
    assert [] == copied(slow)


def test_what_is_judged_otherwise_is_copied_as_it_is_judged_then(slow: Sheet, make_token: Callable[..., str]) -> None:
    slow.page.evaluate(KEPT)
    slow.paste(make_token('{"iss":"me"}'))
    slow.page.evaluate("""() => {
      const field = document.getElementById("expect-iss");
      field.value = "you";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }""")
    press(slow, "#copy-report")
    expect(slow.page.locator("#announcement")).to_contain_text("is on the clipboard")
    assert '"state": "mismatch"' in copied(slow)[0]


def test_of_another_choice_its_own_ticket_is_copied(slow: Sheet, make_token: Callable[..., str]) -> None:
    slow.page.evaluate(KEPT)
    slow.paste(f"""{make_token('{"exp":1}')}\n{make_token('{"exp":4102444800}')}""")
    press(slow, "#token-list > :last-child")
    press(slow, "#copy-ticket")
    expect(slow.page.locator("#announcement")).to_contain_text("is on the clipboard")
    assert "2100-01-01" in copied(slow)[0]


@pytest.mark.parametrize("pane", ["header", "payload", "signature"])
def test_a_pane_of_the_text_before_is_not_copied(slow: Sheet, make_token: Callable[..., str], pane: str) -> None:
    slow.page.evaluate(KEPT)
    slow.paste(make_token('{"first":1}'))
    with slow.unanswered():
        slow.field.fill(make_token('{"second":2}'))
        press(slow, f"#{pane} .pane-copy")
    expect(slow.page.locator("#announcement")).to_have_text(GONE)
    slow.settled()
    assert [] == copied(slow)
    press(slow, f"#{pane} .pane-copy")
    expect(slow.page.locator("#announcement")).to_contain_text("as shown, is on the clipboard")
    assert len(copied(slow)) == 1


def test_a_value_of_what_is_no_longer_on_screen_is_not_copied(slow: Sheet, make_token: Callable[..., str]) -> None:
    slow.page.evaluate(KEPT)
    slow.paste(f"""{make_token('{"name":"first"}')}\n{make_token('{"name":"second"}')}""")
    slow.view("payload", "JSON")
    row = slow.page.locator('#payload .json [data-claim="name"]')
    row.hover()
    with slow.unanswered():
        slow.field.evaluate("""(field) => {
          field.value = "another text";
          field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
        }""")
        press(slow, ".row-copy")
        expect(slow.page.locator("#announcement")).to_have_text(GONE)
        assert [[], True] == row.evaluate(COPY)
    slow.settled()
    assert [] == copied(slow)


def test_while_only_a_key_is_tried_what_is_drawn_can_be_copied(
    slow: Sheet, make_token: Callable[..., str], secret: str
) -> None:
    slow.page.evaluate(KEPT)
    slow.paste(make_token('{"name":"first"}'))
    slow.view("payload", "JSON")
    with slow.unanswered():
        slow.key.fill(secret)
        expect(slow.report).to_have_attribute("aria-busy", "true")
        assert [["first"], True] == slow.page.locator('#payload .json [data-claim="name"]').evaluate(COPY)
        press(slow, "#copy-report")
    expect(slow.page.locator("#announcement")).to_contain_text("is on the clipboard")
    slow.settled()


def test_a_link_is_to_the_token_on_screen(slow: Sheet, make_token: Callable[..., str]) -> None:
    other = make_token('{"second":2}')
    slow.paste(make_token('{"first":1}'))
    slow.field.fill(other)
    press(slow, "#share-open")
    expect(slow.page.locator("#share")).to_be_visible()
    expect(slow.page.locator("#share-link")).to_have_value(f"{slow.site}#token={other[: other.rindex('.') + 1]}")


def test_no_link_is_made_of_a_text_that_another_takes_the_place_of(slow: Sheet, make_token: Callable[..., str]) -> None:
    slow.paste(make_token('{"first":1}'))
    press(slow, "#share-open")
    slow.field.fill(make_token('{"second":2}'))
    expect(slow.page.locator("#announcement")).to_have_text("No link was made: the token is no longer on the page.")
    slow.settled()
    expect(slow.page.locator("#share")).to_be_hidden()


def test_a_link_that_is_offered_goes_with_its_token(slow: Sheet, make_token: Callable[..., str]) -> None:
    slow.paste(make_token('{"first":1}'))
    press(slow, "#share-open")
    expect(slow.page.locator("#share")).to_be_visible()
    other = make_token('{"second":2}')
    slow.page.evaluate("(token) => { location.hash = `token=${token}`; }", other)
    expect(slow.page.locator("#share")).to_be_hidden()
    expect(slow.page.locator("#share-link")).to_have_value("")
    assert other == slow.field.input_value()


def test_a_key_in_the_header_before_is_not_used_for_the_text_on_screen(
    slow: Sheet, make_token: Callable[..., str]
) -> None:
    jwk = '{"kty":"oct","k":"AAAA"}'
    slow.paste(make_token("{}", header=f'{{"alg":"HS256","jwk":{jwk}}}'))
    button = slow.page.locator("#header-keys button").first
    expect(button).to_be_attached()
    slow.field.fill(make_token('{"second":2}'))
    button.evaluate("(button) => button.click()")
    slow.settled()
    assert slow.key.input_value() == ""
