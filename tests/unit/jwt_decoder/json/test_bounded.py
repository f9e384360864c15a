"""Python's own parser never sees what is nested so deep that it would overflow the stack of WebAssembly."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jwt_decoder.json import bounded
from jwt_decoder.json.depth import DEEPEST, too_deep

DEEP = "[" * (DEEPEST + 1)


@given(st.text('[]{}"\\ a,'), st.integers(0, 3))
def test_the_first_bracket_that_is_too_deep_is_found(text: str, deepest: int) -> None:
    assert first_too_deep(text, deepest) == too_deep(text.encode(), deepest)


def first_too_deep(text: str, deepest: int) -> int | None:
    """Find it character by character; nothing that follows the end of the first value counts."""
    depth, quoted, escaped = 0, False, False
    if sum(map(text.count, "[{")) <= deepest:
        return None
    for place, character in enumerate(text):
        if quoted or character == '"':
            quoted = escaped or not (quoted and character == '"')
            escaped = quoted and character == "\\" and not escaped
        elif character in "[]{}":
            depth += 1 if character in "[{" else -1
            if depth <= 0:
                return None
            if depth > deepest:
                return place
    return None


def test_a_text_is_read_to_the_limit_and_refused_beyond_it() -> None:
    at_the_limit = "[" * DEEPEST + "]" * DEEPEST

    assert json.loads(at_the_limit) == bounded.loads(at_the_limit)
    with pytest.raises(bounded.TooDeepError):
        bounded.loads(f"[{at_the_limit}]")
    with pytest.raises(bounded.TooDeepError):
        bounded.loads("[[]]", 1)


def test_the_readers_are_those_of_python_s_parser() -> None:
    assert [1.0] == bounded.loads("[1]", parse_int=float)


def test_a_value_ends_where_it_does_whatever_follows_it() -> None:
    assert 12 == bounded.end_of_value(f'log: {{"a":1}} {DEEP}', 5)
    with pytest.raises(bounded.TooDeepError):
        bounded.end_of_value(f"log: {DEEP}", 5)
    with pytest.raises(json.JSONDecodeError):
        bounded.end_of_value("log", 0)
