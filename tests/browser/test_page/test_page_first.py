"""What the first engine answers while the whole one is on its way, and what waits for that."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.test_page.conftest import SECRET, token_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Route

    from tests.browser.test_page.conftest import Sheet
    from tests.browser.watch import Watch

ROOT: Final = Path(__file__).resolve().parents[3]
# What only the whole engine starts from.
WHOLE: Final = re.compile(r"/(worker|python)-[^/]*$")
# In the place of the first engine's worker: it says that it is ready, and then does what a test says with each report.
FIRST: Final = """
addEventListener("message", ({ data: { kind, id, request } }) => {
  if (kind === "image") postMessage({ kind: "ready" });
  if (kind !== "call") return;
  const { text, options: { now } } = JSON.parse(request);
  %s
});
"""
HANDS_ON: Final = FIRST % 'postMessage({ kind: "handed-on", id });'
DIES: Final = FIRST % 'throw new Error("provoked");'
LIES: Final = FIRST % (
    'postMessage({ kind: "result", id, '
    "result: JSON.stringify({ schema: 1, now, tokens: [], rows: [], keys: [], notes: [] }) });"
)
NO_START: Final = 'postMessage({ kind: "fatal" });'


class Held:
    """The requests for the whole engine, until they are let go."""

    def __init__(self, sheet: Sheet) -> None:
        """Hold them back."""
        self._sheet = sheet
        self._routes: list[Route] = []
        sheet.page.route(WHOLE, self._hold)

    def _hold(self, route: Route) -> None:
        self._routes.append(route)

    def let_go(self) -> None:
        """Let the whole engine come, and wait until it runs."""
        for route in self._routes:
            route.continue_()
        self._sheet.whole()


@pytest.fixture
def held(fresh: Sheet) -> Held:
    """Return what holds the whole engine back, of a page that is not open yet."""
    return Held(fresh)


def replaced(sheet: Sheet, script: str) -> None:
    """Put a script in the place of the first engine's worker."""
    body = gzip.compress(script.encode())
    sheet.page.route("**/first-*.js.gz", lambda route: route.fulfill(body=body))


def examples() -> list[dict[str, str]]:
    script = 'import { EXAMPLES } from "./assets/js/page/input/examples.js"; console.log(JSON.stringify(EXAMPLES));'
    command = ["node", "--no-warnings", "--input-type=module", "--eval", script]
    said = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)  # noqa: S603 - our words
    found: list[dict[str, str]] = json.loads(said.stdout)
    return found


# What a person reads of the report, and how it looks, once what is in view is drawn: the next frame knows what is.
DRAWN: Final = """async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await frame();
  await frame();
  const texts = (selector) => Array.from(document.querySelectorAll(selector), ({ innerText }) => innerText);
  const states = Array.from(document.querySelectorAll("[data-verdict]"), ({ dataset }) => dataset.state);
  return {
    state: document.getElementById("report").dataset.state,
    said: texts("#summary, #summary-line").join(" "),
    verdict: states,
    rest: texts("[data-finding], [data-fault], #header, #payload, #signature"),
  };
}"""


def test_every_example_is_drawn_before_the_whole_engine_is_there(fresh: Sheet, held: Held) -> None:
    """And stands as it is once that has answered too; what says how long ago something was stands still meanwhile."""
    fresh.page.clock.set_fixed_time(datetime.now(tz=UTC))
    sheet = fresh.open()
    found = []
    texts = [example["text"] for example in examples()]
    for text in texts:
        sheet.paste(text)
        found.append(sheet.page.evaluate(DRAWN))
        assert "Loading" not in found[-1]["said"]
        assert "waiting" not in {found[-1]["state"], *found[-1]["verdict"]}
    expect(sheet.page.locator("html")).to_have_attribute("data-whole", "loading")
    held.let_go()
    assert found[-1] == sheet.page.evaluate(DRAWN)
    for text, before in zip(texts, found, strict=True):
        sheet.paste(text)
        assert before == sheet.page.evaluate(DRAWN)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Nothing to see here.", "There is no token in this text."),
        ("error=access_denied&state=x", "The authorization server answered with an error: access_denied."),
    ],
)
def test_a_text_without_a_token_is_answered_once(fresh: Sheet, held: Held, text: str, said: str) -> None:
    sheet = fresh.open()
    sheet.paste(text)
    expect(sheet.summary).to_have_text(said)
    revision = sheet.revision()
    held.let_go()
    sheet.settled()
    expect(sheet.summary).to_have_text(said)
    assert revision == sheet.revision()


def test_what_is_typed_before_either_is_there_is_decoded(fresh: Sheet, held: Held) -> None:
    fresh.page.goto(fresh.site)
    fresh.field.fill(token_of('{"sub":"early"}'))
    fresh.settled()
    assert '"sub": "early"' in fresh.json("payload")
    held.let_go()


