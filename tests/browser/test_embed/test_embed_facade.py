"""What stands in the page before anybody asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.test_embed.conftest import TOKEN, Embedded, element
from tests.browser.test_page.test_page_access import violations
from tests.conftest import DIST

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.test_embed.conftest import Host
    from tests.browser.watch import Watch

# What the page is told of a decryption, and which part of Python a reader needs, were the last to raise it.
LARGEST = 10_600
HOSTILE = (
    "<img src=x onerror=alert(1)> eyJhbGciOiJub25lIn0.eyJhIjoiPHNjcmlwdD4ifQ. </code><script>alert(1)</script> \u202e"
)
# Frames that took longer than four of a screen with sixty a second, while the page is scrolled through.
SCROLL = """() => new Promise((resolve) => {
  scrollTo(0, 0);
  const gaps = [];
  let last = performance.now();
  const step = (now) => {
    gaps.push(now - last);
    last = now;
    const before = scrollY;
    scrollBy(0, 120);
    if (scrollY === before && gaps.length > 5) resolve(gaps.sort((a, b) => a - b)[Math.floor(gaps.length * 0.9)]);
    else requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})"""


def test_the_token_is_coloured_by_its_dots(embedded: Callable[..., Embedded]) -> None:
    one = embedded()
    spans = one.element.locator(".token span")

    expect(spans).to_have_text(TOKEN.split("."))
    assert ["header", "payload", "signature"] == spans.evaluate_all("(spans) => spans.map((span) => span.className)")
    expect(one.element.locator(".token")).to_have_text(TOKEN)


def test_a_button_that_the_page_puts_beside_the_code_is_no_part_of_the_token(page: Page, host: Host) -> None:
    one = f"<jwt-decoder><div><pre>{TOKEN}</pre><button>Copy to clipboard</button></div></jwt-decoder>"
    page.goto(host.write(one))

    expect(Embedded(page).element.locator(".token")).to_have_text(TOKEN)


def test_nothing_is_loaded_before_it_is_asked_for_but_the_script(
    embedded: Callable[..., Embedded], watch: Watch, site: str
) -> None:
    one = embedded()
    expect(one.button).to_be_visible()

    assert [f"{site}embed.js"] == [url for url in watch.requests if url.startswith(site)]
    assert len((DIST / "embed.js").read_bytes()) < LARGEST
    expect(one.iframe).to_have_count(0)


def test_hostile_text_stays_text(embedded: Callable[..., Embedded]) -> None:
    one = embedded(token=HOSTILE)

    expect(one.element.locator(".token")).to_have_text(HOSTILE.strip(), use_inner_text=False)
    expect(one.element.locator("img")).to_have_count(0)
    expect(one.element.locator("script")).to_have_count(0)


@pytest.mark.not_in("firefox", "scripts cannot be turned off over BiDi.")
def test_without_script_a_plain_code_block_is_left(new_page: Callable[..., Page], host: Host) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(host.write(element()))

    expect(page.locator("jwt-decoder > pre > code")).to_be_visible()
    expect(page.locator("jwt-decoder")).to_have_text(TOKEN)


@pytest.mark.not_in("firefox", "emulate_media does not work over BiDi.")
def test_on_paper_there_is_the_token_and_nothing_to_press(embedded: Callable[..., Embedded], page: Page) -> None:
    one = embedded("height=300")
    page.emulate_media(media="print")

    expect(one.element.locator(".token")).to_be_visible()
    expect(one.button).to_be_hidden()


def test_a_token_in_the_attribute_is_shown_and_a_change_is_followed(embedded: Callable[..., Embedded]) -> None:
    one = embedded('token="eyJhbGciOiJub25lIn0.e30."')
    expect(one.element.locator(".token")).to_have_text("eyJhbGciOiJub25lIn0.e30.")
    one.set("token", TOKEN)

    expect(one.element.locator(".token")).to_have_text(TOKEN)


def test_the_address_carries_the_token_only_while_the_link_is_followed(
    embedded: Callable[..., Embedded], page: Page, site: str
) -> None:
    one = embedded()
    link = one.element.get_by_role("link", name="Open in the decoder")
    assert f"{site}index.html" == link.get_attribute("href")
    with page.context.expect_page() as opened:
        link.click()

    opened.value.wait_for_url(f"{site}index.html**")
    assert f"{site}index.html" == link.get_attribute("href")
    assert opened.value.evaluate("() => window.opener") is None


@pytest.mark.parametrize(
    ("style", "theme"),
    [
        ("background: #fff", "light"),
        ("background: #101418", "dark"),
        ("background: oklch(0.2 0.02 250)", "dark"),
        ("background: rgb(0 0 0 / 10%)", "light"),
    ],
)
def test_its_theme_is_that_of_the_page_around_it(page: Page, host: Host, style: str, theme: str) -> None:
    page.goto(host.write(element(), policy="default-src * 'unsafe-inline' data:"))
    page.evaluate("(style) => { document.body.style = style; }", style)

    expect(Embedded(page).box).to_have_attribute("data-theme", theme)


def test_its_theme_follows_the_page_and_the_attribute_rules(page: Page, host: Host) -> None:
    page.goto(host.write(element(), policy="default-src * 'unsafe-inline' data:"))
    one = Embedded(page)
    expect(one.box).to_have_attribute("data-theme", "light")
    page.evaluate("() => { document.documentElement.style.background = '#111'; }")
    expect(one.box).to_have_attribute("data-theme", "dark")
    one.set("theme", "light")
    expect(one.box).to_have_attribute("data-theme", "light")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_the_facade(embedded: Callable[..., Embedded], page: Page, theme: str) -> None:
    one = embedded(f'theme="{theme}"', token=f"{TOKEN} " * 12)
    expect(one.button).to_be_visible()

    assert [] == violations(page)


def test_fifty_of_them_scroll_smoothly_and_load_nothing(page: Page, host: Host, watch: Watch, site: str) -> None:
    page.goto(host.write("".join(f"<p>{index}</p>{element()}" for index in range(50))))
    expect(page.locator("jwt-decoder .box")).to_have_count(50)

    # A machine that is busy with something else drops frames too, now and then.
    assert any(page.evaluate(SCROLL) < 4 * 1000 / 60 for _ in range(5))
    assert [f"{site}embed.js"] == [url for url in watch.requests if url.startswith(site)]
