"""The directive: a token in a block of its own, with the options of ``<jwt-decoder>``."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any, ClassVar, Final

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from jwt_decoder_docs.markup import element, unwrapped
from jwt_decoder_docs.options import OPTIONS, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.writers.html5 import HTML5Translator


class jwt_decoder(nodes.General, nodes.Element):  # noqa: N801 - docutils names visitors after it
    """A decoder in a document: ``token`` is the text, ``options`` are the attributes of the element, by name."""


def _converted(name: str) -> Callable[[str | None], str]:
    """Return what docutils reads an option with; its error is a ValueError, which docutils tells with file and line."""
    return lambda value: read(name, value or "")


_OPTIONS: Final = {
    **{name: _converted(name) for name in OPTIONS},
    "class": directives.class_option,
    "name": directives.unchanged,
}


class JwtDecoderDirective(SphinxDirective):
    """``.. jwt-decoder::`` with the token as its content."""

    has_content = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]] | None] = dict(_OPTIONS)

    def run(self) -> list[nodes.Node]:
        """Return the node; without a token there is an error that names the line."""
        self.assert_has_content()
        token = unwrapped("\n".join(self.content))
        options = {name: value for name, value in self.options.items() if name in OPTIONS}
        node = jwt_decoder(self.block_text, token=token, options=options, classes=self.options.get("class", []))
        self.set_source_info(node)
        self.add_name(node)
        return [node]


def visit(translator: HTML5Translator, node: jwt_decoder) -> None:
    """Write the element around the code block that Sphinx would write, so that each theme knows it."""
    first, *others = node["ids"] or [""]
    told = {"id": first, "class": " ".join(node["classes"])}
    attributes = {name: value for name, value in told.items() if value} | node["options"]
    text = html.escape(node["token"], quote=False)
    block = f'<div class="highlight"><pre><span></span>{text}\n</pre></div>'
    translator.body += [f'<span id="{html.escape(name)}"></span>' for name in others]
    translator.body.append(element(f'<div class="highlight-none notranslate">{block}</div>', attributes) + "\n")
    raise nodes.SkipNode


def depart(_translator: HTML5Translator, _node: jwt_decoder) -> None:
    """Do nothing: it is never reached, and Sphinx wants it."""
