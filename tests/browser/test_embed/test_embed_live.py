"""The decoder in the frame: it shows what its attributes say, and follows them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.test_embed.conftest import TOKEN, Embedded, element
from tests.browser.test_page.conftest import token_of
from tests.browser.test_page.test_page_access import AXE, VIOLATIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.test_embed.conftest import Host
    from tests.browser.watch import Watch

SECRET = "keep-this-one-long-random-and-to-yourself"
# Waits until the frame is as tall as the page in it; fails after ten seconds.
FITS = """(html) => new Promise((fits, fail) => {
  const end = performance.now() + 10_000;
  const look = () => {
    const inside = html.getBoundingClientRect().height;
    if (Math.abs(innerHeight - inside) <= 1) fits();
    else if (performance.now() > end) fail(new Error(`${innerHeight} for ${inside}`));
    else requestAnimationFrame(look);
  };
  look();
})"""
EXPIRED = token_of('{"iss":"https://issuer.example","exp":1000000000}')


def test_a_click_decodes_it_on_another_origin_under_a_strict_policy(embedded: Callable[..., Embedded]) -> None:
    """The policy of the page allows scripts and frames of the decoder's origin, and nothing else."""
    one = embedded().open()

    expect(one.frame.locator("#payload")).to_contain_text("123")
    expect(one.status).to_have_text("Decoded in your browser, in a frame without network access.")
    assert "allow-scripts" == one.iframe.get_attribute("sandbox")
    assert "JWT Decoder" == one.iframe.get_attribute("title")
    assert "no-referrer" == one.iframe.get_attribute("referrerpolicy")
    assert "null" == one.html().evaluate("() => self.origin")


def test_a_click_decodes_it_on_the_same_origin(page: Page, host: Host) -> None:
    policy = "default-src 'none'; img-src data:; script-src 'self'; frame-src 'self'"
    page.goto(host.write(element(), policy=policy, base="decoder/"))

    expect(Embedded(page).open().frame.locator("#payload")).to_contain_text("123")


@pytest.mark.parametrize("way", ['<script type="module" src="{}embed.js"></script>', "import"])
def test_the_script_finds_its_files_however_it_is_loaded(page: Page, host: Host, way: str) -> None:
    (host.folder / "another.html").write_text(
        f"<!doctype html><link rel=icon href='data:,'>{element()}{way.format('decoder/')}"
    )
    page.goto(f"{host.address}another.html")
    if way == "import":
        page.evaluate("() => import('./decoder/embed.js')")

    expect(Embedded(page).open().frame.locator("#payload")).to_contain_text("123")


def test_it_is_as_tall_as_its_content_and_follows_it(embedded: Callable[..., Embedded]) -> None:
    one = embedded().open()

    one.html().evaluate(FITS)
    before = one.iframe.evaluate("(frame) => frame.clientHeight")
    one.frame.locator("#how > summary").click()
    one.html().evaluate(FITS)
    assert before < one.iframe.evaluate("(frame) => frame.clientHeight")


def test_the_height_of_the_author_holds(embedded: Callable[..., Embedded]) -> None:
    one = embedded('height="320"')
    assert 320 == one.element.locator(".stage").evaluate("(stage) => stage.clientHeight")
    one.open()

    assert 320 == one.iframe.evaluate("(frame) => frame.clientHeight")


@pytest.mark.parametrize("view", ["full", "compact", "claims", "header"])
def test_it_shows_the_view_that_is_asked_for(embedded: Callable[..., Embedded], view: str) -> None:
    one = embedded(f'view="{view}"').open()

    expect(one.html()).to_have_attribute("data-view", view)


def test_it_verifies_with_the_key_of_the_author(embedded: Callable[..., Embedded]) -> None:
    one = embedded(f'verify-key="{SECRET}"', EXPIRED).open()

    expect(one.frame.locator('[data-verdict="signature"]')).to_have_attribute("data-state", "valid")


@pytest.mark.parametrize(
    ("now", "state"), [("999999999", "current"), ("2001-09-09T01:46:39Z", "current"), ("1000000000", "expired")]
)
def test_its_clock_stands_where_the_author_set_it(embedded: Callable[..., Embedded], now: str, state: str) -> None:
    one = embedded(f'now="{now}"', EXPIRED).open()

    expect(one.frame.locator('[data-verdict="time"]')).to_have_attribute("data-state", state)


def test_it_marks_the_claim_that_the_author_speaks_of(embedded: Callable[..., Embedded]) -> None:
    one = embedded('highlight="iss"', EXPIRED).open()
    marked = one.frame.locator('[aria-current="true"]')
    expect(marked).to_have_count(1)
    expect(marked).to_contain_text("issuer.example")
    one.set("highlight", "exp")

    expect(marked).to_contain_text("1000000000")


def test_what_may_not_be_edited_is_not(embedded: Callable[..., Embedded]) -> None:
    one = embedded("readonly", TOKEN.replace(".eyJ1", ".eyJ!1")).open()
    expect(one.frame.locator("#paste")).to_have_js_property("readOnly", value=True)
    expect(one.frame.locator("#key")).to_have_js_property("readOnly", value=True)
    expect(one.frame.locator("[data-fault]")).to_have_count(1)
    for button in ("#paste-clear", ".fault-repair"):
        expect(one.frame.locator(button)).to_be_hidden()
    one.element.evaluate("(element) => element.removeAttribute('readonly')")

    expect(one.frame.locator("#paste")).to_have_js_property("readOnly", value=False)


