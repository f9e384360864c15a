"""Segments are coloured where they stand, and the document stays text."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.test_page.conftest import Sheet

pytestmark = pytest.mark.tidy

HUES = ["segment-header", "segment-payload", "segment-signature"]


def test_each_segment_has_its_hue(sheet: Sheet, article: str) -> None:
    """The three segments are painted, the dots between them are not."""
    sheet.paste(article)
    assert [[text for _, _, text in sheet.highlighted(hue)] for hue in HUES] == [[part] for part in article.split(".")]


def test_the_token_is_coloured_where_it_stands(sheet: Sheet, article: str) -> None:
    """Text around a token is not coloured, and places count from the beginning of the paste."""
    before = "Authorization: Bearer "
    sheet.paste(before + article)
    header = article.split(".", maxsplit=1)[0]
    assert sheet.highlighted("segment-header") == [(len(before), len(before) + len(header), header)]


def test_the_backdrop_is_one_text_node(sheet: Sheet, article: str) -> None:
    """Colouring makes no markup."""
    sheet.paste(article)
    assert sheet.page.locator("#backdrop").evaluate("(e) => [e.childNodes.length, e.childElementCount]") == [1, 0]
    expect(sheet.page.locator("#backdrop")).to_have_attribute("aria-hidden", "true")


def test_the_layers_of_the_field_lie_on_each_other(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """The field is as tall as its text and never scrolls by itself; lines break where the backdrop's do."""
    sheet.paste("prose - with/breaks? " * 20 + make_token('{"sub":"' + "a" * 900 + '"}') + "\n\n")
    layers = "() => ['paste', 'backdrop'].map((id) => document.getElementById(id))"
    sizes = sheet.page.evaluate(f"() => ({layers})().map((e) => [e.clientWidth, e.clientHeight, e.scrollHeight])")
    (width, height, inner), (back_width, back_height, back_inner) = sizes
    assert (width, height, inner) == (back_width, back_height, back_inner)
    assert height == inner


def test_before_the_engine_is_there_dots_colour(fresh: Sheet, article: str) -> None:
    """A bare token is coloured at once; that decides nothing."""
    fresh.page.add_init_script("WebAssembly.compileStreaming = () => new Promise(() => undefined);")
    fresh.page.goto(fresh.site)
    fresh.field.fill(article)
    assert [[text for _, _, text in fresh.highlighted(hue)] for hue in HUES] == [[part] for part in article.split(".")]
    expect(fresh.summary).to_have_text("Readable, but not checked yet.")


def test_pointing_at_a_claim_tints_its_characters(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """The characters that carry a claim are tinted in the pane's line and in the paste."""
    token = make_token('{"sub":"alice","n":1}')
    sheet.paste(token)
    sheet.page.locator("#payload .claim", has_text="sub").hover()
    start = token.index(".") + 1
    # Octets 1 to 14, `"sub":"alice"`, are characters 1 to 19 of the segment.
    assert [(a, b) for a, b, _ in sheet.highlighted("tint-payload")] == [(start + 1, start + 19)]
    sheet.view("payload", "JSON")
    sheet.page.locator("#payload .row", has_text='"sub"').hover()
    assert [(a, b) for a, b, _ in sheet.highlighted("tint-payload", "#payload")] == [(1, 19)]


def test_focus_tints_as_pointing_does(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """A keyboard reaches the link too: one stop for the pane, then the arrow keys."""
    sheet.paste(make_token('{"sub":"alice","n":1}'))
    sheet.page.locator("#payload .claim-label[tabindex='0']").focus()
    first = sheet.highlighted("tint-payload")
    sheet.page.keyboard.press("ArrowDown")
    second = sheet.highlighted("tint-payload")
    assert first[0][0] < second[0][0]
    sheet.field.focus()
    assert sheet.highlighted("tint-payload") == []


def test_a_place_in_the_paste_names_its_claim(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """The caret in the encoded text names the claim that it stands in."""
    token = make_token('{"sub":"alice","n":1}')
    sheet.paste(token)
    place = token.index(".") + 10
    sheet.field.evaluate("(field, place) => { field.focus(); field.setSelectionRange(place, place); }", place)
    expect(sheet.page.locator("#paste-about")).to_have_text("Payload: sub")
    expect(sheet.page.locator("#payload .claim.named")).to_contain_text("sub")
    sheet.paste("No token is here, and a place in this text carries no claim, whatever the last paste had there. " * 2)
    expect(sheet.page.locator("#paste-about")).to_have_text("")


def test_a_token_in_base64_is_tinted_where_it_stands(sheet: Sheet, make_token: Callable[..., str], secret: str) -> None:
    """As in Basic credentials or a secret of Kubernetes; what is verified is the token beneath."""
    token = make_token('{"sub":"alice","n":1}')
    before = "Authorization: Basic "
    sheet.paste(before + base64.b64encode(f"user:{token}".encode()).decode())
    sheet.give(secret)
    assert (sheet.state("structure"), sheet.state("signature")) == ("sound", "valid")
    sheet.page.locator('#payload .claim[data-claim="sub"]').hover()
    ranges = sheet.highlighted("tint-payload")
    first, last = (len("user:") + token.index(".") + at for at in (2, 20))
    start, end = (len(before) + octet * 4 // 3 for octet in (first, last))
    assert start - 4 < ranges[0][0] <= start
    assert end <= ranges[-1][1] < end + 4
