"""The token on screen, held to what the specification of its kind requires."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.test_page.conftest import Sheet

CLAIMS = '{"iss":"https://id.example","sub":"alice","aud":"web","exp":4102444800,"iat":1767225600,"nonce":"n"}'


@pytest.mark.tidy
def test_the_checklist_follows_key_and_expectations(sheet: Sheet, make_token: Callable[..., str], secret: str) -> None:
    """What isn't met comes first; another specification can be chosen; what is expected and the key count."""
    page = sheet.page
    card, lines = page.locator("#checklist"), page.locator("#checklist-lines")
    expect(card).to_be_hidden()
    sheet.paste(make_token(CLAIMS))
    expect(card).to_be_visible()
    expect(lines).to_be_empty()
    card.locator("summary").click()
    expect(page.locator("#checklist-count")).to_have_text("8 met, 0 not met, 4 can’t be known from here")
    expect(page.locator("#checklist-reason")).to_contain_text("Claimed: it has")
    signature = lines.locator('[data-requirement="signature"]')
    expect(signature.locator(".cell-state")).to_have_text("Unknown")
    sheet.give(secret)
    expect(signature.locator(".cell-state")).to_have_text("Met")
    page.locator("#checklist-profile").select_option("at-jwt")
    expect(lines.locator("li").first).to_contain_text("typ must be at+jwt.")
    expect(lines.locator("li").first).to_contain_text("RFC 9068 §2.1")
    expect(lines.locator("h3").first).to_have_text("3 requirements not met")
    sheet.paste("nothing")
    expect(card).to_be_hidden()
