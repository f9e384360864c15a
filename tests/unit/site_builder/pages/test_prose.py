"""Sections of documents as pages show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from site_builder.failure import Failure
from site_builder.pages import prose

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = """# Title

## One

A word with `code`.

- a thing

## Two

| name | what |
|---|---|
| `a` | b |

After.
"""


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the name of a document in the root of the project."""
    (tmp_path / "DOCUMENT.md").write_text(DOCUMENT)
    monkeypatch.setattr(prose, "ROOT", tmp_path)
    return "DOCUMENT.md"


def test_a_section_ends_where_the_next_begins(document: str) -> None:
    assert "<p>A word with <code>code</code>.</p>\n<ul>\n<li>a thing</li>\n</ul>" == prose.section(document, "One")


def test_what_a_page_shows_and_no_document_has_stops_the_build(document: str) -> None:
    with pytest.raises(Failure, match=r"DOCUMENT\.md must have the line ## Three"):
        prose.section(document, "Three")
