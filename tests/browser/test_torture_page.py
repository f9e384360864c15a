"""The page that holds any decoder against the torture list."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT: Final = Path(__file__).resolve().parents[2]
CASES: Final = json.loads((ROOT / "tests" / "vectors" / "torture.json").read_text())
DEEP: Final = [case["id"] for case in CASES].index("deep-json")
AXE: Final = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text()


def test_every_case_is_met_where_it_is_run(page: Page, site: str) -> None:
    page.goto(f"{site}torture.html")
    page.get_by_role("button", name="Run them here").click()
    count = len(CASES)
    expect(page.locator("#result")).to_have_text(f"{count} of {count} run, {count} passed", timeout=120_000)
    assert [] == page.locator("[data-met=false]").all_inner_texts()


def test_the_list_reads_without_running_it(page: Page, site: str) -> None:
    page.goto(f"{site}torture.html")

    assert len(CASES) == page.locator(".torture-list > li").count()
    for case in CASES:
        assert 1 == page.get_by_text(case["id"], exact=True).count()


def test_the_list_can_be_taken_along(page: Page, site: str) -> None:
    page.goto(f"{site}torture.html")
    with page.expect_download() as download:
        page.get_by_role("link", name="torture.json").click()

    assert json.loads(download.value.path().read_text()) == CASES


@pytest.mark.not_in("firefox", "its clipboard cannot be read by a test")
def test_a_paste_is_copied_whole(page: Page, site: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site}torture.html")
    page.get_by_role("button", name="Copy").nth(DEEP).click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()

    assert CASES[DEEP]["text"] == page.evaluate("() => navigator.clipboard.readText()")


def test_axe_finds_nothing_in_the_list(page: Page, site: str) -> None:
    page.goto(f"{site}torture.html")
    page.evaluate(AXE)
    violations = page.evaluate("() => axe.run().then(({ violations }) => violations.map(({ id }) => id))")

    assert [] == violations
