"""What is drawn belongs to the text on screen, whatever is done in whatever order, and however slow the engine is."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.test_page.conftest import PASTE, SECRET, token_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.test_page.conftest import Sheet

# Holds what the worker answers back for so many milliseconds.
SLOW: Final = """(milliseconds) => {
  const Real = Worker;
  window.Worker = class extends Real {
    constructor(...given) {
      super(...given);
      let handler = null;
      super.addEventListener("message", (event) => {
        const isAnswer = event.data?.kind === "result";
        setTimeout(() => handler?.call(this, event), isAnswer ? window.slowness ?? milliseconds : 0);
      });
      Object.defineProperty(this, "onmessage", { get: () => handler, set: (made) => { handler = made; } });
    }
  };
}"""
# Looks at the page in each frame: nothing is settled while an answer is on its way, and nothing waits without one.
WATCH: Final = """() => {
  window.wrong = [];
  window.looked = 0;
  window.asked = { since: performance.now(), of: "" };
  const onScreen = () => JSON.stringify([paste.value, key.value, document.getElementById("secret-encoding").value,
    skew.value, document.getElementById("expect-iss").value]);
  const look = () => {
    const now = onScreen();
    if (now !== asked.of) window.asked = { since: performance.now(), of: now };
    const states = Array.from(document.querySelectorAll("[data-verdict]"), ({ dataset }) => dataset.state);
    const isBusy = report.getAttribute("aria-busy") === "true";
    window.looked += 1;
    if (isBusy && performance.now() - asked.since > 120 && report.dataset.state === "decoded"
        && states.some((state) => state !== "waiting")) {
      wrong.push(["settled while an answer is on its way", now, states.join(" ")]);
    }
    if (!isBusy && report.dataset.state === "decoded" && states.includes("waiting")) {
      wrong.push(["waiting for nothing", now, states.join(" ")]);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""
OTHER: Final = SECRET[::-1]
TOKENS: Final = [
    token_of('{"sub":"a","exp":4102444800}'),
    token_of('{"sub":"b","exp":1}'),
    token_of('{"sub":"c"}', secret=OTHER),
    token_of('{"sub":"d","exp":4102444800}')[:-7] + "!" + token_of('{"sub":"d","exp":4102444800}')[-6:],
    token_of("{}") + "\n" + token_of('{"x":1}'),
    "nothing at all",
    "",
]
KEYS: Final = ["", SECRET, "wrong", SECRET + "\n"]
_STEPS: Final = 60
_ALL_STEPS: Final = 3000


@pytest.fixture
def slow(fresh: Sheet) -> Sheet:
    """Return an open page whose engine takes a while to answer."""
    fresh.page.add_init_script(f"({SLOW})(400)")
    return fresh.open()


@pytest.mark.served
def test_a_new_text_takes_the_settled_look_from_the_old_answer(slow: Sheet, make_token: Callable[..., str]) -> None:
    slow.paste(make_token('{"exp":1}'))
    slow.give(SECRET)
    assert "valid" == slow.state("signature")
    slow.field.fill(make_token('{"exp":2}', secret=OTHER))
    for line in ("structure", "signature", "time", "audience", "trust"):
        expect(slow.verdict(line)).to_have_attribute("data-state", "waiting", timeout=300)
    expect(slow.report).to_have_attribute("aria-busy", "true", timeout=300)
    expect(slow.summary).to_have_text("Reading what is there now …", timeout=300)
    slow.settled()
    assert "invalid" == slow.state("signature")


@pytest.mark.served
def test_another_key_takes_it_too(slow: Sheet, make_token: Callable[..., str]) -> None:
    slow.paste(make_token('{"exp":1}'))
    slow.give(SECRET)
    slow.key.fill("wrong")
    expect(slow.verdict("signature")).to_have_attribute("data-state", "waiting", timeout=300)
    slow.settled()
    assert "invalid" == slow.state("signature")


@pytest.mark.served
def test_a_repair_of_the_text_before_does_nothing(slow: Sheet, article: str) -> None:
    slow.paste(article.replace("user", "us!r") if "user" in article else article[:40] + "!" + article[40:])
    button = slow.faults.first.locator(".fault-repair")
    expect(button).to_be_visible()
    slow.field.fill("another text that is longer than the one before, and has no token in it at all, as everybody sees")
    before = slow.field.input_value()
    button.evaluate("(button) => button.click()")
    assert before == slow.field.input_value()
    slow.settled()


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.served
def test_nothing_wrong_is_drawn_in_any_order(slow: Sheet, seed: int, pytestconfig: pytest.Config) -> None:
    """Many steps at random, looked at in each frame, with an engine that is quick, slow, or in between."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret is drawn
    slow.page.evaluate(WATCH)
    steps = _ALL_STEPS if pytestconfig.getoption("whole") else _STEPS
    actions: list[Callable[[], object]] = [
        lambda: slow.field.fill(chance.choice(TOKENS)),
        lambda: slow.field.fill(chance.choice(TOKENS)),
        lambda: slow.key.fill(chance.choice(KEYS)),
        lambda: slow.page.evaluate("(time) => { window.slowness = time; }", chance.choice([0, 30, 150, 400])),
        lambda: slow.field.press("End"),
        lambda: slow.field.press_sequentially(chance.choice("aZ.!")),
        lambda: slow.page.evaluate("() => document.querySelector('.fault-repair:not([hidden])')?.click()"),
        lambda: slow.page.evaluate("() => document.querySelector('#tokens button:last-child')?.click()"),
        lambda: slow.page.wait_for_function("() => report.getAttribute('aria-busy') === 'false'"),
    ]
    for _ in range(steps):
        chance.choice(actions)()
    slow.settled()

    assert [] == slow.page.evaluate("() => wrong")
    assert slow.page.evaluate("() => looked") > steps / 4


def test_a_second_token_is_pasted_in_the_place_of_the_first(sheet: Sheet, make_token: Callable[..., str]) -> None:
    first, second = make_token('{"a":1}'), make_token('{"b":2}')
    sheet.paste(first)
    sheet.field.evaluate("(field) => field.setSelectionRange(field.value.length, field.value.length)")
    sheet.paste_large(second)
    assert second == sheet.field.input_value()
    sheet.field.press("ControlOrMeta+z")
    assert first == sheet.field.input_value()


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
    expect(sheet.page.locator("#key-ends")).to_have_text("Its line ends are kept as they came (CR LF).")
    sheet.key.press("End")
    sheet.key.press_sequentially("x")
    sheet.settled()
    expect(sheet.page.locator("#key-ends")).to_have_text("")
    assert "invalid" == sheet.state("signature")


@pytest.mark.served
def test_the_time_follows_a_clock_that_jumps(fresh: Sheet, make_token: Callable[..., str]) -> None:
    """After a sleep, and when the clock is put back."""
    now = 1_800_000_000
    fresh.page.clock.install(time=now)
    fresh.open()
    fresh.paste(make_token(f'{{"exp":{now + 1000}}}'))
    expect(fresh.verdict("time")).to_have_attribute("data-state", "current")
    fresh.page.clock.set_system_time(now + 5000)
    fresh.page.clock.run_for(2000)
    expect(fresh.verdict("time")).to_have_attribute("data-state", "expired")
    fresh.page.clock.set_system_time(now + 10)
    fresh.page.clock.run_for(2000)
    expect(fresh.verdict("time")).to_have_attribute("data-state", "current")
