"""Markdown, read by markdown-it-py from its wheel: an interpreter with nothing installed builds the site."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from site_builder.runtime import wheels

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


def parser() -> MarkdownIt:
    """Return a parser of CommonMark with tables and typographer's quotation marks, which takes no HTML."""
    # At the front: the build is the same whatever else is installed.
    sys.path[:0] = [path for path in map(str, wheels.of_build()) if path not in sys.path]
    from markdown_it import MarkdownIt  # noqa: PLC0415 - it is on the path from here on

    return MarkdownIt("commonmark", {"html": False, "typographer": True}).enable(["table", "smartquotes"])
