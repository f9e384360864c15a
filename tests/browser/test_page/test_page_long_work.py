"""What takes over a second says so, and can be given up; what was typed stays, and the next answer comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.test_page.conftest import Sheet

# Python is at it for as long as the page lets it: no answer leaves the worker before.
HUNG: Final = """() => {
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    const isHeld = message.kind === "call" && message.action === window.held;
    return isHeld ? undefined : post.call(this, message, ...rest);
  };
}"""
SAID: Final = "Still reading the text."
# In the page, since the deadline of a report may be over before a busy machine has pressed the button.
CANCEL: Final = """() => new Promise((resolve) => {
  const look = () => {
    const work = document.getElementById("long-work");
    if (work.hidden) return requestAnimationFrame(look);
    const said = [document.getElementById("announcement").textContent, work.querySelector("p").textContent];
    work.querySelector("button").click();
    resolve([...new Set(said)].join());
  };
  look();
})"""


def test_a_text_that_takes_long_is_given_up_and_stays(fresh: Sheet, make_token: Callable[..., str]) -> None:
    fresh.page.add_init_script(f"({HUNG})()")
    sheet = fresh.open()
    sheet.ready()
    sheet.page.evaluate("() => { window.held = 'report'; }")
    token = make_token('{"sub":"ann"}')
    sheet.field.fill(token)
    assert SAID == sheet.page.evaluate(CANCEL)

    expect(sheet.summary).to_have_text("It was cancelled. The paste is kept.")
    expect(sheet.page.locator("#long-work")).to_be_hidden()
    expect(sheet.summary).to_be_focused()
    assert token == sheet.field.input_value()

    sheet.page.evaluate("() => { window.held = ''; }")
    sheet.paste(make_token('{"sub":"bob"}'))
    assert '"sub": "bob"' in sheet.json("payload")


def test_whoever_types_is_told_nothing_until_they_stop(fresh: Sheet, make_token: Callable[..., str]) -> None:
    fresh.page.add_init_script(f"({HUNG})()")
    sheet = fresh.open()
    sheet.ready()
    sheet.page.evaluate("() => { window.held = 'report'; }")
    sheet.page.clock.install()
    work = sheet.page.locator("#long-work")
    for name in ("ann", "bob", "cat"):
        sheet.field.fill(make_token(f'{{"sub":"{name}"}}'))
        sheet.page.clock.run_for(900)
        assert work.is_hidden()
    sheet.page.clock.run_for(300)
    expect(work).to_be_visible()
