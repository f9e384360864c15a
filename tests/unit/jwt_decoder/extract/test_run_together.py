"""A payload that has the letters of a header in it, and no header, is no second token."""

from __future__ import annotations

import pytest
from jwt_decoder.extract.run_together import end_of_first
from jwt_decoder.extract.token_shape import expected

HEADER = "eyJhbGciOiJIUzI1NiJ9"
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
