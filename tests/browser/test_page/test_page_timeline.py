"""The life of a token: as a sentence, as a drawing, as a list of its instants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.test_page.conftest import Sheet

IAT, EXP = 1_800_000_000, 1_800_000_900
FIFTEEN_MINUTES = f'{{"iat":{IAT},"exp":{EXP}}}'
WIDTHS = (1280, 320)

# What is drawn, in pixels from the left of the drawing: where each kind of thing begins and ends.
DRAWN = """() => {
  const svg = document.getElementById("timeline");
  const { left, width, top, bottom } = svg.getBoundingClientRect();
  const boxes = Array.from(svg.querySelectorAll("rect, line, text, path"), (element) => {
    const box = element.getBoundingClientRect();
    const place = { left: box.left - left, right: box.right - left, top: box.top - top, bottom: box.bottom - top };
    return { kind: element.getAttribute("class"), text: element.textContent, ...place };
  });
  return { width, height: bottom - top, boxes };
}"""


@pytest.fixture
def at(open_shared: Callable[..., Sheet]) -> Callable[..., Sheet]:
    """Return a function that opens the page at an instant, in a zone; its clock runs on from there."""

    def open_at(instant: float, zone: str = "Europe/Berlin", width: int = 1280) -> Sheet:
        sheet = open_shared({"width": width, "height": 800}, timezone_id=zone, now=instant)
        sheet.unfold_times()
        return sheet

    return open_at


def drawn(sheet: Sheet) -> dict[str, Any]:
    """Return what is drawn."""
    expect(sheet.page.locator("#timeline .rule")).to_have_count(1)
    found: dict[str, Any] = sheet.page.evaluate(DRAWN)
    return found


def of(kind: str, drawing: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the boxes of one kind, from left to right."""
    return sorted((box for box in drawing["boxes"] if box["kind"] == kind), key=lambda box: box["left"])


