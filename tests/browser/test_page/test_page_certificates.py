"""Chains of certificates, in Decode and in Keys, up to roots that somebody trusts."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.test_page.test_page_code import VIOLATIONS
from tests.browser.test_torture_page import AXE
from tests.unit.jwt_decoder.certificates.chains import LEAF, MIDDLE, ROOT, Maker, b64, token

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.test_page.conftest import Sheet

pytestmark = pytest.mark.tidy
# Whenever the tests run, these are valid.
END: Final = datetime(2100, 1, 1, tzinfo=UTC)
TOP: Final = replace(ROOT, end=END)
ISSUER: Final = replace(MIDDLE, by=TOP, end=END)
SIGNER: Final = replace(LEAF, by=ISSUER, end=END)
PAST: Final = replace(SIGNER, end=datetime(2025, 6, 1, tzinfo=UTC))


def test_the_chain_of_a_token_is_checked_up_to_the_root_that_is_given(
    sheet: Sheet, make_token: Callable[..., str]
) -> None:
    """By keyboard alone; the verdict is heard, what is unfolded stays so, and all goes with the token."""
    page = sheet.page
    card, state = page.locator("#chain"), page.locator("#chain-state")
    expect(card).to_be_hidden()
    sheet.paste(token(SIGNER, ISSUER))
    expect(state).to_have_text("No check fails, but no root was given to trust.")
    expect(page.locator("#chain-list")).to_be_hidden()
    card.locator("> summary").focus()
    page.keyboard.press("Enter")
    first = page.locator("#chain-list > li").first
    expect(first).to_contain_text("signed the token")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(first.locator(".certificate-facts")).to_contain_text("dns:issuer.example")
    page.get_by_label("Roots you trust").first.fill(TOP.pem)
    expect(state).to_have_text("The chain leads to a root that you gave, and no check fails.")
    expect(state).to_have_attribute("data-mark", "pass")
    expect(page.locator("#announcement")).to_have_text("The chain leads to a root that you gave, and no check fails.")
    expect(page.locator("#chain-roots-about")).to_have_text("1 root: “CN=Root”.")
    expect(page.locator("#chain-list > li").last).to_contain_text("root you trust")
    expect(first.locator(".certificate-facts")).to_be_visible()
    expect(page.locator("#chain-limits")).to_contain_text("revoked")
    sheet.paste(make_token("{}"))
    expect(card).to_be_hidden()


def test_certificates_without_a_token_are_checked_too(sheet: Sheet) -> None:
    """They come unfolded, what fails first and to be seen."""
    page = sheet.page
    sheet.field.fill(PAST.pem + ISSUER.pem)

    expect(sheet.summary).to_have_text("These are certificates, not a token.")
    failing = page.locator('#chain-list [data-check="dates"]').first
    expect(failing).to_be_visible()
    expect(failing).to_contain_text("“CN=Leaf” expired at 2025-06-01T00:00:00Z.")
    expect(page.locator("#announcement")).to_have_text("1 check fails.")
    page.get_by_label("Roots you trust").first.fill("our root")
    expect(page.locator("#chain-roots-about")).to_have_text("There is no certificate in the roots.")
    page.get_by_role("button", name="Clear the roots").click()
    expect(page.get_by_label("Roots you trust").first).to_be_focused()


def test_in_keys_the_chain_is_that_of_the_chosen_key(sheet: Sheet) -> None:
    page = sheet.page
    other = Maker("Other", end=END)
    jwks = [_jwk(other), _jwk(SIGNER, ISSUER)]
    page.get_by_role("navigation", name="Mode").get_by_role("link", name="Keys").click()
    page.locator("#keys-text").fill(json.dumps({"keys": jwks}))

    expect(page.locator("#keys-chain-list")).to_contain_text("CN=Other")
    page.locator("#keys-several-list button").nth(1).click()
    expect(page.locator("#keys-chain-count")).to_have_text("2 certificates")
    expect(page.locator("#keys-chain-list > li").first).to_contain_text("CN=Leaf")
    page.locator("#keys-chain-roots").fill(b64(TOP.der))
    expect(page.locator("#keys-chain-state")).to_have_attribute("data-mark", "pass")
    page.locator("#keys-chain-roots").fill("")
    page.locator("#keys-forget").click()
    expect(page.locator("#keys-chain")).to_be_hidden()
    page.get_by_role("navigation", name="Mode").get_by_role("link", name="Decode").click()


def _jwk(*chain: Maker) -> dict[str, object]:
    numbers = chain[0].key.public_key().public_numbers()
    half = [_encoded(number.to_bytes(32, "big")) for number in (numbers.x, numbers.y)]
    return {"kty": "EC", "crv": "P-256", "x": half[0], "y": half[1], "x5c": [b64(one.der) for one in chain]}


def _encoded(octets: bytes) -> str:
    return b64(octets).rstrip("=").translate(str.maketrans("+/", "-_"))


def test_what_is_drawn_of_another_chain_is_marked(slow: Sheet) -> None:
    slow.paste(token(SIGNER, ISSUER))
    card = slow.page.locator("#chain")
    expect(card).to_have_attribute("aria-busy", "false")
    card.locator("> summary").click()
    with slow.unanswered():
        slow.page.get_by_label("Roots you trust").first.fill(TOP.pem)
        expect(card).to_have_attribute("aria-busy", "true")
    expect(card).to_have_attribute("aria-busy", "false")
    slow.page.get_by_label("Roots you trust").first.fill("")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    open_shared: Callable[..., Sheet], width: int, scheme: str
) -> None:
    sheet = open_shared({"width": width, "height": 800}, color_scheme=scheme)
    page = sheet.page
    sheet.paste(token(PAST, ISSUER))
    page.locator("#chain > summary").click()
    page.locator("#chain-list summary").first.click()
    expect(page.locator("#chain-list .certificate-facts").first).to_be_visible()
    page.evaluate(AXE)

    assert [] == page.evaluate(VIOLATIONS)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
