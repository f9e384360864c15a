"""Of all characters that may have stood in a token, the one that did is among the first that are tried."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from jwt_decoder.decode.repairs.habits import Habits
from jwt_decoder.diagnose.hypotheses.substitutions import substitutions
from jwt_decoder.text import base64url
from jwt_decoder.verify.outcome import SignedInput

from tests import damage

if TYPE_CHECKING:
    import random


def rank(draw: random.Random) -> int | None:
    """Replace a character of a payload; return how many others are likelier; None where it is no JSON any more."""
    header, payload, _ = damage.token(draw).split(".")
    at = draw.randrange(len(payload))
    found = damage.replaced_within(payload, at, draw)
    try:
        json.loads(base64url.decode(found).octets)
    except ValueError:
        return None
    jws = SignedInput({}, f"{header}.{found}".encode(), b"", header, found)
    meant = (len(header) + 1 + at, payload[at])
    return next(tried for tried, one in enumerate(substitutions(jws)) if meant == (one.place, one.text))


@pytest.mark.untraced
def test_three_in_five_are_among_the_first_fifty_and_nine_in_ten_among_the_first_thousand() -> None:
    draw = damage.drawing("substitutions")
    ranks = [place for _ in range(40) if (place := rank(draw)) is not None]

    assert len(ranks) * 0.6 <= sum(place < 50 for place in ranks)
    assert len(ranks) * 0.9 <= sum(place < 1000 for place in ranks)


def test_what_stands_in_the_text_once_does_not_speak_for_itself() -> None:
    sample = '{"sub":"ab~cd"}'
    habits = Habits(sample)
    at = sample.index("~")

    assert habits.each_alone(sample)[at] < habits.each(sample)[at]
    assert habits.each_alone(sample)[at] < habits.instead(f"{sample[:at]}c", at)
