"""What a pane shows is tied to exactly the characters that carry it, and the other way round (DESIGN, section 4)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from jwt_decoder.bridge import bridge
from playwright.sync_api import expect

from tests.browser.test_page.conftest import Sheet, encoded, token_of
from tests.browser.written import Case, cases

if TYPE_CHECKING:
    from playwright.sync_api import Page

SCRIPTS: Final = Path(__file__).resolve().parents[3] / "assets" / "js"

# The characters of the paste that each member is tied to, and the member that each character of the paste is tied to.
BOTH_WAYS: Final = """async ([token, index, paste]) => {
  const { carriersOf, characterAt, segmentInPaste } = await import("./scripts/shared/source-map.js");
  const { memberOctets, pathAt, pathText } = await import("./scripts/shared/json-path.js");
  const segment = token.segments[index];
  const carriers = carriersOf(segment);
  const tree = token.payload.tree;
  const there = [];
  const walk = (node, path) => {
    (node.members ?? []).forEach((member, at) => {
      const here = [...path, { node: member.node, member, index: at }];
      const spans = segmentInPaste(token, segment, carriers(memberOctets(member)));
      there.push([pathText(here), spans.map(({ start, end }) => [start, end])]);
      walk(member.node, here);
    });
    (node.items ?? []).forEach((item, at) => walk(item, [...path, { node: item, member: null, index: at }]));
  };
  walk(tree, []);
  const back = Array.from({ length: paste }, (_, place) => {
    const character = characterAt(token, segment, place);
    return character === null ? "" : pathText(pathAt(tree, carriers, character));
  });
  return [there, back];
}"""


# As somebody points at one line after the other: the characters tinted in the paste, and in the pane's line.
POINT_AT_EACH: Final = """() => Array.from(document.querySelectorAll("#payload .row"))
  .filter((row) => row.querySelector(".name")).map((row) => {
    row.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
    const ranges = Array.from(CSS.highlights.get("tint-payload") ?? []);
    const within = (id) => ranges.filter(({ startContainer }) => document.querySelector(id).contains(startContainer))
      .map(({ startOffset, endOffset }) => [startOffset, endOffset]).sort(([a], [b]) => a - b);
    return [within("#backdrop"), within("#payload .encoded")];
  })"""

# Where a character of an element's text is on the screen.
MIDDLE: Final = """(element, place) => {
  const range = document.createRange();
  range.setStart(element.firstChild, place);
  range.setEnd(element.firstChild, place + 1);
  const { left, top, width, height } = range.getBoundingClientRect();
  return [left + width / 3, top + height / 2];
}"""

# Whether the first character that is tinted in the paste is in the part of the field that is seen.
SEEN_IN_FIELD: Final = """() => {
  const field = document.querySelector("#field").getBoundingClientRect();
  return Array.from(CSS.highlights.get("tint-payload"))
    .filter(({ startContainer }) => document.querySelector("#backdrop").contains(startContainer))
    .some(({ startContainer, startOffset }) => {
      const range = document.createRange();
      range.setStart(startContainer, startOffset);
      range.setEnd(startContainer, startOffset + 1);
      const { top, bottom } = range.getBoundingClientRect();
      return field.top <= top && bottom <= field.bottom;
    });
}"""

NESTED: Final = '{"sub":"alice","realm_access":{"roles":["admin","user"],"n":1},"keys":[{"kid":"a"}]}'

quick: Final = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture(scope="module")
def scripts(module_page: Page, site: str) -> Page:
    """Return a page that can import the page's modules as they are written."""
    module_page.route(
        "**/scripts/**", lambda route: route.fulfill(path=SCRIPTS / route.request.url.split("/scripts/")[1])
    )
    module_page.goto(f"{site}blank.html")
    return module_page


def token_in(paste: str) -> dict[str, Any]:
    """Return the first token of the report."""
    request = {"action": "report", "text": paste, "options": {"now": 1_795_428_000}}
    report = json.loads(bridge.handle(json.dumps(request)))
    token: dict[str, Any] = report["tokens"][0]
    return token


@settings(quick, max_examples=60)
@given(case=cases())
def test_members_and_the_characters_that_carry_them_are_tied_both_ways(scripts: Page, case: Case) -> None:
    """A member to each character of which a bit belongs to its octets, and to no other, however the paste spells them.

    A character to the deepest member of which it carries a bit; where it carries none, to none.
    """
    token = token_in(case.paste)
    index = next(index for index, segment in enumerate(token["segments"]) if segment["role"] == "payload")
    there, back = scripts.evaluate(BOTH_WAYS, [token, index, case.length])
    assert [path for path, _, _ in case.members] == [path for path, _ in there]
    for (_, start, end), (_, found) in zip(case.members, there, strict=True):
        assert case.carrying(start, end) == [place for first, last in found for place in range(first, last)]
    assert case.names() == back


@settings(quick, max_examples=15)
@given(case=cases())
def test_the_page_tints_what_is_pointed_at(shared: Sheet, case: Case) -> None:
    """In the paste and in the pane's line, for each member of the JSON."""
    shared.paste(case.paste)
    shared.json("payload")
    tinted = shared.page.evaluate(POINT_AT_EACH)
    assert len(case.members) == len(tinted)
    for (_, start, end), (in_paste, in_line) in zip(case.members, tinted, strict=True):
        assert case.carrying(start, end) == [place for first, last in in_paste for place in range(first, last)]
        assert [list(case.in_segment(start, end))] == in_line


