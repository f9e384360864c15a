"""A list is read in the ways in which people type one."""

from __future__ import annotations

from typing import Final

from jwt_decoder.judge.typed_list import typed_list, typed_lists, unquoted

LISTS: Final = {
    "a, b": ["a", "b"],
    "a;b\nc": ["a", "b", "c"],
    '["a", "b"]': ["a", "b"],
    "'a' `b` “c”": ["a", "b", "c"],
    "- a\n  - b": ["a", "b"],
    "a-b - c": ["a-b", "-", "c"],
    "": [],
}
QUOTED: Final = {
    '["a b", "c,d", 5]': ["a b", "c,d"],
    "[a b]": [],
    "[": [],
    '"a b"': ["a b"],
    "'a'": ["a"],
    "`a`": ["a"],
    "“a”": ["a"],
    "\u2018a\u2019": ["a"],
    "\"a'": [],
    '""': [],
    "a": [],
}


def test_a_list_is_read_whatever_parts_its_items() -> None:
    assert LISTS == {text: typed_list(text) for text in LISTS}


def test_what_is_in_quotes_is_one_and_an_array_of_json_is_read_as_that() -> None:
    assert QUOTED == {text: unquoted(text) for text in QUOTED}


def test_what_parts_items_may_be_a_part_of_one() -> None:
    assert [["a", "b", "c"], ["a,b", "c"], []] == list(typed_lists("a,b c"))
    assert [["a%20b"], ["a%20b"], [], ["a", "b"]] == list(typed_lists("a%20b"))
