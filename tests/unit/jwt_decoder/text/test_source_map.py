"""From a token's clean text to UTF-16 units of the paste."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jwt_decoder.model.paste import Piece, TokenText
from jwt_decoder.text.source_map import Places, Units


@given(st.text(max_size=40), st.data())
def test_units_are_those_of_utf_16(text: str, data: st.DataObject) -> None:
    point = data.draw(st.integers(0, len(text)))

    assert len(text[:point].encode("utf-16-le", "surrogatepass")) // 2 == Units(text).at(point)


#        0         1         2
#        0123456789012345678901234
PASTE = "😀 ab\r\ncd%2Eef 😀"
TOKEN = TokenText(
    "", 2, 13, "abcd.ef", (Piece(0, 2, 2), Piece(2, 2, 4), Piece(2, 4, 6), Piece(4, 5, 8), Piece(5, 7, 11))
)


@pytest.mark.parametrize(
    ("start", "end", "spelled"),
    [
        (0, 1, "a"),
        (0, 2, "ab"),
        (1, 3, "b\r\nc"),
        (2, 3, "c"),
        (3, 5, "d%2E"),
        (4, 5, "%2E"),
        (4, 6, "%2Ee"),
        (0, 7, "ab\r\ncd%2Eef"),
        (0, 0, ""),
        (7, 7, ""),
    ],
)
def test_a_run_of_clean_text_is_spelled_by_a_run_of_the_paste(start: int, end: int, spelled: str) -> None:
    first, last = Places(TOKEN, Units(PASTE)).span(start, end)
    units = PASTE.encode("utf-16-le")

    assert spelled == units[2 * first : 2 * last].decode("utf-16-le")


@pytest.mark.parametrize(("point", "place"), [(0, 3), (2, 5), (4, 9), (5, 12), (7, 14)])
def test_an_empty_run_stands_after_the_character_before_it(point: int, place: int) -> None:
    assert (place, place) == Places(TOKEN, Units(PASTE)).span(point, point)
