"""The role: a token within a line of text, its segments in their colours."""

from __future__ import annotations

from typing import Final

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from jwt_decoder_docs.markup import segments

CLASS: Final = "jwt"


class JwtRole(SphinxRole):
    """``:jwt:`` for code that holds a token: all of it is shown, as it is written."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return inline code with a class for each segment, which every builder knows."""
        node = nodes.literal(self.rawtext, "", classes=[CLASS])
        for text, hue in segments(self.text):
            node += nodes.inline("", text, classes=[f"{CLASS}-{hue}"]) if hue else nodes.Text(text)
        self.set_source_info(node)
        return [node], []
