"""Text that others wrote, within a sentence of ours."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jwt_decoder.text import quote

_SEEN = {"L", "M", "N", "P", "S"}


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("", ""),
        ("a b", "a b"),
        ("a" * 40, "a" * 40),
        ("a" * 41, f"{'a' * 40}…"),
        ("\u202eevil", "[U+202E]evil"),
        ("a\r\nb", "a[U+000D][U+000A]b"),
        ("\u200b", "[U+200B]"),
        ("\ud800", "[U+D800]"),
        ("\U000e0041", "[U+E0041]"),
        ("é😀", "é😀"),
        ("a”, “b", "a[U+201D], [U+201C]b"),
        ("a\uff02b\u301d", "a[U+FF02]b[U+301D]"),
        (f"{'a' * 39}”b", f"{'a' * 39}[U+201D]…"),
    ],
)
def test_what_nobody_sees_is_shown_and_what_is_long_is_cut(text: str, cut: str) -> None:
    assert cut == quote.quote(text)


@pytest.mark.parametrize(
    ("characters", "name"),
    [
        ("!", "!"),
        ("”", "U+201D"),
        ("\u200b", "U+200B"),
        ("\ufe0f*", "U+FE0F*"),
        ("\ue000", "U+E000"),
        ("\ud800", "U+D800"),
        ("é", "é"),
    ],
)
def test_characters_that_a_sentence_is_about_are_named_without_brackets(characters: str, name: str) -> None:
    assert name == quote.named(characters)


@given(st.characters(codec=None))
def test_no_control_or_format_character_is_left(character: str) -> None:
    if unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} or unicodedata.bidirectional(character) in {
        "LRE",
        "RLE",
        "LRO",
        "RLO",
        "PDF",
        "LRI",
        "RLI",
        "FSI",
        "PDI",
    }:
        assert quote.visible(character) == f"[U+{ord(character):04X}]"
