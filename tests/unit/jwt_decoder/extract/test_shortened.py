"""Tokens of which a part was left out: shortened by a log or a person, or without their first letters."""

from __future__ import annotations

from typing import Final

import pytest
from jwt_decoder.extract import extract
from jwt_decoder.output.wording import render

from tests.unit.jwt_decoder.extract.made_tokens import made

TOKENS: Final = made()
TOKEN: Final = TOKENS["signed 0"]
REST: Final = "w5cXy"
# What stands for the rest, and whether something of the token stands behind it.
MARKS: Final = (
    "\u2026", "..", "...", ".....", "[...]", "[\u2026]", "(...)", "<...>", "{...}", "<snip>", "[snip]", "[truncated]",
    "<truncated 123>", "(123 more)", "(123 more characters)", "[500 chars omitted]", "(truncated, 200 of 900 bytes)",
    "[+1.2kB more]", "[cut]",
)  # fmt: skip
APART: Final = (
    " [truncated]",
    " (123 more)",
    "\n[...]",
    "\n<snip>",
    " --snip--",
    "\n*** cut ***",
    " [\u2026 500 chars]",
)


def said(text: str) -> list[str]:
    """Return the notes that something was shortened."""
    return [render(note.message) for note in extract(text).notes if note.id == "shortened"]


@pytest.mark.parametrize("form", ["{}", "Authorization: Bearer {}\n", '{{"token": "{}"}}', "t={}; c=d"])
@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("kept", [25, 60, 160])
def test_what_stands_for_the_rest_of_a_token_is_said(mark: str, kept: int, form: str) -> None:
    paste = form.format(TOKEN[:kept] + mark)

    assert [(TOKEN[:kept], True)] == [(one.text, one.is_shortened) for one in extract(paste).tokens]
    assert [f"“{mark}” replaces the rest of the token: it was already shortened where it was copied."] == said(paste)


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("before", ["", "token="])
def test_what_stands_behind_the_mark_is_left_out_and_said(mark: str, before: str) -> None:
    paste = f"{before}{TOKEN[:60]}{mark}{REST}"
    (note,) = (note for note in extract(paste).notes if note.id == "shortened")

    assert [TOKEN[:60]] == [one.text for one in extract(paste).tokens]
    assert f"What follows, “{REST}”, was left out too." in render(note.message)
    assert len(paste) == note.end


@pytest.mark.parametrize("mark", ["[...]", "[\u2026]", "(...)", "<...>", "{...}", "[500 chars omitted]"])
def test_a_mark_may_stand_for_a_whole_segment(mark: str) -> None:
    header, payload, signature = TOKEN.split(".")

    assert [header] == [one.text for one in extract(f"{header}.{mark}.{signature}").tokens]
    assert f"What follows, “.{signature[:39]}…”, was left out too." in said(f"{header}.{mark}.{signature}")[0]
    assert [f"{header}.{payload}"] == [
        one.text.removesuffix(".") for one in extract(f"{header}.{payload}.{mark}").tokens
    ]
    assert [f"“{mark}” replaces the rest of the token: it was already shortened where it was copied."] == said(
        f"{header}.{payload}.{mark}"
    )


@pytest.mark.parametrize("mark", APART)
def test_a_remark_beside_a_token_that_is_not_whole_stands_for_its_rest(mark: str) -> None:
    assert [f"“{mark.strip()}” replaces the rest of the token: it was already shortened where it was copied."] == said(
        f"token: {TOKEN[:60]}{mark}\nbye"
    )
    assert [] == said(f"token: {TOKEN}{mark}\nbye")


def test_lines_behind_a_remark_in_a_line_of_its_own_are_left_out_and_said() -> None:
    assert [TOKEN[:64]] == [one.text for one in extract(f"{TOKEN[:64]}\n[...]\n{TOKEN[-30:]}").tokens]
    assert f"“{TOKEN[-30:]}”" in said(f"{TOKEN[:64]}\n[...]\n{TOKEN[-30:]}")[0]


@pytest.mark.parametrize("mark", ["[1]", "(2)", " (see below)", "<br>", " [docs]", " [truncat]", "{a}"])
def test_other_brackets_are_no_remark(mark: str) -> None:
    assert [] == said(f"token: {TOKEN[:60]}{mark} x")


def test_a_token_behind_an_ellipsis_is_another_one() -> None:
    assert [TOKEN[:60], TOKENS["signed 1"]] == [
        one.text for one in extract(f"{TOKEN[:60]}…{TOKENS['signed 1']}").tokens
    ]


def test_points_that_are_escaped_shorten_too() -> None:
    paste = f"t={TOKEN[:40]}%2E%2E%2E&x"
    assert ["“...” replaces the rest of the token: it was already shortened where it was copied."] == said(paste)


@pytest.mark.parametrize("text", ["eyJ\u2026abc", "Bearer eyJ...", "eyJhbG[...]", "t=eyJhb<snip>", "eyJhbGc(123 more)"])
def test_first_letters_alone_are_no_token_and_said(text: str) -> None:
    assert () == extract(text).tokens
    assert [text.partition("=")[2] or text.removeprefix("Bearer ")] == [
        sentence.split("”")[0].removeprefix("“") for sentence in said(text)
    ]


