"""What is drawn belongs to the text on screen, whatever is done in whatever order, and however slow the engine is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.test_page.conftest import PASTE, SECRET

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.test_page.conftest import Sheet

OTHER: Final = SECRET[::-1]
READING: Final = "Reading the current text …"
HELD: Final = "2,048 are shown here, and can\u2019t be edited."


pytestmark = pytest.mark.tidy


@pytest.mark.served
def test_a_new_text_takes_the_settled_look_from_the_old_answer(slow: Sheet, make_token: Callable[..., str]) -> None:
    slow.paste(make_token('{"exp":1}'))
    slow.give(SECRET)
    assert "valid" == slow.state("signature")
    with slow.unanswered():
        slow.field.fill(make_token('{"exp":2}', secret=OTHER))
        for line in ("structure", "signature", "time", "audience", "trust"):
            expect(slow.verdict(line)).to_have_attribute("data-state", "waiting")
        expect(slow.report).to_have_attribute("aria-busy", "true")
        expect(slow.summary).to_have_text(READING)
    slow.settled()
    assert "invalid" == slow.state("signature")


@pytest.mark.served
def test_another_key_takes_it_too(slow: Sheet, make_token: Callable[..., str]) -> None:
    slow.paste(make_token('{"exp":1}'))
    slow.give(SECRET)
    with slow.unanswered():
        slow.key.fill("wrong")
        expect(slow.verdict("signature")).to_have_attribute("data-state", "waiting")
    slow.settled()
    assert "invalid" == slow.state("signature")


@pytest.mark.served
def test_a_new_text_has_its_own_colours_before_it_is_read(slow: Sheet, make_token: Callable[..., str]) -> None:
    slow.paste(make_token('{"exp":1}'))
    other = make_token('{"a":"longer than the one before"}')
    with slow.unanswered():
        slow.field.fill(other)
        expect(slow.verdict("structure")).to_have_attribute("data-state", "waiting")
        expect(slow.summary).to_have_text(READING)
        assert [other.split(".")[2]] == [text for _, _, text in slow.highlighted("segment-signature")]


@pytest.mark.served
def test_what_stands_beside_the_strip_keeps_its_place_on_a_narrow_page(
    slow: Sheet, make_token: Callable[..., str]
) -> None:
    slow.page.set_viewport_size({"width": 390, "height": 844})
    slow.paste(make_token("{}"))
    with slow.unanswered():
        slow.field.fill(make_token('{"a":1}'))
        expect(slow.summary).to_have_text(READING)
        expect(slow.verdict("structure").locator(".cell-state")).to_have_text("Waiting")
        expect(slow.page.locator("#how")).to_be_visible()
    slow.settled()


@pytest.mark.served
def test_a_repair_of_the_text_before_does_nothing(slow: Sheet, article: str) -> None:
    slow.paste(f"{article[:40]}!{article[40:]}")
    button = slow.faults.first.locator(".fault-repair")
    expect(button).to_be_visible()
    slow.field.fill("another text that is longer than the one before, and has no token in it at all, as everyone sees")
    before = slow.field.input_value()
    button.evaluate("(button) => button.click()")
    assert before == slow.field.input_value()
    slow.settled()


def test_a_second_token_is_pasted_in_the_place_of_the_first(sheet: Sheet, make_token: Callable[..., str]) -> None:
    first, second = make_token('{"a":1}'), make_token('{"b":2}')
    sheet.paste(first)
    sheet.field.evaluate("(field) => field.setSelectionRange(field.value.length, field.value.length)")
    sheet.paste_large(second)
    assert second == sheet.field.input_value()
    sheet.field.press("ControlOrMeta+z")
    assert first == sheet.field.input_value()


@pytest.mark.served
def test_so_it_is_before_the_first_was_read(slow: Sheet, make_token: Callable[..., str]) -> None:
    first, second = make_token('{"a":1}'), make_token('{"b":2}')
    slow.field.fill(first)
    slow.paste_large(second)
    assert second == slow.field.input_value()


@pytest.mark.served
@pytest.mark.parametrize("before", ["", "no token at all"])
def test_nothing_is_said_of_a_text_before_while_another_is_read(
    slow: Sheet, make_token: Callable[..., str], before: str
) -> None:
    slow.paste(before)
    with slow.unanswered():
        slow.field.fill(make_token("{}"))
        expect(slow.summary).to_have_text(READING)
    slow.settled()


@pytest.mark.served
def test_a_large_text_is_called_read_only_once_it_is(slow: Sheet, make_token: Callable[..., str]) -> None:
    about, token = slow.page.locator("#paste-about"), make_token("{}")
    for around in ("x " * 16_384, "y " * 200_000):
        count = f"{len(around + token):,} characters"
        with slow.unanswered():
            slow.field.evaluate(PASTE, around + token)
            expect(about).to_have_text(f"{count}. {HELD}")
        slow.settled()
        expect(about).to_have_text(f"{count}, all of them read. {HELD}")


@pytest.mark.served
def test_a_large_text_that_the_engine_gave_up_is_never_called_read(slow: Sheet, make_token: Callable[..., str]) -> None:
    slow.page.evaluate("() => { window.slowness = 1_000_000; }")
    text = "x " * 150_000 + make_token("{}")
    slow.paste_large(text)
    expect(slow.report).to_have_attribute("data-state", "trouble")
    expect(slow.summary).to_contain_text("The engine took too long on this and was restarted.")
    expect(slow.page.locator("#paste-about")).to_have_text(f"{len(text):,} characters. {HELD}")
    slow.page.evaluate("() => { window.slowness = null; }")


@pytest.mark.served
def test_nothing_is_expected_of_a_token_that_is_no_longer_on_screen(
    slow: Sheet, make_token: Callable[..., str]
) -> None:
    slow.paste(make_token('{"iss":"https://first.example"}'))
    slow.field.fill(make_token('{"iss":"https://second.example"}'))
    slow.page.locator("#expect-fill").evaluate("(button) => button.click()")
    slow.settled()
    assert slow.page.locator("#expect-iss").input_value() == ""


@pytest.mark.served
def test_in_the_middle_and_for_other_text_a_paste_is_as_ever(sheet: Sheet, make_token: Callable[..., str]) -> None:
    first = make_token('{"a":1}')
    sheet.paste(first)
    sheet.field.evaluate("(field) => field.setSelectionRange(3, 3)")
    assert not sheet.field.evaluate(PASTE, make_token('{"b":2}'))
    sheet.field.evaluate("(field) => field.setSelectionRange(field.value.length, field.value.length)")
    assert not sheet.field.evaluate(PASTE, "and some words")


@pytest.mark.served
def test_the_line_ends_of_a_pasted_secret_are_kept(sheet: Sheet, make_token: Callable[..., str]) -> None:
    secret = "first line of a secret\r\nand a second line of it\r\n"
    sheet.paste(make_token('{"a":1}', secret=secret))
    sheet.key.select_text()
    assert not sheet.key.evaluate(PASTE, secret)
    sheet.give(secret)
    assert "valid" == sheet.state("signature")
    expect(sheet.page.locator("#key-ends")).to_have_text("Its line endings (CR LF) are kept.")
    sheet.key.press("End")
    sheet.key.press_sequentially("x")
    sheet.settled()
    expect(sheet.page.locator("#key-ends")).to_have_text("")
    assert "invalid" == sheet.state("signature")


@pytest.mark.served
def test_the_time_follows_a_clock_that_jumps(open_shared: Callable[..., Sheet], make_token: Callable[..., str]) -> None:
    """After a sleep, and when the clock is put back."""
    now = 1_800_000_000
    sheet = open_shared(now=now)
    sheet.paste(make_token(f'{{"exp":{now + 1000}}}'))
    expect(sheet.verdict("time")).to_have_attribute("data-state", "current")
    sheet.page.clock.set_system_time(now + 5000)
    sheet.page.clock.run_for(2000)
    expect(sheet.verdict("time")).to_have_attribute("data-state", "expired")
    sheet.page.clock.set_system_time(now + 10)
    sheet.page.clock.run_for(2000)
    expect(sheet.verdict("time")).to_have_attribute("data-state", "current")
