"""Measures, in one run and on one machine, what a person waits for."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import boots
import chart
import pages
import pastes
import readable
import reports
import rules
import verify
import visits
from playwright.sync_api import sync_playwright


def main() -> None:
    """Serve both pages, measure in each browser, and draw the chart of the starts."""
    with pages.served() as (ours, stock), sync_playwright() as playwright:
        pairs = boots.measure(playwright, ours, stock)
        drawn = pages.ROOT / ".build" / "bench.svg"
        drawn.write_text(chart.chart(pairs))
        pages.say(f"  chart: {drawn.relative_to(pages.ROOT)}")
        with visits.chromium(playwright) as browser:
            readable.measure(browser)
            reports.measure(browser, ours)
            rules.measure(browser, stock)
            pastes.measure(browser, ours)
            verify.measure(browser, ours)


if __name__ == "__main__":
    main()
