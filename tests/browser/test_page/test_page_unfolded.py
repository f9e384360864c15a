"""Everything unfolded at once: settings, expectations, lessons; at every size, by any means, on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.test_page.test_page_access import violations

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.test_page.conftest import Sheet

CLAIMS = '{"iss":"https://id.example","aud":"api","iat":1800000000,"exp":1800000900}'
FOLDS = ("times", "settings", "learn-parts", "learn-steps", "learn-pitfalls")
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
TARGETS = """(least) => Array
  .from(document.querySelectorAll("button, select, textarea, summary, input:not([type=radio])"))
  .filter((element) => element.checkVisibility())
  .map((element) => [element.id || element.className, element.getBoundingClientRect().height])
  .filter(([, height]) => height < least)"""
NARROW = 390


@pytest.fixture
def unfolded(open_shared: Callable[..., Sheet], make_token: Callable[..., str]) -> Callable[..., Sheet]:
    """Return a function that opens the page, judges a token at its exp and finds one claim wrong and one missing."""

    def open_at(width: int, **options: object) -> Sheet:
        sheet = open_shared({"width": width, "height": 800}, **options)
        page = sheet.page
        sheet.paste(make_token(CLAIMS))
        for fold in FOLDS:
            page.locator(f"#{fold} > summary").press("Enter")
        page.locator("#now-at-exp").press("Enter")
        page.locator("#expect-fill").press("Enter")
        page.locator("#expect-aud").fill("another, which is quite long")
        sheet.expected("sub").fill("alice")
        page.locator("#skew").fill("much")
        expect(page.locator("#expect-count")).to_have_text("1 of 3 as expected")
        return sheet

    return open_at


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (NARROW, "light"), (NARROW, "dark")])
def test_axe_finds_nothing_in_what_was_folded(unfolded: Callable[..., Sheet], width: int, scheme: str) -> None:
    """With results, with a problem, with the clock standing still."""
    sheet = unfolded(width, color_scheme=scheme)
    assert violations(sheet.page) == []


@pytest.mark.parametrize(("width", "least"), [(320, 44), (NARROW, 44), (768, 24), (1440, 24)])
def test_what_was_folded_fits_and_can_be_touched(unfolded: Callable[..., Sheet], width: int, least: int) -> None:
    """44 px on a phone and at 400 % zoom, 24 px at the least elsewhere; nothing scrolls sideways."""
    sheet = unfolded(width)
    assert sheet.page.evaluate(TARGETS, least) == []
    assert sheet.page.evaluate(SIDEWAYS) <= 0


def test_results_say_in_words_what_marks_show(unfolded: Callable[..., Sheet]) -> None:
    """Each beside its field, and tied to it."""
    sheet = unfolded(1280)
    says = {
        "iss": "As expected.",
        "aud": "Not as expected. The token says “api”.",
        "sub": "Missing: this token has no such claim.",
    }
    for name, words in says.items():
        field = sheet.page.locator(f"#expect-{name}")
        expect(field).to_have_accessible_description(f"{ABOUT[name]} {words}")
        assert field.get_attribute("aria-invalid") == (None if name == "iss" else "true")


ABOUT = {"iss": "who issued it", "aud": "who it is meant for", "sub": "who it is about"}


def test_forced_colours_keep_the_drawing(unfolded: Callable[..., Sheet]) -> None:
    """Bar, ticks and rule take the colours of the system."""
    sheet = unfolded(1280, forced_colors="active")
    text = sheet.page.locator("body").evaluate("(e) => getComputedStyle(e).color")
    expect(sheet.page.locator("#timeline .life")).to_have_css("fill", text)
    expect(sheet.page.locator("#timeline .tick").first).to_have_css("stroke", text)


@pytest.mark.not_in("firefox", "over BiDi it takes no media type, so that nothing shows what it would print.")
def test_paper_has_the_times_and_none_of_the_controls(unfolded: Callable[..., Sheet]) -> None:
    """The instant at which it was judged, the sentence, the drawing, the list."""
    sheet = unfolded(700)
    sheet.page.emulate_media(media="print")
    for place in ("#as-of", "#times-sentence", "#timeline", "#instants"):
        expect(sheet.page.locator(place)).to_be_visible()
    for place in ("#settings", "#expect", "#copy", "#learn", "#as-of-running"):
        expect(sheet.page.locator(place)).to_be_hidden()


def test_reduced_motion_has_nothing_to_reduce(unfolded: Callable[..., Sheet]) -> None:
    """No fold slides."""
    sheet = unfolded(1280, reduced_motion="reduce")
    assert sheet.page.evaluate("() => document.getAnimations().length") == 0
