"""The page as a person uses it: paste, key, and what is drawn of them."""

from __future__ import annotations

import base64
import hashlib
import hmac
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import Error, Locator, Page, expect

from tests.browser.fleet import NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import ViewportSize

    from tests.browser.fleet import Fleet
    from tests.browser.tabs import Tab, Tabs
    from tests.browser.watch import Watch

ONE_FILE = Path(__file__).resolve().parents[3] / "dist" / "jwt-decoder.html"
# What a person does with the page, one word a module: no server has a part in it.
# Firefox takes long to open the file and to start with other preferences: it does the first of these there.
ON_DISK_TOO = frozenset(
    {"faults", "key", "paste", "torture", "verdict"}
    | ({"access", "colours", "keyboard", "panes"} if NAME == "chromium" else set())
)
SECRET = "keep-this-one-long-random-and-to-yourself"
DESK: Final[ViewportSize] = {"width": 1280, "height": 800}
ARTICLE = "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoxMjN9.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"

# Where the ranges of a highlight stand in the text node that they colour, with the characters that they cover.
HIGHLIGHTED = """([name, selector]) => Array.from(CSS.highlights.get(name) ?? [])
  .filter((range) => document.querySelector(selector).contains(range.startContainer))
  .map(({ startOffset, endOffset, startContainer }) =>
    [startOffset, endOffset, startContainer.data.slice(startOffset, endOffset)])
  .sort((a, b) => a[0] - b[0])"""

# A paste as the clipboard makes it, and whether the page took it in the browser's place; typing a large text would take
# minutes. Firefox leaves out what the event is given.
PASTE = """(field, text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
  Object.defineProperty(event, "clipboardData", { value: data });
  return !field.dispatchEvent(event);
}"""

PASTE_ON_PAGE = PASTE.replace("field.dispatchEvent", "document.body.dispatchEvent")

# What a person sees of a page on which nothing is pasted, and what stands in its fields; of the modes that are not
# shown, what is to be read there. What was announced is gone once it was heard.
SEEN = """() => (announcement.textContent = "", JSON.stringify([
  document.documentElement.getAttributeNames().map((name) => [name, document.documentElement.getAttribute(name)]),
  document.body.innerText.replace(/\\s+/g, " "),
  Array.from(document.querySelectorAll("[data-of-mode][hidden]"), (area) => remembered.read(area)),
  remembered.fields.map(([field]) => [field.value, field.checked, field.isConnected]),
  Array.from(document.querySelectorAll("details"), ({ open }) => open),
  remembered.strips().length,
  remembered.chosen.map(([place]) => place.hidden),
  [document.activeElement.id, scrollX, scrollY, location.href, document.title],
  Array.from(CSS.highlights.values(), ({ size }) => size).some((size) => size > 0),
]))"""
REMEMBER = f"""() => {{
  // The list of what can be disclosed is made anew with each text, and how many are is to be read above it.
  const fields = Array.from(document.querySelectorAll("input:not(#encode-sd-list *), textarea, select"),
    (field) => [field, field.value, field.checked]);
  const unfolded = Array.from(document.querySelectorAll("details"), (details) => [details, details.open]);
  // They stay unfolded for the visit, also where nothing is pasted that could be seen in them.
  const strips = () => document.querySelectorAll(":is(.pane-open, #paste-unfold)[aria-expanded=true]");
  // As do the fields that were chosen of those for expected values.
  const chosen = Array.from(document.querySelectorAll(".expect-field"), (place) => [place, place.hidden]);
  // What is said beside the lines of a text is of the text, and of the time it is.
  const isLeftOut = (node) => node.hidden || node.classList?.contains("editor-help");
  const textOf = (node) => isLeftOut(node) ? "" : node.data ?? read(node);
  const read = (element) => Array.from(element.childNodes, textOf).join("");
  const {{ mode }} = document.documentElement.dataset;
  window.remembered = {{ fields, unfolded, strips, chosen, read, mode, address: location.href }};
  remembered.seen = ({SEEN})();
}}"""
# What a test holds back by one of these names is let go.
LET_GO = """() => {
  for (const name of ["held", "isKept", "slowness"]) delete window[name];
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  for (const id of ["keys-forget", "compare-a-clear", "compare-b-clear"]) document.getElementById(id)?.click();
}"""
# The views that were chosen last for the visit, and are seen of the next token only. What was cleared can be had back
# until another text was replaced.
FORGET = f"""(hasOtherViews) => {{
  for (const [pane, view] of hasOtherViews ? [["header", "json"], ["payload", "claims"]] : []) {{
    const views = document.querySelector(`#${{pane}} .views`);
    for (const input of views.querySelectorAll("input")) input.checked = input.value === view;
    views.onchange?.();
  }}
  if (document.getElementById("paste-undo").hidden) return;
  const type = (text) => {{
    paste.value = text;
    paste.dispatchEvent(new InputEvent("input", {{ bubbles: true, inputType: "insertText" }}));
  }};
  type("one");
  ({PASTE_ON_PAGE})(paste, "another");
  type("");
}}"""
# What is typed comes before what is chosen: the page chooses by what is typed.
PUT_BACK = """(isChosen) => {
  const back = document.getElementById("encode-back");
  if (!back.hidden) back.click();
  for (const [field, value, checked] of remembered.fields) {
    if (field.type.startsWith("select") && !isChosen) continue;
    if (field.type === "radio" && !checked) field.checked = false;
    if (field.type === "checkbox" ? field.checked !== checked : field.type === "radio" && checked && !field.checked) {
      field.click();
    } else if (field.value !== value) {
      field.value = value;
      for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
    }
  }
  for (const [details, open] of remembered.unfolded) details.open = open;
  for (const button of remembered.strips()) button.click();
  for (const [place, hidden] of remembered.chosen) place.hidden = hidden;
  history.replaceState(history.state, "", remembered.address);
  // The first mode is what is shown where none was ever asked for.
  if (!remembered.mode) delete document.documentElement.dataset.mode;
  paste.focus();
  scrollTo(0, 0);
}"""
IS_AS_REMEMBERED = f"() => ({SEEN})() === remembered.seen"

