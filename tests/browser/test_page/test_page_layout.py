"""The sheet at every size, on paper and in colours that are not ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.test_page.conftest import Sheet

LOADED_FONTS = """async () => (await document.fonts.ready, Array.from(document.fonts))
  .filter(({ status }) => status === "loaded").map(({ family, weight }) => `${family} ${weight}`).sort()"""
IN_VIEW = """(ids) => ids.filter((id) => {
  const box = document.getElementById(id).getBoundingClientRect();
  return box.height === 0 || box.top < 0 || box.bottom > innerHeight;
})"""
# What comes and goes in the head: first Python on its way, then what is known once it runs.
HEADS = """() => {
  const passing = ["boot", "sealed", "offline", "update"];
  return [["boot"], ["sealed"], ["sealed", "offline"], ["sealed", "update"]].map((shown) => {
    for (const id of passing) document.getElementById(id).hidden = !shown.includes(id);
    document.getElementById("boot-text").textContent = "Python is starting (4.0 of 5.5 MB)";
    return Array.from(document.querySelectorAll(".top > *"))
      .filter((element) => !passing.includes(element.id) && element.checkVisibility())
      .map((element) => [element.id || element.className, element.getBoundingClientRect().x]);
  });
}"""
NARROW = 390
NEXT_LINE = 24
LINES = ("structure", "signature", "time", "audience", "trust")
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
PROTRUDING = """() => Array.from(document.querySelectorAll(".card button"))
  .filter((button) => button.checkVisibility())
  .filter((button) => button.getBoundingClientRect().right > button.closest(".card").getBoundingClientRect().right)
  .map((button) => button.id || button.className)"""
SMALL_TARGETS = """(least) => Array.from(document.querySelectorAll("button, select, textarea"))
  .filter((element) => element.checkVisibility())
  .map((element) => [element.id || element.className, element.getBoundingClientRect().height])
  .filter(([, height]) => height < least)"""


@pytest.fixture
def at(open_shared: Callable[..., Sheet]) -> Callable[..., Sheet]:
    """Return a function that opens the page with the options of a context."""

    def open_at(width: int, height: int, **options: object) -> Sheet:
        return open_shared({"width": width, "height": height}, **options)

    return open_at


def test_an_ordinary_token_is_in_view_as_a_whole(
    at: Callable[..., Sheet], make_token: Callable[..., str], secret: str
) -> None:
    """At 1280 by 800: header, payload, signature, key and verdict."""
    sheet = at(1280, 800)
    sheet.paste(make_token('{"sub":"1234567890","name":"John Doe","iat":1516239022,"exp":4102444800}'))
    sheet.give(secret)
    assert sheet.page.evaluate(IN_VIEW, ["paste", "key", "summary", "strip", "header", "payload", "signature"]) == []


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1440])
@pytest.mark.parametrize("kind", ["long", "faulty", "several", "empty"])
def test_nothing_scrolls_sideways(
    at: Callable[..., Sheet], make_token: Callable[..., str], width: int, kind: str
) -> None:
    """Down to 320, which is 400 % zoom at 1280."""
    long = make_token('{"' + "name" * 60 + '":"' + "value" * 100 + '","exp":1e30,"a":[' + "1," * 400 + "1]}")
    texts = {
        "long": long,
        "faulty": long.replace(".", ".!", 1),
        "several": f'{{"{"label" * 40}":"{long}","b":"{long}"}}',
        "empty": "",
    }
    sheet = at(width, 800)
    sheet.paste(texts[kind])
    assert sheet.page.evaluate(SIDEWAYS) <= 0
    assert sheet.page.evaluate(PROTRUDING) == []


@pytest.mark.parametrize("width", [640, 736])
def test_no_word_of_a_cell_and_no_way_has_a_second_line(
    at: Callable[..., Sheet], make_token: Callable[..., str], width: int
) -> None:
    """From 640 on, which is 200 % zoom at 1280."""
    sheet = at(width, 800)
    sheet.paste(make_token('{"sub":"alice"}'))
    states = sheet.page.locator("#strip .cell-state")
    assert max(states.evaluate_all("(all) => all.map((state) => state.getBoundingClientRect().height)")) < NEXT_LINE
    brand, menu = (sheet.page.locator(f".top > .{name}").bounding_box() for name in ("brand", "menu"))
    assert brand
    assert menu
    assert abs(brand["y"] + brand["height"] / 2 - menu["y"] - menu["height"] / 2) < NEXT_LINE / 2


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_nothing_in_the_head_moves_when_python_runs(at: Callable[..., Sheet], width: int) -> None:
    """What comes and goes there has its place between what stays."""
    first, *others = at(width, 844).page.evaluate(HEADS)
    assert len(first) > 1
    assert others == [first] * len(others)


@pytest.mark.parametrize(("width", "height", "lowest"), [(1280, 800, 380), (NARROW, 844, 800)])
def test_the_first_claim_is_on_the_first_screen(
    at: Callable[..., Sheet], make_token: Callable[..., str], width: int, height: int, lowest: int
) -> None:
    """Verdict with its action, header, and the first claim below them."""
    sheet = at(width, height)
    sheet.paste(make_token('{"iss":"https://auth.example.com/","sub":"alice","exp":4102444800}'))
    expect(sheet.page.locator("#next")).to_be_in_viewport(ratio=1)
    assert sheet.page.locator("#payload .claim").first.evaluate("(e) => e.getBoundingClientRect().top") < lowest


def test_a_sentence_without_room_in_the_line_of_the_header_is_left_out_whole(
    at: Callable[..., Sheet], make_token: Callable[..., str]
) -> None:
    """The parameters come first; nothing of the sentence is cut."""
    sheet = at(1280, 800)
    note = sheet.page.locator("#header .pane-brief > .note")
    line = sheet.page.locator("#header .pane-brief")
    below = "(note) => note.getBoundingClientRect().top >= note.parentElement.getBoundingClientRect().bottom"
    for header, is_left_out in ('{"alg":"HS256","typ":"JWT"}', False), (f'{{"alg":"HS256","kid":"{"k" * 60}"}}', True):
        sheet.paste(make_token('{"sub":"alice"}', header=header))
        expect(line).to_contain_text("one shared secret")
        assert is_left_out == note.evaluate(below)


def test_a_narrow_page_has_the_verdict_after_the_paste_and_the_key_after_the_claims(
    at: Callable[..., Sheet], make_token: Callable[..., str]
) -> None:
    """In the order of the document; all five cells are there, three and two."""
    sheet = at(390, 844)
    sheet.paste(make_token('{"sub":"alice","exp":1}'))
    tops = [
        sheet.page.locator(f"#{place}").evaluate("(e) => e.getBoundingClientRect().top")
        for place in ("paste", "summary", "strip", "header", "payload", "signature", "key")
    ]
    assert tops == sorted(tops)
    box = "(cell) => cell.getBoundingClientRect().toJSON()"
    first, second, third, fourth, fifth = (sheet.verdict(line).evaluate(box) for line in LINES)
    assert first["y"] == second["y"] == third["y"] < fourth["y"] == fifth["y"]


def test_a_narrow_field_shows_two_lines_and_unfolds(at: Callable[..., Sheet], make_token: Callable[..., str]) -> None:
    """What is below is one touch away."""
    sheet = at(390, 844)
    sheet.paste(make_token('{"sub":"' + "a" * 300 + '"}'))
    field = sheet.page.locator("#field")
    folded = field.evaluate("(e) => e.clientHeight")
    sheet.page.locator("#paste-unfold").click()
    assert folded < field.evaluate("(e) => e.clientHeight") == field.evaluate("(e) => e.scrollHeight")


def test_the_repair_of_a_damaged_token_is_on_the_screen_of_a_phone(
    at: Callable[..., Sheet], make_token: Callable[..., str]
) -> None:
    """Of several faults the first stands above the verdict, and the others unfold."""
    sheet = at(NARROW, 844)
    token = make_token('{"sub":"alice"}')
    sheet.paste(f"{token[:-30]}!{token[-29:-10]}!{token[-9:]}")
    action = sheet.page.locator("#next")
    expect(action).to_be_in_viewport(ratio=1)
    expect(sheet.faults).to_have_count(1)
    sheet.page.locator("#faults-more").click()
    expect(sheet.faults).not_to_have_count(1)


@pytest.mark.parametrize(("width", "least"), [(390, 44), (1280, 24)])
def test_targets_are_large_enough(
    at: Callable[..., Sheet], make_token: Callable[..., str], width: int, least: int
) -> None:
    """44 px on a phone, 24 px at the least elsewhere."""
    sheet = at(width, 844, has_touch=width == NARROW, is_mobile=width == NARROW)
    assert sheet.page.evaluate(SMALL_TARGETS, least) == []
    sheet.paste(make_token('{"sub":"' + "a" * 300 + '","exp":1}').replace(".", ".!", 1))
    assert sheet.page.evaluate(SMALL_TARGETS, least) == []


def test_forced_colours_keep_shapes_and_text(at: Callable[..., Sheet], article: str) -> None:
    """Segments are told apart by their underlines, in the field too, where the text is drawn once."""
    sheet = at(1280, 800, forced_colors="active")
    sheet.paste(article)
    backdrop, style = sheet.page.locator("#backdrop"), "(e, part) => getComputedStyle(e, part)"
    assert sheet.field.evaluate("(e) => getComputedStyle(e).color") == "rgba(0, 0, 0, 0)"
    assert backdrop.evaluate("(e) => getComputedStyle(e).color") != "rgba(0, 0, 0, 0)"
    lines = [
        (
            sheet.page.locator(f"#{pane} .encoded").evaluate("(e) => getComputedStyle(e).textDecorationStyle"),
            backdrop.evaluate(f"{style}.textDecorationStyle", f"::highlight(segment-{pane})"),
        )
        for pane in ("header", "payload", "signature")
    ]
    assert lines == [("solid", "solid"), ("double", "double"), ("dotted", "dotted")]


@pytest.mark.not_in("firefox", "over BiDi it takes no media type, so that nothing shows what it would print.")
def test_print_has_the_verdict_and_no_key(at: Callable[..., Sheet], article: str) -> None:
    """Black on white, marks as words, every line of the verdict, no key."""
    sheet = at(700, 900, color_scheme="dark")
    sheet.paste(article)
    sheet.give("some secret")
    sheet.page.emulate_media(media="print")
    expect(sheet.key).to_be_hidden()
    for line in LINES:
        expect(sheet.verdict(line)).to_be_visible()
    assert sheet.page.locator("html").evaluate(
        "(e) => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]"
    ) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_the_theme_can_be_chosen_for_the_visit(at: Callable[..., Sheet]) -> None:
    """Whatever the system says."""
    sheet = at(1280, 800, color_scheme="light")
    ground = "(e) => getComputedStyle(e).backgroundColor"
    html = sheet.page.locator("html")
    assert html.evaluate(ground) == "rgb(246, 247, 249)"
    sheet.page.locator("#theme").select_option("dark")
    assert html.evaluate(ground) == "rgb(12, 14, 18)"
    sheet.page.locator("#theme").select_option("auto")
    assert html.evaluate(ground) == "rgb(246, 247, 249)"


def test_reduced_motion_moves_nothing(at: Callable[..., Sheet], article: str) -> None:
    """No animation and no transition anywhere."""
    sheet = at(1280, 800, reduced_motion="reduce")
    sheet.paste(article)
    assert sheet.page.evaluate("() => document.getAnimations().length") == 0


def test_type_is_served_by_the_page_itself(sheet: Sheet, article: str) -> None:
    """IBM Plex, four files, from this site."""
    sheet.paste(article)
    loaded = sheet.page.evaluate(LOADED_FONTS)
    assert [name.replace('"', "") for name in loaded] == [
        "IBM Plex Mono 400",
        "IBM Plex Mono 600",
        "IBM Plex Sans 400",
        "IBM Plex Sans 600",
    ]
