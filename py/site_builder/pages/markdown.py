"""Markdown, read by markdown-it-py from its wheel: an interpreter with nothing installed builds the site."""

from __future__ import annotations

import re
import sys
from itertools import pairwise
from typing import TYPE_CHECKING

from site_builder.failure import Failure
from site_builder.runtime import wheels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token


def parser() -> MarkdownIt:
    """Return a parser of CommonMark with tables and typographer's quotation marks, which takes no HTML."""
    # At the front: the build is the same whatever else is installed.
    sys.path[:0] = [path for path in map(str, wheels.of_build()) if path not in sys.path]
    from markdown_it import MarkdownIt  # noqa: PLC0415 - it is on the path from here on

    return MarkdownIt("commonmark", {"html": False, "typographer": True}).enable(["table", "smartquotes"])


def html(parser: MarkdownIt, tokens: Sequence[Token]) -> str:
    """Return tokens as HTML, by the rules of a parser."""
    return str(parser.renderer.render(tokens, parser.options, {}))


def anchor(tokens: Sequence[Token], *, of: str) -> None:
    """Set on each heading below the first an id made of its words; raise Failure where two of a file have the same."""
    known: set[str] = set()
    for heading, inline in pairwise(tokens):
        if heading.type != "heading_open" or heading.tag == "h1":
            continue
        name = re.sub(r"[^a-z0-9]+", "-", inline.content.lower()).strip("-")
        if name in known:
            message = f"{of} has two headings for one anchor: {name}."
            raise Failure(message)
        known.add(name)
        heading.attrSet("id", name)


def divided(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    """Return what comes before the first heading of the second level, then each such heading with what is below it."""
    starts = [at for at, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h2"]
    return [tokens[start:end] for start, end in pairwise([0, *starts, len(tokens)])]
