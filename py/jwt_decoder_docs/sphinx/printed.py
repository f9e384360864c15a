"""A decoder where no script runs: the token, and what is in it, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from jwt_decoder_docs import json_lines
from jwt_decoder_docs.sphinx.block import jwt_decoder
from jwt_decoder_docs.sphinx.page import runs_scripts
from jwt_decoder_docs.told import told

if TYPE_CHECKING:
    from jwt_decoder_docs.told import Told


class Printed(SphinxPostTransform):
    """Replaces decoders by text for builders whose readers have no browser."""

    # Before anything looks at the blocks of code.
    default_priority = 100

    def run(self, **_kwargs: object) -> None:
        """Replace each decoder of the document."""
        if runs_scripts(self.app.builder):
            return
        for node in list(self.document.findall(jwt_decoder)):
            node.replace_self(_printed(node))


def _printed(node: jwt_decoder) -> nodes.container:
    options = node["options"]
    text = node["token"]
    shown = json_lines.seen(text) if " " in text or "\n" in text else json_lines.broken(json_lines.seen(text))
    found = nodes.container(node.rawsource, _code(shown, "none"), classes=["jwt-decoder", *node["classes"]])
    found["ids"], found["names"] = node["ids"], node["names"]
    for one in told(text, options.get("now"), options.get("verify-key")):
        found += _set(one)
    return found


def _set(one: Told) -> list[nodes.Node]:
    title: list[nodes.Node] = [nodes.paragraph("", "", nodes.strong("", one.title))] if one.title else []
    if one.code:
        return [*title, _code(one.code, one.language)]
    items = [nodes.list_item("", nodes.paragraph("", sentence)) for sentence in one.sentences]
    return [*title, nodes.bullet_list("", *items, bullet="-")]


def _code(text: str, language: str) -> nodes.literal_block:
    """Return a block of code; what a highlighter does not know is no fault of the author."""
    return nodes.literal_block(text, text, language=language, force=True, linenos=False, highlight_args={})
