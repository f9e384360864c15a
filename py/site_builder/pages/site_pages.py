"""The pages beside the tool: one layout around them, and one quiet navigation through all.

A page more is a row in PAGES: a document of ``docs/``, or a body in ``assets/pages`` with its styles in
``assets/css/pages.css`` and, if it has one, its script in ``assets/js/entries``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from site_builder.hosting import policy
from site_builder.pages import address
from site_builder.pages.article import article
from site_builder.pages.document import document
from site_builder.pages.engine_page import answers
from site_builder.pages.one_file import ADDRESS, FOOT, NAVIGATION, WITHHELD
from site_builder.pages.privacy_page import privacy_page
from site_builder.pages.rules_page import rules
from site_builder.pages.template import marked
from site_builder.pages.torture_page import torture
from site_builder.project import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

FOLDER: Final = ROOT / "assets" / "pages"
_TOOL: Final = "index.html"
_ICON: Final = '<link rel="icon"'


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its file in ``dist/``, its name, what a search engine shows, and the HTML in its ``<main>``.

    ``style`` is the class of its ``<main>``; ``script`` is the stem of its script, empty if it has none, and ``embeds``
    whether ``<jwt-decoder>`` stands in it. The way to one that ``is_minor`` is at the foot of the pages.
    """

    file: str
    name: str
    description: str
    style: str
    main: Callable[[], str]
    script: str = ""
    embeds: bool = False
    is_minor: bool = False


PAGES: Final = (
    Page(
        "learn/index.html",
        "Learn",
        "What a JSON Web Token is, how signing in with one works, and what goes wrong, with tokens to take apart.",
        "article",
        article,
        embeds=True,
    ),
    Page(
        "rules.html",
        "Rules",
        "What the JWT Decoder finds in a token: each rule with its reason, an example, what to do, and the section.",
        "rules",
        lambda: _body("rules.html", {"<!-- rules -->": rules()}),
        script="rules-page",
    ),
    Page(
        "torture.html",
        "Edge cases",
        "Hard pastes for a JWT decoder, each with what it must show.",
        "torture",
        lambda: _body("torture.html", {"<!-- cases -->": torture()}),
        script="torture-page",
        is_minor=True,
    ),
    Page(
        "engine.html",
        "API",
        "The engine of the JWT Decoder for scripts, in browsers and Node.js: its calls, with examples that run here.",
        "document",
        lambda: document("engine.md", answers()),
        script="engine-page",
    ),
    Page(
        "command-line.html",
        "Command line",
        "The JWT Decoder in a terminal: decode, explain and verify tokens, as text or as JSON.",
        "document",
        lambda: document("command-line.md"),
        is_minor=True,
    ),
    Page(
        "python.html",
        "Python",
        "The JWT Decoder from Python: report and verify with types, and examples that run.",
        "document",
        lambda: document("python.md"),
        is_minor=True,
    ),
    Page(
        "embed.html",
        "Embed",
        "Put a JSON Web Token that readers can take apart into your documentation, with one script.",
        "document",
        lambda: document("embedding.md", {"builder": _body("builder.html", {})}),
        script="embed-page",
        embeds=True,
    ),
    Page(
        "documentation-tools.html",
        "Documentation tools",
        "JSON Web Tokens that readers can take apart, in Sphinx, MyST, MkDocs, Material, Docusaurus and VitePress.",
        "document",
        lambda: document("documentation-tools.md"),
        is_minor=True,
    ),
    Page(
        "host.html",
        "Self-host",
        "Put the JWT Decoder on a host of your own: nginx, Apache, Caddy, GitHub Pages, S3 or any static host.",
        "document",
        lambda: document("hosting.md"),
    ),
    Page(
        "privacy.html",
        "Privacy",
        "What the JWT Decoder does with a token, what stops it from doing more, and what nothing can stop.",
        "document",
        lambda: _body("privacy-page.html", privacy_page()),
        is_minor=True,
    ),
)


def scripts() -> list[str]:
    """Return the stems of the scripts of the pages."""
    return [page.script for page in PAGES if page.script]


def pages(scripts: Mapping[str, str], style: str, head: str) -> dict[str, bytes]:
    """Return each page by its file.

    ``scripts`` are the names of the scripts by their stems, ``style`` is the sheet's; ``head`` is the script in each.
    """
    return {page.file: _page(page, scripts.get(page.script), style, head) for page in PAGES}


def withheld() -> str:
    """Return what a page says of a file that its service worker withheld."""
    return _body("withheld.html", {})


def foot(current: str) -> str:
    """Return the foot of the page that is this file, with the ways that the head has no room for."""
    minor = [page for page in PAGES if page.is_minor]
    return f'<footer class="foot note">{_ways(current, "More pages", minor)}</footer>'


def files() -> tuple[str, ...]:
    """Return the files of the tool and of all pages, as a map of the site lists them."""
    return (_TOOL, *(page.file for page in PAGES))


def navigation(current: str) -> str:
    """Return the ways from the page that is this file in ``dist/`` to the others that most people look for.

    Where there is no room for them beside each other, a button opens them as a menu.
    """
    ways = _ways(current, "Pages", [page for page in PAGES if not page.is_minor])
    button = '<button type="button" class="quiet menu" popovertarget="pages">Menu</button>'
    return button + ways.replace("<nav", '<nav id="pages" popover', 1)


def _ways(current: str, name: str, pages: Iterable[Page]) -> str:
    """Return links to pages, the one to the page itself marked."""
    root = _root(current)
    links = "".join(
        f'<li><a href="{root}{page.file}"{" aria-current=page" if page.file == current else ""}>{page.name}</a></li>'
        for page in pages
    )
    return f'<nav class="site" aria-label="{name}"><ul>{links}</ul></nav>'


def _page(page: Page, script: str | None, style: str, head: str) -> bytes:
    root = _root(page.file)
    base = _policy(page)
    marks = {
        "<!-- policy -->": policy.meta(policy.with_scripts(base, head)),
        "<!-- name -->": page.name,
        "<!-- description -->": page.description,
        ADDRESS: address.head(page.file, f"{page.name} · JWT Decoder", page.description),
        "<!-- icon -->": icon(),
        "<!-- head -->": head,
        WITHHELD: withheld(),
        "<!-- style -->": root + style,
        "<!-- scripts -->": "".join(_scripts(page, script, root)),
        "<!-- tool -->": f"{root}{_TOOL}",
        NAVIGATION: navigation(page.file),
        FOOT: foot(page.file),
        "<!-- class -->": page.style,
        "<!-- main -->": page.main(),
    }
    return marked((FOLDER / "layout.html").read_text(), marks, of="layout.html").encode()


def _policy(page: Page) -> Mapping[str, str]:
    if not page.embeds:
        return policy.SITE
    return policy.BUILDING if page.script else policy.EMBEDDING


def _body(name: str, marks: Mapping[str, str]) -> str:
    """Return a file of ``assets/pages`` with what the build puts into it, by its marks."""
    return marked((FOLDER / name).read_text(), marks, of=name)


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
