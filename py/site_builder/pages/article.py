"""The article about tokens: Markdown, with live decoders and drawings, as the page shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from site_builder.failure import Failure
from site_builder.pages import article_examples, markdown
from site_builder.project import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

FOLDER: Final = ROOT / "assets" / "pages"
SOURCE: Final = FOLDER / "article.md"
# The spaces in “RFC 7519 §4.1”, at which no line ends.
_UNBROKEN: Final = re.compile(r"(?<=RFC) (?=\d)| (?=§)")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the article under a heading: the anchor, the heading as HTML, and all of it as HTML."""

    anchor: str
    name: str
    html: str


def article(text: str | None = None) -> str:
    """Return the article as HTML; ``text`` is its Markdown, that of the project if not given.

    Raise Failure where two headings have one anchor, and where an example or a drawing is not as it must be.
    """
    parser = _parser()
    tokens = parser.parse(_UNBROKEN.sub("\u00a0", SOURCE.read_text() if text is None else text))
    markdown.anchor(tokens, of=SOURCE.name)
    _scope(tokens)
    first, *others = markdown.divided(tokens)
    sections = [_section(parser, part) for part in others]
    return "\n".join(
        [f"<header>{markdown.html(parser, first)}</header>", _contents(sections), *(one.html for one in sections)]
    )


def _parser() -> MarkdownIt:
    parser = markdown.parser()
    parser.add_render_rule("fence", _fence)
    parser.add_render_rule("image", _image)
    return parser


def _scope(tokens: Sequence[Token]) -> None:
    """Let the first cell of each row of a table be the row's header."""
    opened: list[Token] = []
    for before, token in pairwise(tokens):
        if token.type == "th_open":
            token.attrSet("scope", "col")
        elif token.type == "td_open":
            opened.append(token)
            if before.type == "tr_open":
                token.tag = "th"
                token.attrSet("scope", "row")
        elif token.type == "td_close":
            token.tag = opened.pop().tag


def _section(parser: MarkdownIt, tokens: Sequence[Token]) -> Section:
    heading, inline = tokens[:2]
    anchor = str(heading.attrGet("id"))
    content = f'<section aria-labelledby="{anchor}">\n{markdown.html(parser, tokens)}</section>'
    return Section(anchor, markdown.html(parser, [inline]), content)


def _contents(sections: Sequence[Section]) -> str:
    links = "".join(f'<li><a href="#{one.anchor}">{one.name}</a></li>' for one in sections)
    return f'<nav class="contents" aria-labelledby="contents"><h2 id="contents">On this page</h2><ol>{links}</ol></nav>'


def _fence(renderer: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    """Return a token as a live decoder; other code as it is."""
    token = tokens[at]
    if not token.info.startswith("jwt "):
        return renderer.fence(tokens, at, options, env)
    return article_examples.figure(article_examples.read(token.info, token.content))


def _image(_: RendererHTML, tokens: Sequence[Token], at: int, __: OptionsDict, ___: EnvType) -> str:
    """Return a drawing as a part of the page, so that it has the colours and the type of the page."""
    name = str(tokens[at].attrGet("src"))
    path = FOLDER / name
    if path.suffix != ".svg" or not path.is_file():
        message = f"article.md shows {name}, which is no drawing of the project."
        raise Failure(message)
    return path.read_text().strip()
