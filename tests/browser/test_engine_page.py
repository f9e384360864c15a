"""The page about the engine: its examples are the files that it runs, and they answer what it shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.conftest import DIST

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.watch import Watch

EXAMPLES: Final = sorted(path.stem for path in DIST.glob("examples/*.js"))
JUST_NOW: Final = "What it just answered, in this page:"


@pytest.fixture
def engine_docs(page: Page, site: str) -> Page:
    """Return the page about the engine."""
    page.goto(f"{site}engine.html")
    return page


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_answers_what_the_page_shows(engine_docs: Page, name: str) -> None:
    answer = engine_docs.locator(f"#answer-{name}")
    shown = answer.inner_text()
    engine_docs.locator(f"[data-run={name}]").click()
    expect(engine_docs.locator(f"#example-{name} [role=status]")).to_have_text(JUST_NOW)

    assert "" != shown
    assert shown == answer.inner_text()


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_source_that_is_shown_is_the_file_that_is_run(engine_docs: Page, name: str) -> None:
    shown = engine_docs.locator(f"#example-{name} .listing").evaluate("(source) => source.textContent")

    assert (DIST / "examples" / f"{name}.js").read_text() == shown


def test_nothing_of_the_engine_is_fetched_before_a_button_is_pressed(engine_docs: Page, watch: Watch) -> None:
    expect(engine_docs.get_by_role("button", name="Run it here")).to_have_count(len(EXAMPLES))

    assert [] == [address for address in watch.requests if re.search(r"engine\.js|examples/|python-|worker-", address)]


def test_an_example_that_cannot_run_says_so(engine_docs: Page, watch: Watch) -> None:
    watch.provoke("Failed to load resource|404|Loading failed|disallowed MIME type")
    engine_docs.route("**/examples/help.js", lambda route: route.fulfill(status=404))
    engine_docs.locator("[data-run=help]").click()

    expect(engine_docs.locator("#example-help [role=status]")).to_have_text("It didn’t run:")
    expect(engine_docs.locator("[data-run=help]")).to_be_enabled()


def test_every_shape_that_is_named_is_explained(engine_docs: Page) -> None:
    missing = engine_docs.evaluate(
        """() => [...document.querySelectorAll(".kind a")]
          .map((link) => link.hash.slice(1)).filter((id) => document.getElementById(id) === null)"""
    )

    assert [] == missing
