"""A comparison as Markdown for a ticket: what differs, and nothing of any value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.output.ticket import mask
from jwt_decoder.output.ticket.said import said
from jwt_decoder.output.wording import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.compare.difference import Change, Difference
    from jwt_decoder.engine.comparison import Comparison
    from jwt_decoder.output.wording import Catalogue

_TITLES: Final[Mapping[str, Sentence]] = {
    "tokens": Sentence("Comparison of two tokens"),
    "keys": Sentence("Comparison of two sets of keys"),
}
_MASKING: Final = Sentence("Values are masked: only their types and lengths are shown. What was compared is left out.")
_REASONS: Final = Sentence("Reasons")
_DIFFERENCES: Final = Sentence("Differences")
_NO_DIFFERENCE: Final = Sentence("Nothing differs.")
_CHANGES: Final[Mapping[Change, Sentence]] = {
    "changed": Sentence("differs"),
    "added": Sentence("only in B"),
    "removed": Sentence("only in A"),
    "unknown": Sentence("can't be compared"),
}
_MOST: Final = 100


def comparison_ticket(found: Comparison, catalogue: Catalogue = ENGLISH) -> str:
    """Return the Markdown; nothing where nothing was compared."""
    if found.kind not in _TITLES:
        return ""

    def told(sentence: Sentence) -> str:
        return said(sentence, frozenset(), catalogue)

    conclusion = found.conclusion
    differing = [_line(one, catalogue) for one in found.rows if one.change in _CHANGES][:_MOST]
    reasons = [f"- {told(one.message)}" for one in found.reasons[:_MOST]]
    blocks = [
        [
            f"## {told(_TITLES[found.kind])}",
            "",
            told(conclusion.headline),
            "",
            told(conclusion.line),
            "",
            told(_MASKING),
        ],
        [f"### {told(_REASONS)}", "", *reasons] if reasons else [],
        [f"### {told(_DIFFERENCES)}", "", *(differing or [told(_NO_DIFFERENCE)])],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _line(row: Difference, catalogue: Catalogue) -> str:
    name = row.name
    called = said(name, frozenset(), catalogue) if isinstance(name, Sentence) else mask.name(str(name), catalogue)
    change = said(_CHANGES[row.change], frozenset(), catalogue)
    message = f". {said(row.message, frozenset(), catalogue)}" if row.message else ""
    return f"- {called}: {change}{message}"