# Holds what the worker answers back for so many milliseconds.
SLOW = """(milliseconds) => {
  const Real = Worker;
  window.Worker = class extends Real {
    constructor(...given) {
      super(...given);
      let handler = null;
      super.addEventListener("message", (event) => {
        const isAnswer = event.data?.kind === "result";
        const pass = () => handler?.call(this, event);
        const arrive = () => (isAnswer && window.held ? window.held.push(pass) : pass());
        setTimeout(arrive, isAnswer ? window.slowness ?? milliseconds : 0);
      });
      Object.defineProperty(this, "onmessage", { get: () => handler, set: (made) => { handler = made; } });
    }
  };
}"""


def encoded(octets: bytes) -> str:
    """Return octets in base64url without padding."""
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def token_of(payload: str, *, header: str = '{"alg":"HS256","typ":"JWT"}', secret: str = SECRET) -> str:
    """Return a token signed with HMAC SHA-256 over exactly these two texts."""
    signing_input = f"{encoded(header.encode())}.{encoded(payload.encode())}"
    signature = hmac.digest(secret.encode(), signing_input.encode(), hashlib.sha256)
    return f"{signing_input}.{encoded(signature)}"


class Sheet:
    """One open page, in the terms of its contract."""

    def __init__(self, page: Page, site: str) -> None:
        """Take a page that shows nothing yet."""
        self.page = page
        self.site = site
        self.report = page.locator("#report")
        self.field = page.locator("#paste")
        self.key = page.locator("#key")
        self.summary = page.locator("#summary")
        self.faults = page.locator("[data-fault]")
        # What is chosen of them lasts for the visit, and is seen of the next token only.
        self._has_other_views = False

    def open(self, query: str = "") -> Sheet:
        """Open the page and wait until Python runs."""
        self.page.goto(self.site + query)
        self.ready()
        return self

    def ready(self) -> None:
        """Wait until Python runs, the whole of it or what answers reports first."""
        expect(self.page.locator("html")).to_have_attribute("data-engine", "ready")

    def whole(self) -> None:
        """Wait until all of Python runs."""
        expect(self.page.locator("html")).to_have_attribute("data-whole", "ready")

    @contextmanager
    def unanswered(self) -> Iterator[None]:
        """Let no answer of a slow engine through meanwhile, however long somebody looks."""
        self.page.evaluate("() => { window.held = []; }")
        yield
        self.page.evaluate("() => { for (const pass of window.held.splice(0)) pass(); window.held = null; }")

    def settled(self) -> None:
        """Wait until no result is on its way."""
        expect(self.report).to_have_attribute("aria-busy", "false")

    def paste(self, text: str) -> None:
        """Replace the paste and wait for what comes of it; of a large one only the beginning stands in the field."""
        if not self.field.is_editable():
            self.page.locator("#paste-clear").click()
        self.field.fill(text)
        self.settled()

    def paste_large(self, text: str) -> None:
        """Paste by the clipboard's event and wait for what comes of it."""
        self.field.evaluate(PASTE, text)
        self.settled()

    def paste_until_read(self, text: str) -> None:
        """Paste a large text, and again where a machine that is busy did not read it within the engine's deadline."""
        self.paste_large(text)
        for _ in range(5):
            if self.report.get_attribute("data-state") != "trouble":
                return
            self.paste("")
            self.paste_large(text)

    def said(self) -> str:
        """Return what is said of the paste: the headline, and the line below it."""
        return f"{self.summary.inner_text()} {self.page.locator('#summary-line').inner_text()}".strip()

    def unfold_times(self) -> None:
        """Unfold what is known of times."""
        self.page.locator("#times").evaluate("(times) => { times.open = true; }")

    def open_clock(self) -> None:
        """Unfold the times, and in them the clock with its settings."""
        self.unfold_times()
        self.page.locator("#settings > summary").click()

    def rows(self, pane: str) -> Locator:
        """Return the lines of printed JSON of a pane."""
        self.json(pane)
        return self.page.locator(f"#{pane} .row")

    def give(self, key: str) -> None:
        """Replace the key and wait for what comes of it."""
        self.key.fill(key)
        self.settled()

    def read_as(self, encoding: str) -> None:
        """Choose how the secret is read: text, base64, base64url or hex."""
        self.page.locator(f"#secret-encoding [value={encoding}]").check()

    def expected(self, name: str) -> Locator:
        """Return the field of an expected value, which a chip opens."""
        field = self.page.locator(f"#expect-{name}")
        if field.is_hidden():
            self.page.locator("#expect-chips").get_by_role("button", name=name, exact=True).click()
        return field

    def revision(self) -> int:
        """Return how many results were drawn."""
        return int(self.report.get_attribute("data-revision") or "-1")

    def verdict(self, line: str) -> Locator:
        """Return a cell of the strip."""
        return self.page.locator(f'[data-verdict="{line}"]')

    def state(self, line: str) -> str | None:
        """Return the state of a line of the verdict."""
        return self.verdict(line).get_attribute("data-state")

    def unfold(self, pane: str) -> None:
        """Unfold a pane that is a strip of one line."""
        button = self.page.locator(f"#{pane} .pane-open")
        if button.is_visible() and button.get_attribute("aria-expanded") == "false":
            button.click()

    def json(self, pane: str) -> str:
        """Return the JSON of a pane as it is printed, without the readings, or the text that it has in its place."""
        self.unfold(pane)
        radio = self.page.locator(f"#{pane}").get_by_role("radio", name="JSON", exact=True)
        if radio.is_visible() and not radio.is_checked():
            self._has_other_views = True
            radio.check()
        expect(self.page.locator(f"#{pane} .json")).to_have_attribute("aria-busy", "false")
        return "\n".join(self.page.locator(f"#{pane} .code, #{pane} .json > .sketch").all_text_contents())

    def view(self, pane: str, name: str) -> None:
        """Choose a view of a pane: Claims, Parameters, JSON or Raw."""
        self._has_other_views = True
        self.unfold(pane)
        self.page.locator(f"#{pane}").get_by_role("radio", name=name, exact=True).check()

    def go(self, mode: str) -> None:
        """Go to a mode: Decode, Encode, Keys or Compare."""
        self.page.locator("#modes").get_by_role("link", name=mode, exact=True).click()
        expect(self.page.locator("html")).to_have_attribute("data-mode", mode.lower())

    def begin(self) -> None:
        """See each mode for the first time, when what it begins with is put there, and leave it."""
        for mode in ("Encode", "Keys", "Compare", "Decode"):
            self.go(mode)
        expect(self.page.locator("#compare-a")).to_be_attached()
        self.settled_encode()
        self.page.evaluate("() => { history.replaceState(null, '', '.'); paste.focus(); }")

    def settled_encode(self) -> None:
        """Wait until nothing is on its way in Encode, if it was ever seen."""
        if self.page.locator("#encode-payload").input_value():
            expect(self.page.locator("#made-verdict")).to_have_attribute("aria-busy", "false")

    def remember(self) -> None:
        """Let the page remember how it is now that it was opened."""
        self.whole()
        expect(self.field).to_be_focused()
        self.page.evaluate(REMEMBER)

    def is_put_back(self) -> bool:
        """Clear what was pasted, typed, chosen or opened; say whether the page is as it was when it was opened."""
        try:
            self.page.evaluate(LET_GO)
            if not self.field.is_visible():
                expect(self.page.locator("main:visible")).not_to_have_attribute("aria-busy", "true")
                self.go("Decode")
            self.paste("")
            self.page.evaluate(FORGET, self._has_other_views)
            self.settled()
            self.page.mouse.move(0, 0)
            for is_chosen in (False, True):
                self.page.evaluate(PUT_BACK, is_chosen)
                self.settled()
                self.settled_encode()
            return bool(self.page.evaluate(IS_AS_REMEMBERED))
        except (Error, AssertionError):
            return False

    def highlighted(self, name: str, within: str = "#backdrop") -> list[tuple[int, int, str]]:
        """Return the ranges of a highlight: start, end and the characters."""
        ranges = self.page.evaluate(HIGHLIGHTED, [name, within])
        return [(start, end, text) for start, end, text in ranges]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run the tests of what a person does twice: with the page from a server, and with the one file from the disk."""
    subject = metafunc.module.__name__.rpartition("test_page_")[2]
    served = metafunc.definition.get_closest_marker("served")
    if subject in ON_DISK_TOO and not served and "opened_from" in metafunc.fixturenames:
        metafunc.parametrize("opened_from", ["server", "disk"], indirect=True)


@pytest.fixture
def opened_from(request: pytest.FixtureRequest) -> str:
    """Return where the page comes from: a server, if nothing else is said, or the disk."""
    return str(getattr(request, "param", "server"))


@pytest.fixture
def fresh(page: Page, site: str, watch: Watch, opened_from: str) -> Sheet:
    """Return a page that is not open yet."""
    if opened_from == "server":
        return Sheet(page, site)
    watch.own(ONE_FILE.as_uri(), "blob:null/")
    return Sheet(page, ONE_FILE.as_uri())


@pytest.fixture
def sheet(request: pytest.FixtureRequest, fleet: Fleet, opened_from: str) -> Sheet:  # noqa: ARG001 - asked for below
    """Return an open page on which Python runs: a started one of other tests, where this one says that it is tidy."""
    if request.node.get_closest_marker("tidy"):
        shared: Sheet = request.getfixturevalue("shared")
        return shared
    fresh: Sheet = request.getfixturevalue("fresh")
    return fresh.open()


@pytest.fixture
def slow(request: pytest.FixtureRequest, fleet: Fleet) -> Sheet:  # noqa: ARG001 - asked for below
    """Return an open page whose engine takes a while to answer, another test's where this one says that it is tidy."""
    script = f"({SLOW})(400)"
    if request.node.get_closest_marker("tidy"):
        open_shared: Callable[..., Sheet] = request.getfixturevalue("open_shared")
        return open_shared(script=script)
    fresh: Sheet = request.getfixturevalue("fresh")
    fresh.page.add_init_script(script)
    return fresh.open()


