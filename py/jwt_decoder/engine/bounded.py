"""How many tokens of a paste are read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.paste import Note
from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from jwt_decoder.model.paste import Extraction

MOST_TOKENS: Final = 500


def bounded(extraction: Extraction) -> Extraction:
    """Leave out the tokens beyond the first five hundred, and say so."""
    if len(extraction.tokens) <= MOST_TOKENS:
        return extraction
    tokens, rest = extraction.tokens[:MOST_TOKENS], extraction.tokens[MOST_TOKENS:]
    message = Sentence("This paste has more than {read} tokens; only the first {read} were read.", read=MOST_TOKENS)
    note = Note("tokens-many", rest[0].start, rest[-1].end, message)
    return replace(extraction, tokens=tokens, notes=(*extraction.notes, note))
