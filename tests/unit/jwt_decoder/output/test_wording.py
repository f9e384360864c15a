"""Sentences as text and as data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from jwt_decoder.model.sentence import Digits, Listing, Sentence, plural
from jwt_decoder.output.wording import data_of, facts, render

if TYPE_CHECKING:
    from jwt_decoder.model.sentence import Facts


@pytest.mark.parametrize(
    ("number", "told"), [(999, "999"), (2048, "2,048"), (Digits(2048), "2048"), (Digits(-2048), "-2048")]
)
def test_a_number_has_separators_of_thousands_unless_it_is_one_of_digits(number: int, told: str) -> None:
    assert f"{told} bits" == render(Sentence("{bits} bits", bits=number))


def test_digits_are_a_number_in_data() -> None:
    assert '{"bits": 2048}' == json.dumps(data_of(Sentence("{bits} bits", bits=Digits(2048))))


@pytest.mark.parametrize(("count", "told"), [(1, "1 key"), (1000, "1000 keys")])
def test_digits_choose_between_one_and_many(count: int, told: str) -> None:
    assert told == render(plural("{count} key", "{count} keys", count=Digits(count)))


def test_a_sentence_of_a_table_is_said_of_the_case_at_hand() -> None:
    row = Sentence("{name} has {octets} bytes.", octets=3).then(Sentence("Cut it."))

    assert "A has 3 bytes. Cut it." == render(row.about(name="A"))
    assert "B has 4 bytes. Cut it." == render(row.about(name="B", octets=4))
    assert {"octets": 3} == data_of(row)


def test_a_plural_of_a_table_chooses_by_the_count_at_hand() -> None:
    row = plural("{count} block.", "{count} blocks.", count=0)

    assert ("1 block.", "2 blocks.") == (render(row.about(count=1)), render(row.about(count=2)))


def test_facts_are_what_a_sentence_says_and_what_its_record_knows_beside_it() -> None:
    sentence = Sentence("It is {name}.", name=Sentence("a {colour} key", colour="blue"))
    more: Facts = {"words": Sentence("{colour} key", colour="blue"), "curves": Listing(("a", "b")), "place": 2}

    assert {"name": "a blue key", "words": "blue key", "curves": ["a", "b"], "place": 2} == facts(sentence, more)
    assert {"name": "red"} == facts(sentence, {"name": "red"})
