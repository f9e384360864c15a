"""Code that verifies the token on screen, below its verdict."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.test_page.test_page_copy import MAY_COPY, clipboard
from tests.browser.test_torture_page import AXE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.test_page.conftest import Sheet

pytestmark = pytest.mark.tidy
CLAIMS: Final = json.dumps({"iss": "https://id.example", "sub": "alice", "exp": 4_102_444_800})
# The card cuts off what is wider.
WITHIN: Final = "(part) => part.getBoundingClientRect().right < verdict.getBoundingClientRect().right"
VIOLATIONS: Final = "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))"


def unfold(sheet: Sheet) -> None:
    """Open the fold, and wait for its code."""
    sheet.page.locator("#code > summary").click()
    expect(sheet.page.locator("#code")).to_have_attribute("aria-busy", "false")


def test_the_code_follows_what_is_expected_and_the_library(
    sheet: Sheet, make_token: Callable[..., str], secret: str
) -> None:
    """What isn't expected is said; a secret is in the environment, never in the code; arrows choose a library."""
    page = sheet.page
    code, line = page.locator("#code-text"), page.locator("#code-line")
    sheet.paste(make_token(CLAIMS))
    sheet.give(secret)
    expect(code).to_be_hidden()
    unfold(sheet)
    expect(line).to_contain_text("JWT_SECRET. iss as in this token")
    expect(code).to_contain_text("issuer='https://id.example'")
    expect(code).not_to_contain_text(secret)
    page.locator("#expect-chips").get_by_role("button", name="sub").click()
    page.locator("#expect-sub").fill("bob")
    expect(code).to_contain_text("'bob'")
    page.get_by_role("radio", name="PyJWT").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("region", name="Code for jose")).to_contain_text('from "jose"')
    expect(page.get_by_role("radio", name="jose", exact=True)).to_be_focused()
    page.locator("#expect-clear").click()
    expect(code).not_to_contain_text("bob")


def test_of_what_cannot_be_verified_that_is_said_in_place_of_code(sheet: Sheet, make_token: Callable[..., str]) -> None:
    sheet.paste(make_token(CLAIMS, header='{"alg":"none"}').rpartition(".")[0] + ".")
    unfold(sheet)

    expect(sheet.page.locator("#code-line")).to_contain_text("alg is none: there is nothing to verify")
    expect(sheet.page.locator("#code-text")).to_be_hidden()
    expect(sheet.page.locator("#code-copy")).to_be_hidden()


@pytest.mark.not_in("firefox", "its driver grants no reading of the clipboard.")
def test_what_is_copied_is_the_code_that_is_shown(
    open_shared: Callable[..., Sheet], make_token: Callable[..., str]
) -> None:
    sheet = open_shared(permissions=MAY_COPY)
    sheet.paste(make_token(CLAIMS))
    unfold(sheet)
    sheet.page.get_by_role("radio", name="joserfc").check()
    sheet.page.get_by_role("button", name="Copy the code").click()

    expect(sheet.page.locator("#announcement")).to_have_text("The code is on the clipboard.")
    copied = clipboard(sheet)
    assert copied == sheet.page.locator("#code-text").evaluate("(code) => code.textContent")
    compile(copied, "joserfc", "exec")


def test_code_of_another_token_is_marked_until_there_is_that_of_this_one(
    slow: Sheet, make_token: Callable[..., str]
) -> None:
    slow.paste(make_token(CLAIMS))
    unfold(slow)
    with slow.unanswered():
        slow.field.fill(make_token('{"iss":"https://other.example"}'))
        expect(slow.report).to_have_attribute("data-stale", "")
        expect(slow.page.locator("#code-text")).to_have_css("opacity", "0.5")
    expect(slow.page.locator("#code-text")).to_contain_text("https://other.example")
    expect(slow.page.locator("#code")).to_have_attribute("aria-busy", "false")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    open_shared: Callable[..., Sheet], make_token: Callable[..., str], secret: str, width: int, scheme: str
) -> None:
    sheet = open_shared({"width": width, "height": 800}, color_scheme=scheme)
    page = sheet.page
    sheet.paste(make_token(CLAIMS))
    sheet.give(secret)
    unfold(sheet)
    page.evaluate(AXE)

    assert [] == page.evaluate(VIOLATIONS)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for part in ("#code-copy", "#code-libraries", "#code-text"):
        assert page.locator(part).evaluate(WITHIN), part
