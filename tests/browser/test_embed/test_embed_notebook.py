"""What a cell of a notebook shows, in a page like that of a notebook: on another origin of this machine."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jwt_decoder_docs import notebook
from playwright.sync_api import expect

from tests.browser.test_embed.conftest import TOKEN

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from playwright.sync_api import Page

    from tests.browser.test_embed.conftest import Host


def test_a_cell_shows_the_token_that_its_html_does_not_have(
    page: Page, host: Host, monkeypatch: pytest.MonkeyPatch, provoked: Callable[[str], None]
) -> None:
    monkeypatch.setattr(notebook, "_is_kernel", lambda: True)
    shown = notebook.Token(TOKEN, view="claims")._repr_mimebundle_()["text/html"]
    address = shown.partition('src="')[2].partition("/notebook/")[0]
    provoked(rf"request to another place: {re.escape(address)}")
    icon = '<link rel="icon" href="data:,">'
    (host.folder / "page.html").write_text(f'<!doctype html><html lang="en"><title>A notebook</title>{icon}{shown}')

    page.goto(f"{host.address}page.html")

    inside = page.frame_locator("iframe").frame_locator("jwt-decoder iframe")
    expect(inside.locator("#report")).to_contain_text("user_id")
    expect(page.frame_locator("iframe").locator("jwt-decoder .box")).to_have_attribute("data-phase", "live")
    assert TOKEN[:30] not in page.content()
