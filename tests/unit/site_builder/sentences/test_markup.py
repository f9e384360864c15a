"""What a person reads in a page or a document is listed, and nothing else of it."""

from __future__ import annotations

import io

import pytest
from site_builder.sentences.markup import extract_html, extract_markdown


def of_html(text: str) -> list[tuple[int, str]]:
    """Return the messages of a page, each with its line."""
    return [(line, message) for line, _, message, _ in extract_html(io.BytesIO(text.encode()), {}, (), {})]


def of_markdown(text: str) -> list[tuple[int, str]]:
    """Return the messages of a document, each with its line."""
    return [(line, message) for line, _, message, _ in extract_markdown(io.BytesIO(text.encode()), {}, (), {})]


@pytest.mark.parametrize(
    ("page", "messages"),
    [
        ("<p>Paste a token.</p>", ["Paste a token."]),
        ("<p>Paste\n  a token.\n</p>", ["Paste a token."]),
        ("<p>Run <code>build.py</code> first.</p>", ["Run <code>build.py</code> first."]),
        ('<p>See <a href="#a">the <em>other</em> page</a>.</p>', ["See <a>the <em>other</em> page</a>."]),
        ('<p>At <span id="when"></span>, once.</p>', ["At <span></span>, once."]),
        ("<p>One line<br>and another</p>", ["One line<br>and another"]),
        ("<p><span>Theme</span></p>", ["Theme"]),
        (
            "<summary><span>Expected values</span> <span>nothing yet</span></summary>",
            ["Expected values", "nothing yet"],
        ),
        ("<label>Encoding <select><option>text</option></select></label>", ["Encoding", "text"]),
        ("<label>Encoding <span><select><option>text</option></select></span></label>", ["Encoding", "text"]),
        ("<p>Copy it. <button>Copy</button></p>", ["Copy it.", "Copy"]),
        ("<template><p>More</p></template>", ["More"]),
        ("<title><!-- name --> · JWT Decoder</title>", ["{name} · JWT Decoder"]),
        ("<p>It has <!-- file size --> MB.</p>", ["It has {file_size} MB."]),
        ("<p>This &amp; that</p>", ["This & that"]),
    ],
)
def test_a_block_is_a_message_with_what_is_within_its_lines(page: str, messages: list[str]) -> None:
    assert messages == [message for _, message in of_html(page)]


@pytest.mark.parametrize(
    ("page", "messages"),
    [
        ('<ul aria-label="Faults"></ul>', ["Faults"]),
        ('<input placeholder="Find" title="Find a rule">', ["Find", "Find a rule"]),
        ('<p>See <img alt="a drawing">.</p>', ["See", "a drawing"]),
        ('<p>See <a aria-label="the other page">this</a>.</p>', ["See <a>this</a>.", "the other page"]),
        ('<textarea translate="no" placeholder="Paste">eyJ</textarea>', ["Paste"]),
        ('<meta name="description" content="Decodes tokens.">', ["Decodes tokens."]),
        ('<meta name="description" content="<!-- description -->">', []),
        ('<meta name="robots" content="noindex">', []),
    ],
)
def test_attributes_that_are_read_are_messages(page: str, messages: list[str]) -> None:
    assert messages == sorted(message for _, message in of_html(page))


@pytest.mark.parametrize(
    "page",
    [
        "<script>const text = 1;</script><style>p { color: red }</style>",
        '<code translate="no">eyJhbGciOiJIUzI1NiJ9</code>',
        "<!-- policy --><p><!-- navigation --></p>",
        "<p>1 · 2</p><td></td>",
    ],
    ids=["script", "not to be translated", "slots", "no words"],
)
def test_what_is_in_no_language_is_no_message(page: str) -> None:
    assert [] == of_html(page)


def test_a_page_that_browsers_are_not_to_translate_is_listed_all_the_same() -> None:
    assert [(1, "Paste")] == of_html('<!doctype html><html lang="en" translate="no"><body><p>Paste</p></body></html>')


def test_a_message_has_the_line_where_its_text_begins() -> None:
    assert [(2, "One."), (5, "Two <b>three</b>.")] == of_html("<div>\n<p>One.</p>\n<p>\n\n Two <b>three</b>.</p></div>")


def test_a_document_is_listed_by_headings_paragraphs_items_and_cells() -> None:
    document = "# Title\n\nA *word*\nmore.\n\n- item\n\n| a | 1 |\n|---|---|\n| b | c |\n\n```\ncode\n```\n"

    assert [(1, "Title"), (3, "A *word* more."), (6, "item"), (8, "a"), (10, "b"), (10, "c")] == of_markdown(document)
