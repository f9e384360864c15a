"""A payload that has the letters of a header in it, and no header, is no second token."""

from __future__ import annotations

import pytest
from jwt_decoder.extract import extract
from jwt_decoder.extract.run_together import end_of_first
from jwt_decoder.extract.token_shape import expected

from tests.unit.jwt_decoder.extract.made_tokens import made

TOKENS = made(8)
HEADER = "eyJhbGciOiJIUzI1NiJ9"
WHOLE = f"{HEADER}.eyJhIjoxfQ.j0wDgyMy9yRcQpn3hnVp9vBxn7gBg8LL-xqtf6V2ycM"
NAME = "JhbGci"  # of the algorithm, as the header has it


@pytest.mark.parametrize(
    "payload",
    [
        pytest.param(f"AAAAeyJzdWIiOiIxIn0A{NAME}", id="an object that names no algorithm"),
        pytest.param(f"AAAAeyJ{'A' * 2000}{NAME}", id="a name too far from the object"),
        pytest.param(f"AAAA{NAME}eyJzdWIiOiIxIn0", id="a name before the object"),
    ],
)
def test_letters_of_a_header_are_no_second_token(payload: str) -> None:
    text = f"{HEADER}.{payload}.c2ln.c2ln"

    assert len(text) == end_of_first(text, expected(HEADER))


def test_a_header_within_a_segment_is_a_second_token() -> None:
    first = f"{HEADER}.eyJzdWIiOiIxIn0.c2ln"

    assert len(first) == end_of_first(f"{first}{HEADER}.e30.c2ln", expected(HEADER))


@pytest.mark.parametrize("joint", ["-", "_", ""])
@pytest.mark.parametrize("name", ["signed 0", "signed 1", "signed 2"])
def test_a_sign_that_joins_two_tokens_belongs_to_none(name: str, joint: str) -> None:
    token = TOKENS[name]

    assert [token, WHOLE] == [one.text for one in extract(f"session={token}{joint}{WHOLE}").tokens]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        *(("signed 0", name) for name in ("disclosing 5", "bound 6")),
        *(("disclosing 5", name) for name in ("disclosing 5", "bound 6")),
        *(
            ("bound 6", name)
            for name in ("signed 0", "encrypted 3", "disclosing 5", "bound 6", "unsecured 8", "detached 7")
        ),
    ],
)
def test_tokens_with_disclosures_are_told_apart_from_what_is_glued_to_them(first: str, second: str) -> None:
    tokens = [made(9)[name] for name in (first, second)]

    assert tokens == [one.text for one in extract("".join(tokens)).tokens]


def test_a_signature_may_end_in_such_a_sign() -> None:
    first = f"{HEADER}.e30.{42 * 'A'}-"

    assert [first, WHOLE] == [one.text for one in extract(f"{first}{WHOLE}").tokens]
