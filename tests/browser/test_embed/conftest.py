"""Pages that embed the decoder: on a server of their own, so on another origin than the decoder's."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect
from site_builder.hosting.serve import server

from tests.answering import answering
from tests.conftest import DIST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoxMjN9.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"
STYLE = "<style>body { font: 16px sans-serif; max-width: 800px; }</style>"


class Host:
    """Pages of somebody else, on an origin of their own; the decoder is on the site, or beside them in ``decoder/``."""

    def __init__(self, folder: Path, address: str, site: str) -> None:
        """Take the folder, the address at which it is served, and where the decoder is."""
        self.folder = folder
        self.address = address
        self.site = site

    def write(self, body: str, *, policy: str | None = None, base: str | None = None) -> str:
        """Write a page and return its address; unless told otherwise its policy allows the decoder and nothing else."""
        origin = self.site.rstrip("/")
        strict = f"default-src 'none'; img-src data:; script-src {origin}; frame-src {origin}"
        meta = f'<meta http-equiv="Content-Security-Policy" content="{strict if policy is None else policy}">'
        head = f'<!doctype html><html lang="en"><meta charset="utf-8">{meta}<title>A page</title>'
        icon = '<link rel="icon" href="data:,">'
        script = f'<script src="{base or self.site}embed.js" defer></script>'
        (self.folder / "page.html").write_text(f"{head}{icon}{script}<main><h1>A page</h1>{body}</main>")
        return f"{self.address}page.html"


@pytest.fixture
def host(tmp_path: Path, site: str, provoked: Callable[[str], None]) -> Iterator[Host]:
    """Return a server of pages that embed the decoder."""
    (tmp_path / "decoder").symlink_to(DIST)
    with answering(server(tmp_path, 0)) as address:
        # The page itself, and the worker of a frame whose origin has no name.
        provoked(rf"request to another place: (blob:null/|{re.escape(address)})")
        yield Host(tmp_path, address, site)


def element(attributes: str = "", token: str = TOKEN) -> str:
    """Return the markup of a decoder."""
    return f"<jwt-decoder {attributes}><pre><code>{html.escape(token)}</code></pre></jwt-decoder>"


class Embedded:
    """One decoder in a page."""

    def __init__(self, page: Page, index: int = 0) -> None:
        """Take the page, and which of its decoders is meant."""
        self.page = page
        self.element: Locator = page.locator("jwt-decoder").nth(index)
        self.box = self.element.locator(".box")
        self.button = self.element.get_by_role("button")
        self.status = self.element.get_by_role("status")
        self.iframe = self.element.locator("iframe")
        self.frame: FrameLocator = self.element.frame_locator("iframe")

    def phase(self, name: str) -> None:
        """Wait until it is idle, opening or live."""
        expect(self.box).to_have_attribute("data-phase", name)

    def open(self) -> Embedded:
        """Open it and wait for what it shows."""
        self.button.click()
        self.phase("live")
        return self

    def html(self) -> Locator:
        """Return the root of what is in the frame."""
        return self.frame.locator("html")

    def set(self, name: str, value: str) -> None:
        """Set an attribute."""
        self.element.evaluate("(element, [name, value]) => element.setAttribute(name, value)", [name, value])


@pytest.fixture
def embedded(page: Page, host: Host) -> Callable[..., Embedded]:
    """Return a function that opens a page with one decoder."""

    def show(attributes: str = "", token: str = TOKEN, **options: str) -> Embedded:
        page.goto(host.write(element(attributes, token), **options))
        return Embedded(page)

    return show
