"""The pages beside the tool: one frame around them, and one quiet navigation through all.

A page more is a row in PAGES, its body in ``assets/pages`` and its script in ``assets/js``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from site_builder import policy
from site_builder.one_file import NAVIGATION
from site_builder.project import ROOT
from site_builder.rules import rules
from site_builder.template import marked
from site_builder.torture import torture

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_FOLDER: Final = ROOT / "assets" / "pages"
_TOOL: Final = ("index.html", "Decoder")


@dataclass(frozen=True, slots=True)
class Page:
    """A page: the stem of its body and its script, its file in ``dist/``, its name, and what a search engine shows.

    ``fill`` makes what stands in its body in the place of ``mark``.
    """

    stem: str
    file: str
    name: str
    description: str
    mark: str
    fill: Callable[[], str]


PAGES: Final = (
    Page(
        "rules",
        "rules.html",
        "Rules",
        "What the JWT Decoder finds in a token: each rule with its reason, an example, what to do, and the section.",
        "<!-- rules -->",
        rules,
    ),
    Page(
        "torture",
        "torture.html",
        "Torture list",
        "Hard pastes for a JWT decoder, each with what it must show.",
        "<!-- cases -->",
        torture,
    ),
)


def pages(scripts: Mapping[str, str], style: str) -> dict[str, bytes]:
    """Return each page by its file; ``scripts`` are the names of the scripts by their stems, ``style`` the sheet's."""
    return {page.file: _page(page, scripts[page.stem], style) for page in PAGES}


def navigation(current: str) -> str:
    """Return the foot of the page that is this file in ``dist/``, with the ways to the others."""
    root = _root(current)
    links = "".join(
        f'<li><a href="{root}{file}"{" aria-current=page" if file == current else ""}>{name}</a></li>'
        for file, name in (_TOOL, *((page.file, page.name) for page in PAGES))
    )
    return f'<footer class="foot note"><nav aria-label="Pages"><ul>{links}</ul></nav></footer>'


def _page(page: Page, script: str, style: str) -> bytes:
    root = _root(page.file)
    body = marked((_FOLDER / f"{page.stem}.html").read_text(), {page.mark: page.fill()}, of=f"{page.stem}.html")
    marks = {
        "<!-- policy -->": policy.meta(policy.SITE),
        "<!-- name -->": page.name,
        "<!-- description -->": page.description,
        "<!-- style -->": root + style,
        "<!-- script -->": root + script,
        "<!-- root -->": root,
        NAVIGATION: navigation(page.file),
        "<!-- main -->": body,
    }
    return marked((_FOLDER / "frame.html").read_text(), marks, of="frame.html").encode()


def _root(file: str) -> str:
    """Return the way from a file of ``dist/`` to its root."""
    return "../" * file.count("/")
