"""What is drawn belongs to what is on screen after any steps in any order, with an engine quick or slow."""

from __future__ import annotations

import asyncio
import os
import random
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Final, TypeVar

import pytest
from jwt_decoder.engine.engine import report, verify
from jwt_decoder.engine.result import Options
from jwt_decoder_cli.cryptography_backend import Cryptography

from tests.browser.test_page.conftest import PASTE, SECRET, token_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.browser.test_page.conftest import Sheet

One = TypeVar("One")
# A clock that jumps by so many seconds.
CLOCK: Final = """() => {
  const running = Date.now;
  window.jump = 0;
  Date.now = () => running() + window.jump * 1000;
}"""
# Looks at the page in each frame: nothing is settled while an answer is on its way, and nothing waits without one.
WATCH: Final = """() => {
  window.wrong = [];
  window.looked = 0;
  window.asked = { since: performance.now(), of: "" };
  const onScreen = () => JSON.stringify([paste.value, key.value, skew.value,
    document.querySelector("#secret-encoding :checked").value, document.getElementById("expect-iss").value]);
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
# What is on screen to be asked about, and what is drawn of it.
ASKED: Final = """() => ({
  text: paste.value,
  key: key.value,
  now: Math.floor(Date.now() / 1000),
  skew: Number(skew.value),
  expect: Object.fromEntries(["iss", "aud", "sub", "nonce", "azp", "scope"]
    .map((name) => [name, document.getElementById(`expect-${name}`).value]).filter(([, value]) => value !== "")),
  encoding: document.querySelector("#secret-encoding :checked").value,
  token: Number(document.querySelector("#token-list [aria-selected=true]")?.dataset.token ?? 0),
})"""
DRAWN: Final = """() => strip.checkVisibility()
  ? Array.from(document.querySelectorAll("[data-verdict]"), ({ dataset }) => dataset.state).join(" ")
  : "no token" """
DROP: Final = """(field, text) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.setData("text/plain", text);
  field.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
}"""
FIRST: Final = token_of('{"sub":"a","iss":"me","exp":4102444800}')
TOKENS: Final = [
    FIRST,
    token_of('{"sub":"b","iss":"you","exp":1}'),
    token_of('{"sub":"c"}', secret=SECRET[::-1]),
    f"{FIRST[:-7]}!{FIRST[-6:]}",
    f"{FIRST[:30]}!{FIRST[30:]}",
    "\n".join(map(token_of, ("{}", '{"x":1}'))),
    "nothing at all",
    "",
]
KEYS: Final = ["", SECRET, "wrong", f"{SECRET}\n"]
_STEPS: Final = 60
_ALL_STEPS: Final = 3000
# A fuzzer draws one of its own.
_SEEDS: Final = [int(os.environ["SEED"])] if "SEED" in os.environ else [1, 2]


def expected(asked: dict[str, Any]) -> str:
    """Return the states that belong to what is asked, as the engine gives them in CPython."""
    text, key = asked["text"], asked["key"]
    options = Options(asked["now"], asked["token"], asked["skew"], asked["expect"], asked["encoding"])
    tokens = report(text, options).tokens
    if not tokens:
        return "no token"
    verdict = tokens[options.token].verdicts[0]
    if key:
        with ThreadPoolExecutor() as beside:
            verdict = beside.submit(asyncio.run, verify(text, key, options, Cryptography())).result().verdict
    lines = (verdict.structure, verdict.signature, verdict.time, verdict.audience, verdict.trust)
    return " ".join(line.state for line in lines)


class Person:
    """Somebody who does one thing after the other."""

    def __init__(self, sheet: Sheet, seed: int) -> None:
        """Take an open page."""
        self.sheet = sheet
        self.page = sheet.page
        self.chance = random.Random(seed)  # noqa: S311 - nothing secret is drawn
        self.steps: tuple[Callable[[], object], ...] = (
            lambda: sheet.field.fill(self.any(TOKENS)),
            lambda: sheet.field.fill(self.any(TOKENS)),
            lambda: sheet.field.evaluate(DROP, self.any(TOKENS)),
            self.paste_behind,
            lambda: sheet.field.press_sequentially(self.any("aZ.!")),
            lambda: sheet.field.press(self.any(("End", "ControlOrMeta+z", "Escape"))),
            lambda: self.click(".fault-repair:not([hidden])"),
            lambda: self.click("#token-list > :last-child"),
            lambda: self.click(self.any(("#paste-undo:not([hidden])", "#expect-fill:not([hidden])"))),
            lambda: sheet.key.fill(self.any(KEYS)),
            lambda: self.page.evaluate("(time) => { window.slowness = time; }", self.any((0, 30, 150, 400))),
            lambda: self.page.evaluate("(time) => { window.jump = time; }", self.any((0, 3e9, -1e9))),
            self.look,
            self.look,
        )

    def any(self, some: Sequence[One]) -> One:
        """Return one of these."""
        return self.chance.choice(some)

    def step(self) -> None:
        """Do one thing."""
        self.any(self.steps)()

    def click(self, selector: str) -> None:
        """Press a button where there is one, without waiting until the page is at rest."""
        self.page.evaluate("(selector) => document.querySelector(selector)?.click()", selector)

    def paste_behind(self) -> None:
        """Paste a token behind what is in the field."""
        self.sheet.field.press("ControlOrMeta+End")
        token = self.any(TOKENS)
        if not self.sheet.field.evaluate(PASTE, token):
            self.page.keyboard.insert_text(token)

    def look(self) -> None:
        """Wait for the answer at this instant, and compare what is drawn with what the engine says in CPython."""
        for _ in range(2):
            self.page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
            self.sheet.settled()
        asked = self.page.evaluate(ASKED)
        assert (asked, expected(asked)) == (asked, self.page.evaluate(DRAWN))


@pytest.mark.parametrize("seed", _SEEDS)
@pytest.mark.served
def test_nothing_wrong_is_drawn_in_any_order(slow: Sheet, seed: int, pytestconfig: pytest.Config) -> None:
    slow.page.evaluate(CLOCK)
    slow.page.evaluate(WATCH)
    person = Person(slow, seed)
    steps = _ALL_STEPS if pytestconfig.getoption("whole") else _STEPS
    for _ in range(steps):
        person.step()
    person.look()

    assert [] == slow.page.evaluate("() => wrong")
    assert slow.page.evaluate("() => looked") > steps / 4
