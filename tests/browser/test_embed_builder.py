"""The page about embedding writes what an author pastes: for each tool, with a public key alone."""

from __future__ import annotations

import html
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.test_page.linked import PRIVATE, PUBLIC, signed

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

ROOT: Final = Path(__file__).resolve().parents[2]
AXE: Final = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
VIOLATIONS: Final = """async () => (await axe.run("#builder")).violations
  .map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`)"""


@pytest.fixture
def builder(page: Page, site: str) -> Page:
    """Return the page about embedding."""
    page.goto(f"{site}embed.html")
    expect(page.locator("#builder")).to_be_visible()
    return page


def test_a_snippet_is_written_by_keyboard_for_each_tool_and_only_with_a_public_key(builder: Page) -> None:
    snippet, about = builder.locator("#builder-snippet"), builder.locator("#builder-key-about")
    builder.get_by_label("Token", exact=True).fill(signed(sub="ann"))
    expect(snippet).to_contain_text(f"<pre><code>{signed(sub='ann')}</code></pre>")

    builder.get_by_label("Public key").fill(PRIVATE)
    expect(about).to_contain_text("Not used: only a public key", timeout=60_000)
    expect(snippet).not_to_contain_text("verify-key")
    builder.get_by_label("Public key").fill(PUBLIC)
    expect(about).to_contain_text("Only the public key", timeout=60_000)
    expect(snippet).to_contain_text("verify-key=")

    builder.get_by_label("View").select_option("claims")
    builder.get_by_role("radio", name="HTML").focus()
    for text in ("<iframe", ".. jwt-decoder::", "```jwt verify_key=", "```jwt verify-key="):
        builder.keyboard.press("ArrowRight")
        expect(snippet).to_contain_text(text)
        expect(snippet).to_contain_text("claims")


def test_what_is_written_works_where_it_is_pasted(builder: Page, new_page: Callable[..., Page], site: str) -> None:
    """The plain frame shows the token, and says whose choice the key was."""
    builder.get_by_label("Token", exact=True).fill(signed(sub="ann", exp=4_102_444_800))
    builder.get_by_label("Public key").fill(PUBLIC)
    expect(builder.locator("#builder-key-about")).to_contain_text("Only the public key", timeout=60_000)
    builder.get_by_role("radio", name="Plain frame").check()
    code = builder.locator("#builder-snippet").inner_text()
    address = html.unescape(code.split('"')[1])
    other = new_page()
    other.goto(address)
    expect(other.locator("[data-verdict=trust]")).to_have_attribute("data-state", "from-link", timeout=60_000)
    assert address.startswith(site)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    new_page: Callable[..., Page], site: str, scheme: str, width: int
) -> None:
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(f"{site}embed.html")
    expect(page.locator("#builder")).to_be_visible()
    page.evaluate(AXE)

    assert [] == page.evaluate(VIOLATIONS)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
