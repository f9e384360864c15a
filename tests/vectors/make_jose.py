"""Makes jose.json: tokens of the npm package jose, with their keys. Run from the root of the project, with Chromium."""

from __future__ import annotations

import json
import os
from pathlib import Path

from playwright.sync_api import sync_playwright
from site_builder.hosting.serve import server

from tests.answering import answering

VECTORS = Path(__file__).resolve().parent
JOSE = VECTORS.parents[1] / "node_modules" / "jose" / "dist" / "webapi"
MAKE = "async () => (await import('/jose.mjs')).vectors(await import('/index.js'))"


def main() -> None:
    """Serve the package, open a page beside it, and let it sign."""
    with answering(server(JOSE, 0)) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"))
        page = browser.new_page()
        page.route(f"{site}blank.html", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
        page.route(f"{site}jose.mjs", lambda route: route.fulfill(path=VECTORS / "jose.mjs"))
        page.goto(f"{site}blank.html")
        made = page.evaluate(MAKE)
        browser.close()
    (VECTORS / "jose.json").write_text(json.dumps(made, indent=1) + "\n")


if __name__ == "__main__":
    main()
