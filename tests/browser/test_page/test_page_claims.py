"""The views of header and payload: printed JSON, member by member, as decoded."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.test_page.conftest import Sheet, encoded, token_of
from tests.browser.test_page.test_page_access import violations

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator

pytestmark = pytest.mark.tidy

VIEW = "() => document.activeElement.value"


def claims(sheet: Sheet, payload: str) -> Locator:
    """Paste a token with this payload, and return its claims one by one."""
    sheet.paste(token_of(payload))
    sheet.view("payload", "Claims")
    expect(sheet.page.locator("#payload .claims")).to_have_attribute("aria-busy", "false")
    return sheet.page.locator("#payload .claim")


def test_each_member_has_name_value_label_and_meaning(shared: Sheet) -> None:
    """The name and the value as written, what it is called, what it is, and where that is said."""
    claim = claims(shared, '{"iss":"https://login.example","exp":4102444800}').nth(1)
    expect(claim.locator(".claim-name")).to_have_text("exp")
    expect(claim.locator(".claim-label")).to_have_text("Expiration Time")
    expect(claim.locator(".claim-number > .value")).to_have_text("4102444800")
    expect(claim.locator(".claim-value > time")).to_contain_text("2100-01-01")
    expect(claim.locator(".reading-of")).to_have_text(re.compile("^in \\d+ years$"))
    expect(claim.locator(".claim-source")).to_be_hidden()
    claim.locator(".claim-label").click()
    expect(claim.locator(".claim-source")).to_contain_text("RFC 7519 §4.1.4")
    expect(claim).to_have_attribute("data-claim", "exp")


def test_a_claim_that_is_a_token_is_read_by_a_button_and_the_outer_one_had_back(shared: Sheet) -> None:
    """And what was wrong with a claim stands beside it."""
    inner = token_of('{"exp":1}')
    outer = token_of(json.dumps({"proof": inner}))
    shared.paste(outer)
    shared.page.get_by_role("button", name="Read this token").click()
    expect(shared.field).to_have_value(inner)
    expect(shared.page.locator("#payload .claim-wrong")).to_have_text("Expired")
    shared.page.locator("#toast-undo").click()
    expect(shared.field).to_have_value(outer)


def test_every_member_is_there_in_its_order(shared: Sheet) -> None:
    """Private ones, repeated ones, and names that are no names."""
    names = ["b", "a", "", " c", "b", "__proto__", "https://x.example/roles"]
    payload = "{" + ",".join(f"{json.dumps(name)}:{place}" for place, name in enumerate(names)) + "}"
    found = claims(shared, payload)
    shown = ["b", "a", '""', '" c"', "b", "__proto__", "https://x.example/roles"]
    assert shown == found.locator(".claim-name").all_text_contents()
    assert [str(place) for place in range(len(names))] == found.locator(".claim-value > .value").all_text_contents()


def test_a_repeated_name_says_which_one_counts(shared: Sheet) -> None:
    """The last of them does."""
    found = claims(shared, '{"exp":1,"sub":"a","exp":2}')
    expect(found.nth(0)).to_contain_text("the last one of this name counts")
    expect(found.nth(2)).not_to_contain_text("of this name counts")
    expect(found.nth(2).locator(".claim-label")).to_have_text("Expiration Time")


def test_a_short_tree_is_printed_and_a_long_one_folds(shared: Sheet) -> None:
    """What is folded says how much it holds and the names in it, and unfolds."""
    inner = {f"n{number}": number for number in range(20)}
    found = claims(shared, json.dumps({"short": {"a": {"b": 1}}, "long": inner}))
    assert ["{", '  "a": {', '    "b": 1', "  }", "}"] == found.nth(0).locator(".code").all_text_contents()
    tree = found.nth(1).locator("details")
    expect(tree.locator("summary")).to_contain_text("20 members")
    expect(tree.locator("summary")).to_contain_text("n0, n1")
    expect(tree.locator(".row")).to_have_count(0)
    tree.locator("summary").click()
    expect(tree.locator(".row")).to_have_count(22)


def test_what_an_escape_hides_is_shown_beside_the_lexeme(shared: Sheet) -> None:
    """The value as written, and as it is read."""
    found = claims(shared, r'{"iss":"https:\/\/login.example","sub":"plain"}')
    expect(found.nth(0).locator(".claim-value > .value")).to_have_text(r'"https:\/\/login.example"')
    expect(found.nth(0).locator(".unescaped-value")).to_have_text("https://login.example")
    expect(found.nth(1).locator(".unescaped")).to_have_count(0)


def test_unseen_characters_are_drawn(shared: Sheet) -> None:
    """In names and in values, escaped or not."""
    found = claims(shared, '{"a\u202eb":"x\u200by","c":"\\u202e"}')
    codes = found.locator(".control-character").evaluate_all("(all) => all.map((e) => e.dataset.code)")
    assert ["U+202E", "U+200B", "U+202E"] == codes


def test_the_choice_lasts_for_the_visit(shared: Sheet) -> None:
    """Each of header and payload keeps its own, also where a token between has no such view."""
    claims(shared, '{"a":1}')
    shared.view("header", "Raw")
    shared.paste(token_of("no JSON"))
    expect(shared.page.locator("#payload .views")).to_be_hidden()
    shared.paste(token_of('{"b":1}'))
    expect(shared.page.locator("#payload .claim")).to_have_count(1)
    expect(shared.page.locator("#payload").get_by_role("radio", name="Claims")).to_be_checked()
    expect(shared.page.locator("#header").get_by_role("radio", name="Raw")).to_be_checked()
    shared.view("header", "JSON")
    shared.view("payload", "JSON")


def test_the_switch_is_one_stop_and_the_arrow_keys_choose(shared: Sheet) -> None:
    """As a group of radio buttons is."""
    shared.paste(token_of('{"a":1}'))
    shared.view("payload", "JSON")
    shared.page.locator("#payload").get_by_role("radio", name="JSON").focus()
    shared.page.keyboard.press("ArrowLeft")
    assert "claims" == shared.page.evaluate(VIEW)
    expect(shared.page.locator("#payload .claim")).to_have_count(1)
    expect(shared.page.locator("#payload .json .row")).to_have_count(0)
    shared.page.keyboard.press("Tab")
    assert "radio" != shared.page.evaluate("() => document.activeElement.type")
    shared.page.keyboard.press("Shift+Tab")
    assert "claims" == shared.page.evaluate(VIEW)


def test_arrow_keys_go_from_claim_to_claim(shared: Sheet) -> None:
    """One stop of the Tab key for all of them."""
    found = claims(shared, '{"iss":"a","sub":"b","aud":"c"}')
    found.first.locator(".claim-label").focus()
    reached = []
    for key in ("ArrowDown", "End", "Home"):
        shared.page.keyboard.press(key)
        reached.append(shared.page.evaluate("() => document.activeElement.closest('.claim').dataset.claim"))
    assert ["sub", "aud", "iss"] == reached


def test_a_header_has_parameters_and_no_claims(shared: Sheet) -> None:
    """They are explained by the registry of Header Parameters, and are never called claims."""
    shared.paste(token_of("{}", header='{"alg":"HS256","iss":"x"}'))
    shared.view("header", "Parameters")
    expect(shared.page.locator("#header .claim-name")).to_have_text(["alg", "iss"])
    expect(shared.page.locator("#header [data-claim]")).to_have_count(0)
    shared.view("header", "JSON")


def test_an_unprotected_header_is_shown_and_said_to_be_not_protected(shared: Sheet) -> None:
    """It is tied to its own characters in the paste, which no segment carries."""
    token = {
        "protected": encoded(b'{"alg":"HS256"}'),
        "header": {"kid": "\U0001f600 one"},
        "payload": "e30",
        "signature": "AA",
    }
    shared.paste(text := json.dumps(token, ensure_ascii=False))
    pane = shared.page.locator("#between section")
    expect(pane.locator("h2")).to_have_text("Unprotected Header")
    pane.get_by_role("button", name="JSON", exact=True).click()
    expect(pane.locator(".pane-about")).to_contain_text("Not protected")
    pane.get_by_role("radio", name="JSON").check()
    pane.locator(".row", has_text='"kid"').hover()
    assert ['"kid": "\U0001f600 one"'] == [found for _, _, found in shared.highlighted("tint-header")]
    place = text.index('"kid"') + 1
    shared.field.evaluate("(field, place) => { field.focus(); field.setSelectionRange(place, place); }", place)
    expect(shared.page.locator("#paste-about")).to_have_text("Unprotected Header: kid")
    pane.get_by_role("radio", name="Parameters").check()
    expect(pane.locator(".claim-label")).to_have_text("Key ID")
    pane.locator("input[value=json]").check()


def test_thousands_of_claims_are_drawn_as_they_come_into_view(sheet: Sheet) -> None:
    """The last is found by the search of the browser and by End, and tied to its characters; paper has all of them."""
    members = ",".join(f'"claim_{number}":"value {number} of a payload that is long"' for number in range(4_000))
    found = claims(sheet, "{" + members + "}")
    expect(found.first).to_be_visible()
    assert found.count() <= 100
    assert sheet.page.evaluate("() => find('claim_3999')")
    last = sheet.page.locator("#payload .claim", has_text="claim_3999")
    expect(last).to_be_in_viewport()
    assert "claim_3999" == sheet.page.evaluate("() => String(getSelection())")
    last.hover()
    assert sheet.highlighted("tint-payload", "#payload .encoded") != []
    found.first.locator(".claim-label").focus()
    sheet.page.keyboard.press("End")
    expect(last.locator(".claim-label")).to_be_focused()
    assert found.count() <= 200
    sheet.page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    expect(found).to_have_count(4_000)


def test_numbers_that_javascript_changes_are_marked_in_both_views(shared: Sheet) -> None:
    """Wherever they stand; the number itself is as written."""
    payload = '{"big":12345678901234567890,"list":[1,9007199254740993],"deep":{"a":{"n":9007199254740993}},"fine":1}'
    found = claims(shared, payload)
    marked = [bool(claim.locator(".imprecise:visible").count()) for claim in found.all()]
    assert [True, True, True, False] == marked
    expect(found.nth(0).locator(".claim-value > .value")).to_have_text("12345678901234567890")
    shared.view("payload", "JSON")
    rows = shared.page.locator("#payload .row").filter(has=shared.page.locator(".imprecise"))
    expect(rows.locator(".code")).to_have_text(
        ['"big": 12345678901234567890,', '"list": [1, 9007199254740993],', '"n": 9007199254740993']
    )


def test_the_pieces_of_a_value_are_listed_with_what_they_mean(shared: Sheet) -> None:
    """As scopes are, one on a line."""
    found = claims(shared, '{"scope":"openid email"}')
    expect(found.locator(".detail-label")).to_have_text(["openid", "email"])
    expect(found.locator(".detail-text").first).not_to_be_empty()


def test_a_profile_is_named_with_its_reason_and_what_it_lacks(shared: Sheet) -> None:
    """In every view; what its specification requires is marked where it is there."""
    header = '{"alg":"RS256","typ":"at+jwt"}'
    shared.paste(token_of('{"iss":"https://accounts.google.com","exp":4102444800}', header=header))
    shared.view("payload", "Claims")
    profile = shared.page.locator("#payload .pane-profile")
    expect(profile.locator("strong").first).to_have_text("Google")
    expect(profile).to_contain_text("client_id")
    expect(shared.page.locator("#payload .claim-required:visible")).to_have_count(2)
    shared.paste(token_of('{"a":1}'))
    expect(profile).to_be_hidden()


def test_a_long_value_is_shown_on_demand(shared: Sheet) -> None:
    """Its beginning first, with the number of its characters."""
    found = claims(shared, '{"a":"' + "b" * 3_000 + '"}')
    found.get_by_role("button", name="Show all 3,000 characters").click()
    expect(found.locator(".claim-value .value")).to_have_text("b" * 3_000)


def test_what_is_folded_is_printed(shared: Sheet) -> None:
    """On paper nothing unfolds."""
    found = claims(shared, json.dumps({"long": {f"n{number}": number for number in range(20)}}))
    shared.page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    expect(found.locator(".row")).to_have_count(22)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing(open_shared: Callable[..., Sheet], width: int, scheme: str) -> None:
    """With trees folded and unfolded, marks, pieces and hostile names."""
    sheet = open_shared({"width": width, "height": 800}, color_scheme=scheme)
    inner = {f"n{number}": number for number in range(20)}
    payload = {"iss": "https://accounts.google.com", "scope": "openid", "<b>": "\u202e", "deep": inner, "n": 2**70}
    claims(sheet, json.dumps(payload))
    sheet.view("header", "Parameters")
    sheet.page.locator("#payload summary").first.click()
    assert violations(sheet.page) == []


def test_forced_colours_keep_the_choice_and_the_marks(open_shared: Callable[..., Sheet]) -> None:
    """The chosen view is edged in a colour of the system's."""
    sheet = open_shared(forced_colors="active")
    claims(sheet, '{"big":12345678901234567890}')
    lines = sheet.page.locator("#payload .views span").evaluate_all(
        "(all) => all.map((e) => getComputedStyle(e).borderBottomColor)"
    )
    assert lines[0] != lines[1] == lines[2]


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_claims_do_not_scroll_sideways(open_shared: Callable[..., Sheet], width: int) -> None:
    """Down to 320, which is 400 % zoom at 1280, whatever the names and values are."""
    sheet = open_shared({"width": width, "height": 800})
    claims(sheet, json.dumps({"name" * 60: "value" * 100, "exp": 4_102_444_800, "deep": {"a" * 80: [["b" * 90]]}}))
    assert sheet.page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