def test_its_theme_is_the_same_inside_as_outside(embedded: Callable[..., Embedded]) -> None:
    one = embedded('theme="dark"').open()
    expect(one.html()).to_have_attribute("data-theme", "dark")
    one.set("theme", "light")

    expect(one.html()).to_have_attribute("data-theme", "light")


def test_another_token_is_followed_and_a_theme_takes_nothing_that_was_typed(embedded: Callable[..., Embedded]) -> None:
    one = embedded().open()
    one.set("token", EXPIRED)
    expect(one.frame.locator("#payload")).to_contain_text("issuer.example")
    one.frame.locator("#paste").fill(TOKEN)
    one.set("theme", "dark")

    expect(one.html()).to_have_attribute("data-theme", "dark")
    expect(one.frame.locator("#paste")).to_have_value(TOKEN)


def test_it_opens_by_itself_when_it_is_seen(page: Page, host: Host) -> None:
    page.goto(host.write(element() * 20 + element('load="visible"')))
    last = Embedded(page, 20)
    expect(last.box).to_have_attribute("data-phase", "idle")
    expect(last.iframe).to_have_count(0)
    last.element.scroll_into_view_if_needed()

    last.phase("live")


def test_no_more_than_three_are_live_and_the_oldest_goes(page: Page, host: Host) -> None:
    page.goto(host.write(element('height="200"') * 4))
    first, second, third, fourth = (Embedded(page, index) for index in range(4))
    for one in (first, second, third, fourth):
        one.open()

    first.phase("idle")
    expect(first.status).to_have_text("Closed to make room for another.")
    expect(page.locator("jwt-decoder iframe")).to_have_count(3)
    second.button.click()
    second.phase("idle")


def test_what_was_typed_in_is_the_last_to_go(page: Page, host: Host) -> None:
    page.goto(host.write(element('height="200"') * 4))
    first, second, third, fourth = (Embedded(page, index) for index in range(4))
    first.open().frame.locator("#paste").fill(EXPIRED)
    for one in (second, third, fourth):
        one.open()

    second.phase("idle")
    expect(first.frame.locator("#paste")).to_have_value(EXPIRED)


def test_python_is_fetched_once_for_a_page(page: Page, host: Host, watch: Watch) -> None:
    """And all of it only where a reader asks for what takes that."""
    page.goto(host.write(element('height="200"') * 2))
    both = [Embedded(page, index).open() for index in range(2)]

    def fetched(ending: str) -> int:
        return len([url for url in watch.requests if url.endswith(ending)])

    assert [1, 1, 0] == [fetched(ending) for ending in ("loader.html", ".image.zst", ".snapshot.zst")]
    for one in both:
        one.frame.locator("#key").fill("your-256-bit-secret")
        expect(one.frame.locator('[data-verdict="signature"]')).to_have_attribute("data-state", "invalid")
    assert [1, 1, 1] == [fetched(ending) for ending in ("loader.html", ".image.zst", ".snapshot.zst")]


def test_the_focus_stays_where_it_was_and_links_are_dead(embedded: Callable[..., Embedded], page: Page) -> None:
    one = embedded().open()

    assert "JWT-DECODER" == page.evaluate("() => document.activeElement.tagName")
    assert [] == one.frame.locator("a:visible").all()


def test_a_decoder_that_does_not_come_says_so(
    embedded: Callable[..., Embedded], page: Page, provoked: Callable[[str], None]
) -> None:
    provoked("")
    page.route(re.compile(r"\.(image|snapshot)\.zst$"), lambda route: route.fulfill(status=404))
    one = embedded()
    one.button.click()
    one.phase("live")
    expect(one.frame.get_by_role("alert")).to_contain_text("the server answered 404")
    page.unroute_all()
    one.frame.get_by_role("button", name="Start Python again").click()

    expect(one.frame.locator("#payload")).to_contain_text("123")


def test_a_loader_that_does_not_come_says_so_and_is_asked_for_anew(
    embedded: Callable[..., Embedded], page: Page
) -> None:
    page.clock.install()
    page.route("**/loader.html", lambda _: None)
    one = embedded()
    with page.expect_request("**/loader.html"):
        one.button.click()
    page.clock.run_for(31_000)
    expect(one.status).to_have_text("Couldn’t load the decoder: unreachable, or blocked by this page’s frame-src.")
    one.phase("idle")
    page.unroute_all()
    one.open()

    expect(one.frame.locator("#payload")).to_contain_text("123")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_the_frame(embedded: Callable[..., Embedded], page: Page, theme: str) -> None:
    one = embedded(f'theme="{theme}" readonly highlight="iss"', EXPIRED).open()
    expect(one.frame.locator("#payload")).to_contain_text("issuer.example")
    (inside,) = (frame for frame in page.frames if frame.url.endswith("frame.html"))
    inside.evaluate(AXE)

    assert [] == inside.evaluate(VIOLATIONS)