def point_at(sheet: Sheet, element: str, place: int) -> None:
    """Point at a character of an encoded text, as it stands on the screen."""
    left, top = sheet.page.locator(element).evaluate(MIDDLE, place)
    sheet.page.mouse.move(left, top)


@pytest.mark.parametrize("view", ["JSON", "Claims"])
def test_pointing_into_the_encoded_text_names_the_claim_by_its_path(shared: Sheet, view: str) -> None:
    """In the paste and in the pane's line; its line, or that of the claim around it, is marked."""
    shared.paste(token := token_of(NESTED))
    shared.view("payload", view)
    roles = len(encoded(NESTED[: NESTED.index('"admin"')].encode())) + 1
    about = shared.page.locator("#paste-about")
    point_at(shared, "#backdrop", token.index(".") + 1 + roles)
    expect(about).to_have_text("Payload: realm_access.roles")
    expect(shared.page.locator("#payload .pane-named")).to_have_text("realm_access.roles")
    expect(shared.page.locator("#payload .named")).to_contain_text('"roles"')
    shared.page.mouse.move(0, 0)
    if view == "Claims":
        point_at(shared, "#backdrop", token.index(".") + 4)
    else:
        point_at(shared, "#payload .encoded", 3)
    expect(about).to_have_text("Payload: sub")
    expect(shared.page.locator("#payload .named")).to_contain_text("alice")
    shared.page.mouse.move(0, 0)
    expect(about).to_have_text(f"HS256 · {len(token)} characters")
    expect(shared.page.locator("#payload .named")).to_have_count(0)


@pytest.mark.parametrize("view", ["JSON", "Claims"])
def test_pointing_at_a_nested_member_tints_its_characters_alone(shared: Sheet, view: str) -> None:
    """In the tree of a claim too; beside it the claim as a whole is tinted."""
    shared.paste(token_of(NESTED))
    shared.view("payload", view)
    shared.page.locator("#payload .row", has_text='"roles"').hover()
    assert [tinted(NESTED, '"roles":["admin","user"]')] == spans(shared)
    shared.page.locator('#payload [data-claim="sub"]').hover()
    # Firefox's driver answers before the page has heard of the pointer.
    expect(shared.page.locator('#payload [data-claim="sub"]:hover')).to_have_count(1)
    assert [tinted(NESTED, '"sub":"alice"')] == spans(shared)


def test_a_claim_far_into_a_long_segment_is_brought_into_the_two_lines(shared: Sheet) -> None:
    """The line of the pane shows the characters that are tinted, and its beginning again afterwards."""
    payload = '{"a":"' + "x" * 9_000 + '","last":true}'
    shared.paste(token_of(payload))
    shared.view("payload", "JSON")
    shared.page.locator("#payload .row", has_text='"last"').hover()
    ((start, end, text),) = shared.highlighted("tint-payload", "#payload")
    first, last = tinted(payload, '"last":true')
    assert (encoded(payload.encode())[first:last], last - first) == (text, end - start)
    shared.page.mouse.move(0, 0)
    expect(shared.page.locator("#payload .encoded")).to_contain_text(encoded(payload.encode())[:80])


def test_the_field_shows_the_characters_that_are_tinted(shared: Sheet) -> None:
    """However long the paste is, and without a move of the page."""
    shared.paste(token_of('{"a":"' + "x" * 9_000 + '","last":true}'))
    shared.view("payload", "JSON")
    scrolled = "() => [scrollY, document.querySelector('#field').scrollTop]"
    shared.page.locator("#payload .row", has_text='"a"').hover()
    top, first = shared.page.evaluate(scrolled)
    shared.page.locator("#payload .row", has_text='"last"').dispatch_event("pointerover")
    assert shared.page.evaluate(SEEN_IN_FIELD)
    assert first < shared.page.evaluate(scrolled)[1]
    assert top == shared.page.evaluate(scrolled)[0]


def test_what_has_the_focus_stays_tinted_while_the_pointer_is_elsewhere(shared: Sheet) -> None:
    """A finger leaves what it touched, and the characters are still to be seen."""
    shared.paste(token_of(NESTED))
    shared.view("payload", "Claims")
    shared.page.locator('#payload [data-claim="sub"]').click()
    shared.page.mouse.move(0, 0)
    assert [tinted(NESTED, '"sub":"alice"')] == spans(shared)
    shared.field.focus()
    assert [] == spans(shared)


def test_a_payload_that_is_not_encoded_is_tied_character_for_character(shared: Sheet) -> None:
    """Its octets are those of its own text (RFC 7797)."""
    payload = '{"é":"\U0001f600","last":1}'
    header = encoded(b'{"alg":"HS256","b64":false,"crit":["b64"]}')
    shared.paste(json.dumps({"protected": header, "payload": payload, "signature": "A" * 43}, ensure_ascii=False))
    shared.view("payload", "JSON")
    shared.page.locator("#payload .row", has_text='"last"').hover()
    assert ['"last":1'] == [text for _, _, text in shared.highlighted("tint-payload", "#payload")]


def tinted(payload: str, part: str) -> tuple[int, int]:
    """Return the characters of a segment that carry a part of an ASCII payload."""
    start = payload.index(part)
    return 4 * start // 3, -(-4 * (start + len(part)) // 3)


def spans(sheet: Sheet) -> list[tuple[int, int]]:
    """Return which characters are tinted in the line of the payload's pane."""
    return [(start, end) for start, end, _ in sheet.highlighted("tint-payload", "#payload")]
