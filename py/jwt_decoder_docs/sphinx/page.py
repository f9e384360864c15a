"""What pages with a decoder load: its script, its style, and the copy of the decoder that both are in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes

from jwt_decoder_docs import copied
from jwt_decoder_docs.sphinx.block import jwt_decoder
from jwt_decoder_docs.sphinx.inline import CLASS

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

_FOLDER: Final = "jwt-decoder"


def runs_scripts(builder: Builder) -> bool:
    """Check whether what a builder makes is read in a browser; EPUB and the formats of help viewers are not."""
    return builder.format == "html" and not getattr(builder, "embedded", False)


def copy(app: Sphinx) -> None:
    """Put the decoder where the static files of the documents will be, before anybody asks for its digest."""
    if runs_scripts(app.builder):
        copied.copy(Path(app.outdir) / "_static" / _FOLDER)


def load(app: Sphinx, _page: str, _template: str, _context: dict[str, Any], document: nodes.document | None) -> None:
    """Let a page load the script once where it holds a decoder, and the style where it holds a token at all."""
    if document is None or not runs_scripts(app.builder):
        return
    if next(document.findall(jwt_decoder), None) is not None:
        app.add_js_file(f"{_FOLDER}/{copied.SCRIPT}", loading_method="defer")
        app.add_css_file(f"{_FOLDER}/{copied.STYLE}")
    elif any(CLASS in node["classes"] for node in document.findall(nodes.literal)):
        app.add_css_file(f"{_FOLDER}/{copied.STYLE}")
