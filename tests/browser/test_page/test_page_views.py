"""The views of the page for a frame in another page: what each shows, and that nothing else can be reached."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

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

# What a person may meet, and which views have it.
SHOWN: Final = {
    "#paste": {"full", "compact"},
    "#summary": {"full", "compact", "claims"},
    '[data-verdict="time"]': {"full", "compact"},
    "#header": {"full", "compact", "header"},
    "#payload": {"full", "compact", "claims"},
    "#signature": {"full"},
    "#key": {"full"},
    "#expect": {"full"},
    "#times": {"full"},
    "#copy": {"full"},
    "#learn": {"full"},
    "#theme": {"full"},
}
VIEWS: Final = ("full", "compact", "claims", "header")
WIDTHS: Final = (320, 390, 680, 800, 1280)

FOCUSED: Final = """() => {
  const { activeElement: at } = document;
  const isVisible = at.checkVisibility({ visibilityProperty: true });
  return at === document.body ? null : [at.id || at.className || at.value, isVisible];
}"""


def seen(page: Page) -> set[str]:
    return {place for place in SHOWN if page.locator(place).is_visible()}


def expired(make_token: Callable[..., str]) -> str:
    return make_token(
        '{"iss":"https://issuer.example","sub":"ann","scope":"openid email","iat":1700000000,"exp":1700003600}'
    )


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_shows_its_part_and_never_scrolls_sideways(
    fresh: Sheet, make_token: Callable[..., str], view: str
) -> None:
    sheet = fresh.open(f"?view={view}")
    put(sheet, expired(make_token))
    for width in WIDTHS:
        sheet.page.set_viewport_size({"width": width, "height": 500})

        assert {place for place, views in SHOWN.items() if view in views} == seen(sheet.page)
        assert sheet.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("view", VIEWS[1:])
def test_the_keyboard_reaches_only_what_is_seen(fresh: Sheet, make_token: Callable[..., str], view: str) -> None:
    sheet = fresh.open(f"?view={view}")
    put(sheet, expired(make_token))
    sheet.page.evaluate("() => document.activeElement.blur()")

    reached = []
    for _ in range(40):
        sheet.page.keyboard.press("Tab")
        if (place := sheet.page.evaluate(FOCUSED)) is None:
            break
        reached.append(place)

    assert reached
    assert [] == [name for name, is_visible in reached if not is_visible]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS[1:])
def test_axe_finds_nothing_in_a_view(
    new_page: Callable[..., Page], fresh: Sheet, make_token: Callable[..., str], view: str, scheme: str
) -> None:
    fresh.page = new_page(viewport={"width": 480, "height": 600}, color_scheme=scheme)
    sheet = type(fresh)(fresh.page, fresh.site).open(f"?view={view}")
    for text in ("", expired(make_token), expired(make_token).replace(".eyJ", ".!yJ"), "no token"):
        put(sheet, text)
        sheet.page.evaluate(AXE)
        assert [] == sheet.page.evaluate(VIOLATIONS)


def test_the_view_of_claims_shows_them_one_by_one(fresh: Sheet, make_token: Callable[..., str]) -> None:
    """Also where Disclosures make the payload that counts, which is then the one that is shown."""
    sheet = fresh.open("?view=claims")
    put(sheet, expired(make_token))

    expect(sheet.page.locator("#payload .claim-name")).to_have_text(["iss", "sub", "scope", "iat", "exp"])
    expect(sheet.page.locator("#payload .json")).to_be_hidden()

    put(sheet, json.loads((ROOT / "tests/vectors/golden/sd-jwt-presentation.json").read_text())["text"])

    expect(sheet.page.locator("#payload")).to_be_hidden()
    expect(sheet.page.locator("#processed .claim-name")).to_contain_text(["given_name"])


@pytest.mark.parametrize("view", VIEWS[1:])
def test_a_view_that_has_nothing_to_show_says_so(fresh: Sheet, view: str) -> None:
    sheet = fresh.open(f"?view={view}")
    put(sheet, "Please find attached the minutes.")

    expect(sheet.summary).to_be_visible()
    expect(sheet.page.locator("#nothing")).to_be_visible()


@pytest.mark.parametrize("view", ["claims", "header"])
def test_escape_clears_no_field_that_is_not_shown(fresh: Sheet, make_token: Callable[..., str], view: str) -> None:
    sheet = fresh.open(f"?view={view}")
    put(sheet, expired(make_token))
    sheet.page.keyboard.press("Escape")

    assert sheet.field.input_value() == expired(make_token)


@pytest.mark.parametrize("line", ["structure", "signature", "time", "audience", "trust"])
def test_each_cell_of_the_compact_view_leads_to_something(
    new_page: Callable[..., Page], fresh: Sheet, make_token: Callable[..., str], line: str
) -> None:
    fresh.page = new_page(viewport={"width": 480, "height": 600})
    sheet = type(fresh)(fresh.page, fresh.site).open("?view=compact")
    put(sheet, expired(make_token))
    sheet.verdict(line).click()

    reached, is_visible = sheet.page.evaluate(FOCUSED)
    assert is_visible
    assert reached in {"paste", "header", "payload"}


def test_the_compact_view_shows_findings_that_are_no_mere_remarks(fresh: Sheet, make_token: Callable[..., str]) -> None:
    sheet = fresh.open("?view=compact")
    put(sheet, make_token('{"a":1}', header='{"alg":"none"}'))
    expect(sheet.page.locator("#findings > summary")).to_be_visible()
    expect(sheet.page.locator("#findings > summary")).to_contain_text("Not signed (alg none)")
    put(sheet, make_token('{"a":"ann@example.com"}'))

    expect(sheet.page.locator('[data-finding="content-email"]')).to_be_attached()
    expect(sheet.page.locator("#findings > summary")).to_be_hidden()


def test_an_unknown_view_is_the_whole_page(fresh: Sheet) -> None:
    for name in ("", "constructor", "__proto__", "COMPACT", "compact%20x"):
        fresh.page.goto(f"{fresh.site}?view={name}")
        expect(fresh.page.locator("html")).to_have_attribute("data-view", "full")
        expect(fresh.key).to_be_visible()


def put(sheet: Sheet, text: str) -> None:
    """Put a text into the field, which some views do not show."""
    sheet.field.evaluate("(field, text) => { field.value = text; field.dispatchEvent(new InputEvent('input')); }", text)
    sheet.settled()
