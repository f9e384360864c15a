"""The pages around the tool: each is for everybody, and every way through the site leads somewhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import expect
from site_builder.pages import not_found
from site_builder.pages.site_pages import PAGES

from tests.browser.test_page.test_page_access import violations
from tests.conftest import DIST

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.watch import Watch

AROUND: Final = [page.file for page in PAGES]
FILES: Final = [*AROUND, not_found.FILE]
# The links of a page that carries other files in itself are its own matter.
LINKED: Final = ["index.html", *FILES, "loader.html"]


class References(HTMLParser):
    """Collects what a page refers to, and the places in it that can be referred to."""

    def __init__(self, html: str) -> None:
        """Read a page."""
        super().__init__()
        self.named: list[str] = []
        self.places: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the addresses and the ids of an element."""
        del tag
        self.named += [value for name, value in attrs if name in {"href", "src"} and value]
        self.places |= {value for name, value in attrs if name in {"id", "data-of-mode"} and value}


def broken(file: str) -> list[str]:
    """Return what a page refers to, and what is not there."""
    found = References((DIST / file).read_text())
    return [name for name in found.named if not urlsplit(name).scheme and not leads(file, name)]


def leads(file: str, name: str) -> bool:
    parts = urlsplit(name)
    if file == not_found.FILE and name == "/":
        return True
    target = (DIST / file).parent / unquote(parts.path) if parts.path else DIST / file
    target = target / "index.html" if target.is_dir() else target
    if not target.is_file():
        return False
    fragment = unquote(parts.fragment)
    return not fragment or "=" in fragment or fragment in References(target.read_text()).places


@pytest.mark.parametrize("file", LINKED)
def test_every_way_from_a_page_leads_somewhere(file: str) -> None:
    assert [] == broken(file)


def test_a_way_that_leads_nowhere_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (
        '<p id="here"><a href="#here">1</a><a href="#there">2</a><a href="page.html#here">3</a><a href="no.html">4</a>'
    )
    (tmp_path / "page.html").write_text(page)
    monkeypatch.setattr("tests.browser.test_pages_around.DIST", tmp_path)

    assert ["#there", "no.html"] == broken("page.html")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("file", FILES)
def test_axe_finds_nothing(new_page: Callable[..., Page], site: str, file: str, scheme: str) -> None:
    page = new_page(viewport={"width": 1280, "height": 800}, color_scheme=scheme)
    page.goto(site + file)

    assert [] == violations(page)


@pytest.mark.parametrize("width", [320, 390, 768])
@pytest.mark.parametrize("file", FILES)
def test_nothing_scrolls_sideways(new_page: Callable[..., Page], site: str, file: str, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(site + file)

    assert width >= page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize("file", AROUND)
def test_the_first_key_offers_to_skip_the_navigation(page: Page, site: str, file: str) -> None:
    page.goto(site + file)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("file", AROUND)
def test_the_navigation_leads_through_all_pages_and_marks_this_one(page: Page, site: str, file: str) -> None:
    page.goto(site + file)
    ways = page.get_by_role("navigation", name="Pages").get_by_role("link")
    major, minor = ([one.name for one in PAGES if one.is_minor == is_minor] for is_minor in (False, True))

    expect(ways).to_have_text([*major, *minor])
    expect(page.get_by_role("banner").get_by_role("link", name="JWT Decoder")).to_have_attribute(
        "href", re.compile("/$|index.html$|^[./]*$")
    )
    assert [site + file] == [
        way.evaluate("(way) => way.href") for way in ways.all() if way.get_attribute("aria-current")
    ]


@pytest.mark.parametrize("address", ["no-such-page", "some/where/deep/no-such-page.html"])
def test_where_nothing_is_the_page_leads_home_from_any_depth(page: Page, site: str, watch: Watch, address: str) -> None:
    """As hosts serve it: at the address that was asked for."""
    watch.provoke("Failed to load resource|404")
    page.route(
        re.compile(re.escape(address)),
        lambda route: route.fulfill(status=404, path=DIST / not_found.FILE, content_type="text/html"),
    )
    page.goto(f"{site}{address}")

    expect(page.get_by_role("link", name="Open the JWT Decoder")).to_have_attribute("href", "/")
