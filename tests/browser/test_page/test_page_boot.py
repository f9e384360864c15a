"""What a person sees while Python starts, and when it does not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Route

    from tests.browser.test_page.conftest import Sheet

FIRST_IS_NEVER_ANSWERED = """
  const answer = WebAssembly.%(name)s;
  WebAssembly.%(name)s = () => {
    WebAssembly.%(name)s = answer;
    return new Promise(() => {});
  };
  const Spawned = Worker;
  window.Worker = class extends Spawned { constructor(...words) { super(...words); window.hasWorker = true; } };
"""
# All files, or all that comes before the worker that waits for the compiler.
HAS_COME = """() => {
  const { value, max } = document.getElementById("boot-progress");
  return window.hasWorker || (max > 1 && value === max);
}"""


def test_the_field_works_while_python_starts(fresh: Sheet, article: str) -> None:
    """The page says what it waits for; the panes keep their place where nothing is readable yet."""
    fresh.page.route("**/*wasm*", lambda _: None)
    fresh.page.goto(fresh.site)
    expect(fresh.page.locator("#boot-text")).to_contain_text("Python is starting")
    fresh.field.fill(article.replace(".", " "))
    expect(fresh.summary).to_have_text("Loading. Your token will be decoded.")
    expect(fresh.page.locator("#payload")).to_be_visible()
    expect(fresh.page.locator("html")).to_have_attribute("data-engine", "loading")


def test_what_is_typed_before_the_script_has_come_is_seen_and_decoded(fresh: Sheet, article: str) -> None:
    """On a slow line the field is there long before all else, and coloured by its dots; its caret stays where it is."""
    held: list[Route] = []
    fresh.page.route("**/page-*.js", lambda route: held.append(route))  # noqa: PLW0108 - a builtin cannot be one
    fresh.page.goto(fresh.site, wait_until="commit")
    fresh.field.fill(article)
    fresh.field.evaluate("(field) => field.setSelectionRange(3, 3)")
    assert article == fresh.page.locator("#backdrop").inner_text()
    sizes = fresh.page.evaluate("() => [...CSS.highlights.values()].map(({ size }) => size)")
    assert [1, 1, 1] == [size for size in sizes if size > 0]
    fresh.page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length === 1")

    held.pop().continue_()

    fresh.ready()
    fresh.settled()
    assert article == fresh.page.locator("#backdrop").inner_text().rstrip("\n")
    assert '"user_id": 123' in fresh.json("payload")
    assert 3 == fresh.field.evaluate("(field) => field.selectionStart")
    assert "rgba(0, 0, 0, 0)" == fresh.field.evaluate("(field) => getComputedStyle(field).color")


def test_a_failed_start_keeps_the_paste_and_can_be_made_again(
    fresh: Sheet, provoked: Callable[[str], None], article: str
) -> None:
    """What happened, what still works, one button, and then all is well."""
    provoked("ERR_FAILED")
    fresh.page.route("**/*wasm*", lambda route: route.abort())
    fresh.page.goto(fresh.site)
    fresh.field.fill(article)
    expect(fresh.page.locator("html")).to_have_attribute("data-engine", "failed")
    expect(fresh.page.get_by_role("alert")).to_contain_text("couldn’t be loaded")
    expect(fresh.summary).to_have_text("Readable, but not checked.")
    expect(fresh.field).to_have_value(article)
    fresh.page.unroute_all()
    fresh.page.get_by_role("button", name="Start Python again").click()
    fresh.ready()
    fresh.settled()
    assert '"user_id": 123' in fresh.json("payload")
    expect(fresh.page.locator("#trouble")).to_be_hidden()


def test_a_start_of_which_nothing_comes_any_more_says_so_and_can_be_made_again(fresh: Sheet, article: str) -> None:
    """A request that nobody answers is not waited for without end, and does not stand in the way of the next."""
    fresh.page.clock.install()
    fresh.page.route(re.compile(r"/(worker|zstd|python|first)-[^/]*$"), lambda _: None)
    fresh.page.goto(fresh.site)
    fresh.field.fill(article)
    expect(fresh.page.locator("#boot-text")).to_contain_text("0.0 of")
    fresh.page.clock.run_for(31_000)
    expect(fresh.page.get_by_role("alert")).to_contain_text("the server sent nothing for half a minute")
    fresh.page.unroute_all()
    fresh.page.get_by_role("button", name="Start Python again").click()
    fresh.ready()
    fresh.settled()
    assert '"user_id": 123' in fresh.json("payload")


@pytest.mark.parametrize("name", ["compileStreaming", "compile"])
def test_a_compiler_that_never_answers_is_said_and_asked_anew(fresh: Sheet, article: str, name: str) -> None:
    """Whether it was given Python or what unpacks it; the first answer isn't waited for again."""
    fresh.page.clock.install()
    fresh.page.add_init_script(FIRST_IS_NEVER_ANSWERED % {"name": name})
    fresh.page.goto(f"{fresh.site}?boot=whole")
    fresh.field.fill(article)
    fresh.page.wait_for_function(HAS_COME)
    fresh.page.clock.run_for(61_000)
    expect(fresh.page.get_by_role("alert")).to_contain_text("Python didn’t start within a minute.")
    fresh.page.get_by_role("button", name="Start Python again").click()
    fresh.ready()
    fresh.settled()
    assert '"user_id": 123' in fresh.json("payload")


def test_an_old_browser_is_told_what_it_lacks(fresh: Sheet) -> None:
    """In one sentence, with what does work."""
    fresh.page.add_init_script("delete globalThis.DecompressionStream")
    fresh.page.goto(fresh.site)
    expect(fresh.page.get_by_role("alert")).to_contain_text("it lacks DecompressionStream")


def test_without_highlights_the_page_reads_as_well(fresh: Sheet, article: str) -> None:
    """Only the colours in the field are missing."""
    fresh.page.add_init_script("delete globalThis.Highlight")
    fresh.open()
    fresh.paste(article)
    assert '"user_id": 123' in fresh.json("payload")


@pytest.mark.not_in("firefox", "over BiDi it switches scripts off only after the page is parsed as one with scripts.")
def test_without_scripts_the_page_says_so(new_page: Callable[..., Page], site: str) -> None:
    """A browser without JavaScript gets a sentence."""
    page = new_page(java_script_enabled=False)
    page.goto(site)
    expect(page.locator("noscript p")).to_be_visible()


def test_a_page_whose_script_does_not_start_says_so(
    new_page: Callable[..., Page], site: str, provoked: Callable[[str], None]
) -> None:
    """As when the source is opened by double click, or in a browser too old for modules."""
    provoked("ERR_FAILED|Failed to load")
    page = new_page()
    page.route("**/*.js", lambda route: route.abort())
    page.goto(site)
    expect(page.locator("#unstarted")).to_be_visible()
    expect(page.locator("#unstarted")).to_contain_text("python3 build.py serve")
