"""Hosts that take a suffix for a content coding, so that the browser unpacks what the page would have unpacked."""

from __future__ import annotations

from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect
from site_builder.hosting.serve import HOST, QuietHandler

from tests.answering import answering
from tests.browser.test_failures import cut, shipped, stand_in
from tests.conftest import DIST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

TOKEN: Final = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJub2JvZHkifQ.AAAA"
CODINGS: Final = {".gz": "gzip", ".zst": "zstd"}


class Mangler(QuietHandler):
    """Gives every packed file a coding, and a type that is wrong."""

    def end_headers(self) -> None:
        """Add the coding that the suffix seems to name."""
        if coding := CODINGS.get(Path(self.path.split("?", 1)[0]).suffix):
            self.send_header("Content-Encoding", coding)
        super().end_headers()

    def guess_type(self, path: object) -> str:
        """Return the type of plain text for whatever is packed."""
        return "text/plain" if Path(str(path)).suffix in CODINGS else super().guess_type(str(path))


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """Return the address of the site on such a host."""
    with answering(ThreadingHTTPServer((HOST, 0), partial(Mangler, directory=str(DIST)))) as address:
        yield address


@pytest.fixture
def codings(page: Page) -> list[str | None]:
    """Return the codings of what the page is sent, as it comes."""
    coming: list[str | None] = []
    page.on("response", lambda response: coming.append(response.headers.get("content-encoding")))
    return coming


def test_a_coding_for_what_is_packed_does_no_harm(page: Page, site: str, codings: list[str | None]) -> None:
    page.goto(site)
    page.locator("#paste").fill(TOKEN)
    expect(page.locator("#payload")).to_contain_text("nobody")

    assert {"gzip", "zstd"} <= {*codings}


@pytest.mark.product(1, of="starts of all of Python")
def test_it_does_none_either_to_the_ordinary_start_that_a_cut_snapshot_leads_to(
    page: Page, site: str, codings: list[str | None]
) -> None:
    """The paste is copied before that start clears it, and pasted again."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    snapshot = shipped("*.snapshot.zst")
    stand_in(page, snapshot, cut(snapshot.read_bytes()))
    page.goto(site)
    page.locator("#paste").fill(TOKEN)
    page.get_by_role("button", name="Copy example").click()
    page.get_by_role("link", name="Start Python the normal way").click()
    codings.clear()
    expect(page.locator("html")).to_have_attribute("data-engine", "ready")
    expect(page.locator("#paste")).to_have_value("")
    page.locator("#paste").press("ControlOrMeta+v")
    expect(page.locator("#payload")).to_contain_text("nobody")

    assert {"gzip", "zstd"} <= {*codings}
