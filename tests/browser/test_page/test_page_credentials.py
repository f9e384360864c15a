"""What is no JWT is told as what it is, and tokens in claims are opened and verified."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.test_page.conftest import token_of

if TYPE_CHECKING:
    from tests.browser.test_page.conftest import Sheet

pytestmark = pytest.mark.tidy

SESSION = "session=eyJ1c2VyX2lkIjo3fQ.awm7wA.pU3KGCUwux1tEyze1iN7LtkeP3I"


def test_a_session_of_a_framework_is_told_with_what_is_plain_in_it(sheet: Sheet) -> None:
    sheet.paste(SESSION)

    expect(sheet.summary).to_have_text("This is a Flask session, not a JWT.")
    expect(sheet.page.locator(".note-content")).to_have_text('{"user_id":7}')
    expect(sheet.faults).to_have_count(0)


def test_a_token_in_a_claim_is_verified_with_the_key_and_opened(sheet: Sheet, secret: str) -> None:
    inner, other = token_of('{"sub":"inner"}', secret=secret), token_of('{"sub":"other"}', secret="another")  # noqa: S106
    sheet.paste(token_of(json.dumps({"proof": inner, "hint": other}), secret=secret))
    claimed = sheet.page.locator("[data-claimed]")
    expect(claimed).to_have_text(["", ""])

    sheet.give(secret)
    expect(claimed).to_have_text(["The signature matches this secret (HS256).", ""])

    sheet.give("another")
    expect(claimed).to_have_text(["", "The signature matches this secret (HS256)."])

    sheet.page.get_by_role("button", name="Open this token").first.click()
    sheet.settled()
    expect(sheet.field).to_have_value(inner)
