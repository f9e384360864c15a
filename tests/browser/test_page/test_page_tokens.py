"""Several tokens of a paste are a list: what tells them apart, and how one is chosen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.test_page.conftest import SECRET, token_of
from tests.browser.test_page.test_page_access import violations

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator

    from tests.browser.test_page.conftest import Sheet

pytestmark = pytest.mark.tidy

ACCESS = token_of('{"iss":"https://login.example.com/","exp":1}')
PROFILE = token_of('{"iss":"https://login.example.com/","name":"a"}')
SESSION = token_of('{"user":7}', header='{"alg":"none"}', secret="another")  # noqa: S106 - a secret of this test
HAR = json.dumps(
    {
        "entries": [
            {
                "request": {
                    "method": "GET",
                    "url": "https://api.example.com/orders?page=2",
                    "headers": [{"name": "Authorization", "value": f"Bearer {ACCESS}"}],
                }
            },
            {
                "request": {"method": "POST", "url": "https://login.example.com/token"},
                "response": {"access_token": ACCESS, "profile": PROFILE, "session": SESSION},
            },
        ]
    },
    indent=1,
)


def numbered(number: int) -> str:
    """Return a token that carries a number."""
    return token_of(f'{{"n":{number}}}')


def row(sheet: Sheet, number: int) -> Locator:
    """Return a row of the list, counted from 1."""
    return sheet.page.locator("#token-list").get_by_role("option").nth(number - 1)


def cells(sheet: Sheet) -> list[list[str]]:
    """Return what the rows say: name, what it is and where, algorithm, mark and state."""
    found: list[list[str]] = (
        sheet.page.locator("#token-list")
        .get_by_role("option")
        .evaluate_all(
            """(rows) => rows.map((row) => [".token-name", ".token-about", ".token-alg"]
          .map((cell) => row.querySelector(cell).textContent)
          .concat(row.querySelector(".token-state").dataset.mark, row.querySelector(".cell-state").textContent))"""
        )
    )
    return found


def test_each_row_says_what_tells_a_token_apart(sheet: Sheet) -> None:
    """Equal tokens are one row."""
    sheet.paste(HAR)
    expect(sheet.page.get_by_role("listbox", name="4 tokens")).to_be_visible()
    assert cells(sheet) == [
        ["GET /ordersAuthorization", "JWS · login.example.com · 2 times · lines 10, 21", "HS256", "fail", "Expired"],
        ["POST /tokenprofile", "JWS · login.example.com · line 22", "HS256", "unchecked", "Not checked"],
        ["POST /tokensession", "JWS · line 23", "none", "fail", "No match"],
    ]
    expect(row(sheet, 1)).to_have_attribute("aria-selected", "true")


def test_the_state_is_that_of_the_key_once_it_was_tried(sheet: Sheet, secret: str) -> None:
    """Of every token, whichever is shown."""
    other = token_of('{"n":2}', secret="another")  # noqa: S106 - a secret of this test
    sheet.paste(f"a={PROFILE}\nb={ACCESS}\n\n{numbered(1)}\n\n{other}")
    sheet.give(secret)
    assert [state for *_, state in cells(sheet)] == ["Verified", "Expired", "Verified", "No match"]
    row(sheet, 4).click()
    sheet.settled()
    assert [state for *_, state in cells(sheet)] == ["Verified", "Expired", "Verified", "No match"]
    sheet.give("another")
    assert [state for *_, state in cells(sheet)] == ["No match", "No match", "No match", "Verified"]
    sheet.give("")
    assert [state for *_, state in cells(sheet)] == ["Not checked", "Expired", "Not checked", "Not checked"]


def test_one_token_is_no_list(sheet: Sheet) -> None:
    sheet.paste(ACCESS)
    expect(sheet.page.locator("#tokens")).to_be_hidden()
    sheet.paste(f"{ACCESS}\n{ACCESS}")
    assert [about for _, about, *_ in cells(sheet)] == ["JWS · login.example.com · 2 times · lines 1, 2"]
    sheet.paste("no token")
    expect(sheet.page.locator("#tokens")).to_be_hidden()


def test_the_token_that_is_chosen_is_drawn_and_the_key_tried_on_it(sheet: Sheet, secret: str) -> None:
    other = token_of('{"n":2}', secret="another")  # noqa: S106 - a secret of this test
    sheet.paste(f'{{"access_token": "{numbered(1)}", "id_token": "{other}"}}')
    sheet.give(secret)
    assert ('"n": 1' in sheet.json("payload"), sheet.state("signature")) == (True, "valid")
    sheet.page.locator("#token-list").get_by_role("option", name="id_token").click()
    sheet.settled()
    assert ('"n": 2' in sheet.json("payload"), sheet.state("signature")) == (True, "invalid")


def test_the_list_is_one_stop_in_which_the_arrows_choose(sheet: Sheet) -> None:
    sheet.paste("\n".join(numbered(number) for number in range(5)))
    row(sheet, 1).focus()
    for key, number in (("ArrowDown", 2), ("ArrowDown", 3), ("ArrowUp", 2), ("End", 5), ("ArrowDown", 5), ("Home", 1)):
        sheet.page.keyboard.press(key)
        expect(row(sheet, number)).to_be_focused()
        expect(row(sheet, number)).to_have_attribute("aria-selected", "true")
        expect(sheet.page.locator("#payload .claim-value")).to_contain_text(str(number - 1))
    assert sheet.page.locator("#token-list [tabindex='0']").count() == 1
    sheet.page.keyboard.press("Tab")
    assert sheet.page.evaluate("document.getElementById('token-list').contains(document.activeElement)") is False


def test_choosing_one_scrolls_the_field_to_it(sheet: Sheet) -> None:
    """And the page stays where it is."""
    sheet.paste("\n".join(f"{'log ' * 300}\nt={numbered(number)}" for number in range(4)))
    field = sheet.page.locator("#field")
    assert field.evaluate("(field) => field.scrollTop") == 0
    row(sheet, 3).scroll_into_view_if_needed()
    before = sheet.page.evaluate("scrollY")
    row(sheet, 3).click()
    place = sheet.highlighted("segment-header")[2][0]
    seen = """(field, place) => {
      const range = document.createRange();
      range.setStart(field.querySelector("#backdrop").firstChild, place);
      const { top, bottom } = range.getBoundingClientRect();
      const box = field.getBoundingClientRect();
      return [top >= box.top && bottom <= box.bottom, scrollY];
    }"""
    assert field.evaluate(seen, place) == [True, before]


def test_of_a_text_that_is_held_in_memory_the_part_around_the_token_is_shown(sheet: Sheet) -> None:
    sheet.paste_large(f"a={PROFILE}\n{'log ' * 80_000}\nb={ACCESS}\n{'log ' * 1000}")
    assert sheet.field.input_value().startswith("a=")
    row(sheet, 2).click()
    expect(sheet.field).not_to_have_value(f"a={PROFILE}")
    assert f"b={ACCESS}" in sheet.field.input_value()
    assert len(sheet.field.input_value()) == 2048
    header, payload, _ = ACCESS.split(".")
    assert [text for *_, text in sheet.highlighted("segment-header")] == [header]
    assert [text for *_, text in sheet.highlighted("segment-payload")] == [payload]


def test_a_choice_among_many_asks_the_engine_nothing_and_draws_no_row_anew(sheet: Sheet) -> None:
    """So it takes as long as among few."""
    sheet.paste("\n".join(f"t{number}={numbered(number)}" for number in range(300)))
    rows = sheet.page.locator("#token-list > *")
    assert rows.count() == 300
    sheet.page.evaluate("""() => {
      window.changes = [];
      const note = ({ type, target }) => changes.push([type, target.dataset.token]);
      new MutationObserver((records) => records.forEach(note))
        .observe(document.getElementById("token-list"), { subtree: true, childList: true, attributes: true });
      const { postMessage } = Worker.prototype;
      window.asked = 0;
      Worker.prototype.postMessage = function (...given) {
        window.asked += 1;
        return postMessage.apply(this, given);
      };
    }""")
    row(sheet, 1).focus()
    sheet.page.keyboard.press("End")
    expect(sheet.page.locator("#payload .claim-value")).to_contain_text("299")
    assert sheet.page.evaluate("asked") == 0
    changed = sheet.page.evaluate("changes")
    assert {("attributes", "0"), ("attributes", "299")} == {tuple(one) for one in changed}


def test_a_choice_outlasts_what_comes_of_another_key(sheet: Sheet, secret: str) -> None:
    sheet.paste(f"{ACCESS}\n{PROFILE}")
    row(sheet, 2).click()
    sheet.give(secret)
    expect(row(sheet, 2)).to_have_attribute("aria-selected", "true")
    expect(sheet.summary).to_contain_text("Signature verified")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_in_the_list(open_shared: Callable[..., Sheet], width: int, scheme: str) -> None:
    sheet = open_shared({"width": width, "height": 844}, color_scheme=scheme)
    sheet.paste(HAR)
    row(sheet, 2).click()
    assert violations(sheet.page) == []
    assert sheet.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_all_tokens_are_a_table_under_the_key_on_the_page(sheet: Sheet) -> None:
    """Each row leads to its token; the list and the table say the same."""
    sheet.paste(HAR)
    sheet.page.get_by_role("button", name="Show as table").click()
    dialog = sheet.page.get_by_role("dialog", name="All tokens")
    expect(dialog.locator("#table-about")).to_have_text("No key is given.")
    expect(dialog.get_by_role("row")).to_have_count(4)
    expect(dialog.get_by_role("columnheader")).to_have_text(
        ["Token", "Kind", "Issuer", "Subject", "kid", "Algorithm", "Expires", "Verdict", "Worst finding"]
    )
    assert violations(sheet.page) == []
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()

    sheet.give(SECRET)
    sheet.page.get_by_role("button", name="Show as table").click()
    expect(dialog.locator("#table-about")).to_have_text("It verifies 2 of 3 tokens.")
    expect(dialog.get_by_role("row").nth(2)).to_contain_text("Verified")
    dialog.get_by_role("button", name="profile").click()
    expect(dialog).to_be_hidden()
    expect(row(sheet, 2)).to_have_attribute("aria-selected", "true")