@pytest.mark.parametrize(
    "text", ["they\u2026", "eyJust...", "xeyJ...", "eyJhbGc is it", "an eyJabcdefghijk...", "eyre..."]
)
def test_words_are_no_first_letters_of_a_token(text: str) -> None:
    assert [] == said(text)


def test_a_pretty_header_without_its_first_letter_is_one() -> None:
    assert [TOKENS["pretty 9"][1:]] == [one.text for one in extract(f"t={TOKENS['pretty 9'][1:]};").tokens]


LOG: Final = "2026-11-28T05:06:37Z INFO auth token={} user=42\n"


@pytest.mark.parametrize("form", ["{}", LOG, '{{"token": "{}"}}', "Authorization: Bearer {}"])
@pytest.mark.parametrize("lost", [1, 2])
@pytest.mark.parametrize("name", ["signed 0", "signed 1", "encrypted 3", "encrypted 4", "unsecured 8", "disclosing 5"])
def test_a_token_without_its_first_letters_is_found_in_any_text(name: str, lost: int, form: str) -> None:
    token = TOKENS[name][lost:]
    assert [token] == [one.text for one in extract(form.format(token)).tokens]


@pytest.mark.parametrize("name", ["signed 0", "encrypted 3"])
def test_a_token_without_its_first_letter_is_found_over_lines(name: str) -> None:
    token = TOKENS[name][1:]
    paste = "token: " + "\n".join(token[at : at + 64] for at in range(0, len(token), 64)) + "\nbye"

    assert [token] == [one.text for one in extract(paste).tokens]


@pytest.mark.parametrize(
    "text", ["xyJhbGciOiJIUzI1NiJ9.e30.", "the yJhbGci word", "JhbGciOiAAAAAAAAAAA", "yJzdWIiOiJhbGljZSJ9"]
)
def test_a_word_that_looks_like_a_header_without_its_first_letter_is_none(text: str) -> None:
    assert () == extract(f"a {text} b").tokens


WHOLE: Final = ("signed 0", "signed 1", "encrypted 3", "encrypted 4", "unsecured 8", "bound 6", "detached 7")


@pytest.mark.parametrize(
    "form",
    [
        "{}...",
        "{}\u2026",
        "It was {}... I think.",
        "It was {}\u2026 I think.",
        '{{"t": "{}..."}}',
    ],
)
@pytest.mark.parametrize("name", WHOLE)
def test_an_ellipsis_behind_a_whole_token_is_one_of_the_sentence(name: str, form: str) -> None:
    found = extract(form.format(TOKENS[name]))

    assert [(TOKENS[name], False)] == [(one.text, one.is_shortened) for one in found.tokens]
    assert [] == [note.id for note in found.notes]


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("lacking", [1, 5, 20])
def test_an_ellipsis_behind_one_that_is_not_whole_stands_for_the_rest(name: str, lacking: int) -> None:
    assert [True] == [one.is_shortened for one in extract(f"{TOKENS[name][:-lacking]}...").tokens]


@pytest.mark.parametrize("kept", [10, 26, 31, 60, 120])
@pytest.mark.parametrize("last", [4, 9])
@pytest.mark.parametrize("form", ["{}", "token={} user=3", '{{"token": "{}"}}'])
def test_two_dots_within_a_token_stand_for_what_is_between(kept: int, last: int, form: str) -> None:
    token = TOKENS["signed 0"]
    paste = form.format(f"{token[:kept]}..{token[-last:]}")

    assert [(token[:kept], True)] == [(one.text, one.is_shortened) for one in extract(paste).tokens]
    assert f"What follows, “{token[-last:]}”, was left out too." in said(paste)[0]


@pytest.mark.parametrize("name", ["encrypted 3", "encrypted 4"])
def test_two_dots_within_an_encrypted_token_stand_for_what_is_between(name: str) -> None:
    token = TOKENS[name]
    paste = f"{token[:-30]}..{token[-6:]}"

    assert [True] == [one.is_shortened for one in extract(paste).tokens]


@pytest.mark.parametrize(
    "text",
    [
        TOKENS["detached 7"],
        f"{TOKENS['detached 7']}..",
        f"{TOKENS['unsecured 8']}.",
        "eyJhbGciOiJub25lIn0..",
        f"{TOKENS['signed 0'].partition('.')[0]}..",
        "eyJhbGciOiJIUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19..",
        "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA",
        "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AAAAAAAAAAAAAAAA..AAAAAAAAAAAAAAAAAAAAAA",
        TOKENS["signed 0"].replace(".", "..", 1),
        "..".join(TOKENS["signed 0"].rsplit(".", 1)),
    ],
)
def test_two_dots_with_an_empty_segment_between_them_or_one_too_many_shorten_nothing(text: str) -> None:
    assert [False] == [one.is_shortened for one in extract(text).tokens]
    assert [False] == [one.is_shortened for one in extract(f"token: {text} and more").tokens]


def test_two_dots_behind_a_tilde_stand_for_a_key_binding_jwt() -> None:
    assert [True] == [one.is_shortened for one in extract(f"{TOKENS['disclosing 5']}..").tokens]


@pytest.mark.parametrize("name", sorted({*WHOLE} - {"unsecured 8"}))
def test_two_dots_behind_a_whole_token_are_those_of_the_sentence(name: str) -> None:
    for form in ("{}..", "It was {}.. I think."):
        assert [(TOKENS[name], False)] == [
            (one.text, one.is_shortened) for one in extract(form.format(TOKENS[name])).tokens
        ]