def overlapping(drawing: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the labels that cover each other."""
    labels = [box for box in drawing["boxes"] if box["text"]]
    return [
        (one["text"], other["text"])
        for index, one in enumerate(labels)
        for other in labels[index + 1 :]
        if one["left"] < other["right"]
        and other["left"] < one["right"]
        and one["top"] < other["bottom"]
        and other["top"] < one["bottom"]
    ]


def test_the_drawing_says_what_the_sentence_says(at: Callable[..., Sheet], make_token: Callable[..., str]) -> None:
    """A bar from iat to exp, a tick at either end, and now after both; the picture itself is silent."""
    sheet = at(EXP + 240)
    sheet.paste(make_token(FIFTEEN_MINUTES))
    expect(sheet.page.locator("#times-sentence")).to_have_text(
        "Issued 2027-01-15 09:00:00 CET, expired 2027-01-15 09:15:00 CET (4 minutes ago). Lifetime: 15 min."
    )
    expect(sheet.page.locator("#timeline")).to_have_attribute("aria-hidden", "true")
    drawing = drawn(sheet)
    (bar,), (now,) = of("life", drawing), of("rule outside", drawing)
    first, last = of("tick", drawing)
    assert (bar["bottom"] - bar["top"]) == pytest.approx(8)
    assert [first["left"], last["left"]] == pytest.approx([bar["left"], bar["right"]], abs=1.5)
    assert now["left"] - bar["right"] == pytest.approx((bar["right"] - bar["left"]) * 240 / 900, rel=0.05)
    assert [box["text"] for box in drawing["boxes"] if box["text"]] == ["now 09:19", "iat 09:00", "exp 09:15"]


def test_now_is_ink_inside_and_bad_outside(at: Callable[..., Sheet], make_token: Callable[..., str]) -> None:
    """As the verdict says, to the second."""
    sheet = at(EXP - 30)
    sheet.paste(make_token(FIFTEEN_MINUTES))
    rule = sheet.page.locator("#timeline .rule")
    expect(rule).to_have_css("stroke", "rgb(18, 22, 29)")
    sheet.page.clock.fast_forward(40_000)
    expect(rule).to_have_css("stroke", "rgb(179, 16, 59)")


# Pixels: the box of a text reaches beyond its glyphs, in Firefox by more than one.
ROOM = 2

LIVES = {
    "both": (FIFTEEN_MINUTES, 1, 2),
    "nbf and iat": (f'{{"iat":{IAT},"nbf":{IAT + 30},"exp":{EXP}}}', 1, 3),
    "the same instant": (f'{{"iat":{IAT},"nbf":{IAT},"exp":{EXP}}}', 1, 3),
    "only exp": (f'{{"exp":{EXP}}}', 1, 1),
    "only iat": (f'{{"iat":{IAT}}}', 1, 1),
    "only nbf": (f'{{"nbf":{EXP + 900}}}', 1, 1),
    "exp isn't after nbf": (f'{{"iat":{EXP},"exp":{IAT}}}', 0, 2),
    "long ago": ('{"iat":1516239022,"exp":1516239922}', 1, 2),
    "far ahead": ('{"nbf":4102444800,"exp":4102445700}', 1, 2),
    "for thousands of years": ('{"iat":0,"exp":90000000000}', 1, 2),
    "fractions": (f'{{"iat":{IAT}.25,"exp":{IAT}.75}}', 1, 2),
}


@pytest.mark.parametrize("width", WIDTHS)
def test_labels_never_overlap_and_all_stays_inside(
    at: Callable[..., Sheet], make_token: Callable[..., str], width: int
) -> None:
    """Whatever of the three times there is, on a wide page and at 400 % zoom."""
    sheet = at(EXP - 300, width=width)
    for name, (claims, bars, ticks) in LIVES.items():
        sheet.paste(make_token(claims))
        drawing = drawn(sheet)
        assert (name, overlapping(drawing)) == (name, [])
        assert (name, len(of("life", drawing)), len(of("tick", drawing))) == (name, bars, ticks)
        outside = [
            box
            for box in drawing["boxes"]
            if box["left"] < -ROOM or box["right"] > drawing["width"] + ROOM or box["bottom"] > drawing["height"] + ROOM
        ]
        assert (name, outside) == (name, [])


def test_beyond_twenty_lifetimes_the_line_breaks(at: Callable[..., Sheet], make_token: Callable[..., str]) -> None:
    """Before, the bar is as long as it is; after, now stands beyond a break, and the bar can still be read."""
    sheet = at(EXP + 900 * 20 - 60)
    sheet.paste(make_token(FIFTEEN_MINUTES))
    before = drawn(sheet)
    assert of("break", before) == []
    sheet.page.clock.fast_forward(120_000)
    expect(sheet.page.locator("#timeline .break")).to_have_count(1)
    after = drawn(sheet)
    (bar,), (gap,), (now,) = of("life", after), of("break", after), of("rule outside", after)
    assert bar["right"] < gap["left"] < now["left"]
    assert bar["right"] - bar["left"] > after["width"] / 3


@pytest.mark.parametrize("claims", ['{"sub":"alice"}', '{"exp":"tomorrow"}', '{"exp":1e30}', '{"exp":1516239022000}'])
def test_where_no_instant_is_known_there_is_a_sentence_and_no_drawing(
    sheet: Sheet, make_token: Callable[..., str], claims: str
) -> None:
    """Nothing stated, or nothing that can be read."""
    sheet.paste(make_token(claims))
    sheet.unfold_times()
    expect(sheet.page.locator("#times-sentence")).to_contain_text("exp")
    expect(sheet.page.locator("#timeline")).to_be_hidden()
    expect(sheet.page.locator("#instants")).to_be_hidden()


def test_a_skew_is_dotted_where_it_is_allowed(at: Callable[..., Sheet], make_token: Callable[..., str]) -> None:
    """After exp, and before nbf; iat is not judged and has none."""
    sheet = at(EXP - 300)
    sheet.paste(make_token(FIFTEEN_MINUTES))
    sheet.open_clock()
    sheet.page.locator("#skew").fill("60")
    expect(sheet.page.locator("#timeline .skew")).to_have_count(1)
    sheet.paste(make_token(f'{{"nbf":{IAT},"exp":{EXP}}}'))
    expect(sheet.page.locator("#timeline .skew")).to_have_count(2)


def test_instants_stand_in_every_form(at: Callable[..., Sheet], make_token: Callable[..., str]) -> None:
    """In the zone of the person with its name, as ISO 8601, and counted down; another zone changes the first alone."""
    sheet = at(EXP - 252)
    sheet.paste(make_token(FIFTEEN_MINUTES))
    row = sheet.page.locator('[data-instant="exp"]')
    claim = sheet.page.locator('#payload [data-claim="exp"]')
    expect(row.locator("td").nth(0)).to_have_text("2027-01-15 09:15:00 CET")
    expect(row.locator("td").nth(1)).to_have_text("2027-01-15T08:15:00Z")
    expect(row.locator("td").nth(2)).to_contain_text("in 4 minutes")
    expect(claim.locator(".claim-value")).to_contain_text("2027-01-15 09:15:00 CET")
    expect(claim.locator(".reading-of")).to_have_text("in 4 minutes")
    expect(sheet.page.locator("#instants-zone")).to_have_text("Here (Europe/Berlin)")
    sheet.open_clock()
    sheet.page.locator("#zone").select_option("America/New_York")
    expect(row.locator("td").nth(0)).to_have_text("2027-01-15 03:15:00 GMT-5")
    expect(row.locator("td").nth(1)).to_have_text("2027-01-15T08:15:00Z")
    expect(claim.locator(".claim-value")).to_contain_text("2027-01-15 03:15:00 GMT-5")
    expect(sheet.page.locator("#times-sentence")).to_contain_text("2027-01-15 03:15:00 GMT-5")
    expect(sheet.page.locator("#instants-zone")).to_have_text("In America/New_York")


def test_the_countdown_goes_on_and_moves_nothing(at: Callable[..., Sheet], make_token: Callable[..., str]) -> None:
    """Once a second its words change; no box of the page does."""
    sheet = at(EXP - 600)
    sheet.paste(make_token(FIFTEEN_MINUTES))
    cell = sheet.page.locator('[data-instant="exp"] td').nth(2)
    expect(cell).to_contain_text("in 9 minutes")
    before, height = cell.inner_text(), sheet.page.locator("#times").evaluate("(e) => e.offsetHeight")
    sheet.page.clock.fast_forward(3_000)
    expect(cell).not_to_have_text(before)
    assert sheet.page.locator("#times").evaluate("(e) => e.offsetHeight") == height


@pytest.mark.tidy
def test_the_list_is_a_table_with_heads(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """For whoever hears it."""
    sheet.paste(make_token(FIFTEEN_MINUTES))
    sheet.unfold_times()
    table = sheet.page.get_by_role("table")
    assert table.get_by_role("columnheader").all_inner_texts()[::2] == ["Claim", "ISO 8601"]
    assert table.get_by_role("rowheader").all_inner_texts() == ["iat", "exp"]


@pytest.mark.parametrize("view", ["JSON", "Claims"])
def test_every_instant_that_the_engine_reads_ticks(
    at: Callable[..., Sheet], make_token: Callable[..., str], view: str
) -> None:
    """In either view, and of any claim that is one; a number that is none stays a number."""
    sheet = at(EXP)
    sheet.paste(make_token(f'{{"exp":{EXP + 252},"auth_time":{IAT},"count":{IAT}}}'))
    sheet.page.locator("#payload .views").get_by_label(view).check()
    rows = ".json" if view == "JSON" else ".claims"
    reading = sheet.page.locator(f"#payload {rows}")
    for name, clock, distance in (
        ("exp", "09:19:12 CET", "in 4 minutes"),
        ("auth_time", "09:00:00 CET", "15 minutes ago"),
    ):
        expect(reading.locator(f'[data-claim="{name}"] time').first).to_contain_text(clock)
        expect(reading.locator(f'[data-claim="{name}"] .reading-of')).to_contain_text(distance)
    expect(reading.locator("time")).to_have_count(4)
    sheet.page.clock.fast_forward(60_000)
    expect(reading.locator('[data-claim="auth_time"] .reading-of')).to_contain_text("16 minutes ago")
