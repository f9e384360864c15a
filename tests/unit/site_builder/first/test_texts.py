"""The texts over which it is seen what a report calls are the same in every build."""

from __future__ import annotations

import json

from site_builder.first import texts, vectors
from site_builder.first.draw import Draw


def test_draws_the_same_from_the_same_seed_and_otherwise_from_another() -> None:
    first, again, other = (Draw(seed) for seed in ("a", "a", "b"))
    drawn = [first.below(1000) for _ in range(20)]
    assert drawn == [again.below(1000) for _ in range(20)]
    assert drawn != [other.below(1000) for _ in range(20)]
    assert set(drawn) <= set(range(1000))
    assert len(set(drawn)) > 10


def test_draws_every_choice_and_no_more_than_are_asked_for() -> None:
    draw = Draw("choices")
    assert {draw.one("abc") for _ in range(50)} == set("abc")
    assert {len(draw.some("abc", 2)) for _ in range(50)} == {0, 1, 2}


def test_knows_these_numbers_for_ever() -> None:
    """A change of them is a change of every image: they come of SHA-256, whichever Python builds."""
    draw = Draw("seed")
    assert [draw.below(100) for _ in range(5)] == [63, 48, 11, 87, 88]


def test_makes_tokens_of_vectors_that_are_header_and_claims() -> None:
    row = json.loads((vectors.VECTORS / "sound.json").read_text())[0]
    assert vectors.compact(row["header"], row["claims"]) in vectors.pastes()


def test_gives_each_text_once_and_none_that_no_page_could_send() -> None:
    found = texts.texts()
    assert len(found) == len(set(found)) > 2000
    for text in found:
        text.encode()


def test_asks_as_the_page_does() -> None:
    asked = [json.loads(request) for request in texts.requests()]
    assert {request["action"] for request in asked} == {"report"}
    assert {name for request in asked for name in request["options"]} == {"now", "skew", "expect"}


def test_damages_a_text_in_at_most_four_places() -> None:
    draw = Draw("damage")
    damaged = [texts.damaged_text("a" * 300, draw) for _ in range(50)]
    assert all(180 <= len(text) <= 304 for text in damaged)
    assert len(set(damaged)) > 25
