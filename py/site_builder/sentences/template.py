"""The gettext template: what each kind of source says, with the file and the line of it."""

from __future__ import annotations

import ast
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from jwt_decoder import __version__

from site_builder.project import ROOT, SCRIPTS
from site_builder.sentences.markup import extract_html, extract_markdown
from site_builder.sentences.rows import extract_python, signatures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path
    from typing import Any

    Keywords = Mapping[str, tuple[int, ...]]
    # By Babel's own name, or one of ours.
    Method = str | Callable[..., Iterable[Any]]
    Source = tuple[Path, Method, Keywords, Mapping[str, Any]]

_HEADER: Final = "# Every sentence of JWT Decoder, for its translators."
_PYTHON: Final = ROOT / "py"
_PACKAGES: Final = ("jwt_decoder", "jwt_decoder_cli", "jwt_decoder_docs")
_PAGES: Final = ROOT / "assets" / "pages"
_EXAMPLES: Final = SCRIPTS / "examples"
# By the name of the function that is called: which of its arguments are sentences.
_OF_PYTHON: Final[Keywords] = {"Sentence": (1,), "plural": (1, 2)}
_OF_SCRIPTS: Final[Keywords] = {"sentence": (1,), "plural": (1, 2)}
_LINE: Final = itemgetter(0)


@cache
def template() -> Catalog:
    """Return every sentence of the engine, the command line, the documentation tools and the page.

    Raise Failure where one is not written so that it can be listed.
    """
    catalog = Catalog(project="JWT Decoder", version=__version__, header_comment=_HEADER, charset="utf-8", fuzzy=False)
    for path, method, keywords, options in _sources():
        name = path.relative_to(ROOT).as_posix()
        with path.open("rb") as file:
            for line, message, comments, _ in sorted(extract(method, file, keywords, options=options), key=_LINE):
                catalog.add(message, locations=[(name, line)], auto_comments=comments)
    return catalog


def modules() -> list[Path]:
    """Return the Python modules that say something to those who use the decoder."""
    return sorted(path for package in _PACKAGES for path in (_PYTHON / package).rglob("*.py"))


def _module(path: Path) -> str:
    """Return the name by which a module is imported."""
    return ".".join(path.relative_to(_PYTHON).with_suffix("").parts).removesuffix(".__init__")


def _names(path: Path, keywords: Keywords) -> bool:
    """Check whether a file names any of these functions: most name none, and Babel reads each token of a file."""
    text = path.read_text()
    return any(name in text for name in keywords)


def _sources() -> Iterator[Source]:
    parsed = {path: ast.parse(path.read_bytes()) for path in modules()}
    known = signatures({_module(path): tree for path, tree in parsed.items()})
    for path, tree in parsed.items():
        yield path, extract_python, _OF_PYTHON, {"signatures": known, "module": tree}
    for path in sorted(SCRIPTS.rglob("*.js")):
        if _names(path, _OF_SCRIPTS) and not path.is_relative_to(_EXAMPLES):
            yield path, "javascript", _OF_SCRIPTS, {"jsx": False}
    for path in [ROOT / "index.html", *sorted((*_PAGES.glob("*.html"), *_PAGES.glob("*.svg")))]:
        yield path, extract_html, {}, {}
    for path in sorted(_PAGES.glob("*.md")):
        yield path, extract_markdown, {}, {}
