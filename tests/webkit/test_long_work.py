"""What takes over a second says so in WebKit, says how far it is, and can be given up there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from tests.browser.test_page.conftest import token_of
from tests.browser.test_page.test_page_long_work import CANCEL, HUNG, NOT_READ, SAID
from tests.webkit.sheet import INPUT

if TYPE_CHECKING:
    from collections.abc import Callable

    from selenium.webdriver.remote.webdriver import WebDriver

    from tests.webkit.sheet import Sheet

# So few that a busy machine reads the first one within the deadline.
COUNT: Final = 20
LONG: Final = "\n".join(token_of(f'{{"n":{number}}}') for number in range(COUNT))
# Python tells how far it is, and its answer is kept back, so that the page stays as it is then.
KEPT: Final = """const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (message, ...rest) {
  const heard = this.onmessage;
  this.onmessage = (event) => (window.isKept && event.data.kind === "result") || heard.call(this, event);
  return post.call(this, message, ...rest);
};
window.isKept = true;"""
# Once the page says how far Python is, that is told, and it is given up.
HOW_FAR: Final = """() => new Promise((resolve, reject) => {
  const end = performance.now() + 50_000;
  const look = () => {
    if (performance.now() > end) return reject(new Error("It was never said how far it is."));
    const [work, bar] = ["#long-work", "#long-work progress"].map((one) => document.querySelector(one));
    if (!bar?.checkVisibility() || !(bar.position > 0)) return requestAnimationFrame(look);
    const said = [bar.value, bar.max, work.querySelector("p").textContent];
    work.querySelector("button").click();
    resolve(said);
  };
  look();
})"""


class Mode(NamedTuple):
    """What takes long in a mode: what it asks, the fields that are filled for it, and what is said then."""

    name: str
    action: str
    fields: tuple[str, ...]
    said: str
    summary: str
    outcome: str


MODES: Final = [
    Mode("keys", "key", ("keys-text",), "Still reading the key.", "keys-summary", NOT_READ),
    Mode(
        "compare",
        "compare",
        ("compare-a", "compare-b"),
        "Still comparing.",
        "compare-summary",
        "They couldn’t be compared.",
    ),
    Mode("encode", "sign", ("encode-key",), "Still making the token.", "made-summary", "It was cancelled."),
]


# All at once: what is asked of the first one alone would be another question.
FILL: Final = f"""const [ids, text] = arguments;
for (const id of ids) (function () {{ {INPUT} }})(document.getElementById(id), text);"""


@pytest.fixture
def fresh(open_sheet: Callable[[str], Sheet], site: str, driver: WebDriver) -> Callable[[str], Sheet]:
    """Return a function that opens a mode with all of Python in it; each time anew, since a fragment loads nothing."""

    def opened(mode: str) -> Sheet:
        driver.get("about:blank")
        sheet = open_sheet(f"{site}#{mode}")
        sheet.wait("document.documentElement.dataset.whole === 'ready'")
        return sheet

    return opened


def fill(sheet: Sheet, mode: Mode, text: str) -> None:
    sheet.driver.execute_script(FILL, mode.fields, text)


@pytest.mark.everywhere
def test_a_long_list_says_how_far_it_is_and_is_given_up(fresh: Callable[[str], Sheet]) -> None:
    sheet = fresh("decode")
    sheet.driver.execute_script(KEPT)
    sheet.driver.execute_script(INPUT, sheet.find("#paste"), LONG)
    reached, count, said = sheet.settle(HOW_FAR)

    assert (COUNT, True) == (count, 0 < reached <= count)
    assert said.startswith(SAID.removesuffix("."))
    sheet.wait("document.getElementById('summary').textContent === 'It was cancelled. The paste is kept.'")
    sheet.wait("document.getElementById('long-work').hidden")
    assert LONG == sheet.find("#paste").get_property("value")
    sheet.driver.execute_script("window.isKept = false;")
    sheet.paste(token_of('{"sub":"bob"}'))
    assert '"sub": "bob"' in sheet.json("payload")


@pytest.mark.everywhere
@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.action)
def test_so_is_what_another_mode_computes_and_asked_again_it_is_answered(
    fresh: Callable[[str], Sheet], mode: Mode
) -> None:
    sheet = fresh(mode.name)
    sheet.driver.execute_script(f"({HUNG})(); window.held = arguments[0];", mode.action)
    fill(sheet, mode, token_of('{"sub":"ann"}'))

    assert mode.said == sheet.settle(CANCEL, [f"{mode.name}-long-work", "announcement"])
    summary = f"document.getElementById('{mode.summary}').textContent"
    sheet.wait(f"{summary} === '{mode.outcome}'")
    sheet.wait(f"document.getElementById('{mode.name}-long-work').hidden")
    sheet.driver.execute_script("window.held = '';")
    fill(sheet, mode, token_of('{"sub":"bob"}'))
    sheet.wait(f"{summary} !== '{mode.outcome}'")
