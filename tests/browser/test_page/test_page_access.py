"""axe finds nothing, and a screen reader hears the summary and not a flood."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.test_page.conftest import Sheet

ROOT = Path(__file__).resolve().parents[3]
AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
VIOLATIONS = """async () => (await axe.run()).violations
  .map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`)"""

LISTEN = """() => {
  window.heard = [];
  const listener = new MutationObserver(() => heard.push(announcement.textContent));
  listener.observe(announcement, { childList: true, characterData: true, subtree: true });
}"""

STATES = {
    "empty": "",
    "one token": "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoxMjN9.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
    "faulty": "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2!kIjoxMjN9.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
    "several": "eyJhbGciOiJub25lIn0.eyJhIjoxfQ.\n" * 2 + "eyJhbGciOiJub25lIn0.eyJiIjoxfQ.",
    "many": "eyJhbGciOiJub25lIn0.eyJhIjoxfQ.\n" * 12,
    "nothing": "Please find attached the minutes.",
    "sd-jwt": json.loads((ROOT / "tests/vectors/golden/sd-jwt-presentation.json").read_text())["text"],
    "jwe": "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..MTIzNDU2Nzg5MDEy.Y2lwaGVydGV4dA.MTIzNDU2Nzg5MDEyMzQ1Ng",
}


def violations(page: Page) -> list[str]:
    """Return what axe finds on the page as it is."""
    page.evaluate(AXE)
    found: list[str] = page.evaluate(VIOLATIONS)
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(open_shared: Callable[..., Sheet], state: str, scheme: str) -> None:
    """In each state of the page and in both themes."""
    sheet = open_shared(color_scheme=scheme)
    sheet.paste(STATES[state])
    sheet.give("secret")
    assert violations(sheet.page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_narrow_page(open_shared: Callable[..., Sheet], scheme: str) -> None:
    """As on a phone."""
    sheet = open_shared({"width": 390, "height": 844}, color_scheme=scheme, has_touch=True)
    sheet.paste(STATES["faulty"])
    assert violations(sheet.page) == []


@pytest.mark.served
def test_axe_finds_nothing_while_python_starts_or_fails(fresh: Sheet, provoked: Callable[[str], None]) -> None:
    """The loading page, and the page without Python."""
    fresh.page.route("**/*wasm*", lambda _: None)
    fresh.page.goto(fresh.site)
    fresh.field.fill(STATES["one token"])
    assert violations(fresh.page) == []
    provoked("ERR_FAILED")
    fresh.page.unroute_all()
    fresh.page.route("**/*wasm*", lambda route: route.abort())
    fresh.page.goto(fresh.site)
    expect(fresh.page.locator("#trouble")).to_be_visible()
    assert violations(fresh.page) == []


@pytest.mark.tidy
def test_the_summary_is_announced_after_the_typing(sheet: Sheet, article: str) -> None:
    """One status, which says the headline and the line."""
    status = sheet.page.get_by_role("status")
    expect(status).to_have_count(1)
    sheet.paste(article)
    expect(status).to_have_text(sheet.said())


def test_typing_is_not_interrupted_by_announcements(sheet: Sheet, article: str) -> None:
    """While keys come, the status stays as it is; when they stop, it is said once."""
    sheet.page.evaluate(LISTEN)
    sheet.field.press_sequentially(article, delay=20)
    sheet.settled()
    expect(sheet.page.get_by_role("status")).to_have_text(sheet.said())
    assert sheet.page.evaluate("() => heard") == [sheet.said()]


@pytest.mark.tidy
def test_the_countdown_is_no_flood(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """A sentence that changes each second reaches the status once a second at most, and moves nothing."""
    sheet.paste(make_token('{"exp":4102444800}'))
    top = sheet.page.locator("#header").evaluate("(e) => e.getBoundingClientRect().top")
    sheet.page.evaluate("() => new Promise((resolve) => setTimeout(resolve, 1500))")
    assert sheet.page.locator("#header").evaluate("(e) => e.getBoundingClientRect().top") == top
