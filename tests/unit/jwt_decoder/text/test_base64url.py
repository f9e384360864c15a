"""base64url: strict in judging, lenient in reading."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jwt_decoder.output.wording import render
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from jwt_decoder.model.fault import Fault

ENCODED = "eyJhIjoiw7_Dv8O_fn5-In0"
OCTETS = '{"a":"ÿÿÿ~~~"}'.encode()


def only_fault(text: str) -> Fault:
    """Return the single fault of a text."""
    (fault,) = base64url.decode(text).faults
    return fault


def repaired(text: str, fault: Fault) -> str:
    """Return the text with the repair of a fault applied."""
    assert fault.repair
    return text[: fault.repair.start] + fault.repair.text + text[fault.repair.end :]


@given(st.binary(max_size=200))
def test_encoding_and_decoding_gives_the_octets_back(octets: bytes) -> None:
    encoded = base64url.encode(octets)

    assert base64url.Decoded(octets, (), (), len(encoded)) == base64url.decode(encoded)


@given(st.binary(max_size=200))
def test_the_encoding_is_that_of_the_standard_library_without_padding(octets: bytes) -> None:
    assert base64.urlsafe_b64encode(octets).decode().rstrip("=") == base64url.encode(octets)


@given(st.text(max_size=60))
def test_any_text_decodes_to_something(text: str) -> None:
    decoded = base64url.decode(text)

    for fault in decoded.faults:
        assert 0 <= fault.start < fault.end <= len(text)


@given(st.text(alphabet="Aa9-_+/= \n!é", max_size=40), st.data())
def test_a_repair_removes_its_fault(text: str, data: st.DataObject) -> None:
    """After a repair, fewer characters of the text are at fault in that way."""
    faults = [fault for fault in base64url.decode(text).faults if fault.repair]
    if not faults:
        return
    fault = data.draw(st.sampled_from(faults))
    after = base64url.decode(repaired(text, fault)).faults

    assert weight(base64url.decode(text).faults, fault.id) > weight(after, fault.id)


def weight(faults: tuple[Fault, ...], name: str) -> int:
    """Return how many characters are at fault in one way."""
    return sum(int(str(fault.message.data.get("count", 1))) for fault in faults if fault.id == name)


CASES = {
    "padding": (f"{ENCODED}=", "base64url-padded", 23, 24, ENCODED),
    "padding with white space after it": ("YQ==\n", "base64url-padded", 2, 4, "YQ\n"),
    "the standard alphabet": ("eyJhIjoiw7/Dv8O/fn5+In0", "base64url-standard-alphabet", 10, 11, ENCODED),
    "white space": ("eyJhIjoi\nw7_Dv8O_ fn5-In0", "base64url-whitespace", 8, 9, ENCODED),
    "bits that should be zero": ("YR", "base64url-trailing-bits", 1, 2, "YQ"),
    "a foreign character": ("eyJhIjoi!w7_Dv8O_fn5-In0", "base64url-foreign", 8, 9, ENCODED),
}


@pytest.mark.parametrize("name", CASES)
def test_each_leniency_has_its_fault_its_place_and_its_repair(name: str) -> None:
    text, fault_id, start, end, mended = CASES[name]
    fault = next(fault for fault in base64url.decode(text).faults if fault.id == fault_id)

    assert (start, end) == (fault.start, fault.end)
    assert mended == repaired(text, fault)


def test_the_octets_are_given_all_the_same() -> None:
    text = "eyJh Ijoi!w7/Dv8O_\tfn5-In0="

    assert OCTETS == base64url.decode(text).octets


@pytest.mark.parametrize("text", ["A", "AAAAA", "AAAA\u200bA", 'AA"AAA'])
def test_a_length_that_no_octets_give_is_a_fault_without_a_repair(text: str) -> None:
    fault = next(fault for fault in base64url.decode(text).faults if fault.id == "base64url-length")

    assert (len(text) - 1, len(text)) == (fault.start, fault.end)
    assert fault.repair is None


@pytest.mark.parametrize("text", ["AAAA!A", "__-!B", "__-B!", "__-…B", "__\u2013B", "//=/!x"])
def test_nothing_is_said_of_the_length_or_the_last_bits_where_characters_were_replaced(text: str) -> None:
    ids = {fault.id for fault in base64url.decode(text).faults}

    assert {"base64url-foreign"} == ids - {"base64url-standard-alphabet"}


def test_one_character_is_counted_in_the_singular() -> None:
    assert render(only_fault("A").message).startswith("1 character: ")
    assert render(only_fault("AAAAA").message).startswith("5 characters: ")


@pytest.mark.parametrize(
    ("character", "shown", "cause"),
    [
        ("…", "“…” isn't a base64url character", "shortened"),
        ("\u200b", "“U+200B” isn't a base64url character", "invisible"),
        ("=", "“=” isn't a base64url character", "padding"),
        ("!", "“!” isn't a base64url character.", "."),
        ("\ud800", "“U+D800” isn't a base64url character", "."),
    ],
)
def test_a_foreign_character_is_shown_so_that_it_can_be_seen(character: str, shown: str, cause: str) -> None:
    fault = next(fault for fault in base64url.decode(f"AA{character}AA").faults if fault.id == "base64url-foreign")

    assert render(fault.message).startswith(shown)
    assert cause in render(fault.message)


def test_a_long_run_of_foreign_characters_is_one_fault_and_is_shown_in_part() -> None:
    fault = only_fault(f"AA{'!' * 30}AA")

    assert 30 == fault.message.data["count"]
    assert f"“{'!' * 16}”…" in render(fault.message)
    assert fault.repair
    assert "Remove them" == render(fault.repair.label)


@pytest.mark.untraced
def test_a_segment_of_garbage_has_few_faults() -> None:
    faults = base64url.decode("A!" * 50_000 + "A").faults
    foreign = [fault for fault in faults if fault.id == "base64url-foreign"]

    assert 9 == len(foreign)
    assert 50_000 == weight(faults, "base64url-foreign")
    assert "49,992 more characters" in render(foreign[-1].message)


def test_a_foreign_character_may_stand_in_the_place_of_a_lost_one() -> None:
    """Where the text is only text if the foreign character counts, it does: the rest is not garbled."""
    decoded = base64url.decode(f"{ENCODED[:5]}!{ENCODED[6:]}")

    assert decoded.counted
    assert OCTETS[:3] == decoded.octets[:3]
    assert OCTETS[5:] == decoded.octets[5:]
    assert (5, 7) == base64url.span(decoded, 4, 5)


def test_a_foreign_character_is_dropped_where_neither_reading_is_text() -> None:
    assert not base64url.decode("____!____").counted


@given(st.binary(min_size=1, max_size=40), st.data())
def test_octets_map_to_the_characters_that_carry_them(octets: bytes, data: st.DataObject) -> None:
    """Changing a character within the span changes the octets of it only; DESIGN's formula holds."""
    start = data.draw(st.integers(0, len(octets) - 1))
    end = data.draw(st.integers(start + 1, len(octets)))
    decoded = base64url.decode(base64url.encode(octets))

    assert (start * 4 // 3, -(-end * 4 // 3)) == base64url.span(decoded, start, end)


def test_octets_map_across_characters_that_were_dropped() -> None:
    decoded = base64url.decode("YW\nJj!!!ZGVm")

    assert b"abcdef" == decoded.octets
    assert (0, 2) == base64url.span(decoded, 0, 1)
    assert (3, 5) == base64url.span(decoded, 2, 3)
    assert (8, 12) == base64url.span(decoded, 3, 6)


@pytest.mark.parametrize(("text", "end"), [("YWJj", 4), ("YWJj==", 4), ("", 0), ("!!", 0), ("YQ\n", 2)])
def test_what_is_missing_after_the_last_octet_is_placed_after_the_last_character(text: str, end: int) -> None:
    decoded = base64url.decode(text)

    assert (end, end) == base64url.span(decoded, len(decoded.octets), len(decoded.octets))


def test_literal_text_maps_octets_to_its_own_characters() -> None:
    """A payload that is not encoded (RFC 7797) has characters of several octets."""
    literal = base64url.verbatim("añb")

    assert "añb".encode() == literal.octets
    assert (1, 2) == base64url.span(literal, 1, 3)
    assert (3, 3) == base64url.span(literal, 4, 4)
    assert (0, 1) == base64url.span(base64url.verbatim("\ud800"), 0, 3)
