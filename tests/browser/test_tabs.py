"""A tab that a test gives back is as good as a new one for the next test, or no other test gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import Error, expect

from tests.browser.tabs import MOST_USES, Tabs
from tests.browser.test_page.conftest import SECRET, Sheet, token_of
from tests.browser.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page, Route, ViewportSize

    from tests.browser.fleet import Fleet

SIZE: Final[ViewportSize] = {"width": 1280, "height": 800}
NARROW: Final[ViewportSize] = {"width": 390, "height": 844}
# Whatever of a page could tell a test of what was done in its tab before. (Firefox keeps fonts for all tabs.)
STATE: Final = """async () => ({
  markup: document.documentElement.outerHTML.replace(/\\d\\d:\\d\\d:\\d\\d/g, "the time at which it was sealed"),
  fields: Array.from(document.querySelectorAll("input, select, textarea"),
    ({ id, value, checked }) => [id, value, checked]),
  open: Array.from(document.querySelectorAll("details[open]"), ({ id }) => id),
  focus: document.activeElement?.id,
  hovered: Array.from(document.querySelectorAll(":hover"), ({ tagName }) => tagName),
  selection: [paste.selectionStart, paste.selectionEnd, String(getSelection())],
  place: [location.href, scrollX, scrollY, JSON.stringify(history.state), window.name, window.opener],
  size: [innerWidth, innerHeight, devicePixelRatio],
  media: ["(prefers-color-scheme: dark)", "(prefers-reduced-motion)", "(forced-colors: active)", "print"]
    .map((query) => matchMedia(query).matches),
  stored: [localStorage.length, sessionStorage.length, document.cookie, await caches.keys(),
    (await indexedDB.databases()).length],
  highlights: Array.from(CSS.highlights.keys()).sort(),
  requests: performance.getEntriesByType("resource").map(({ name }) => name)
    .filter((name) => !name.endsWith(".woff2")).sort(),
  names: Object.getOwnPropertyNames(globalThis).sort(),
})"""


@pytest.fixture
def some(fleet: Fleet) -> Iterator[Tabs]:
    """Return tabs that no other test has."""
    tabs = Tabs(fleet)
    yield tabs
    tabs.close()


def state(page: Page, site: str) -> dict[str, object]:
    """Return the state of the page when it is loaded and all of Python runs."""
    Sheet(page, site).open().whole()
    page.wait_for_function("() => document.activeElement === paste")
    found: dict[str, object] = page.evaluate(STATE)
    return found


def test_a_page_in_a_used_tab_is_as_in_a_new_one(some: Tabs, watch: Watch, site: str) -> None:
    first = some.take(watch, viewport=SIZE)
    expected = state(first.page, site)
    sheet = Sheet(first.page, site)
    sheet.page.set_viewport_size({"width": 390, "height": 600})
    sheet.page.locator("#theme").select_option("dark")
    sheet.page.locator("#learn-parts > summary").click()
    sheet.page.route("**/*", lambda route: route.abort())
    sheet.page.context.route("**/*", lambda route: route.abort())
    sheet.paste(token_of('{"exp":1}'))
    sheet.give(SECRET)
    sheet.field.hover()
    sheet.page.evaluate("() => { location.hash = 'learn'; }")
    some.give_back(first)
    second = some.take(watch, viewport=SIZE)

    assert first is second
    assert expected == state(second.page, site)
    some.give_back(second)


LEFT_OPEN: Final[dict[str, Callable[[Sheet], object]]] = {
    "another mode": lambda sheet: sheet.page.locator("[href='#encode']").first.click(),
    "words in another mode": lambda sheet: sheet.page.evaluate(
        "() => document.querySelector('#keys-mode').append('a')"
    ),
    "words on the page": lambda sheet: sheet.page.evaluate("() => document.body.append('left')"),
}


def test_a_page_that_stays_open_is_put_back_as_it_was_found(some: Tabs, watch: Watch, site: str) -> None:
    tab = some.take(watch, viewport=SIZE)
    sheet = Sheet(tab.page, site).open()
    sheet.remember()
    sheet.paste(token_of('{"exp":1}'))
    sheet.give(SECRET)
    sheet.read_as("hex")
    sheet.expected("aud").fill("api")
    sheet.view("payload", "JSON")
    sheet.unfold("header")
    sheet.open_clock()
    sheet.page.locator("#paste-clear").click()
    expect(sheet.page.locator("#paste-undo")).to_be_visible()
    sheet.page.locator("#expect-chips button").first.evaluate("(chip) => chip.click()")

    assert tab.may_stay(SIZE)
    assert sheet.is_put_back()
    some.keep_open(site, tab)
    assert tab is some.take_open(watch, site, SIZE)
    sheet.paste(token_of('{"exp":1}'))
    assert ("not-attempted", "not-checked") == (sheet.state("signature"), sheet.state("audience"))
    expect(sheet.page.locator("#payload").get_by_role("radio", name="Claims")).to_be_checked()
    expect(sheet.page.locator("#header .pane-open")).to_have_attribute("aria-expanded", "false")
    expect(sheet.page.locator("#header .json")).to_be_hidden()
    assert sheet.page.locator(".expect-field:not([hidden])").count() == 0
    some.give_back(tab)


def test_a_page_in_which_all_modes_were_seen_is_put_back_as_it_was_found(some: Tabs, watch: Watch, site: str) -> None:
    tab = some.take(watch, viewport=SIZE)
    sheet = Sheet(tab.page, site).open()
    sheet.begin()
    sheet.remember()
    begun = sheet.page.locator("#encode-header").input_value()
    sheet.paste(token_of('{"exp":1}'))
    sheet.give(SECRET)
    sheet.page.get_by_role("button", name="Edit & re-sign").click()
    sheet.page.locator("#encode-alg").select_option("HS512")
    sheet.page.get_by_label("Detached").check()
    expect(sheet.page.locator("#made-token")).to_have_attribute("data-state", "made")
    sheet.go("Keys")
    sheet.page.locator("#keys-text").fill(SECRET)

    assert tab.may_stay(SIZE)
    assert sheet.is_put_back()
    sheet.go("Encode")
    expect(sheet.page.locator("#encode-header")).to_have_value(begun)
    expect(sheet.page.locator("#encode-alg")).to_have_value("HS256")
    expect(sheet.page.locator("#encode-key")).to_have_value("")
    expect(sheet.page.get_by_label("Detached")).not_to_be_checked()
    expect(sheet.page.locator("#made-token")).not_to_have_attribute("data-state", "made")
    sheet.go("Keys")
    expect(sheet.page.locator("#keys-mode")).to_have_attribute("data-state", "empty")
    some.give_back(tab)


def test_a_page_that_is_given_another_size_is_as_one_opened_at_it(some: Tabs, watch: Watch, site: str) -> None:
    places = """() => Array.from(document.querySelectorAll("body *"), (element) => [
      element.id, ...Object.values(element.getBoundingClientRect().toJSON()).map(Math.round)])"""
    found = []
    for size in (NARROW, SIZE):
        tab = some.take(watch, viewport=size)
        sheet = Sheet(tab.page, site).open()
        sheet.whole()
        tab.resize(NARROW)
        sheet.paste(token_of('{"exp":1}'))
        found.append(tab.page.evaluate(places))
        some.give_back(tab)

    assert found[0] == found[1]


@pytest.mark.parametrize("left", LEFT_OPEN)
def test_a_page_in_which_more_is_left_does_not_stay_open(some: Tabs, watch: Watch, site: str, left: str) -> None:
    tab = some.take(watch, viewport=SIZE)
    sheet = Sheet(tab.page, site).open()
    sheet.remember()
    LEFT_OPEN[left](sheet)

    assert not (tab.may_stay(SIZE) and sheet.is_put_back())
    some.give_back(tab)


TRACES: Final[dict[str, Callable[[Page], object]]] = {
    "a cookie": lambda page: page.evaluate("() => { document.cookie = 'a=b'; }"),
    "local storage": lambda page: page.evaluate("() => { localStorage.a = 'b'; }"),
    "session storage": lambda page: page.evaluate("() => { sessionStorage.a = 'b'; }"),
    "a cache": lambda page: page.evaluate("() => caches.open('a').then(() => undefined)"),
    "a database": lambda page: page.evaluate("() => new Promise((end) => { indexedDB.open('a').onsuccess = end; })"),
    "the name of the window": lambda page: page.evaluate("() => { window.name = 'a'; }"),
    "a window": lambda page: page.context.new_page(),
    "a script in each page": lambda page: page.add_init_script("window.a = 1"),
    "a script in each page of the context": lambda page: page.context.add_init_script("window.a = 1"),
    "another clock": lambda page: page.clock.set_fixed_time(0),
    "a listener": lambda page: page.on("dialog", lambda dialog: dialog.accept()),
    "a tab that is closed": lambda page: page.close(),
}


@pytest.mark.parametrize("trace", TRACES)
def test_a_tab_that_keeps_a_trace_is_not_used_again(some: Tabs, watch: Watch, site: str, trace: str) -> None:
    first = some.take(watch, viewport=SIZE)
    first.page.goto(f"{site}rules.html")
    TRACES[trace](first.page)
    some.give_back(first)
    second = some.take(watch, viewport=SIZE)

    assert first is not second
    some.give_back(second)


def test_a_tab_is_used_so_often_and_no_more(some: Tabs, watch: Watch) -> None:
    used = []
    for _ in range(MOST_USES + 1):
        tab = some.take(watch)
        used.append(tab)
        some.give_back(tab)

    assert {used[0]} == {*used[:MOST_USES]}
    assert used[0] is not used[-1]


def test_a_request_that_a_test_left_without_an_answer_is_ended(some: Tabs, watch: Watch, site: str) -> None:
    tab = some.take(watch)
    left: list[Route] = []
    tab.page.route("**/left", lambda route: left.append(route))  # noqa: PLW0108 - a builtin cannot be one
    tab.page.goto(f"{site}rules.html")
    tab.page.evaluate("() => { new Image().src = 'left'; }")
    while not left:
        tab.page.evaluate("() => null")
    some.give_back(tab)

    with pytest.raises(Error, match="already handled"):
        left.pop().abort()


def test_tabs_of_other_options_are_other_tabs(some: Tabs, watch: Watch) -> None:
    touched = some.take(watch, has_touch=True)
    some.give_back(touched)

    # In this order: whatever is idle may be closed for a new tab, when Firefox has had many.
    again, plain = some.take(watch, has_touch=True), some.take(watch)
    assert again is touched
    assert plain is not touched
    for tab in (plain, again):
        some.give_back(tab)


def test_what_a_page_does_is_charged_to_the_test_that_had_it(some: Tabs, watch: Watch, site: str) -> None:
    before, after = Watch(site), watch
    tab = some.take(before)
    tab.page.goto(f"{site}rules.html")
    tab.page.evaluate("() => { setInterval(() => console.error('said'), 1); Promise.reject(new Error('thrown')); }")
    some.give_back(tab)
    again = some.take(after)
    again.page.goto(f"{site}rules.html")

    assert tab is again
    assert {"console error: said", "page error: thrown"} <= {*before.faults}
    assert [] == after.faults
    assert f"{site}rules.html" in before.requests
    some.give_back(again)
