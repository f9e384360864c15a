"""Header, payload and signature are shown exactly as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.test_page.test_page_access import violations

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.test_page.conftest import Sheet

pytestmark = pytest.mark.tidy


def test_json_is_printed_with_every_lexeme_as_written(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """Numbers, escapes and repeated names are those of the token, not those of JavaScript."""
    sheet.paste(make_token(r'{"n":12345678901234567890,"e":1e2,"f":1.0,"s":"é\/","n":-0,"o":{},"a":[1,2]}'))
    lines = ["{", '  "n": 12345678901234567890,', '  "e": 1e2,', '  "f": 1.0,', r'  "s": "é\/",']
    lines += ['  "n": -0,', '  "o": {},', '  "a": [1, 2]', "}"]
    assert sheet.json("payload").split("\n") == lines


def test_nested_values_are_indented(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """Each level stands two spaces further in."""
    sheet.paste(make_token('{"a":{"b":[{"c":null}]}}'))
    lines = ["{", '  "a": {', '    "b": [', "      {", '        "c": null', "      }", "    ]", "  }", "}"]
    assert sheet.json("payload").split("\n") == lines


@pytest.mark.parametrize("pane", ["header", "payload"])
def test_a_pane_shows_the_text_as_decoded(sheet: Sheet, make_token: Callable[..., str], pane: str) -> None:
    """White space and line ends of the JSON are seen on demand, and the print comes back."""
    text = ' {\r\n\t"alg" : "HS256"}\n'
    sheet.paste(make_token(text, header=text))
    printed = sheet.json(pane)
    sheet.view(pane, "Raw")
    assert (
        sheet.page.locator(f"#{pane} .json").evaluate(
            "(e) => [...e.querySelectorAll('.code')].map((c) => c.textContent).join('')"
        )
        == text
    )
    sheet.view(pane, "JSON")
    assert sheet.json(pane) == printed


def test_a_payload_that_is_not_json_is_shown_as_text(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """It is said to be no Claims Set."""
    sheet.paste(make_token("hello, token"))
    assert sheet.json("payload") == "hello, token"
    expect(sheet.page.locator("#payload .pane-size")).to_contain_text("text, not JSON")


def test_the_signature_is_shown_in_hex_with_its_length(sheet: Sheet, article: str) -> None:
    """The length stands beside what the algorithm asks."""
    sheet.paste(article)
    assert sheet.json("signature") == "49f94ac7 044948c7 8a285d90 4f87f0a4 c7897f7e 8f3a4eb2 255fda75 0b2cc397"
    expect(sheet.page.locator("#signature .pane-size")).to_contain_text("32 bytes, as HS256 requires")


def test_a_broken_header_takes_nothing_of_the_payload_away(sheet: Sheet, article: str) -> None:
    """What can be read is shown beside what cannot."""
    _, payload, signature = article.split(".")
    sheet.paste(f"eyJhbGciOiJIUzI1NiIs.{payload}.{signature}")
    assert '"user_id": 123' in sheet.json("payload")
    assert '"alg": "HS256"' in sheet.json("header")


def test_further_segments_have_panes(sheet: Sheet, article: str) -> None:
    """A fourth segment is shown, numbered after the three."""
    sheet.paste(f"{article}.AAAA")
    expect(sheet.page.locator("#beyond h2")).to_have_text("4 Further segment")


def test_a_missing_segment_has_no_pane(sheet: Sheet, article: str) -> None:
    """One segment is shown as one."""
    sheet.paste(article.split(".", maxsplit=1)[0])
    expect(sheet.page.locator("#header")).to_be_visible()
    expect(sheet.page.locator("#signature")).to_be_hidden()


def test_jwe_segments_are_named_in_their_order(sheet: Sheet) -> None:
    """Five segments, numbered from one to five, the payload encrypted."""
    sheet.paste("eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..MTIzNDU2Nzg5MDEy.Y2lwaGVydGV4dA.MTIzNDU2Nzg5MDEyMzQ1Ng")
    names = ["1 Header", "2 Encrypted Key", "3 Initialization Vector", "4 Ciphertext", "5 Authentication Tag"]
    expect(sheet.page.locator("#panes h2:visible")).to_have_text(names)
    expect(sheet.page.locator("#payload .pane-about")).to_contain_text("Encrypted")


def test_lines_are_drawn_as_they_come_into_view(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """A large payload does not hold the page up, and nothing of it is out of reach."""
    members = ",".join(f'"m{number}":{number}' for number in range(4500))
    sheet.paste(make_token("{" + members + "}"))
    assert 4502 == len(sheet.json("payload").split("\n"))
    assert sheet.page.locator("#payload .row").count() <= 500
    sheet.page.locator("#payload .row[tabindex]").first.focus()
    sheet.page.keyboard.press("End")
    expect(sheet.page.locator("#payload .row", has_text='"m4499"')).to_be_focused()


def test_what_is_long_is_folded(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """A button and the arrow keys unfold it, another one all; a search of the browser finds what is folded."""
    roles = ",".join(f'"role {number}"' for number in range(500))
    sheet.paste(make_token('{"a":{"roles":[' + roles + '],"b":{"c":1}}}'))
    lines = sheet.json("payload")
    assert "role 499" in lines
    row = sheet.page.locator("#payload [role=treeitem]", has_text='"a"')
    button = row.locator("button[aria-expanded]")
    expect(row).to_have_attribute("aria-expanded", "false")
    expect(row).to_contain_text("{…} 2 members")
    button.click()
    expect(row).to_have_attribute("aria-expanded", "true")
    inner = sheet.page.locator("#payload [role=treeitem]", has_text='"roles"')
    expect(inner).to_have_text(re.compile("500 items"))
    expect(sheet.page.get_by_text('"role 0"')).to_be_hidden()
    inner.focus()
    sheet.page.keyboard.press("ArrowRight")
    expect(sheet.page.get_by_text('"role 0"')).to_be_visible()
    sheet.page.keyboard.press("ArrowLeft")
    sheet.page.keyboard.press("ArrowLeft")
    expect(row).to_be_focused()
    sheet.page.locator("#payload .json > [hidden]").first.dispatch_event("beforematch", {"bubbles": True})
    expect(sheet.page.get_by_text('"role 0"')).to_be_visible()
    sheet.page.get_by_role("button", name="Fold all").click()
    expect(row).to_have_attribute("aria-expanded", "false")
    sheet.page.get_by_role("button", name="Unfold all").click()
    expect(inner).to_have_attribute("aria-expanded", "true")
    assert [] == violations(sheet.page)


def test_readings_stand_in_one_column_beside_the_json(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """A reading never shifts the JSON, and all of them begin at the same place."""
    sheet.paste(make_token('{"iss":"https://login.example","iat":1795428000,"exp":4102444800}'))
    sheet.view("payload", "JSON")
    lefts = sheet.page.locator("#payload .row .reading-of:not(:empty)").evaluate_all(
        "(all) => all.map((e) => e.getBoundingClientRect().left)"
    )
    assert len(set(lefts)) == 1
    expect(sheet.page.locator('[data-claim="exp"] .reading-of')).to_contain_text("2100-01-01")


def test_what_is_selected_of_the_json_is_copied_without_readings(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """The copy is JSON."""
    sheet.paste(make_token('{"exp":4102444800}'))
    sheet.view("payload", "JSON")
    sheet.page.locator("#payload .json").evaluate("(e) => getSelection().selectAllChildren(e)")
    assert sheet.page.evaluate("() => getSelection().toString().replace(/\\s+/g, '')") == '{"exp":4102444800}'


def test_long_encoded_text_is_two_lines_until_unfolded(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """Nothing is cut off: the rest is one click away."""
    token = make_token('{"sub":"' + "a" * 9000 + '"}')
    sheet.paste(token)
    sheet.view("payload", "Raw")
    line = sheet.page.locator("#payload .encoded")
    folded = line.evaluate("(e) => e.clientHeight")
    sheet.page.locator("#payload .encoded-unfold").click()
    expect(line).to_have_text(token.split(".")[1])
    assert line.evaluate("(e) => e.clientHeight") > folded


def test_a_text_of_one_long_line_is_drawn_in_pieces(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """As long as it is, it holds no frame up; joined, the pieces are the text."""
    text = "\U0001f600long " * 60_000
    sheet.paste_until_read(make_token(text))
    assert text == sheet.json("payload").replace("\n", "")
    assert sheet.page.locator("#payload .row").count() < 100
    sheet.page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    assert text == "".join(sheet.page.locator("#payload .code").all_text_contents())


def test_a_very_long_value_is_shown_in_full_on_demand(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """Its beginning first, with the number of its characters."""
    sheet.paste(make_token('{"a":"' + "b" * 20_000 + '"}'))
    sheet.view("payload", "JSON")
    sheet.page.get_by_role("button", name="Show all 20,002 characters").click()
    assert f'  "a": "{"b" * 20_000}"' in sheet.json("payload")
