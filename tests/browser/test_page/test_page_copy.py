"""What can be taken out, and how it is said."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.test_page.conftest import Sheet

CLAIMS = '{"iss":"https://id.example","sub":"alice","exp":4102444800,"address":{"country":"Utopia"}}'
READ = "() => navigator.clipboard.readText()"
# As in a browser that was told to refuse, or on a page without a secure context.
REFUSING = {
    "refuses": """for (const name of ["write", "writeText"]) {
        Clipboard.prototype[name] = () => Promise.reject(new DOMException("", "NotAllowedError"));
    }""",
    "has none": 'Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined });',
}


@pytest.fixture
def copying(new_page: Callable[..., Page], fresh: Sheet) -> Callable[..., Sheet]:
    """Return a function that opens a page that may read the clipboard, or one on which a script was run first."""

    def open_page(script: str = "", width: int = 1280) -> Sheet:
        page = new_page(viewport={"width": width, "height": 800})
        if script:
            page.add_init_script(script)
        else:
            page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        return type(fresh)(page, fresh.site).open()

    return open_page


def clipboard(sheet: Sheet) -> str:
    """Return what is on the clipboard."""
    text: str = sheet.page.evaluate(READ)
    return text


pytestmark = [
    pytest.mark.not_in("firefox", "its driver grants no reading of the clipboard."),
]


def test_the_report_is_copied_as_the_engine_gave_it(
    copying: Callable[..., Sheet], make_token: Callable[..., str]
) -> None:
    """Pretty-printed JSON, and the page says that values are in it."""
    sheet = copying()
    sheet.paste(make_token(CLAIMS))
    sheet.page.locator("#copy-report").click()
    expect(sheet.page.get_by_role("status")).to_contain_text("with every value in it, is on the clipboard")
    copied = clipboard(sheet)
    found = json.loads(copied)
    assert copied == json.dumps(found, indent=2, ensure_ascii=False)
    assert (found["schema"], found["tokens"][0]["text"]) == (1, make_token(CLAIMS))
    expect(sheet.page.locator("#copy-report-about")).to_contain_text("every value in it")


def test_the_ticket_has_no_value_and_no_signature(
    copying: Callable[..., Sheet], make_token: Callable[..., str]
) -> None:
    """It can be shown to others: nobody can send that token again."""
    sheet = copying()
    token = make_token(CLAIMS)
    sheet.paste(token)
    sheet.page.locator("#copy-ticket").click()
    expect(sheet.page.get_by_role("status")).to_contain_text("is on the clipboard")
    copied = clipboard(sheet)
    assert "HS256" in copied
    assert [part for part in (token, token.split(".")[1], token.split(".")[2], "alice") if part in copied] == []


def test_the_ticket_is_judged_as_the_page_is(copying: Callable[..., Sheet], make_token: Callable[..., str]) -> None:
    """At the instant that is set, against what is expected."""
    sheet = copying()
    sheet.paste(make_token(CLAIMS))
    sheet.page.locator("#settings > summary").click()
    sheet.page.locator("#now-at-exp").click()
    expect(sheet.verdict("time")).to_have_attribute("data-state", "expired")
    sheet.page.locator("#copy-ticket").click()
    expect(sheet.page.get_by_role("status")).to_contain_text("is on the clipboard")
    assert "2100-01-01" in clipboard(sheet)
    assert "xpired" in clipboard(sheet)


def test_copying_moves_nothing(copying: Callable[..., Sheet], make_token: Callable[..., str]) -> None:
    """The button says how it went, as wide as before, and then is itself again."""
    sheet = copying()
    sheet.paste(make_token(CLAIMS))
    button = sheet.page.locator("#copy-report")
    before = button.bounding_box()
    said = button.inner_text()
    button.click()
    expect(button).to_have_text("Copied")
    assert button.bounding_box() == before
    expect(button).to_have_text(said)
    assert button.bounding_box() == before


@pytest.mark.parametrize("way", REFUSING)
@pytest.mark.parametrize("button", ["#copy-report", "#copy-ticket"])
def test_where_the_browser_refuses_the_text_is_selected_to_copy_by_hand(
    copying: Callable[..., Sheet], make_token: Callable[..., str], way: str, button: str
) -> None:
    """In a dialog that Escape closes; the paste is kept, and the text goes with the dialog."""
    sheet = copying(REFUSING[way])
    sheet.paste(make_token(CLAIMS))
    sheet.page.locator(button).press("Enter")
    field = sheet.page.locator("#by-hand-text")
    expect(field).to_be_focused()
    assert field.evaluate("(e) => [e.selectionStart, e.selectionEnd === e.value.length, e.value.length > 100]") == [
        0,
        True,
        True,
    ]
    expect(sheet.page.locator("#announcement")).to_contain_text("to copy by hand")
    sheet.page.get_by_role("button", name="Close").focus()
    sheet.page.keyboard.press("Escape")
    expect(sheet.page.locator("#by-hand")).to_be_hidden()
    expect(field).to_have_value("")
    expect(sheet.page.locator(button)).to_be_focused()
    expect(sheet.field).to_have_value(make_token(CLAIMS))


def test_without_a_token_there_is_nothing_to_copy(copying: Callable[..., Sheet]) -> None:
    """The section comes with a token and goes with it."""
    sheet = copying()
    expect(sheet.page.locator("#copy")).to_be_hidden()
    sheet.paste("nothing to see here")
    expect(sheet.page.locator("#copy")).to_be_hidden()
