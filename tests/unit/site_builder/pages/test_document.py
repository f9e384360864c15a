"""Documents as pages of the site."""

from __future__ import annotations

import html
import re
from typing import Final

import pytest
from site_builder.failure import Failure
from site_builder.pages.document import FOLDER, PLACES, document, rendered
from site_builder.pages.site_pages import PAGES

HEAD: Final = "# Name\n\nAbout.\n\n"
EMBEDDING: Final = (FOLDER / "embedding.md").read_text()
LIVE: Final = re.findall(r"^```html live\n(.*?)\n```$", EMBEDDING, re.MULTILINE | re.DOTALL)


def made(text: str, **live: str) -> str:
    return rendered(HEAD + text, live, of="name.md")


def test_the_first_paragraph_leads_in_and_the_headings_are_linked_before_the_first_of_them() -> None:
    page = made("## One and two\n\nText.\n\n## `Three`\n")

    assert page.startswith('<h1>Name</h1>\n<p class="lead">About.</p>\n\n<nav class="jumps" aria-label="On this page">')
    assert '<li><a href="#one-and-two">One and two</a></li><li><a href="#three"><code>Three</code></a></li>' in page
    assert '<section>\n<h2 id="one-and-two">One and two</h2>\n<p>Text.</p>\n</section>\n<section>' in page


def test_a_mark_alone_in_a_paragraph_becomes_what_the_build_has_for_it() -> None:
    page = made("## One\n\nBefore.\n\n<!-- shapes -->\n\nAfter.\n", shapes="<dl></dl>")

    assert "<p>Before.</p>\n<dl></dl>\n<p>After.</p>" in page


def test_a_mark_that_the_build_knows_nothing_of_stops_it() -> None:
    with pytest.raises(Failure, match=r"docs/name\.md has a mark that the build has nothing for: shape\."):
        made("## One\n\n<!-- shape -->\n", shapes="<dl></dl>")


def test_a_link_alone_to_an_example_becomes_the_example() -> None:
    page = made("## One\n\n[the example](../assets/js/examples/report.js)\n\nAfter.\n")

    assert '<figure class="run" id="example-report">' in page
    assert "</figure>\n<p>After.</p>" in page
    assert "../assets" not in page


@pytest.mark.parametrize(("target", "place"), [("embedding.md#attributes", "embed.html#attributes"), ("#one", "#one")])
def test_a_link_leads_to_the_page_of_a_document(target: str, place: str) -> None:
    assert f'<a href="{place}">there</a>' in made(f"## One\n\nLook [there]({target}).\n")


def test_a_link_out_of_the_site_stays_as_it_is() -> None:
    address = "https://www.rfc-editor.org/rfc/rfc7519"

    assert f'<a href="{address}">RFC 7519</a>' in made(f"## One\n\n[RFC 7519]({address}) has it.\n")


def test_a_link_to_what_the_site_has_not_stops_the_build() -> None:
    with pytest.raises(Failure, match=r"docs/name\.md links to design\.md, which is nowhere on the site"):
        made("## One\n\nLook [there](design.md#one).\n")


def test_two_headings_for_one_anchor_stop_the_build() -> None:
    with pytest.raises(Failure, match=r"name\.md has two headings for one anchor: one"):
        made("## One\n\n### One!\n")


def test_the_name_of_a_file_that_only_the_site_has_is_a_link_to_it() -> None:
    page = made("## One\n\n`rules.html` and `other.html` and `<b>`.\n")

    assert '<a href="rules.html"><code>rules.html</code></a> and <code>other.html</code> and ' in page
    assert "<code>&lt;b&gt;</code>" in page


def test_markup_in_a_document_is_text() -> None:
    page = made('## One\n\n<b>bold</b>\n\n```html\n<i title="a">\n```\n')

    assert "&lt;b&gt;bold&lt;/b&gt;" in page
    assert '<pre class="listing"><code translate="no">&lt;i title="a"&gt;</code></pre>' in page


def test_the_markup_that_is_live_is_the_markup_that_is_shown() -> None:
    page = document("embedding.md", {"builder": ""})

    assert 3 == len(LIVE)
    for markup in LIVE:
        shown = html.escape(markup, quote=False)
        live = f'<code translate="no">{shown}</code></pre><div class="live">{markup}</div></figure>'
        assert 1 == page.count(live)


def test_only_a_page_with_live_markup_loads_the_script_for_it() -> None:
    documents = [page for page in PAGES if page.file in PLACES.values() and page.file != "privacy.html"]

    assert 6 == len(documents)
    assert [page.embeds for page in documents] == ['<div class="live">' in page.main() for page in documents]


def test_every_document_that_has_a_place_on_the_site_is_its_page() -> None:
    files = {page.file: page for page in PAGES}

    for name, file in PLACES.items():
        if "/" not in name:
            title = (FOLDER / name).read_text().partition("\n")[0].removeprefix("# ")
            assert files[file].name == title
            assert files[file].main().startswith(f"<h1>{title}</h1>")
