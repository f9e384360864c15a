"""A paste may have any number of tokens, and the first ones are read."""

from __future__ import annotations

import pytest
from jwt_decoder.engine.bounded import MOST_TOKENS, bounded
from jwt_decoder.extract import extract, find_tokens
from jwt_decoder.extract.token_reader import Walk

TOKEN = "eyJhbGciOiJIUzI1NiJ9.e30.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"


@pytest.mark.parametrize("more", [0, 1, 2])
def test_what_is_beyond_the_first_five_hundred_is_left_out_and_said(more: int) -> None:
    extraction = extract(f"{TOKEN}\n" * (MOST_TOKENS + more))
    notes = [(note.id, note.start, note.end) for note in bounded(extraction).notes]
    begins = MOST_TOKENS * (len(TOKEN) + 1)

    assert extraction.tokens[:MOST_TOKENS] == bounded(extraction).tokens
    assert notes == ([("tokens-many", begins, begins + more * (len(TOKEN) + 1) - 1)] if more else [])


@pytest.mark.untraced
def test_of_very_many_tokens_the_first_thousand_are_read_generously(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond those, one is passed over as it stands: a log of them must not take the time of them all."""
    walks: list[int] = []

    class Counted(Walk):
        def read(self) -> str:
            walks.append(0)
            return super().read()

    monkeypatch.setattr(find_tokens, "Walk", Counted)
    # One more tries whether the text is a bare token.
    line = f'2026-11-27 18:00:00 INFO GET /api/v1/orders auth="Bearer {TOKEN}" dur=12ms\n'

    assert (3000, 1001) == (len(extract(line * 3000).tokens), len(walks))


def test_beyond_a_thousand_tokens_a_wrapped_one_ends_with_its_line() -> None:
    text = f"{TOKEN}\n" * 1000 + f"{TOKEN[:40]}\n{TOKEN[40:]}\neyJhbGciOiJIUzI1NiJ9\n{TOKEN}\n"

    assert [TOKEN[:40], TOKEN] == [one.text for one in extract(text).tokens[1000:]]
