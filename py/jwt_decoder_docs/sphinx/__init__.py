"""The Sphinx extension: ``extensions = ["jwt_decoder_docs.sphinx"]``."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Final

from jwt_decoder_docs.sphinx import page
from jwt_decoder_docs.sphinx.block import JwtDecoderDirective, depart, jwt_decoder, visit
from jwt_decoder_docs.sphinx.inline import JwtRole
from jwt_decoder_docs.sphinx.printed import Printed

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

# Raised when what stands in the pickled documents changes, so that they are read anew.
_DOCUMENTS: Final = 1


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive ``jwt-decoder``, the role ``jwt``, and what makes them HTML or text."""
    app.add_node(jwt_decoder, html=(visit, depart))
    app.add_directive("jwt-decoder", JwtDecoderDirective)
    app.add_role("jwt", JwtRole())
    app.add_post_transform(Printed)
    app.connect("builder-inited", page.copy)
    app.connect("html-page-context", page.load)
    # Reading keeps nothing outside of the document, and writing nothing but its page.
    return {
        "version": _version(),
        "env_version": _DOCUMENTS,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _version() -> str:
    try:
        return version("jwt-decoder")
    except PackageNotFoundError:  # imported from the sources
        return "0"
