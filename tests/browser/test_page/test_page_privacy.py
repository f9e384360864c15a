"""What is pasted stays in the page, and in none of the places where it would be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.test_page.conftest import Sheet
    from tests.browser.watch import Watch

KEPT = """async () => ({
  local: { ...localStorage }, session: { ...sessionStorage }, cookies: document.cookie,
  databases: (await indexedDB.databases()).map((database) => database.name), caches: await caches.keys(),
  title: document.title, address: location.href, history: history.length, state: history.state,
})"""


@pytest.mark.tidy
def test_nothing_is_kept(sheet: Sheet, make_token: Callable[..., str], secret: str) -> None:
    """No storage, cookie, title or address changes by decoding and verifying."""
    before = sheet.page.evaluate(KEPT)
    sheet.paste(make_token('{"sub":"alice"}'))
    sheet.give(secret)
    assert sheet.state("signature") == "valid"
    after = sheet.page.evaluate(KEPT)
    assert before == after
    assert (after["local"], after["session"], after["cookies"], after["databases"]) == ({}, {}, "", [])


@pytest.mark.tidy
@pytest.mark.everywhere
def test_no_request_follows_the_start(sheet: Sheet, watch: Watch, make_token: Callable[..., str], secret: str) -> None:
    """Once Python runs, everything is here."""
    before = list(watch.requests)
    sheet.paste(make_token('{"iss":"https://attacker.example","jku":"https://attacker.example/keys"}'))
    sheet.give(secret)
    sheet.page.locator("#theme").select_option("dark")
    assert watch.requests == before


def test_a_reload_starts_empty(sheet: Sheet, article: str) -> None:
    """By design: a browser that restores a field has kept it."""
    sheet.paste(article)
    sheet.give("secret")
    sheet.page.reload()
    expect(sheet.field).to_have_value("")
    expect(sheet.key).to_have_value("")
