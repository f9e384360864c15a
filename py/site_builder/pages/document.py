"""The documents of ``docs/`` that are pages of the site: the same text, with what runs put in."""

from __future__ import annotations

import html
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from site_builder.failure import Failure
from site_builder.pages import engine_examples, markdown
from site_builder.project import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

FOLDER: Final = ROOT / "docs"
# Where a link of a document leads on the site.
PLACES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "hosting.md": "host.html",
        "embedding.md": "embed.html",
        "documentation-tools.md": "documentation-tools.html",
        "engine.md": "engine.html",
        "command-line.md": "command-line.html",
        "python.md": "python.html",
        "../SECURITY.md": "privacy.html",
        "../py/jwt_decoder/bridge/report.schema.json": "report.schema.json",
    }
)
# Files that only the built site has: a document cannot link to them, so the page does.
_BUILT: Final = frozenset({"rules.html", "engine.d.ts"})
_EXAMPLE: Final = re.compile(r"\[[^\]]+\]\(\.\./assets/js/examples/([\w-]+)\.js\)")
_MARK: Final = re.compile(r"<!-- (.+) -->")
_LIVE: Final = "html live"


def document(name: str, live: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return a document of ``docs/`` as HTML; ``live`` has, by its mark, what the build knows."""
    return rendered((FOLDER / name).read_text(), live, of=name)


def rendered(text: str, live: Mapping[str, str], *, of: str) -> str:
    """Return Markdown as the HTML of a page; ``of`` is the name of its document.

    A paragraph that is nothing but a link to an example of the engine becomes that example; one that is nothing but a
    comment becomes what ``live`` has for it. Raise Failure where it has nothing, and for a link that leads nowhere on
    the site.
    """
    parser = _parser()
    tokens = list(_filled(parser.parse(text), live, of))
    markdown.anchor(tokens, of=of)
    next(token for token in tokens if token.type == "paragraph_open").attrSet("class", "lead")
    for token in tokens:
        _relink(token, of)
    first, *sections = markdown.divided(tokens)
    parts = (f"<section>\n{markdown.html(parser, section)}</section>" for section in sections)
    return "\n".join([markdown.html(parser, first), _jumps(parser, sections), *parts])


def _parser() -> MarkdownIt:
    parser = markdown.parser()
    parser.add_render_rule("fence", _fence)
    parser.add_render_rule("code_inline", _code)
    return parser


def _filled(tokens: Sequence[Token], live: Mapping[str, str], name: str) -> Iterator[Token]:
    """Yield the tokens with what runs in the place of the paragraphs that name it."""
    waiting = iter(enumerate(tokens))
    for at, token in waiting:
        content = tokens[at + 1].content if token.type == "paragraph_open" else ""
        made = _live(content, live, name)
        if made is not None:
            token.type, token.nesting, token.content = "html_block", 0, f"{made}\n"
            next(waiting)
            next(waiting)
        yield token


def _live(content: str, live: Mapping[str, str], name: str) -> str | None:
    example = _EXAMPLE.fullmatch(content)
    if example:
        return engine_examples.figure(example[1])
    mark = _MARK.fullmatch(content)
    if mark and mark[1] not in live:
        message = f"docs/{name} has a mark that the build has nothing for: {mark[1]}."
        raise Failure(message)
    return live[mark[1]] if mark else None


def _relink(token: Token, name: str) -> None:
    """Let the links of a token lead to the pages of the site."""
    for child in token.children or ():
        target = str(child.attrGet("href") or "")
        path, *anchor = target.split("#", 1)
        if not path or "://" in path:
            continue
        if path not in PLACES:
            message = f"docs/{name} links to {path}, which is nowhere on the site."
            raise Failure(message)
        child.attrSet("href", "#".join([PLACES[path], *anchor]))


def _jumps(parser: MarkdownIt, sections: Sequence[Sequence[Token]]) -> str:
    links = "".join(
        f'<li><a href="#{heading.attrGet("id")}">{markdown.html(parser, [inline])}</a></li>'
        for heading, inline, *_ in sections
    )
    return f'<nav class="jumps" aria-label="On this page"><ul>{links}</ul></nav>'


def _fence(_: RendererHTML, tokens: Sequence[Token], at: int, __: OptionsDict, ___: EnvType) -> str:
    """Return code as a listing, and markup that is to be live with what it makes below."""
    code = tokens[at].content
    shown = html.escape(code, quote=False).rstrip("\n")
    listing = f'<pre class="listing"><code translate="no">{shown}</code></pre>'
    if tokens[at].info != _LIVE:
        return f"{listing}\n"
    return f'<figure class="run">{listing}<div class="live">{code.strip()}</div></figure>\n'


def _code(_: RendererHTML, tokens: Sequence[Token], at: int, __: OptionsDict, ___: EnvType) -> str:
    name = tokens[at].content
    code = f"<code>{html.escape(name, quote=False)}</code>"
    return f'<a href="{name}">{code}</a>' if name in _BUILT else code
