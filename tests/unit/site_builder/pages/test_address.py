"""What the site says of its own address, with one and without."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import Final

import pytest
from site_builder.failure import Failure
from site_builder.pages import address, not_found, site_pages

PLACE: Final = "https://tools.example/jwt/"


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Build for an address."""
    monkeypatch.setenv(address.VARIABLE, PLACE.rstrip("/"))


@pytest.fixture
def unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Build for any host and path."""
    monkeypatch.delenv(address.VARIABLE, raising=False)


@pytest.mark.parametrize("stated", ["tools.example", "ftp://tools.example/", "https:///jwt", "https://a.example/?b"])
def test_what_is_no_address_stops_the_build(monkeypatch: pytest.MonkeyPatch, stated: str) -> None:
    monkeypatch.setenv(address.VARIABLE, stated)
    with pytest.raises(Failure, match="must be the address of the site"):
        address.of_site()


@pytest.mark.usefixtures("unknown")
def test_without_an_address_a_page_names_none_and_there_is_no_map() -> None:
    head = address.head("rules.html", "Rules", 'What it "finds" & why')

    assert "http" not in head
    assert 'content="What it &quot;finds&quot; &amp; why"' in head
    assert {address.CARD} == {*address.files(site_pages.files())}


@pytest.mark.usefixtures("known")
def test_with_an_address_a_page_names_itself_and_its_picture() -> None:
    head = address.head("rules.html", "Rules", "What it finds")

    assert f'<link rel="canonical" href="{PLACE}rules.html">' in head
    assert f'<meta property="og:image" content="{PLACE}{address.CARD}">' in head


@pytest.mark.usefixtures("known")
def test_the_map_lists_the_tool_and_each_page() -> None:
    files = address.files(site_pages.files())
    listed = [place.text for place in ET.fromstring(files["sitemap.xml"]).findall(".//{*}loc")]  # noqa: S314 - made here

    assert [PLACE + re.sub(r"index\.html$", "", file) for file in site_pages.files()] == listed
    assert "robots.txt" not in files


def test_robots_are_told_of_the_map_where_they_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(address.VARIABLE, "https://jwt.example")

    assert b"Sitemap: https://jwt.example/sitemap.xml\n" in address.files(["index.html"])["robots.txt"]


def test_the_card_has_the_size_that_is_told(known: None) -> None:
    del known
    content = address.files([])[address.CARD]
    told = re.findall(r'og:image:(?:width|height)" content="(\d+)"', address.head("index.html", "", ""))

    assert told == [str(int.from_bytes(content[start : start + 4])) for start in (16, 20)]


@pytest.mark.usefixtures("known")
def test_where_nothing_is_a_known_address_leads_home_without_a_script() -> None:
    page = not_found.not_found().decode()

    assert 'id="home" href="/jwt/"' in page
    assert "<script" not in page
    assert "connect-src 'none'" in page
