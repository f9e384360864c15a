"""The pages beside the tool: one layout around them, and one quiet navigation through all.

A page more is a row in PAGES, what stands in its ``<main>`` in ``assets/pages``, its styles in ``assets/css/pages.css``
and, if it has one, its script in ``assets/js/entries``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from site_builder.hosting import policy
from site_builder.pages import address
from site_builder.pages.article import article
from site_builder.pages.embed_page import embed_page
from site_builder.pages.engine_page import engine_page
from site_builder.pages.one_file import ADDRESS, NAVIGATION
from site_builder.pages.privacy_page import privacy_page
from site_builder.pages.rules_page import rules
from site_builder.pages.template import marked
from site_builder.pages.torture_page import torture
from site_builder.project import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

FOLDER: Final = ROOT / "assets" / "pages"
_TOOL: Final = ("index.html", "JWT Decoder")
_ICON: Final = '<link rel="icon"'


@dataclass(frozen=True, slots=True)
class Page:
    """A page: the stem of its body, its file in ``dist/``, its name, and what a search engine shows.

    ``fill`` makes, by their marks, what the build puts into its body; ``script`` is the stem of its script, empty
    if it has none, and ``embeds`` whether ``<jwt-decoder>`` stands in it.
    """

    stem: str
    file: str
    name: str
    description: str
    fill: Callable[[], Mapping[str, str]]
    script: str = ""
    embeds: bool = False


PAGES: Final = (
    Page(
        "article",
        "learn/index.html",
        "Learn",
        "What a JSON Web Token is, how signing in with one works, and what goes wrong, with tokens to take apart.",
        lambda: {"<!-- article -->": article()},
        embeds=True,
    ),
    Page(
        "rules",
        "rules.html",
        "Rules",
        "What the JWT Decoder finds in a token: each rule with its reason, an example, what to do, and the section.",
        lambda: {"<!-- rules -->": rules()},
        script="rules-page",
    ),
    Page(
        "torture",
        "torture.html",
        "Torture list",
        "Hard pastes for a JWT decoder, each with what it must show.",
        lambda: {"<!-- cases -->": torture()},
        script="torture-page",
    ),
    Page(
        "scripting",
        "engine.html",
        "Engine",
        "The engine of the JWT Decoder for scripts, in browsers and Node.js: its calls, with examples that run here.",
        engine_page,
        script="engine-page",
    ),
    Page(
        "embedding",
        "embed.html",
        "Embed",
        "Put a JSON Web Token that readers can take apart into your documentation, with one script.",
        embed_page,
        embeds=True,
    ),
    Page(
        "privacy-page",
        "privacy.html",
        "Privacy",
        "What the JWT Decoder does with a token, what stops it from doing more, and what nothing can stop.",
        privacy_page,
    ),
)


def scripts() -> list[str]:
    """Return the stems of the scripts of the pages."""
    return [page.script for page in PAGES if page.script]


def pages(scripts: Mapping[str, str], style: str) -> dict[str, bytes]:
    """Return each page by its file; ``scripts`` are the names of the scripts by their stems, ``style`` the sheet's."""
    return {page.file: _page(page, scripts.get(page.script), style) for page in PAGES}


def foot() -> str:
    """Return the foot of the tool, with the ways to the pages around it."""
    return f'<footer class="foot note">{navigation(_TOOL[0])}</footer>'


def files() -> tuple[str, ...]:
    """Return the files of the tool and of all pages, as a map of the site lists them."""
    return (_TOOL[0], *(page.file for page in PAGES))


def navigation(current: str) -> str:
    """Return the ways from the page that is this file in ``dist/`` to all pages, itself marked."""
    root = _root(current)
    links = "".join(
        f'<li><a href="{root}{file}"{" aria-current=page" if file == current else ""}>{name}</a></li>'
        for file, name in (_TOOL, *((page.file, page.name) for page in PAGES))
    )
    return f'<nav class="site" aria-label="Pages"><ul>{links}</ul></nav>'


def _page(page: Page, script: str | None, style: str) -> bytes:
    root = _root(page.file)
    body = marked((FOLDER / f"{page.stem}.html").read_text(), page.fill(), of=f"{page.stem}.html")
    marks = {
        "<!-- policy -->": policy.meta(policy.EMBEDDING if page.embeds else policy.SITE),
        "<!-- name -->": page.name,
        "<!-- description -->": page.description,
        ADDRESS: address.head(page.file, f"{page.name} · JWT Decoder", page.description),
        "<!-- icon -->": icon(),
        "<!-- style -->": root + style,
        "<!-- scripts -->": "".join(_scripts(page, script, root)),
        NAVIGATION: navigation(page.file),
        "<!-- stem -->": page.stem,
        "<!-- main -->": body,
    }
    return marked((FOLDER / "layout.html").read_text(), marks, of="layout.html").encode()


def icon() -> str:
    """Return the line of the tool's own head that gives its icon."""
    return next(line for line in (ROOT / "index.html").read_text().splitlines() if line.startswith(_ICON))


def _scripts(page: Page, script: str | None, root: str) -> Iterator[str]:
    if script is not None:
        yield f'<script type="module" src="{root}{script}"></script>\n'
    if page.embeds:
        yield f'<script src="{root}embed.js" defer></script>\n'


def _root(file: str) -> str:
    """Return the way from a file of ``dist/`` to its root."""
    return "../" * file.count("/")
