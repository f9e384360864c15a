"""Documentation of each tool, read in the browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from tests.browser.test_embed.conftest import Embedded
from tests.browser.test_page.test_page_access import AXE
from tests.docs.pages import HEADER, HOSTILE, TOKEN, UNSECURED

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.watch import Watch
    from tests.docs.conftest import Built

SCRIPTS: Final = (
    "(scripts) => scripts.map((script) => script.src.split('?')[0]).filter((src) => src.endsWith('embed.js'))"
)
VIOLATIONS: Final = """async (include) => (await axe.run({ include })).violations
  .map((one) => `${one.id}: ${one.nodes.map((node) => `${node.target} ${node.failureSummary}`)}`)"""
# What a reader sees of a block of code.
LOOK: Final = """(block) => {
  const style = getComputedStyle(block);
  return ["fontFamily", "fontSize", "color", "whiteSpace", "overflowX"].map((name) => style[name]);
}"""


def test_each_page_loads_the_script_once_and_only_where_it_is_used(built: Built, page: Page) -> None:
    script = urljoin(built.address, f"{built.tool.copy}embed.js")
    for name in (*built.tool.pages, built.tool.bare):
        page.goto(built.address + name)

        is_used = name != built.tool.bare or built.tool.loads_everywhere
        assert [script] * is_used == page.locator("script[src]").evaluate_all(SCRIPTS)


def test_the_token_is_there_and_coloured_before_anybody_asks(built: Built, page: Page, watch: Watch) -> None:
    page.goto(built.address)
    one = Embedded(page)

    expect(one.element.locator("pre.token")).to_have_text(TOKEN)
    spans = one.element.locator("pre.token span")
    assert ["header", "payload", "signature"] == spans.evaluate_all("(all) => all.map((span) => span.className)")
    expect(one.element.locator("..")).to_be_visible()
    assert [] == [url for url in watch.requests if "frame.html" in url or "/assets/python" in url]


def test_a_click_decodes_it_with_the_options_of_the_document(built: Built, page: Page) -> None:
    page.goto(built.address)
    one = Embedded(page).open()

    expect(one.frame.locator("#summary")).to_contain_text("Signed with a publicly known key.")
    expect(one.frame.locator("#report")).to_contain_text("Checked as of 2018-01-18 01:30:22 UTC")


@pytest.mark.product(3)
def test_a_page_below_has_two_and_decodes_the_one_that_is_asked_for(built: Built, page: Page) -> None:
    page.goto(built.address + built.tool.pages[1])
    first, second = (Embedded(page, index) for index in range(2))

    expect(first.element.locator("pre.token")).to_have_text(UNSECURED)
    expect(second.element.locator("pre.token")).to_have_text(TOKEN)
    expect(page.locator(".small")).to_have_count(1)
    expect(first.open().frame.locator("#summary")).to_contain_text("Nobody signed this token.")
    second.phase("idle")


def test_what_might_be_code_is_text(built: Built, page: Page) -> None:
    if not built.tool.is_hostile:
        pytest.skip("The extensions for Python escape it, which is tested by itself.")
    page.goto(built.address + built.tool.pages[1])
    third = Embedded(page, 2).element

    expect(third).to_have_attribute("verify-key", "{{ 7*7 }}")
    expect(third.locator("pre.token")).to_have_text(HOSTILE)
    expect(third.locator("script")).to_have_count(0)


@pytest.mark.product(3)
def test_the_copy_opens_as_a_page_and_registers_nothing(
    built: Built, new_page: Callable[..., Page], watch: Watch
) -> None:
    page = new_page(service_workers="allow")
    page.goto(built.address)
    with page.context.expect_page() as opening:
        Embedded(page).element.get_by_role("link", name="Open in the decoder").click()
    opened = opening.value

    expect(opened.locator("#summary")).to_contain_text("Not verified yet.", timeout=60_000)
    expect(opened.locator("#paste")).to_have_value(TOKEN)
    assert urljoin(built.address, f"{built.tool.copy}index.html") == opened.url.split("#")[0]
    assert 0 == opened.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length")
    assert [] == [url for url in watch.requests if url.endswith("sw.js")]


def test_the_decoder_is_as_light_or_dark_as_the_theme(built: Built, new_page: Callable[..., Page]) -> None:
    if not built.tool.is_dark:
        page = new_page(color_scheme="dark")
        page.goto(built.address)
        expect(Embedded(page).box).to_have_attribute("data-theme", "light")
        return
    page = new_page(color_scheme="light")
    page.goto(built.address)
    expect(Embedded(page).box).to_have_attribute("data-theme", "light")
    page.evaluate(f"() => {{ {built.tool.darken} }}")
    expect(Embedded(page).box).to_have_attribute("data-theme", "dark")


def test_without_script_there_is_the_code_block_of_the_theme(built: Built, new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(built.address)
    ours = page.locator("jwt-decoder pre")
    theirs = page.locator(f"{built.tool.plain}:not(jwt-decoder *)")

    expect(ours).to_be_visible()
    expect(ours).to_have_text(re.compile(re.escape(TOKEN)))
    assert theirs.evaluate(LOOK) == ours.evaluate(LOOK)
    left, right = theirs.bounding_box(), ours.bounding_box()
    assert left
    assert right
    assert (left["x"], left["width"], left["height"]) == (right["x"], right["width"], right["height"])


@pytest.mark.product(6)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out(built: Built, new_page: Callable[..., Page], scheme: str) -> None:
    """The decoder and the tokens in the text, by axe; what a theme itself gets wrong is its own."""
    page = new_page(color_scheme=scheme)
    page.goto(built.address)
    if scheme == "dark":
        page.evaluate(f"() => {{ {built.tool.darken} }}")
    expect(Embedded(page).button).to_be_visible()

    page.evaluate(AXE)
    assert [] == page.evaluate(VIOLATIONS, ["jwt-decoder", *["code.jwt"] * built.tool.has_role])


def test_a_token_in_a_line_is_whole_and_coloured(built: Built, page: Page) -> None:
    if not built.tool.has_role:
        pytest.skip("Markdown has no roles.")
    page.goto(built.address)
    whole, short = page.locator("code.jwt").all()
    expect(whole).to_have_text(TOKEN)
    expect(short).to_have_text(f"{HEADER}.…")
    colours = whole.locator("[class^=jwt-]").evaluate_all("(all) => all.map((span) => getComputedStyle(span).color)")
    assert 3 == len(set(colours))


def test_a_page_reached_without_a_load_has_its_decoders(built: Built, page: Page) -> None:
    """Where a theme changes its pages in place, and where it does not."""
    page.goto(built.address + built.tool.bare)
    page.goto(built.address)
    link = page.locator("a[href*='sub/page']").first
    link.evaluate("(link) => link.click()")

    expect(Embedded(page, 1).element.locator("pre.token")).to_have_text(TOKEN)
