"""A link to a token: after a choice that shows what it carries, the signature not first, a secret never."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.test_page.linked import PUBLIC

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.test_page.conftest import Sheet

ROOT = Path(__file__).resolve().parents[3]
AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
VIOLATIONS = """async () => (await axe.run()).violations
  .map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`)"""
COPIED: Final = """() => {
  window.copied = [];
  navigator.clipboard.writeText = async (text) => { window.copied.push(text); };
}"""


def offer(sheet: Sheet) -> None:
    """Open the dialog by keyboard."""
    sheet.page.locator("#share-open").focus()
    sheet.page.keyboard.press("Enter")
    expect(sheet.page.get_by_role("dialog", name="Link to this token")).to_be_visible()


def is_offered(sheet: Sheet) -> bool:
    """Ask for the dialog; say whether it opened, which it does not where the engine has no time to make the link."""
    sheet.page.evaluate("() => { announcement.textContent = ''; }")
    sheet.page.locator("#share-open").press("Enter")
    sheet.page.wait_for_function("() => share.open || announcement.textContent.startsWith('No link was made')")
    return sheet.page.locator("#share").is_visible()


@pytest.mark.tidy
def test_the_redacted_form_is_chosen_first_and_what_each_carries_is_said(
    sheet: Sheet, make_token: Callable[..., str], secret: str
) -> None:
    token = make_token('{"sub":"ann","email":"ann@example.com"}')
    sheet.paste(f"Authorization: Bearer {token}")
    sheet.give(secret)
    offer(sheet)
    link, about = sheet.page.locator("#share-link"), sheet.page.locator("#share-about")

    redacted = token[: token.rindex(".") + 1]
    expect(sheet.page.get_by_role("radio", name="Without its signature")).to_be_checked()
    expect(link).to_have_value(f"{sheet.site}#token={redacted}")
    expect(about).to_contain_text("The signature is left out")
    expect(about).to_contain_text("“sub”, “email”")

    sheet.page.get_by_role("radio", name="The whole token").check()
    expect(link).to_have_value(f"{sheet.site}#token={token}")
    expect(about).to_contain_text("Anyone with the link has the token")
    assert secret not in link.input_value()


@pytest.mark.tidy
@pytest.mark.parametrize("form", ["Without its signature", "The whole token"])
def test_the_link_gives_the_same_token_in_a_fresh_page(
    sheet: Sheet, new_page: Callable[..., Page], make_token: Callable[..., str], form: str
) -> None:
    sheet.paste(make_token('{"sub":"ann"}'))
    sheet.page.evaluate(COPIED)
    offer(sheet)
    sheet.page.get_by_role("radio", name=form).check()
    link = sheet.page.locator("#share-link").input_value()
    sheet.page.get_by_role("button", name="Copy the link").click()
    expect(sheet.page.locator("#announcement")).to_have_text("The link is on the clipboard.")
    assert [link] == sheet.page.evaluate("() => window.copied")

    other = type(sheet)(new_page(), sheet.site)
    other.page.goto(link)
    other.ready()
    other.settled()

    assert link.partition("#token=")[2] == other.field.input_value()
    assert '"sub": "ann"' in other.json("payload")


@pytest.mark.tidy
def test_escape_closes_the_dialog_and_clears_no_paste(sheet: Sheet, make_token: Callable[..., str]) -> None:
    token = make_token('{"sub":"ann"}')
    sheet.paste(token)
    offer(sheet)
    sheet.page.keyboard.press("Escape")

    expect(sheet.page.locator("#share")).to_be_hidden()
    expect(sheet.page.locator("#share-open")).to_be_focused()
    assert token == sheet.field.input_value()
    expect(sheet.page.locator("#share-link")).to_have_value("")


@pytest.mark.tidy
def test_the_length_is_warned_about(sheet: Sheet, make_token: Callable[..., str]) -> None:
    sheet.paste(make_token('{"a":"' + "x" * 4_000 + '"}'))
    offer(sheet)

    expect(sheet.page.locator("#share-length")).to_contain_text("many programs truncate")


def test_a_token_that_no_browser_takes_makes_no_link(sheet: Sheet, make_token: Callable[..., str]) -> None:
    # So that the text is read once, and not by the first engine before the whole one.
    sheet.whole()
    sheet.paste_until_read(make_token(f'{{"a":"{"a word " * 224_800}"}}'))
    # A machine that is busy makes none within the engine's deadline, and says so.
    if not (is_offered(sheet) or is_offered(sheet)):
        return

    expect(sheet.page.locator("#share-length")).to_contain_text("too long for a link")
    expect(sheet.page.get_by_role("button", name="Copy the link")).to_be_disabled()


@pytest.mark.tidy
def test_a_hostile_name_moves_nothing_in_the_dialog(sheet: Sheet, make_token: Callable[..., str]) -> None:
    sheet.paste(make_token('{"<img src=x>":1,"\u202ea":2}'))
    offer(sheet)

    expect(sheet.page.locator("#share-about")).to_contain_text("<img src=x>")
    expect(sheet.page.locator("#share-about")).to_contain_text("[U+202E]a")
    assert "\u202e" not in (sheet.page.locator("#share-about").text_content() or "")
    assert sheet.page.locator("#share img").count() == 0


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_dialog(
    open_shared: Callable[..., Sheet], make_token: Callable[..., str], scheme: str, width: int
) -> None:
    sheet = open_shared({"width": width, "height": 700}, color_scheme=scheme)
    sheet.paste(make_token('{"sub":"ann"}'))
    offer(sheet)
    sheet.page.evaluate(AXE)

    assert [] == sheet.page.evaluate(VIOLATIONS)
    assert sheet.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.tidy
def test_a_public_key_goes_along_only_when_it_is_asked_for_and_a_secret_never(
    sheet: Sheet, make_token: Callable[..., str], secret: str
) -> None:
    sheet.paste(make_token('{"sub":"ann"}'))
    sheet.give(secret)
    offer(sheet)
    box, about = sheet.page.get_by_role("checkbox", name="With the public key"), sheet.page.locator("#share-about")
    expect(box).to_be_hidden()
    sheet.page.get_by_role("radio", name="The whole token").check()
    expect(box).to_be_disabled()
    expect(about).to_contain_text("This is read as a secret. Only a public key may be in a link")
    sheet.page.keyboard.press("Escape")

    sheet.give(PUBLIC)
    offer(sheet)
    sheet.page.get_by_role("radio", name="The whole token").check()
    expect(sheet.page.locator("#share-link")).not_to_have_value(re.compile("&key="))
    box.check()
    expect(about).to_contain_text("which proves nothing about who signed the token")
    expect(sheet.page.locator("#share-link")).to_have_value(re.compile("&key=%7B%22kty%22"))
    assert not sheet.page.evaluate(f"async () => {{ {AXE}; return ({VIOLATIONS})(); }}")
    sheet.page.get_by_role("radio", name="Without its signature").check()
    expect(sheet.page.locator("#share-link")).not_to_have_value(re.compile("&key="))
