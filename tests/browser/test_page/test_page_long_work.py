"""What takes over a second says so, and can be given up; what was typed stays, and the next answer comes."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest
from playwright.sync_api import expect

from tests.browser.test_page.conftest import encoded, token_of
from tests.unit.jwt_decoder.certificates.chains import LEAF, b64
from tests.unit.jwt_decoder.checklists.made import HOLDER, thumbprint, token

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.test_page.conftest import Sheet

# Python is at it for as long as the page lets it: no answer leaves the worker before.
HUNG: Final = """() => {
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    // Whichever engine is asked: the first one is asked nothing but reports.
    const isHeld = message.kind === "call" && (message.action ?? "report") === window.held;
    return isHeld ? undefined : post.call(this, message, ...rest);
  };
}"""
SAID: Final = "Still reading the text."
# In the page, since the deadline of a report may be over before a busy machine has pressed the button.
CANCEL: Final = """([id, heard]) => new Promise((resolve, reject) => {
  const end = performance.now() + 60_000;
  const look = () => {
    if (performance.now() > end) return reject(new Error(`${id} was never shown.`));
    const work = document.getElementById(id);
    if (!work || work.hidden) return requestAnimationFrame(look);
    const said = [document.getElementById(heard).textContent, work.querySelector("p").textContent];
    work.querySelector("button").click();
    resolve([...new Set(said)].join());
  };
  look();
})"""
# Nobody waits for what is asked, as soon as it is asked.
GIVEN_UP: Final = """(action) => {
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    post.call(this, message, ...rest);
    if (message.action === action) post.call(this, { kind: "cancel", id: message.id });
  };
}"""
# What the worker tells of how far it is; its answer is kept back, so that the page stays as it is then.
STEPS: Final = """() => {
  const Real = Worker;
  window.steps = [];
  window.Worker = class extends Real {
    set onmessage(handler) {
      super.onmessage = (event) => {
        if (event.data.kind === "reached") window.steps.push([event.data.id, event.data.done, event.data.count]);
        if (event.data.kind !== "result" || !window.isKept) handler.call(this, event);
      };
    }
  };
}"""


@pytest.fixture
def hung(open_shared: Callable[..., Sheet]) -> Sheet:
    """Return an open page whose worker is not told of the action that is held."""
    return open_shared(script=f"({HUNG})()", is_begun=True)


class Mode(NamedTuple):
    """What takes long in a mode: what the page asks, how somebody comes to ask it, and what is said then."""

    name: str
    action: str
    ask: Callable[[Sheet], None]
    said: str
    summary: str
    outcome: str


def _read_key(sheet: Sheet) -> None:
    sheet.page.locator("#keys-text").fill("a secret that is long enough to be one, or not")


def _generate(sheet: Sheet) -> None:
    sheet.page.locator("#keys-generate").click()


def _compare(sheet: Sheet) -> None:
    sheet.page.locator("#compare-a").fill(token_of('{"sub":"ann"}'))
    sheet.page.locator("#compare-b").fill(token_of('{"sub":"bob"}'))


def _make(sheet: Sheet) -> None:
    sheet.page.locator("#encode-key").fill("keep-this-one-long-random-and-to-yourself")


NOT_READ: Final = "The key couldn’t be read."
MODES: Final = [
    Mode("keys", "key", _read_key, "Still reading the key.", "#keys-summary", NOT_READ),
    Mode("keys", "generateKey", _generate, "Still generating the key.", "#keys-summary", "No key was generated."),
    Mode("compare", "compare", _compare, "Still comparing.", "#compare-summary", "They couldn’t be compared."),
    Mode("encode", "sign", _make, "Still making the token.", "#made-summary", "It was cancelled."),
]


def test_a_text_that_takes_long_is_given_up_and_stays(hung: Sheet, make_token: Callable[..., str]) -> None:
    sheet = hung
    sheet.ready()
    sheet.page.evaluate("() => { window.held = 'report'; }")
    token = make_token('{"sub":"ann"}')
    sheet.field.fill(token)
    assert SAID == sheet.page.evaluate(CANCEL, ["long-work", "announcement"])

    expect(sheet.summary).to_have_text("It was cancelled. The paste is kept.")
    expect(sheet.page.locator("#long-work")).to_be_hidden()
    expect(sheet.summary).to_be_focused()
    assert token == sheet.field.input_value()

    sheet.page.evaluate("() => { window.held = ''; }")
    sheet.paste(make_token('{"sub":"bob"}'))
    assert '"sub": "bob"' in sheet.json("payload")


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.action)
def test_so_is_what_another_mode_computes_and_asked_again_it_is_answered(hung: Sheet, mode: Mode) -> None:
    sheet = hung
    sheet.go(mode.name.title())
    summary = sheet.page.locator(mode.summary)
    sheet.page.evaluate("(action) => { window.held = action; }", mode.action)
    mode.ask(sheet)
    assert mode.said == sheet.page.evaluate(CANCEL, [f"{mode.name}-long-work", "announcement"])

    expect(summary).to_have_text(mode.outcome)
    expect(sheet.page.locator(f"#{mode.name}-long-work")).to_be_hidden()
    expect(summary).to_be_focused()
    expect(sheet.page.locator(f"main[data-of-mode={mode.name}]")).to_contain_text("It was cancelled.")

    sheet.page.evaluate("() => { window.held = ''; }")
    sheet.page.evaluate("() => { location.hash = 'decode'; }")
    expect(sheet.field).to_be_visible()
    sheet.page.evaluate("(name) => { location.hash = name; }", mode.name)
    if mode.name != "compare":
        sheet.page.locator("#keys-text, #encode-key").locator("visible=true").fill(
            "another one, and as long as it has to be"
        )
    expect(summary).not_to_have_text(mode.outcome)
    expect(sheet.page.locator(f"main[data-of-mode={mode.name}]")).not_to_contain_text("It was cancelled.")


def test_nothing_is_said_of_a_mode_that_is_not_shown(fresh: Sheet) -> None:
    fresh.page.add_init_script(f"({HUNG})()")
    sheet = fresh.open("#keys")
    sheet.page.evaluate("() => { window.held = 'key'; }")
    sheet.page.clock.install()
    _read_key(sheet)
    sheet.page.evaluate("() => { location.hash = 'compare'; }")
    expect(sheet.page.locator("#compare-a")).to_be_visible()
    sheet.page.clock.run_for(5000)
    expect(sheet.page.locator("#announcement")).not_to_contain_text("Still")
    sheet.page.evaluate("() => { location.hash = 'keys'; }")
    expect(sheet.page.locator("#keys-text")).to_be_visible()
    sheet.page.clock.run_for(1100)
    expect(sheet.page.locator("#keys-long-work")).to_be_visible()
    expect(sheet.page.locator("#announcement")).to_contain_text("Still reading the key.")


TYPED: Final = "(field) => { field.value = 'x'; field.dispatchEvent(new Event('input')); }"


class Card(NamedTuple):
    """What a card asks, and what is said while it takes long."""

    name: str
    action: str
    said: str


CARDS: Final = [
    Card("checklist", "checklist", "Still checking the requirements."),
    Card("relations", "relations", "Still checking delegation and binding."),
    Card("code", "snippet", "Still writing the code."),
    Card("holder", "present", "Still making the presentation."),
]
DISCLOSURE: Final = encoded(b'["salt","given_name","Ann"]')
# All cards have something to say of it.
EVERYTHING: Final = (
    token(
        {"alg": "ES256", "typ": "dc+sd-jwt", "x5c": [b64(LEAF.der)]},
        {
            "iss": "https://issuer.example",
            "act": {"sub": "shop"},
            "cnf": {"jkt": thumbprint(HOLDER)},
            "_sd": [encoded(hashlib.sha256(DISCLOSURE.encode()).digest())],
        },
    )
    + f"~{DISCLOSURE}~"
)


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_so_is_what_a_card_asks(hung: Sheet, card: Card) -> None:
    sheet = hung
    sheet.paste(EVERYTHING)
    element, work = sheet.page.locator(f"#{card.name}"), sheet.page.locator(f"#{card.name}-long-work")
    summary = element.locator("> summary")
    sheet.page.evaluate("(action) => { window.held = action; }", card.action)
    summary.click()
    assert card.said == sheet.page.evaluate(CANCEL, [f"{card.name}-long-work", "announcement"])

    expect(work).to_be_hidden()
    expect(summary).to_be_focused()
    expect(element).to_contain_text("It was cancelled.")
    expect(sheet.summary).to_have_text("Not verified yet.")

    sheet.page.evaluate("() => { window.held = ''; }")
    summary.click()
    expect(element).not_to_have_attribute("open", "")
    summary.click()
    expect(element).not_to_contain_text("It was cancelled.")
    expect(element.locator("[aria-busy=true]")).to_have_count(0)


@pytest.mark.parametrize("mode", ["decode", "keys"])
def test_so_is_a_chain_before_its_card_is_there(hung: Sheet, mode: str) -> None:
    sheet = hung
    sheet.go(mode.title())
    names = {"decode": ("chain", "summary", "paste"), "keys": ("keys-chain", "keys-summary", "keys-text")}
    prefix, summary, field = names[mode]
    sheet.page.evaluate("() => { window.held = 'chain'; }")
    sheet.page.locator(f"#{field}").fill(EVERYTHING if mode == "decode" else LEAF.pem)
    assert "Still checking the certificates." == sheet.page.evaluate(CANCEL, [f"{prefix}-long-work", "announcement"])

    expect(sheet.page.locator(f"#{prefix}-long-work")).to_be_hidden()
    expect(sheet.page.locator(f"#{summary}")).to_be_focused()
    expect(sheet.page.locator(f"#{prefix}-state")).to_have_text("It was cancelled.")

    sheet.page.evaluate("() => { window.held = ''; }")
    sheet.page.locator(f"#{prefix}-roots").evaluate(TYPED)
    expect(sheet.page.locator(f"#{prefix}-state")).not_to_have_text("It was cancelled.")
    expect(sheet.page.locator(f"#{prefix}")).to_have_attribute("aria-busy", "false")


def test_a_card_waits_for_the_key_and_says_nothing_until_then(fresh: Sheet) -> None:
    fresh.page.add_init_script(f"({HUNG})()")
    sheet = fresh.open()
    sheet.paste(EVERYTHING)
    sheet.page.locator("#checklist > summary").click()
    expect(sheet.page.locator("#checklist-lines")).to_have_attribute("aria-busy", "false")
    sheet.page.clock.install()
    sheet.page.evaluate("() => { window.held = 'verify'; }")
    sheet.page.locator("#key").fill("another one, and as long as it has to be")
    sheet.page.clock.run_for(3000)
    expect(sheet.page.locator("#long-work")).to_be_visible()
    expect(sheet.page.locator("#checklist-long-work")).to_be_hidden()


def _table(sheet: Sheet, tokens: int) -> None:
    """Open the table of so many tokens, under a key."""
    sheet.paste("\n".join(token_of(f'{{"n":{number}}}') for number in range(tokens)))
    sheet.give("keep-this-one-long-random-and-to-yourself")


def test_the_table_of_many_tokens_is_given_up_in_its_dialog(fresh: Sheet) -> None:
    fresh.page.add_init_script(f"({HUNG})()")
    sheet = fresh.open()
    _table(sheet, 3)
    sheet.page.evaluate("() => { window.held = 'table'; }")
    sheet.page.locator("#table-open").click()
    said = "Still trying the key on all of them."
    # What is outside of an open dialog can't be heard: its own status says it.
    assert said == sheet.page.evaluate(CANCEL, ["table-long-work", "table-about"])
    assert "status" == sheet.page.locator("#table-about").get_attribute("role")

    expect(sheet.page.locator("#table-about")).to_have_text("It was cancelled.")
    expect(sheet.page.locator("#table-long-work")).to_be_hidden()
    expect(sheet.page.locator("#table-close")).to_be_focused()
    assert 4 == sheet.page.locator("#table-rows > tr").count()


def test_what_was_tried_until_then_stays_in_the_table(fresh: Sheet) -> None:
    fresh.page.add_init_script(f"({GIVEN_UP})('table')")
    sheet = fresh.open()
    _table(sheet, 40)
    sheet.page.locator("#table-open").click()
    outcome = re.compile(r"It was cancelled: the key was tried on (\d+) of 40 tokens, and verifies \1\.")
    expect(sheet.page.locator("#table-about")).to_have_text(outcome)
    assert 41 == sheet.page.locator("#table-rows > tr").count()


def test_of_a_long_list_is_told_how_far_it_is(fresh: Sheet) -> None:
    """Also of the first text, of which there is no verdict yet."""
    fresh.page.add_init_script(f"({STEPS})()")
    sheet = fresh.open()
    sheet.whole()
    sheet.page.evaluate("() => { window.isKept = true; }")
    sheet.field.fill("\n".join(token_of(f'{{"n":{number}}}') for number in range(300)))
    bar = sheet.page.locator("#long-work progress")
    expect(bar).to_be_visible()
    # It is shown after a while, also where a busy machine has read none of them by then.
    sheet.page.wait_for_function("() => steps.length > 0")
    # The answer never comes, so the text is read again by another worker.
    steps: list[list[int]] = sheet.page.evaluate("steps.filter(([call]) => call === steps[0][0])")
    assert steps == sorted(steps)
    assert {300} == {count for *_, count in steps}
    assert all(0 < done <= 300 for _, done, _ in steps)
    sheet.page.wait_for_function("() => document.querySelector('#long-work progress').position > 0")
