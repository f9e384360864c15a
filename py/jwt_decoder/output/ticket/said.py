"""A sentence as a ticket has it: without text from outside, and with instants in UTC."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.output.ticket import markdown, mask
from jwt_decoder.output.wording import pieces, render

if TYPE_CHECKING:
    from jwt_decoder.model.sentence import Moment
    from jwt_decoder.output.wording import Catalogue


def said(sentence: Sentence, told: frozenset[str], catalogue: Catalogue) -> str:
    """Return a sentence in Markdown: a ticket is read at another time. ``told`` are words of ours that no table has."""
    masked = mask.sentence(sentence, told, catalogue)
    texts = (one if isinstance(one, str) else _instant(one, catalogue) for one in pieces(masked, catalogue))
    return markdown.sentence("".join(texts))


def _instant(moment: Moment, catalogue: Catalogue) -> str:
    """Return an instant; one told by its distance from now reads "4 minutes ago", and so "on" a date here."""
    if moment.form != "relative":
        return moment.utc
    return render(Sentence("on {date}", date=moment.utc), catalogue)
