"""The one place where the command line makes text of its sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jwt_decoder.output import wording

if TYPE_CHECKING:
    from jwt_decoder.model.sentence import Value

# The language of the program, which has one for all that it prints.
CATALOGUE: wording.Catalogue = wording.ENGLISH


def say(value: Value) -> str:
    """Return a sentence, or what would stand in one, as text; nothing in it is unseen."""
    return wording.render_value(value, CATALOGUE)
