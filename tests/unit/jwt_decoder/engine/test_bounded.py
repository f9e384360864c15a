"""A paste may have any number of tokens, and the first ones are read."""

from __future__ import annotations

import pytest
from jwt_decoder.engine.bounded import MOST_TOKENS, bounded
from jwt_decoder.extract import extract

TOKEN = "eyJhbGciOiJIUzI1NiJ9.e30.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"


@pytest.mark.parametrize("more", [0, 1, 2])
def test_what_is_beyond_the_first_five_hundred_is_left_out_and_said(more: int) -> None:
    extraction = extract(f"{TOKEN}\n" * (MOST_TOKENS + more))
    notes = [(note.id, note.start, note.end) for note in bounded(extraction).notes]
    begins = MOST_TOKENS * (len(TOKEN) + 1)

    assert extraction.tokens[:MOST_TOKENS] == bounded(extraction).tokens
    assert notes == ([("tokens-many", begins, begins + more * (len(TOKEN) + 1) - 1)] if more else [])
