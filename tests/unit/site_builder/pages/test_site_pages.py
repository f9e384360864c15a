"""The pages beside the tool: one layout, and one navigation through all."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from site_builder.failure import Failure
from site_builder.hosting import policy
from site_builder.pages import site_pages
from site_builder.pages.site_pages import PAGES
from site_builder.pages.template import marked

HEAD = "listen()"
RULES = next(page for page in PAGES if page.file == "rules.html")


def made() -> dict[str, str]:
    scripts = {stem: f"assets/{stem}-1.js" for stem in site_pages.scripts()}
    return {file: page.decode() for file, page in site_pages.pages(scripts, "assets/pages-1.css", HEAD).items()}


def test_each_page_has_its_name_its_script_and_the_sheet() -> None:
    for page in PAGES:
        html = made()[page.file]
        assert f"<title>{page.name} · JWT Decoder</title>" in html
        assert bool(page.script) == (f'assets/{page.script}-1.js"' in html)
        assert f'href="{"../" * page.file.count("/")}assets/pages-1.css"' in html
        assert 1 == html.count("<main")
        assert "<!--" not in html


def test_a_page_with_decoders_states_their_frames_and_loads_their_script(monkeypatch: pytest.MonkeyPatch) -> None:
    page = replace(RULES, file="more/rules.html", script="", embeds=True)
    monkeypatch.setattr(site_pages, "PAGES", (page,))
    html = made()["more/rules.html"]

    assert "; frame-src 'self'" in html
    assert ["<script>", '<script src="../embed.js" defer>'] == re.findall("<script[^>]*>", html)


def test_each_page_says_what_its_service_worker_withheld_and_allows_the_script_that_does() -> None:
    for html in made().values():
        assert f"<script>{HEAD}</script>" in html
        assert policy.text(policy.with_scripts({"script-src": "'self'"}, HEAD)) in html
        assert 1 == html.count('id="withheld"')


def test_the_foot_has_what_the_head_has_no_room_for() -> None:
    assert {page.file for page in PAGES if page.is_minor} == set(
        re.findall(r'href="([^"]+)"', site_pages.foot("index.html"))
    )


@pytest.mark.parametrize("file", ["index.html", *(page.file for page in PAGES)])
def test_every_page_leads_to_all_and_names_itself(file: str) -> None:
    ways = site_pages.navigation(file) + site_pages.foot(file)
    links = re.findall(r'<a href="([^"]+)"( aria-current=page)?>', ways)

    root = "../" * file.count("/")
    assert {root + page.file for page in PAGES} == {href for href, _ in links}
    assert len(PAGES) == len(links)
    assert [root + file] * (file != "index.html") == [href for href, current in links if current]


def test_a_page_in_a_folder_finds_its_way(monkeypatch: pytest.MonkeyPatch) -> None:
    page = replace(RULES, file="more/rules.html")
    monkeypatch.setattr(site_pages, "PAGES", (page, replace(RULES, file="torture.html")))

    assert 'href="../torture.html"' in made()["more/rules.html"]
    assert 'href="../assets/pages-1.css"' in made()["more/rules.html"]
    assert 'href="../more/rules.html" aria-current=page' in made()["more/rules.html"]


def test_a_mark_that_is_missing_stops_the_build_with_the_name_of_its_file() -> None:
    with pytest.raises(Failure, match=r"layout\.html must hold <!-- name --> once\."):
        marked("", {"<!-- name -->": ""}, of="layout.html")
