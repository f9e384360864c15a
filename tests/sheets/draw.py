"""Draws the states of the built page in Chromium into contact sheets: python -m tests.sheets.draw FOLDER [STATE...]."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect, sync_playwright
from site_builder.hosting.serve import server

from tests.answering import answering
from tests.browser.fleet import CHROMIUM
from tests.browser.test_page.conftest import Sheet
from tests.conftest import DIST
from tests.sheets.contact_sheet import contact_sheet
from tests.sheets.states import NOW, STATES, planned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, Page

    from tests.sheets.states import Shot

# Points of the screen for each pixel of a sheet: the small pictures can still be read.
_SHARPNESS = 1.5


def draw(browser: Browser, site: str, folder: Path, names: Sequence[str]) -> None:
    """Take all pictures, and write a sheet for each state into a folder."""
    pictures = {
        shot: picture
        for (width, height, theme), shots in planned(names).items()
        for shot, picture in _taken(browser, site, shots, (width, height, theme))
    }
    folder.mkdir(parents=True, exist_ok=True)
    page = browser.new_page(device_scale_factor=_SHARPNESS, viewport={"width": 2100, "height": 1200})
    for state in dict.fromkeys(shot.state for shot in pictures):
        page.set_content(contact_sheet(state, {shot: png for shot, png in pictures.items() if shot.state == state}))
        page.screenshot(path=folder / f"{state}.png", full_page=True)
    page.close()


def _taken(
    browser: Browser, site: str, shots: Sequence[Shot], size: tuple[int, int, str]
) -> Iterator[tuple[Shot, bytes]]:
    """Yield the pictures of one page; Python starts once for all of them."""
    width, height, theme = size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
        timezone_id="UTC",
    )
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    sheet = Sheet(page, site).open()
    for shot in shots:
        state = STATES[shot.state]
        sheet.give("")
        sheet.paste(state.paste)
        if state.key:
            sheet.give(state.key)
        _edit(page, state.edits)
        page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }")
        yield shot, page.screenshot()
        page.evaluate("() => { location.hash = '#decode'; }")
    context.close()


def _edit(page: Page, edits: Sequence[tuple[str, ...]]) -> None:
    """Take the token to Encode and do this with it, one after another; nothing where there is nothing to do."""
    if edits:
        page.locator("#paste-edit").click()
        _settle(page)
    for selector, *given in edits:
        if not given:
            page.locator(selector).click()
        elif selector == "#encode-alg":
            page.locator(selector).select_option(given[0])
        else:
            page.locator(selector).fill(given[0])
        _settle(page)


def _settle(page: Page) -> None:
    expect(page.locator("#made-verdict")).to_have_attribute("aria-busy", "false")


def main(folder: str, *names: str) -> None:
    """Serve the built page to Chromium, and draw."""
    with answering(server(DIST, 0)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=list(CHROMIUM))
        draw(browser, address, Path(folder), names)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
