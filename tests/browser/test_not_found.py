"""The page for what is not there, below a path: it finds the site in a folder above."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from site_builder.pages import not_found

from tests.browser.hosted import Host
from tests.conftest import DIST

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.watch import Watch


@pytest.fixture
def below(tmp_path: Path, watch: Watch) -> Iterator[Host]:
    """Return the site on a server under a path."""
    host = Host(tmp_path)
    watch.provoke(rf"request to another place: {re.escape(host.address.partition('some')[0])}|404")
    yield host
    host.stop()


@pytest.mark.parametrize("address", ["no-such-page", "learn/deeper/no-such-page.html"])
def test_it_leads_to_the_site_and_not_to_the_host(page: Page, below: Host, address: str) -> None:
    page.route(
        re.compile("no-such-page"),
        lambda route: route.fulfill(status=404, path=DIST / not_found.FILE, content_type="text/html"),
    )
    page.goto(below.address + address)

    expect(page.get_by_role("link", name="Open the JWT Decoder")).to_have_attribute("href", "/some/where/")
