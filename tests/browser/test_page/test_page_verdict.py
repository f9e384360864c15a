"""The verdict in words: what ticks in it, and how each line was reached."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.test_page.conftest import Sheet

pytestmark = pytest.mark.tidy

NOW = 1_800_000_000
SENTENCE = re.compile(r"[A-Za-z].{20,}\.")
LINES = ("structure", "signature", "time", "audience", "trust")


def how(sheet: Sheet, line: str) -> Locator:
    """Return where it is said how a line was reached."""
    return sheet.page.locator(f'[data-how="{line}"]')


def wait(sheet: Sheet, seconds: int) -> None:
    """Let this time pass on the page's clock; only its last seconds tick, for every tick is drawn."""
    sheet.page.clock.fast_forward(1000 * (seconds - 3))
    sheet.page.clock.run_for(3000)


def test_the_summary_and_the_cell_of_time_tick(
    open_shared: Callable[..., Sheet], make_token: Callable[..., str]
) -> None:
    """Both say the same distance, and go on saying the right one."""
    sheet = open_shared(now=NOW)
    reason = sheet.verdict("time").locator(".cell-reason")
    sheet.paste(make_token(f'{{"exp":{NOW + 1000},"iat":{NOW - 800}}}'))
    expect(sheet.summary).to_have_text("Not verified yet. Expires in 16 minutes.")
    expect(reason).to_have_text("Ends in 16 minutes")
    wait(sheet, 300)
    expect(sheet.summary).to_have_text("Not verified yet. Expires in 11 minutes.")
    expect(reason).to_have_text("Ends in 11 minutes")
    wait(sheet, 1000)
    expect(sheet.summary).to_have_text("This token expired 5 minutes ago.")
    expect(reason).to_have_text("5 minutes ago, lifetime 30 min")


def test_the_engine_is_asked_once_for_an_instant_between_two_seconds(
    open_shared: Callable[..., Sheet], make_token: Callable[..., str]
) -> None:
    """The page counts whole seconds, so it waits for the one that is past the instant."""
    sheet = open_shared(now=NOW)
    sheet.paste(make_token(f'{{"exp":{NOW + 600}.25}}'))
    before = sheet.revision()
    wait(sheet, 700)
    expect(sheet.verdict("time")).to_have_attribute("data-state", "expired")
    sheet.settled()
    assert before + 1 == sheet.revision()


def test_each_line_says_how_it_was_reached(sheet: Sheet, make_token: Callable[..., str], secret: str) -> None:
    """Five sentences, folded; those of signature and key change with the key."""
    expect(sheet.page.locator("#how")).to_be_hidden()
    sheet.paste(make_token('{"exp":1}'))
    sheet.page.locator("#how > summary").click()
    for line in LINES:
        expect(how(sheet, line)).to_have_text(SENTENCE)
    expect(how(sheet, "time")).to_contain_text("from exp on, the token is expired (RFC 7519 §4.1.4).")
    expect(how(sheet, "signature")).to_contain_text("Nothing was computed")
    sheet.give(secret)
    expect(how(sheet, "signature")).to_contain_text("it matches the signature.")
    expect(how(sheet, "trust")).to_contain_text("isn’t one of those in the token")
    sheet.paste("")
    expect(sheet.page.locator("#how")).to_be_hidden()
