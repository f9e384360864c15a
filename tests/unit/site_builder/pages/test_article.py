"""The article as the build makes it from Markdown."""

from __future__ import annotations

import re

import pytest
from jwt_decoder.findings import ENTRIES
from site_builder.failure import Failure
from site_builder.pages.article import SOURCE, article

LINK = re.compile(r'<a href="([^"]+)">(.*?)</a>')
RFC = re.compile(r"https://www\.rfc-editor\.org/rfc/rfc(\d{4})(?:#section-(\d+(?:\.\d+)*))?")
BODY = "# Name\n\nFirst.\n\n"


def links() -> list[tuple[str, str]]:
    """Return the links of the article: where they lead, and what they say without its markup."""
    return [(href, re.sub(r"<[^>]+>", "", text)) for href, text in LINK.findall(article())]


def test_each_section_stands_under_its_heading_and_in_the_contents() -> None:
    made = article(f"{BODY}## One and two\n\nText.\n\n### Below it\n\n## `Three`\n\nMore.\n")

    assert '<header><h1>Name</h1>\n<p>First.</p>\n</header>\n<nav class="contents"' in made
    assert '<li><a href="#one-and-two">One and two</a></li><li><a href="#three"><code>Three</code></a></li>' in made
    assert '<section aria-labelledby="one-and-two">\n<h2 id="one-and-two">One and two</h2>\n<p>Text.</p>' in made
    assert '<h3 id="below-it">Below it</h3>\n</section>\n<section aria-labelledby="three">' in made


def test_two_headings_for_one_anchor_stop_the_build() -> None:
    with pytest.raises(Failure, match="two headings for one anchor: one"):
        article(f"{BODY}## One\n\n### One!\n")


def test_every_way_within_the_article_leads_somewhere() -> None:
    made = article()
    inside = [href[1:] for href, _ in links() if href.startswith("#")]

    assert 8 == len(inside)
    assert [] == [anchor for anchor in inside if 1 != made.count(f'id="{anchor}"')]


def test_every_rule_that_it_names_is_one() -> None:
    named = [(href, text) for href, text in links() if "rules.html" in href]

    assert 20 < len(named)
    assert [] == [(href, text) for href, text in named if href != f"../rules.html#{text}" or text not in ENTRIES]


def test_every_other_link_leads_to_the_section_of_the_specification_that_it_names() -> None:
    outside = [(href, text.replace("\u00a0", " ")) for href, text in links() if not href.startswith(("#", "../rules"))]

    assert {"7519", "7515", "8725", "6750", "9700"} <= {RFC.fullmatch(href)[1] for href, _ in outside}  # type: ignore[index]  # each is one
    for href, text in outside:
        found = RFC.fullmatch(href)
        assert found
        number, section = found.groups()
        assert text.startswith(f"RFC {number} §{section}" if section else f"RFC {number}")


def test_no_line_ends_within_the_name_of_a_section() -> None:
    assert "(RFC\u00a07519\u00a0§4.1)" in article(f"{BODY}## One\n\nText (RFC 7519 §4.1).\n")


def test_the_first_cell_of_a_row_is_its_header() -> None:
    made = article(f"{BODY}## One\n\n| A | B |\n|---|---|\n| c | d |\n")

    assert '<th scope="col">A</th>\n<th scope="col">B</th>' in made
    assert '<th scope="row">c</th>\n<td>d</td>' in made


def test_a_drawing_is_a_part_of_the_page_and_says_what_it_shows() -> None:
    (drawing,) = re.findall(r"<svg .*</svg>", article(), re.DOTALL)

    assert 'role="img" aria-labelledby="flow-name" aria-describedby="flow-story"' in drawing
    assert '<title id="flow-name">' in drawing
    assert '<desc id="flow-story">' in drawing
    assert "style=" not in drawing


@pytest.mark.parametrize("name", ["missing.svg", "article.md", "https://elsewhere.example/a.svg"])
def test_a_drawing_that_is_not_there_stops_the_build(name: str) -> None:
    with pytest.raises(Failure, match="is no drawing of the project"):
        article(f"{BODY}## One\n\n![A drawing]({name})\n")


def test_other_code_is_a_block_of_code_and_markup_is_text() -> None:
    made = article(f"{BODY}## One\n\n<b>bold</b>\n\n```http\nGET /<x>\n```\n")

    assert "&lt;b&gt;bold&lt;/b&gt;" in made
    assert '<pre><code class="language-http">GET /&lt;x&gt;\n</code></pre>' in made


def test_the_text_has_no_quotation_mark_of_a_typewriter() -> None:
    prose = re.sub(r"```.*?```|`[^`]*`", "", SOURCE.read_text(), flags=re.DOTALL)

    assert [] == re.findall(r"[^\n]*[\"'][^\n]*", prose)
