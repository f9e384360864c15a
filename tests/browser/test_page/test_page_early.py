"""What a token says is readable before Python runs: as it stands, marked as not checked, replaced in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.test_page.conftest import PASTE, encoded, token_of
from tests.browser.test_page.test_page_access import LISTEN, STATES, violations
from tests.browser.test_page.test_page_any_order import DROP

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Route

    from tests.browser.test_page.conftest import Sheet
    from tests.browser.watch import Watch

HEADER: Final = '{"alg":"HS256","typ":"JWT"}'
PAYLOAD: Final = '{"sub":"1234567890","name":"John Doe","iat":1516239022,"exp":4102444800}'
MARKUP: Final = '<img src=x onerror="document.title=1"><script>document.title=1</script></p></template>'
# Notes, in each frame, which of both is on the screen.
WATCH: Final = """() => {
  window.shown = [];
  const look = () => {
    const both = [early, panes].map((one) => !one.hidden).join();
    if (shown.at(-1) !== both) shown.push(both);
    requestAnimationFrame(look);
  };
  look();
}"""


class Held:
    """A page whose engine does not start before it is let go."""

    def __init__(self, sheet: Sheet) -> None:
        """Hold back what Python is compiled from."""
        self.sheet = sheet
        self.page = sheet.page
        self._routes: list[Route] = []
        self.page.route("**/*.wasm.zst", lambda route: self._routes.append(route))  # noqa: PLW0108 - a builtin cannot be one

    def open(self, query: str = "") -> Held:
        """Open the page and wait for its script."""
        self.page.goto(self.sheet.site + query)
        expect(self.page.locator("#unstarted")).to_have_count(0)
        return self

    def let_go(self) -> None:
        """Let Python start."""
        for route in self._routes:
            route.continue_()
        self._routes.clear()

    def text(self, part: str) -> Locator:
        """Return what is shown of the header or the payload."""
        return self.page.locator(f"#early-{part} .early-text")


@pytest.fixture
def held(fresh: Sheet) -> Held:
    """Return a page that is not open yet, and whose engine waits."""
    return Held(fresh)


def test_a_paste_is_readable_before_python_runs(held: Held, make_token: Callable[..., str]) -> None:
    """As it stands, and marked in words and by a mark."""
    held.open().sheet.field.fill(make_token(PAYLOAD, header=HEADER))
    expect(held.text("header")).to_have_text(HEADER)
    expect(held.text("payload")).to_have_text(PAYLOAD)
    for title in ("1 Header", "2 Payload"):
        expect(held.page.get_by_role("region", name=f"{title} Not checked yet", exact=True)).to_be_visible()
    expect(held.sheet.summary).to_have_text("Readable, but not checked yet.")
    assert "decoded" != held.sheet.report.get_attribute("data-state")
    assert held.page.locator("#panes").is_hidden()
    mark = held.page.locator("#early-header-mark").evaluate("(e) => getComputedStyle(e, '::before').content")
    assert "\u2013" in mark


def assets(sheet: Sheet, watch: Watch) -> list[str]:
    """Return what a page asked for behind itself, all of it from one folder."""
    files = [url.removeprefix(sheet.site) for url in watch.requests if not url.startswith("data:")]
    assert files.pop(0) == ""
    assert {"assets"} >= {file.partition("/")[0] for file in files}
    return files


def test_it_is_readable_before_the_script_of_the_page_has_come(
    fresh: Sheet, watch: Watch, make_token: Callable[..., str]
) -> None:
    """Nothing but the page itself is needed, and of all else its script is asked for first. That draws the same."""
    held: list[Route] = []
    fresh.page.route("**/assets/**", lambda route: held.append(route))  # noqa: PLW0108 - a builtin cannot be one
    fresh.page.goto(fresh.site, wait_until="commit")
    fresh.field.fill(make_token(PAYLOAD, header=HEADER))
    expect(fresh.page.locator("#early-payload .early-text")).to_have_text(PAYLOAD)
    expect(fresh.summary).to_have_text("Readable, but not checked yet.")
    expect(fresh.page.locator("#intro")).to_be_hidden()
    fresh.field.fill("no token")
    expect(fresh.page.locator("#early")).to_be_hidden()
    expect(fresh.page.locator("#intro")).to_be_visible()
    fresh.field.fill(make_token(PAYLOAD, header=HEADER))
    expect(fresh.page.locator("#early-header .early-text")).to_have_text(HEADER)
    fresh.page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length === 1")
    while {"js", "gz", "zst", "woff2"} != {file.rpartition(".")[2] for file in assets(fresh, watch)}:
        fresh.page.wait_for_event("request")
    assert assets(fresh, watch)[0].startswith("assets/page-")
    fresh.page.evaluate(WATCH)
    fresh.page.route("**/assets/**", lambda route: route.continue_())
    for route in held:
        route.continue_()
    fresh.ready()
    fresh.settled()
    assert '"name": "John Doe"' in fresh.json("payload")
    assert ["true,false", "false,true"] == fresh.page.evaluate("() => shown")


def test_the_answer_replaces_it_in_one_step(held: Held, make_token: Callable[..., str]) -> None:
    """In no frame are both on the screen, or neither."""
    held.open().sheet.field.fill(make_token(PAYLOAD, header=HEADER))
    expect(held.text("payload")).to_be_visible()
    held.page.evaluate(WATCH)
    held.let_go()
    held.sheet.ready()
    held.sheet.settled()
    assert '"name": "John Doe"' in held.sheet.json("payload")
    assert ["true,false", "false,true"] == held.page.evaluate("() => shown")
    assert "" == held.text("payload").inner_text()


def test_it_follows_the_text_and_goes_with_it(held: Held, make_token: Callable[..., str]) -> None:
    held.open().sheet.field.fill(make_token(PAYLOAD))
    held.sheet.field.fill(f"Bearer {make_token('{}')} and more")
    expect(held.text("payload")).to_have_text("{}")
    held.sheet.field.fill("no token")
    expect(held.page.locator("#early")).to_be_hidden()
    assert held.page.locator("#payload").is_visible()
    held.sheet.field.fill(make_token(PAYLOAD))
    held.sheet.field.press("Escape")
    expect(held.page.locator("#early")).to_be_hidden()
    assert ["", ""] == held.page.locator(".early-text").all_text_contents()


def test_what_is_dropped_is_readable(held: Held, make_token: Callable[..., str]) -> None:
    held.open().sheet.field.evaluate(DROP, make_token(PAYLOAD))
    expect(held.text("payload")).to_have_text(PAYLOAD)


def test_what_the_address_brings_is_readable(held: Held, make_token: Callable[..., str]) -> None:
    held.open(f"#token={make_token(PAYLOAD)}")
    expect(held.text("payload")).to_have_text(PAYLOAD)


@pytest.mark.parametrize("octets", [b"\xff\xfe{}", b'{"a":"\xc3', b""])
def test_of_a_payload_that_is_not_text_nothing_is_shown(held: Held, octets: bytes) -> None:
    held.open().sheet.field.fill(f"{encoded(HEADER.encode())}.{encoded(octets)}.c2ln")
    expect(held.text("header")).to_have_text(HEADER)
    expect(held.page.locator("#early-payload")).to_be_hidden()


def test_of_an_encrypted_token_the_header_is_shown(held: Held) -> None:
    held.open().sheet.field.fill(STATES["jwe"])
    expect(held.text("header")).to_have_text('{"alg":"dir","enc":"A256GCM"}')
    expect(held.page.locator("#early-payload")).to_be_hidden()


def test_markup_stays_text(held: Held) -> None:
    """Nothing of it becomes an element, and nothing is fetched."""
    held.open().sheet.field.fill(token_of(MARKUP, header='{"' + MARKUP))
    expect(held.text("header")).to_have_text('{"' + MARKUP)
    expect(held.text("payload")).to_have_text(MARKUP)
    assert 0 == held.page.locator("#early :is(img, script, a, iframe)").count()
    expect(held.page).to_have_title("JWT Decoder")


def test_unseen_characters_are_drawn(held: Held) -> None:
    """A bidirectional override moves nothing, and stays in the text."""
    held.open().sheet.field.fill(token_of('{"a":"x\u202ey\u200bz\u0000"}'))
    expect(held.text("payload")).to_be_visible()
    codes = held.text("payload").locator(".control-character").evaluate_all("(all) => all.map((e) => e.dataset.code)")
    assert ["U+202E", "U+200B", "U+0000"] == codes
    assert '{"a":"x\u202ey\u200bz\u0000"}' == held.text("payload").evaluate("(e) => e.textContent")


@pytest.mark.parametrize("text", ["x", "\n", "\u0000", "\u202e", "ש", "e\u0301", "😀"], ids=ascii)
def test_of_a_megabyte_the_beginning_is_shown(held: Held, text: str) -> None:
    """At most 64 kB, and fewer where each character is drawn as an element."""
    held.open().sheet.field.evaluate(PASTE, token_of(text * (1_000_000 // len(text.encode()))))
    expect(held.page.locator("#early-payload")).to_contain_text("Only the beginning is shown.")
    shown = held.text("payload").evaluate("(e) => e.textContent")
    assert set(shown) == set(text)
    assert 0 < len(shown.encode()) <= 64_000
    assert held.text("payload").locator("*").count() <= 1000


def test_where_python_does_not_start_it_stays(held: Held, provoked: Callable[[str], None], article: str) -> None:
    """With the words that nothing is checked."""
    provoked("ERR_FAILED")
    held.page.route("**/*.wasm.zst", lambda route: route.abort())
    held.open().sheet.field.fill(article)
    expect(held.page.locator("html")).to_have_attribute("data-engine", "failed")
    expect(held.text("payload")).to_have_text('{"user_id":123}')
    name = "2 Payload Not checked: Python didn\u2019t start"
    expect(held.page.get_by_role("region", name=name, exact=True)).to_be_visible()
    expect(held.sheet.summary).to_have_text("Readable, but not checked.")


def test_it_is_said_once(held: Held, make_token: Callable[..., str]) -> None:
    """A screen reader hears that it is there, however often the text changes, and then the answer."""
    held.open().page.evaluate(LISTEN)
    for payload in ("{}", '{"a":1}', PAYLOAD):
        held.sheet.field.fill(make_token(payload))
    waiting = "Readable, but not checked yet. Loading. The token will be checked as soon as Python is ready."
    expect(held.page.get_by_role("status")).to_have_text(waiting)
    held.sheet.field.fill(make_token('{"a":2}'))
    held.let_go()
    held.sheet.ready()
    held.sheet.settled()
    expect(held.page.get_by_role("status")).to_have_text(held.sheet.said())
    assert [waiting, held.sheet.said()] == held.page.evaluate("() => heard")


def test_nothing_is_fetched_for_it(held: Held, make_token: Callable[..., str]) -> None:
    held.open()
    held.page.wait_for_function("() => document.fonts.status === 'loaded'")
    count = "() => performance.getEntriesByType('resource').length"
    before = held.page.evaluate(count)
    held.sheet.field.fill(make_token(PAYLOAD))
    expect(held.text("payload")).to_have_text(PAYLOAD)
    assert before == held.page.evaluate(count)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_it_is_shown(held: Held, make_token: Callable[..., str], scheme: str) -> None:
    held.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of its words
    held.open().sheet.field.fill(make_token(PAYLOAD))
    expect(held.text("payload")).to_be_visible()
    assert [] == violations(held.page)
