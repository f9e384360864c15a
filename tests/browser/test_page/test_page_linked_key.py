"""A public key comes in a link beside the token: used, never trusted until somebody says so, and never a secret."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.test_page.linked import OTHER, PRIVATE, PUBLIC, fragment, signed

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.browser.test_page.conftest import Sheet

TOKEN: Final = signed(sub="ann", exp=4_102_444_800)
SAID: Final = "The key came with the link, so this proves nothing about who signed it."
CARD: Final = "(card) => getComputedStyle(card).backgroundColor"


def note(sheet: Sheet) -> Locator:
    return sheet.page.locator("#key-linked")


def test_the_key_of_a_link_verifies_and_proves_nothing_until_somebody_confirms_it(fresh: Sheet) -> None:
    sheet = fresh.open(f"#{fragment(TOKEN, PUBLIC)}")
    expect(sheet.verdict("trust")).to_have_attribute("data-state", "from-link")

    assert sheet.site == sheet.page.url
    assert "valid" == sheet.state("signature")
    expect(sheet.verdict("trust")).to_have_attribute("data-mark", "caution")
    expect(sheet.page.locator("#summary")).to_have_text("Signed with the key from the link.")
    expect(sheet.page.locator("#summary-line")).to_contain_text(SAID)
    assert "OKP" == json.loads(sheet.key.input_value())["kty"]
    amber = sheet.page.locator("#verdict").evaluate(CARD)
    tick = "(cell) => getComputedStyle(cell, '::before').backgroundColor"
    mark = sheet.verdict("signature").locator(".cell-state")
    assert "rgba(0, 0, 0, 0)" == mark.evaluate(tick)

    note(sheet).get_by_role("button", name="It’s the issuer’s key").click()
    expect(sheet.verdict("trust")).to_have_attribute("data-state", "supplied")
    expect(note(sheet)).to_be_hidden()
    assert amber != sheet.page.locator("#verdict").evaluate(CARD)
    assert "rgba(0, 0, 0, 0)" != mark.evaluate(tick)


def test_a_key_that_replaces_that_of_the_link_is_a_persons_own(fresh: Sheet) -> None:
    sheet = fresh.open(f"#{fragment(TOKEN, PUBLIC)}")
    expect(sheet.verdict("trust")).to_have_attribute("data-state", "from-link")
    linked = sheet.key.input_value()

    sheet.give(PUBLIC)
    expect(sheet.verdict("trust")).to_have_attribute("data-state", "supplied")
    expect(note(sheet)).to_be_hidden()
    sheet.give(linked)
    expect(sheet.verdict("trust")).to_have_attribute("data-state", "from-link")


def test_a_key_that_somebody_typed_stays_and_that_of_the_link_is_offered(fresh: Sheet) -> None:
    sheet = fresh.open()
    sheet.ready()
    sheet.give(OTHER)
    sheet.page.evaluate("(hash) => { location.hash = hash; }", fragment(TOKEN, PUBLIC))
    expect(note(sheet)).to_contain_text("It isn’t used, because you entered one.")
    assert OTHER == sheet.key.input_value()
    expect(sheet.verdict("signature")).to_have_attribute("data-state", "invalid")

    note(sheet).get_by_role("button", name="Use the key of the link").click()
    expect(sheet.verdict("trust")).to_have_attribute("data-state", "from-link")
    sheet.page.get_by_role("button", name="Undo", exact=True).click()
    expect(sheet.key).to_have_value(OTHER)


@pytest.mark.parametrize(
    ("key", "why"),
    [
        (PRIVATE, "This contains a private key."),
        ("keep-this-one-to-yourself", "This is read as a secret."),
        ('{"keys":[]}', "This isn’t a public key that may be in a link"),
    ],
)
def test_anything_else_stays_out_of_the_field_and_the_reason_is_said(fresh: Sheet, key: str, why: str) -> None:
    sheet = fresh.open(f"#{fragment(TOKEN, key)}")
    expect(sheet.page.locator("#arrived-key")).to_contain_text(f"The key in it was left out. {why}")

    assert "" == sheet.key.input_value()
    assert "not-attempted" == sheet.state("signature")
    assert key not in sheet.page.content()


def test_a_key_alone_or_of_another_name_is_left_out(fresh: Sheet) -> None:
    sheet = fresh.open(f"#{fragment('', PUBLIC)}")
    sheet.ready()
    expect(sheet.page.locator("#arrived-key")).to_contain_text("The key in it was left out")
    assert "" == sheet.key.input_value()


@pytest.mark.tidy
def test_a_link_that_is_pasted_has_a_key_of_a_link_too(sheet: Sheet) -> None:
    sheet.paste(f"{sheet.site}#{fragment(TOKEN, PUBLIC)}")
    sheet.page.locator("#pasted-keys").get_by_role("button", name="Use it").click()
    expect(sheet.verdict("trust")).to_have_attribute("data-state", "from-link")


def test_the_way_back_from_a_link_takes_its_key_along(fresh: Sheet) -> None:
    sheet = fresh.open()
    sheet.paste(signed(sub="bob"))
    sheet.page.evaluate("(hash) => { location.hash = hash; }", fragment(TOKEN, PUBLIC))
    expect(sheet.verdict("trust")).to_have_attribute("data-state", "from-link")
    sheet.page.get_by_role("button", name="Bring back the previous text").click()
    expect(sheet.verdict("signature")).to_have_attribute("data-state", "not-attempted")
    expect(sheet.key).to_have_value("")
