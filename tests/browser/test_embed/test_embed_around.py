"""The pages that it stands in: dark ones, narrow ones, written from the right, folded, made and moved by scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.test_embed.conftest import TOKEN, Embedded, element

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.test_embed.conftest import Host
    from tests.browser.watch import Watch

ANYTHING: Final = "default-src * 'unsafe-inline' data:"
OFFER: Final = "Decodes it in your browser; loads"
LONG: Final = TOKEN.replace(".eyJ", f".{'eyJhIjoi' * 60}eyJ")
BLACK: Final = "rgb(0, 0, 0)"


@pytest.fixture
def around(page: Page, host: Host) -> Callable[[str], Embedded]:
    """Return a function that opens a page with some markup, and gives its first decoder."""

    def show(body: str) -> Embedded:
        page.goto(host.write(body, policy=ANYTHING))
        return Embedded(page)

    return show


def test_its_theme_follows_whatever_it_stands_in(around: Callable[[str], Embedded], page: Page) -> None:
    style = "<style>.dark { background: #111; color: #eee; }</style>"
    one = around(f'{style}<div id="app"><section>{element()}</section></div>').open()
    expect(one.html()).to_have_attribute("data-theme", "light")
    page.evaluate("() => document.getElementById('app').classList.add('dark')")

    expect(one.box).to_have_attribute("data-theme", "dark")
    expect(one.html()).to_have_attribute("data-theme", "dark")


def test_in_a_shadow_tree_its_theme_is_that_of_the_host(around: Callable[[str], Embedded], page: Page) -> None:
    around('<div id="outer"></div>')
    page.evaluate(
        """(markup) => {
          const outer = document.getElementById("outer");
          outer.attachShadow({ mode: "open" }).innerHTML = `<style>.paper { padding: 1em }</style>${markup}`;
          outer.style.background = "#102030";
        }""",
        f'<div class="paper">{element()}</div>',
    )
    one = Embedded(page)
    expect(one.box).to_have_attribute("data-theme", "dark")
    page.evaluate("() => { document.getElementById('outer').style.background = '#fff'; }")

    expect(one.box).to_have_attribute("data-theme", "light")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_that_paints_nothing_is_as_dark_as_the_browser_makes_it(
    new_page: Callable[..., Page], host: Host, scheme: str
) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(host.write(f"<style>:root {{ color-scheme: light dark }}</style>{element()}", policy=ANYTHING))

    expect(Embedded(page).box).to_have_attribute("data-theme", scheme)


def test_it_reads_from_the_left_and_in_english_wherever_it_stands(around: Callable[[str], Embedded]) -> None:
    one = around(f'<div dir="rtl" lang="ar">{element()}</div>')

    assert ["ltr", "en"] == one.box.evaluate("(box) => [getComputedStyle(box).direction, box.lang]")
    button, link = (one.element.get_by_role(role).bounding_box() for role in ("button", "link"))
    assert button
    assert link
    assert button["x"] < link["x"]


@pytest.mark.parametrize("view", ["full", "compact", "claims", "header"])
def test_in_a_narrow_column_nothing_is_cut(around: Callable[[str], Embedded], page: Page, view: str) -> None:
    style = "<style>main { width: 280px; }</style>"
    one = around(f"{style}{element(f'view={view}', LONG)}")
    assert "0" == one.element.locator(".token").get_attribute("tabindex")
    one.open()

    assert 0 >= one.box.evaluate("(box) => box.scrollWidth - box.clientWidth")
    assert 0 >= one.html().evaluate("(html) => html.scrollWidth - html.clientWidth")
    assert 280 >= page.locator("jwt-decoder").evaluate("(element) => element.offsetWidth")


@pytest.mark.parametrize(("attributes", "most"), [("", 14 * 26), ('height="90"', 90)])
def test_a_long_token_scrolls_and_can_be_reached_by_the_keyboard(
    around: Callable[[str], Embedded], page: Page, attributes: str, most: int
) -> None:
    one = around(element(attributes, f"{LONG}{'A' * 4_000}"))
    token = one.element.locator(".token")
    expect(token).to_be_visible()

    assert token.evaluate("(token) => token.offsetHeight") <= most
    assert token.evaluate("(token) => token.scrollHeight > token.clientHeight")
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    page.wait_for_function(
        "() => document.querySelector('jwt-decoder').shadowRoot.querySelector('.token').scrollTop > 0"
    )


@pytest.mark.parametrize(
    "folded",
    [
        "<details id='fold'><summary>Show</summary>{}</details>",
        "<div id='fold' hidden>{}</div>",
        "<div id='fold' style='display: none'>{}</div>",
    ],
)
def test_what_is_folded_loads_nothing_before_it_is_unfolded(
    around: Callable[[str], Embedded], page: Page, watch: Watch, site: str, folded: str
) -> None:
    one = around(folded.format(element('load="visible"')))
    page.evaluate("() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))")
    assert [f"{site}embed.js"] == [url for url in watch.requests if url.startswith(site)]
    page.evaluate("""() => {
      const fold = document.getElementById("fold");
      fold.open = true;
      fold.hidden = false;
      fold.style.display = "";
    }""")
    one.phase("live")
    inside = one.html().evaluate("(html) => html.getBoundingClientRect().height")

    assert abs(one.iframe.evaluate("(frame) => frame.clientHeight") - inside) <= 1


def test_load_is_followed_and_what_the_reader_closed_stays_closed(
    around: Callable[[str], Embedded], page: Page
) -> None:
    one = around(f"{element()}<div style='height: 300vh'></div><p id='end'>End.</p>")
    expect(one.box).to_have_attribute("data-phase", "idle")
    one.set("load", "visible")
    one.phase("live")
    one.button.click()
    one.phase("idle")
    page.locator("#end").scroll_into_view_if_needed()
    one.element.scroll_into_view_if_needed()
    page.evaluate("() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))")

    expect(one.iframe).to_have_count(0)
    one.open()


def test_one_made_by_a_script_is_like_any_other(around: Callable[[str], Embedded], page: Page) -> None:
    one = around("")
    page.evaluate("""() => {
      const made = document.createElement("jwt-decoder");
      made.setAttribute("view", "claims");
      document.querySelector("main").append(made);
    }""")
    expect(one.status).to_contain_text(OFFER)
    one.element.evaluate("(element, token) => { element.textContent = token; }", TOKEN)
    expect(one.element.locator(".token span")).to_have_text(TOKEN.split("."))

    expect(one.open().frame.locator("#payload")).to_contain_text("123")


def test_what_a_tool_puts_beside_the_code_is_not_of_the_token(around: Callable[[str], Embedded]) -> None:
    one = around("<jwt-decoder><pre>eyJhIjoxfQ.e30.</pre></jwt-decoder>" + element())
    expect(one.element.locator(".token")).to_have_text("eyJhIjoxfQ.e30.")
    other = Embedded(one.page, 1)
    other.element.locator("> pre").evaluate(
        "(pre) => pre.append(document.createElement('button'), 'Copy to clipboard')"
    )
    other.set("height", "200")

    expect(other.element.locator(".token")).to_have_text(TOKEN)


def test_one_that_is_moved_goes_back_to_its_token_and_opens_again(
    around: Callable[[str], Embedded], page: Page
) -> None:
    one = around(f'{element()}<div id="elsewhere"></div>').open()
    page.evaluate("() => document.getElementById('elsewhere').append(document.querySelector('jwt-decoder'))")
    one.phase("idle")
    expect(one.status).to_contain_text(OFFER)
    expect(one.element.locator(".token")).to_be_visible()

    expect(one.open().frame.locator("#payload")).to_contain_text("123")


def test_one_that_is_taken_out_while_it_loads_leaves_room_and_nothing_else(
    around: Callable[[str], Embedded], page: Page
) -> None:
    around(element('height="200"') * 4)
    page.evaluate("""() => {
      const [first, second] = document.querySelectorAll("jwt-decoder");
      for (const one of [first, second]) one.shadowRoot.querySelector("button").click();
      first.remove();
      second.shadowRoot.querySelector("button").click();
    }""")
    expect(page.locator("jwt-decoder iframe")).to_have_count(0)
    for index in range(3):
        Embedded(page, index).open()

    expect(page.locator("jwt-decoder iframe")).to_have_count(3)


def test_what_a_page_does_to_frames_does_not_show_the_one_that_loads(
    around: Callable[[str], Embedded], page: Page
) -> None:
    around(f"<style>iframe {{ display: block; width: 100%; height: 300px }}</style>{element()}").open()

    expect(page.locator("body > iframe")).to_be_hidden()


@pytest.mark.not_in("firefox", "emulate_media does not work over BiDi.")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_live_one_is_its_token_on_paper_black_on_white(
    around: Callable[[str], Embedded], page: Page, theme: str
) -> None:
    one = around(element(f'theme="{theme}"', LONG)).open()
    page.emulate_media(media="print")
    token = one.element.locator(".token")

    expect(token).to_be_visible()
    expect(one.iframe).to_be_hidden()
    expect(one.button).to_be_hidden()
    for part in (token, token.locator("span").first):
        expect(part).to_have_css("color", BLACK)
    expect(token).to_have_css("background-color", "rgb(255, 255, 255)")
    assert 0 == token.evaluate("(token) => token.scrollHeight - token.clientHeight")


def test_other_changes_of_the_page_do_not_redraw_it(around: Callable[[str], Embedded], page: Page) -> None:
    """Pages set classes and run transitions all the time; fifty decoders would be laid out each time."""
    one = around(element())
    expect(one.element.locator(".token span").first).to_be_visible()
    kept = one.element.locator(".token span").first.element_handle()
    page.evaluate("""() => new Promise((resolve) => {
      document.body.className = "scrolled";
      document.dispatchEvent(new Event("transitionend"));
      requestAnimationFrame(() => requestAnimationFrame(resolve));
    })""")

    assert kept
    assert kept.evaluate("(span) => span.isConnected")
