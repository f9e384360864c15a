"""The key, and the verdict it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.test_page.conftest import Sheet

pytestmark = pytest.mark.tidy

# Secrets of these tests alone.
AB = "ab"
LINE = "line\n"
CLAIMS = '{"sub":"alice","exp":4102444800}'


def test_the_secret_verifies(sheet: Sheet, make_token: Callable[..., str], secret: str) -> None:
    """Signature and key trust stand apart; the headline says what was verified."""
    sheet.paste(make_token(CLAIMS))
    sheet.give(secret)
    assert sheet.state("signature") == "valid"
    expect(sheet.summary).to_have_text("Signature verified with this secret.")


def test_another_secret_does_not(sheet: Sheet, make_token: Callable[..., str], secret: str) -> None:
    """One character less is another secret."""
    sheet.paste(make_token(CLAIMS))
    sheet.give(secret[:-1])
    assert sheet.state("signature") == "invalid"
    expect(sheet.summary).to_have_text("The signature doesn’t match this secret.")


def test_the_sample_of_the_article_does_not_verify(sheet: Sheet, article: str) -> None:
    """Its signature belongs to another token, so the secret that tutorials use does not help."""
    sheet.paste(article)
    sheet.give("your-256-bit-secret")
    assert sheet.state("signature") == "invalid"


@pytest.mark.parametrize(
    ("encoding", "key"), [("hex", "6162"), ("base64", "YWI="), ("base64url", "YWI"), ("text", "ab")]
)
def test_the_encoding_of_the_secret_is_the_choice_of_the_person(
    sheet: Sheet, make_token: Callable[..., str], encoding: str, key: str
) -> None:
    """The same two octets, written in four ways; changing the choice verifies again."""
    sheet.paste(make_token(CLAIMS, secret=AB))
    sheet.read_as(encoding)
    sheet.give(key)
    assert sheet.state("signature") == "valid"
    sheet.read_as("text" if encoding != "text" else "hex")
    sheet.settled()
    assert sheet.state("signature") != "valid"


def test_a_secret_is_never_trimmed(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """A line feed at the end is part of the secret."""
    sheet.paste(make_token(CLAIMS, secret=LINE))
    sheet.give("line")
    assert sheet.state("signature") == "invalid"
    sheet.give("line\n")
    assert sheet.state("signature") == "valid"


def test_a_new_paste_is_verified_with_the_same_key(sheet: Sheet, make_token: Callable[..., str], secret: str) -> None:
    """The key stays as it is when the token changes."""
    sheet.paste(make_token(CLAIMS))
    sheet.give(secret)
    sheet.paste(make_token(CLAIMS)[:-4] + "AAAA")
    assert sheet.state("signature") == "invalid"
    expect(sheet.key).to_have_value(secret)
    sheet.paste(make_token(CLAIMS))
    assert sheet.state("signature") == "valid"


def test_without_a_key_nothing_is_claimed(sheet: Sheet, make_token: Callable[..., str], secret: str) -> None:
    """Emptying the key takes its verdict away."""
    sheet.paste(make_token(CLAIMS))
    sheet.give(secret)
    sheet.give("")
    assert sheet.state("signature") == "not-attempted"
    expect(sheet.summary).to_contain_text("Not verified yet.")


def test_the_key_is_said_for_what_it_is(sheet: Sheet, make_token: Callable[..., str], secret: str) -> None:
    """Beneath the field stands what was recognised."""
    sheet.paste(make_token(CLAIMS))
    before = sheet.page.locator("#key-about").inner_text()
    sheet.give(secret)
    expect(sheet.page.locator("#key-about")).not_to_have_text(before)


def test_a_key_leaves_the_panes_alone(sheet: Sheet, make_token: Callable[..., str], secret: str) -> None:
    """Typing a key draws no pane again: the person's place in it is kept."""
    sheet.paste(make_token(CLAIMS))
    sheet.page.locator("#payload .claim").first.evaluate("(row) => { row.dataset.kept = ''; }")
    sheet.give(secret)
    expect(sheet.page.locator("#payload [data-kept]")).to_have_count(1)


def test_a_cell_leads_to_its_proof(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """Each cell of the strip is a button that brings what it speaks of into view."""
    sheet.paste(make_token(CLAIMS))
    for line, place in {"signature": "#signature", "time": "#times", "trust": "#key", "structure": "#paste"}.items():
        sheet.verdict(line).click()
        expect(sheet.page.locator(place)).to_be_focused()


def test_expiry_is_told_when_its_instant_comes(fresh: Sheet, make_token: Callable[..., str]) -> None:
    """The page asks again at the next instant at which a line of the verdict changes."""
    fresh.page.clock.install(time=1_800_000_000)
    fresh.page.goto(fresh.site)
    fresh.ready()
    fresh.field.fill(make_token('{"exp":1800001000}'))
    fresh.settled()
    assert fresh.state("time") == "current"
    fresh.page.clock.fast_forward(1_100_000)
    expect(fresh.verdict("time")).to_have_attribute("data-state", "expired")
    expect(fresh.summary).to_contain_text("This token expired")


def test_the_diagnosis_stands_in_the_cell_and_beside_the_verdict(sheet: Sheet, article: str) -> None:
    """What is known of a signature that does not hold is said where the verdict is, and the cell leads to all of it."""
    sheet.paste(article)
    sheet.give("your-256-bit-secret")
    first = sheet.page.locator("#diagnosis .diagnosis-message").first
    expect(first).to_contain_text("belongs to a well-known sample token")
    expect(sheet.verdict("signature").locator(".cell-reason")).to_have_text(first.inner_text())
    expect(sheet.page.locator("#summary-line")).to_contain_text(first.inner_text())
    sheet.verdict("signature").click()
    expect(sheet.page.locator("#diagnosis")).to_be_focused()
