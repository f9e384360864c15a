"""Measures, in one run and one browser, what a person waits for."""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import boots
import pages
import pastes
import verify
from playwright.sync_api import sync_playwright

FLAGS = ["--disable-gpu", "--disable-quic", "--disable-background-networking"]


def main() -> None:
    """Serve both pages, open the browser, measure."""
    with pages.served() as (ours, stock), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=FLAGS)
        boots.measure(browser, ours, stock)
        pastes.measure(browser, ours)
        verify.measure(browser, ours)
        browser.close()


if __name__ == "__main__":
    main()
