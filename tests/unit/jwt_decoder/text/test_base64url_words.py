"""Which reading a spoilt text gets, and each cause to the word; mutants that survived the other tests are held here."""

from __future__ import annotations

from typing import Final

import pytest
from jwt_decoder.output.wording import render
from jwt_decoder.text import base64url
from jwt_decoder.text.base64url import decode

CAUSES: Final = {
    "=": "padding, which doesn't belong inside a segment",
    "\N{HORIZONTAL ELLIPSIS}": "the text was already shortened where it was copied",
    "*": "the text was already masked where it was copied",
    "%": "percent-encoding that was only partly decoded",
    "\\": "an escape from another format",
    "&": "an escape from another format",
    "\N{REPLACEMENT CHARACTER}": "the text went through a program that couldn't read it",
    "\N{ZERO WIDTH SPACE}": "an invisible character that was copied along",
    "\N{SOFT HYPHEN}": "an invisible character that was copied along",
    "\N{NO-BREAK SPACE}": "a space that was copied along",
    '"': "a quote that was copied along",
    "'": "a quote that was copied along",
}
SHOWN: Final = {
    "\N{ZERO WIDTH SPACE}": "U+200B",
    "\N{SOFT HYPHEN}": "U+00AD",
    "\N{NO-BREAK SPACE}": "U+00A0",
}


@pytest.mark.parametrize("character", CAUSES)
def test_the_cause_of_a_foreign_character_is_said_to_the_word(character: str) -> None:
    (fault,) = decode(f"YW{character}Jj").faults

    assert f"“{SHOWN.get(character, character)}” isn't a base64url character: {CAUSES[character]}." == render(
        fault.message
    )


def test_one_character_of_the_standard_alphabet_is_not_counted() -> None:
    (fault,) = decode("YWJ+").faults

    assert render(fault.message).startswith("“+” is from the standard base64 alphabet; base64url uses")
    assert render(decode("YW++").faults[0].message).startswith(
        "“+” is from the standard base64 alphabet (2 such characters); "
    )


@pytest.mark.parametrize(("count", "shown"), [(3, "==="), (4, "===="), (5, "====")])
def test_padding_is_shown_as_it_is_up_to_four(count: int, shown: str) -> None:
    (fault,) = decode(f"YWJj{'=' * count}").faults

    assert render(fault.message).startswith(f"Padding (“{shown}”) at the end,")


@pytest.mark.parametrize(
    ("text", "last", "canonical"),
    [("YWJjYB", "B", "A"), ("YWJjY_", "_", "w"), ("YWJjYWB", "B", "A"), ("YWJjYW_", "_", "8"), ("YWJjYWC", "C", "A")],
)
def test_the_bits_of_the_last_character_are_judged_however_long_the_text_is(
    text: str, last: str, canonical: str
) -> None:
    (fault,) = decode(text).faults

    assert len(text) == fault.end
    assert {"found": last, "canonical": canonical} == fault.message.data
    assert render(fault.message).startswith(
        f"The last character, “{last}”, has leftover bits that should be zero; “{canonical}” decodes to"
    )


@pytest.mark.parametrize("text", ["YWJjYQ", "YWJjYWE", "YWJjYWI", "YWJjYWJj", ""])
def test_a_last_character_without_such_bits_is_no_fault(text: str) -> None:
    assert () == decode(text).faults
    assert text == base64url.encode(decode(text).octets)


def test_a_last_character_that_makes_no_octet_is_left_out_and_no_other() -> None:
    assert b"abc" == decode("YWJjZ").octets


def test_where_both_readings_are_text_the_foreign_character_stands_between_others() -> None:
    decoded = decode("GTZ!zZm")

    assert (b"\x196sf", False, 6) == (decoded.octets, decoded.counted, decoded.length)


def test_where_only_that_is_text_a_foreign_character_stands_in_the_place_of_a_lost_one() -> None:
    decoded = decode("eyJhIjoiW!I ifX")

    assert (b'{"a":"X\x02"}', True, 14) == (decoded.octets, decoded.counted, decoded.length)
    assert decode("eyJhIjoiWCIifX").encoded


def test_letters_at_the_end_are_no_padding() -> None:
    assert ["base64url-foreign", "base64url-trailing-bits"] == [fault.id for fault in decode("YW=X").faults]
    assert b"ae" == decode("YW=X").octets
