"""The torture list through the page: what a person sees of each hard paste, in one page that survives all of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.test_page.conftest import Sheet
    from tests.sampling import Some

LIST = json.loads((Path(__file__).resolve().parents[2] / "vectors" / "torture.json").read_text(encoding="utf-8"))
CASES: list[dict[str, Any]] = [case for case in LIST if case["id"] != "fault-in-crlf"]
COUNTS = "(rows) => rows.map((row) => row.dataset.count)"
# One word to the browser where a hand has several: each takes Firefox a tenth of a second.
RAW = """(id) => {
  const pane = document.getElementById(id);
  const open = pane.querySelector(".pane-open");
  if (open?.checkVisibility() && open.getAttribute("aria-expanded") === "false") open.click();
  if (pane.querySelector(".views").checkVisibility()) pane.querySelector(".views [value=decoded]").click();
}"""
JOIN = "(e) => Array.from(e.querySelectorAll('.code'), (code) => code.textContent).join('')"


def shown(sheet: Sheet, pane: str) -> str:
    """Return the text of a pane as it was decoded."""
    sheet.page.evaluate(RAW, pane)
    lines = sheet.page.locator(f"#{pane} .json")
    expect(lines).to_have_attribute("aria-busy", "false")
    text: str = lines.evaluate(JOIN)
    return text


def seen(sheet: Sheet, case: dict[str, Any]) -> dict[str, Any]:
    """Return what the page shows of the members that a case names; of a token without its own pane, the first one's."""
    sheet.paste(case["text"])
    result: dict[str, Any] = {}
    listed = sum(map(int, sheet.page.locator("#token-list > *").evaluate_all(COUNTS)))
    result["tokens"] = max(listed, int(sheet.page.locator("#header").is_visible()))
    for pane in ("header", "payload"):
        if case.get(f"{pane}_text") is not None and isinstance(case[f"{pane}_text"], str):
            result[f"{pane}_text"] = shown(sheet, pane)
    if "fault_at" in case:
        starts = sheet.faults.evaluate_all("(all) => all.map((fault) => Number(fault.dataset.start))")
        result["fault_at"] = case["fault_at"] if case["fault_at"] in starts else starts
    return result


def wanted(case: dict[str, Any]) -> dict[str, Any]:
    """Return what the list says of the same members."""
    texts = {f"{pane}_text" for pane in ("header", "payload") if isinstance(case.get(f"{pane}_text"), str)}
    return {"tokens": len(case["kinds"])} | {name: case[name] for name in sorted(texts | ({"fault_at"} & case.keys()))}


@pytest.mark.product(1)
def test_the_page_shows_and_verifies_as_the_list_says(sheet: Sheet, some: Some) -> None:
    """Tokens, texts and places; one case (CRLF) is left to the engine, since a field turns CRLF into LF.

    Each case that has a secret has the verdict that it must give, whatever secret was there before.
    """
    found, verdicts = {}, {}
    cases = some(CASES, 24)
    verified = {case["id"] for case in cases if case.get("secret") is not None and len(case["kinds"]) == 1}
    for case in cases:
        found[case["id"]] = seen(sheet, case)
        if case["id"] in verified:
            sheet.give(case["secret"])
            verdicts[case["id"]] = sheet.state("signature")

    assert {case["id"]: wanted(case) for case in cases} == found
    assert {case["id"]: case["verdict"] for case in cases if case["id"] in verified} == verdicts
