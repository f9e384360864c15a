"""Tokens in JSON with which a text ends before they are closed: they are one token, and nothing in them is another."""

from __future__ import annotations

import json
from typing import Final

import pytest
from jwt_decoder.extract import extract
from jwt_decoder.json.parse import LARGEST_TREE, MOST_VALUES

HEADER: Final = "eyJhbGciOiJIUzI1NiJ9"
PAYLOAD: Final = "eyJzdWIiOiIxMjM0NTY3ODkwIn0"
ENTRY: Final = {"protected": HEADER, "signature": "A" * 43, "header": {"kid": "1"}}
ENCRYPTED: Final = {"protected": "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0", "iv": "A" * 16}
# A token, and the member by which one sees what it is.
CUT: Final = {
    "flattened": ({"payload": PAYLOAD, "protected": HEADER, "signature": "A" * 43}, "signature"),
    "with its payload last": ({"protected": HEADER, "signature": "A" * 43, "payload": PAYLOAD}, "payload"),
    "general": ({"payload": PAYLOAD, "signatures": [ENTRY, ENTRY]}, "signatures"),
    "encrypted": (ENCRYPTED | {"ciphertext": "A" * 40, "tag": "A" * 22}, "ciphertext"),
    "of recipients": (ENCRYPTED | {"recipients": [{"encrypted_key": "AAAA"}], "ciphertext": "A" * 40}, "ciphertext"),
}


@pytest.mark.product(14)
@pytest.mark.untraced
@pytest.mark.parametrize("before", ["", "The answer was:\n", "[", '{"token": '])
@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("name", CUT)
def test_a_token_in_json_that_is_cut_is_one_token(name: str, indent: int | None, before: str) -> None:
    token, telling = CUT[name]
    text = json.dumps(token, indent=indent)
    least = text.index(f'"{telling}"') + len(telling) + 5
    cut = [text[:at].rstrip() for at in range(least, len(text))]

    assert [[one] for one in cut] == [[token.text for token in extract(before + one).tokens] for one in cut]


@pytest.mark.parametrize("name", CUT)
def test_what_is_broken_before_the_end_of_the_text_does_not_reach_to_it(name: str) -> None:
    text = json.dumps(CUT[name][0])[:-2]

    assert [] == [one.text for one in extract(f"{text}\nand more, which is no JSON").tokens if "and more" in one.text]


@pytest.mark.parametrize("text", ['{"payload": {"a": "', '{"payload": "a", "x": [', '{"ciphertext": "a'])
def test_a_cut_object_with_such_members_alone_is_no_token(text: str) -> None:
    assert () == extract(text).tokens


@pytest.mark.untraced
def test_a_cut_object_with_a_great_many_values_is_not_read() -> None:
    entry = json.dumps(ENTRY)
    text = f'{{"payload": "{PAYLOAD * (LARGEST_TREE // len(PAYLOAD))}", "signatures": [{entry}'

    assert 1 == len(extract(text).tokens)
    assert [entry] == [one.text for one in extract(f"{text}, {'1,' * MOST_VALUES}").tokens if "signature" in one.text]