@pytest.fixture
def shared(open_shared: Callable[..., Sheet]) -> Sheet:
    """Return an open page that other tests had before, for a test that leaves nothing in it but what it pasted."""
    return open_shared()


@pytest.fixture
def open_shared(tabs: Tabs, site: str, watch: Watch, opened_from: str) -> Iterator[Callable[..., Sheet]]:
    """Return a function that returns an open page that other tests had before, opened with these options of a tab.

    It is as new: where a test leaves anything but what it pasted, it is closed and another one opened. It is opened at
    one size, and has that again when it is given back. All modes were seen in it if it ``is_begun``;
    its clock runs on from ``now``, if that is given.
    """
    if opened_from == "disk":
        watch.own(ONE_FILE.as_uri(), "blob:null/")
    address = site if opened_from == "server" else ONE_FILE.as_uri()
    taken: list[tuple[object, Tab, Sheet]] = []

    def open_page(
        viewport: ViewportSize = DESK, *, is_begun: bool = False, now: float | None = None, **options: object
    ) -> Sheet:
        options = {name: value for name, value in options.items() if (name, value) != ("color_scheme", "light")}
        page = (address, is_begun, now is not None, *sorted(options.items()))
        tab = tabs.take_open(watch, page, viewport)
        is_open = tab is not None
        tab = tab or tabs.take(watch, viewport=DESK, **options)
        if now is not None:
            tab.set_clock(now)
        if is_open:
            sheet = Sheet(tab.page, address)
        else:
            sheet = Sheet(tab.page, address).open()
            if is_begun:
                sheet.begin()
            sheet.remember()
            tab.resize(viewport)
        taken.append((page, tab, sheet))
        return sheet

    yield open_page
    for page, tab, sheet in taken:
        if tab.may_stay(DESK) and sheet.is_put_back():
            tabs.keep_open(page, tab)
        else:
            tabs.give_back(tab)


@pytest.fixture
def make_token() -> Callable[..., str]:
    """Return the function that makes tokens."""
    return token_of


@pytest.fixture
def secret() -> str:
    """Return the secret that made tokens are signed with."""
    return SECRET


@pytest.fixture
def article() -> str:
    """Return the sample of the article."""
    return ARTICLE
