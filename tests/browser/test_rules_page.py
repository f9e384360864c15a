"""The page of the rules: found by words, by address, and to be copied from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.findings import ENTRIES
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT: Final = Path(__file__).resolve().parents[2]
AXE: Final = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text()


@pytest.fixture
def rules(page: Page, site: str) -> Page:
    """Return the page of the rules."""
    page.goto(f"{site}rules.html")
    return page


def test_all_rules_are_there(rules: Page) -> None:
    expect(rules.locator(".rule-list > li")).to_have_count(len(ENTRIES))
    expect(rules.locator("#shown")).to_have_text(f"{len(ENTRIES)} rules")


def test_the_field_leaves_those_that_have_all_its_words(rules: Page) -> None:
    rules.get_by_label("Find a rule").fill("  NBF both ")
    visible = rules.locator(".rule-list > li:visible")

    expect(visible).to_have_count(1)
    expect(visible).to_have_id("exp-before-nbf")
    expect(rules.locator("#shown")).to_have_text(f"1 of {len(ENTRIES)} rules")
    rules.get_by_label("Find a rule").fill("there is no such rule")
    expect(visible).to_have_count(0)


def test_an_address_shows_its_rule_whatever_the_field_says(rules: Page) -> None:
    rules.get_by_label("Find a rule").fill("alg-none")
    rules.evaluate("location.hash = '#size-header'")

    expect(rules.locator("#size-header")).to_be_in_viewport()
    expect(rules.get_by_label("Find a rule")).to_have_value("")


def test_an_address_that_names_no_rule_is_no_trouble(page: Page, site: str) -> None:
    page.goto(f"{site}rules.html")
    page.evaluate("location.hash = '#%E0%A4%A'")

    expect(page.locator("#shown")).to_have_text(f"{len(ENTRIES)} rules")


def test_it_is_for_everybody(rules: Page) -> None:
    rules.evaluate(AXE)
    found = rules.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']})")

    assert [] == [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]]


def test_it_fits_a_telephone(rules: Page) -> None:
    rules.set_viewport_size({"width": 320, "height": 640})

    assert 320 >= rules.evaluate("document.documentElement.scrollWidth")
