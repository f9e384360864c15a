"""Measures, in one run and on one machine, what a person waits for."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent))

import boots
import chart
import command
import decrypt
import pages
import pastes
import readable
import reports
import rules
import verify
import visits
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from playwright.sync_api import Browser, Playwright


def main(parts: Sequence[str]) -> None:
    """Serve both pages and measure these parts, or all: starts in each browser, what has a page in Chromium."""
    with pages.served() as (ours, stock), sync_playwright() as playwright:
        if not parts or "starts" in parts:
            _starts(playwright, ours, stock)
        measures: dict[str, Callable[[Browser], None]] = {
            "readable": readable.measure,
            "reports": lambda browser: reports.measure(browser, ours),
            "rules": lambda browser: rules.measure(browser, stock),
            "pastes": lambda browser: pastes.measure(browser, ours),
            "verify": lambda browser: verify.measure(browser, ours),
            "decrypt": lambda browser: decrypt.measure(browser, ours),
            "command": lambda _browser: command.measure(),
        }
        with visits.chromium(playwright) as browser:
            for name, measure in measures.items():
                if not parts or name in parts:
                    measure(browser)


def _starts(playwright: Playwright, ours: str, stock: str) -> None:
    """Measure in each browser, and draw the chart."""
    pairs = boots.measure(playwright, ours, stock)
    drawn = pages.ROOT / ".build" / "bench.svg"
    drawn.write_text(chart.chart(pairs))
    pages.say(f"  chart: {drawn.relative_to(pages.ROOT)}")


if __name__ == "__main__":
    main(sys.argv[1:])