def test_a_key_waits_for_the_whole_engine_and_another_text_does_not(fresh: Sheet, held: Held) -> None:
    sheet = fresh.open()
    sheet.paste(token_of('{"sub":"first"}'))
    sheet.key.fill(SECRET)
    expect(sheet.summary).to_have_text("Checking the signature …")
    expect(sheet.page.locator("#summary-line")).to_have_text("Waiting for the rest of Python to load.")
    assert '"sub": "first"' in sheet.json("payload")
    sheet.field.fill(token_of('{"sub":"second"}'))
    expect(sheet.page.locator("#payload")).to_contain_text("second")
    expect(sheet.report).to_have_attribute("aria-busy", "true")
    sheet.key.fill(SECRET)
    held.let_go()
    sheet.settled()
    assert "valid" == sheet.state("signature")
    assert '"sub": "second"' in sheet.json("payload")


def test_what_is_handed_on_is_shown_as_it_is_and_decoded_later(fresh: Sheet, held: Held) -> None:
    replaced(fresh, HANDS_ON)
    sheet = fresh.open()
    for subject in ("first", "second"):
        sheet.field.fill(token_of(f'{{"sub":"{subject}"}}'))
        expect(sheet.summary).to_have_text("Readable, but not checked yet.")
        expect(sheet.page.locator("#early")).to_contain_text(subject)
    held.let_go()
    sheet.settled()
    assert '"sub": "second"' in sheet.json("payload")
    assert "sound" == sheet.state("structure")


def test_another_report_of_the_whole_engine_is_drawn_counted_and_told(
    fresh: Sheet, held: Held, provoked: Callable[[str], None]
) -> None:
    provoked("another than that of the whole engine")
    replaced(fresh, LIES)
    sheet = fresh.open()
    sheet.paste(token_of('{"sub":"nobody"}'))
    expect(sheet.summary).to_have_text("There is no token in this text.")
    held.let_go()
    expect(sheet.page.locator("html")).to_have_attribute("data-differences", "1")
    assert '"sub": "nobody"' in sheet.json("payload")
    assert "sound" == sheet.state("structure")


@pytest.mark.parametrize("script", [DIES, NO_START], ids=["dies", "does not start"])
def test_a_first_engine_that_fails_twice_is_left_alone(fresh: Sheet, script: str) -> None:
    """Nobody hears of it: the whole engine answers."""
    replaced(fresh, script)
    fresh.page.goto(fresh.site)
    fresh.field.fill(token_of('{"sub":"nobody"}'))
    fresh.whole()
    fresh.settled()
    assert '"sub": "nobody"' in fresh.json("payload")
    expect(fresh.page.locator("#trouble")).to_be_hidden()


@pytest.mark.parametrize("name", ["**/first-*.js.gz", "**/first-*.wasm.zst", "**/first-*.image.zst"])
def test_without_a_file_of_the_first_engine_the_whole_one_starts(
    fresh: Sheet, provoked: Callable[[str], None], name: str
) -> None:
    provoked("404")
    fresh.page.route(name, lambda route: route.fulfill(status=404))
    sheet = fresh.open()
    sheet.whole()
    sheet.paste(token_of('{"sub":"nobody"}'))
    assert '"sub": "nobody"' in sheet.json("payload")
    expect(sheet.page.locator("#sealed")).to_be_visible()


@pytest.mark.parametrize(
    "query",
    ["?boot=whole", pytest.param("?boot=plain", marks=pytest.mark.product(1, of="starts of all of Python"))],
)
def test_an_address_can_ask_for_a_start_without_the_first_engine(fresh: Sheet, watch: Watch, query: str) -> None:
    sheet = fresh.open(query)
    sheet.whole()
    sheet.paste(token_of('{"sub":"nobody"}'))
    assert '"sub": "nobody"' in sheet.json("payload")
    assert [] == [address for address in watch.requests if "/first-" in address]


def test_a_whole_engine_that_breaks_off_leaves_the_first_one(fresh: Sheet) -> None:
    """Behind the seal nothing is asked for a second time; what was pasted can be copied first."""

    def damaged(route: Route) -> None:
        octets = bytearray(route.fetch().body())
        octets[len(octets) // 2] ^= 1
        route.fulfill(body=bytes(octets))

    fresh.page.route("**/python-*.snapshot.zst", damaged)
    sheet = fresh.open()
    alert = sheet.page.get_by_role("alert")
    expect(alert).to_contain_text("damaged or incomplete")
    expect(alert).to_contain_text("is still decoded")
    sheet.paste(token_of('{"sub":"nobody"}'))
    assert '"sub": "nobody"' in sheet.json("payload")
    sheet.give(SECRET)
    expect(sheet.page.locator("#summary-line")).to_contain_text("damaged or incomplete")
    assert "not-attempted" == sheet.state("signature")
    sheet.page.unroute_all()
    expect(alert.get_by_role("button", name="Start Python again")).to_be_hidden()
    expect(alert.get_by_role("button", name="Copy example")).to_be_visible()
    alert.get_by_role("link", name="Load the page again").click()
    sheet.whole()
    expect(alert).to_be_hidden()
