"""What a person expects of the claims, and how each of them turns out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator

    from tests.browser.test_page.conftest import Sheet

pytestmark = pytest.mark.tidy

CLAIMS = '{"iss":"https://id.example","aud":["api","web"],"sub":"alice","nonce":"n-1","azp":"web","scope":"read write"}'


def unfold(sheet: Sheet) -> None:
    """Open the first field by the cell that leads to it."""
    sheet.verdict("audience").click()


def field(sheet: Sheet, name: str) -> Locator:
    """Return the field of a claim, shown or not."""
    return sheet.page.locator(f"#expect-{name}")


def test_the_audience_cell_leads_to_the_first_field(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """It opens the first, and the others wait behind their chips; one that is filled in has no chip."""
    sheet.paste(make_token(CLAIMS))
    expect(field(sheet, "iss")).to_be_hidden()
    unfold(sheet)
    expect(field(sheet, "iss")).to_be_focused()
    chips = sheet.page.locator("#expect-chips button")
    expect(chips).to_have_text(["aud", "sub", "nonce", "azp", "scope"])
    sheet.page.locator("#expect-fill").click()
    expect(chips).to_have_count(0)


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("iss", "https://id.example", "https://id.example/"),
        ("aud", "web", "we"),
        ("sub", "alice", "Alice"),
        ("nonce", "n-1", "n-2"),
        ("azp", "web", "api"),
        ("scope", "write", "write delete"),
    ],
)
def test_each_field_is_compared(
    sheet: Sheet, make_token: Callable[..., str], name: str, right: str, wrong: str
) -> None:
    """With what the token says, by the engine's rules."""
    sheet.paste(make_token(CLAIMS))
    unfold(sheet)
    sheet.expected(name).fill(right)
    expect(sheet.verdict("audience")).to_have_attribute("data-state", "match")
    field(sheet, name).fill(wrong)
    expect(sheet.verdict("audience")).to_have_attribute("data-state", "mismatch")
    field(sheet, name).fill("")
    expect(sheet.verdict("audience")).to_have_attribute("data-state", "not-checked")


def test_what_was_copied_from_the_token_says_so(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """A match of a token with itself proves nothing; the next token is compared with the earlier one."""
    sheet.paste(make_token(CLAIMS))
    unfold(sheet)
    origin = sheet.page.locator("#expect-origin")
    sheet.page.locator("#expect-fill").click()
    values = {name: field(sheet, name).input_value() for name in ("iss", "aud", "sub", "nonce", "azp", "scope")}
    assert values == {
        "iss": "https://id.example",
        "aud": "api",
        "sub": "alice",
        "nonce": "n-1",
        "azp": "web",
        "scope": "read write",
    }
    expect(origin).to_contain_text("proves nothing")
    sheet.settled()
    assert sheet.state("audience") == "match"
    sheet.paste(make_token(CLAIMS.replace("alice", "bob")))
    expect(origin).to_contain_text("from an earlier token")
    assert sheet.state("audience") == "mismatch"
    field(sheet, "sub").fill("bob")
    expect(origin).to_be_hidden()


def test_expecting_nothing_is_one_click(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """And takes the verdict back."""
    sheet.paste(make_token(CLAIMS))
    unfold(sheet)
    sheet.page.locator("#expect-fill").click()
    sheet.page.locator("#expect-clear").click()
    expect(sheet.verdict("audience")).to_have_attribute("data-state", "not-checked")
    expect(sheet.page.locator("#expect-count")).to_have_text("none set")
    expect(field(sheet, "iss")).to_be_focused()


def test_expectations_reach_the_verification(sheet: Sheet, make_token: Callable[..., str], secret: str) -> None:
    """A key does not take them away."""
    sheet.paste(make_token(CLAIMS))
    unfold(sheet)
    sheet.expected("aud").fill("someone else")
    sheet.give(secret)
    assert (sheet.state("signature"), sheet.state("audience")) == ("valid", "mismatch")


def test_a_reload_forgets_what_was_expected(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """Nothing is stored."""
    sheet.paste(make_token(CLAIMS))
    unfold(sheet)
    sheet.page.locator("#expect-fill").click()
    sheet.page.reload()
    expect(field(sheet, "iss")).to_have_value("")


def test_a_hostile_token_fills_in_text_and_nothing_else(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """Claims of other types fill in nothing; markup stays text."""
    sheet.paste(make_token('{"iss":{"a":1},"aud":[1,"<b>x</b>"],"sub":7,"__proto__":"x","scope":null}'))
    unfold(sheet)
    sheet.page.locator("#expect-fill").click()
    values = [field(sheet, name).input_value() for name in ("iss", "aud", "sub", "nonce", "azp", "scope")]
    assert values == ["", "<b>x</b>", "", "", "", ""]
