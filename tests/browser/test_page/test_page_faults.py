"""Faults are shown at the very character, with the repair."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.test_page.conftest import Sheet

pytestmark = pytest.mark.tidy


@pytest.fixture
def damaged(make_token: Callable[..., str]) -> str:
    """Return a token with a foreign character, the eleventh of its payload."""
    header, payload, signature = make_token('{"sub":"1234567890"}').split(".")
    return f"{header}.{payload[:10]}!{payload[10:]}.{signature}"


@pytest.mark.parametrize("before", ["", "token \U0001f600: ", "Bearer ", "token="])
def test_the_character_is_inverted_where_it_stands(sheet: Sheet, damaged: str, before: str) -> None:
    """The place counts UTF-16 units of the paste, whatever stands before the token."""
    sheet.paste(before + damaged)
    at = len((before + damaged.partition("!")[0]).encode("utf-16-le")) // 2
    assert sheet.highlighted("fault") == [(at, at + 1, "!")]
    expect(sheet.faults.first).to_have_attribute("data-start", str(at))
    expect(sheet.faults.first).to_have_attribute("data-end", str(at + 1))


def test_a_fault_in_a_wrapped_token_is_placed_in_the_paste(sheet: Sheet, damaged: str) -> None:
    """Line breaks count, though the token is read without them."""
    wrapped = damaged[:40] + "\n" + damaged[40:]
    sheet.paste(wrapped)
    assert [(start, text) for start, _, text in sheet.highlighted("fault")] == [(wrapped.index("!"), "!")]


def test_the_block_is_what_a_compiler_prints(sheet: Sheet, damaged: str) -> None:
    """Sixteen characters either side, a caret under the character, and the place in words."""
    sheet.paste(damaged)
    at = damaged.index("!")
    line, caret = sheet.page.locator(".fault-place").inner_text().split("\n")
    assert line == damaged[at - 16 : at + 17]
    assert caret == " " * 16 + "^"
    expect(sheet.page.locator(".fault-where")).to_have_text(f"Payload, character 11 ({at + 1} of the paste)")
    expect(sheet.page.locator(".fault-at")).to_have_text("!")


def test_the_repair_edits_the_paste_and_the_fault_goes(sheet: Sheet, damaged: str) -> None:
    """One click, and the paste is the token that it was meant to be; undo brings it back."""
    sheet.paste(damaged)
    sheet.page.locator(".fault-repair").click()
    expect(sheet.faults).to_have_count(0)
    expect(sheet.field).to_have_value(damaged.replace("!", ""))
    sheet.page.keyboard.press("Control+z")
    expect(sheet.field).to_have_value(damaged)
    expect(sheet.faults).to_have_count(1)


def test_the_keyboard_makes_the_first_repair(sheet: Sheet, damaged: str) -> None:
    """Ctrl and Enter, from the paste field."""
    sheet.paste(damaged)
    sheet.field.press("Control+Enter")
    expect(sheet.field).to_have_value(damaged.replace("!", ""))


def test_many_faults_are_no_wall(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """Five blocks, the rest on demand, and every character inverted."""
    header, payload, signature = make_token('{"sub":"12345678901234567890"}').split(".")
    sheet.paste(f"{header}.{'!'.join(payload[at : at + 4] for at in range(0, len(payload), 4))}.{signature}")
    marked = len(sheet.highlighted("fault"))
    shown = sheet.faults.count()
    assert shown <= 5
    if marked > shown:
        sheet.page.locator("#faults-more").click()
    assert sheet.faults.count() == marked


def test_a_fault_says_that_the_structure_is_faulty(sheet: Sheet, damaged: str) -> None:
    """The strip and the headline say it, without colour."""
    sheet.paste(damaged)
    assert sheet.state("structure") == "faulty"
    expect(sheet.summary).to_have_text("This token is malformed.")


def test_control_characters_around_a_fault_are_visible(sheet: Sheet, damaged: str) -> None:
    """A character that cannot be seen stands in the block as a symbol of its own width."""
    sheet.paste(damaged.replace("!", "\u202e"))
    expect(sheet.page.locator(".fault-at")).to_have_text("\ufffd")
    assert [text for _, _, text in sheet.highlighted("control")] == ["\u202e"]
