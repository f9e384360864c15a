"""A token is found whole where a program, a shell or a tool wrote it in parts, and a cut one ends where it ends."""

from __future__ import annotations

import json
from typing import Final

import pytest
from jwt_decoder.extract import extract
from jwt_decoder.text import base64url

from tests.unit.jwt_decoder.extract.cutting import joined, lines, segments_wrapped
from tests.unit.jwt_decoder.extract.made_tokens import made
from tests.unit.jwt_decoder.extract.program_ways import program_ways
from tests.unit.jwt_decoder.extract.written_ways import WAYS

TOKENS: Final = made()
PARTS: Final = dict(program_ways(40))
OTHERS: Final = [
    name for name in WAYS if name.startswith(("escaped", "a comment of", "emphasis", "a prompt", "quoted,"))
]
PAYLOAD: Final = base64url.encode(b'{"a":1}')
OCTETS: Final = bytes(range(64))


def found(text: str) -> list[str]:
    """Return the clean texts of the tokens of a paste."""
    return [token.text for token in extract(text).tokens]


def header(**members: object) -> str:
    """Return a header as it is written."""
    return base64url.encode(json.dumps(members, separators=(",", ":")).encode())


@pytest.mark.untraced
@pytest.mark.product(100)
@pytest.mark.parametrize("way", PARTS)
@pytest.mark.parametrize("name", ["signed 0", "encrypted 4", "bound 6", "unsecured 8"])
def test_a_token_in_parts_is_found_whole(way: str, name: str) -> None:
    assert [TOKENS[name]] == found(PARTS[way](TOKENS[name]))


@pytest.mark.parametrize("way", OTHERS)
@pytest.mark.parametrize("name", ["signed 0", "encrypted 4", "disclosing 5", "bound 6", "unsecured 8"])
def test_what_is_around_a_token_is_not_of_it(way: str, name: str) -> None:
    assert [TOKENS[name]] == found(WAYS[way](TOKENS[name]))


NOTES: Final = {
    "escaped Markdown": ("backslashes-removed", 20),
    "a prompt behind it": ("prompt-removed", 2),
    "parts in SQL": ("strings-joined", 14),
    "lines of logcat": ("line-marks-removed", 14),
    "lines of columns without bars": ("rows-joined", 1),
    "lines of numbered cells": ("tags-removed", 14),
    "parts in a PDF": ("spaces-removed", 14),
}


@pytest.mark.parametrize("way", NOTES)
def test_what_was_left_out_is_said(way: str) -> None:
    said, count = NOTES[way]
    notes = extract(WAYS[way](TOKENS["signed 0"])).notes

    assert [count] == [note.message.data.get("count") for note in notes if note.id == said]


@pytest.mark.parametrize("encryption", ["A128GCM", "A192CBC-HS384", "A256CBC-HS512"])
@pytest.mark.parametrize("first", [22, 32])
def test_a_tag_ends_where_its_enc_says(encryption: str, first: int) -> None:
    """The first line of a long tag is as long as a shorter one."""
    tag = base64url.encode(OCTETS[: {"A128GCM": 16, "A192CBC-HS384": 24, "A256CBC-HS512": 32}[encryption]])
    begun = f"{header(alg='dir', enc=encryption)}..{base64url.encode(OCTETS[:16])}.AAAA."

    assert [begun + tag] == found("\n".join(part for part in (begun + tag[:first], tag[first:]) if part))


@pytest.mark.parametrize("enc", ["A256XYZ", 7])
def test_a_tag_of_an_unknown_enc_has_any_of_the_lengths(enc: object) -> None:
    token = f"{header(alg='dir', enc=enc)}..{base64url.encode(OCTETS[:12])}.AAAA.{base64url.encode(OCTETS[:24])}"

    assert [token] == found(f"{token}\nAb1Cd2Ef3Gh4")


def test_a_line_within_a_token_is_no_other_credential() -> None:
    """What is left of a header at the beginning of a line looks like a string that itsdangerous signed."""
    token = TOKENS["bound 86"]
    extraction = extract(joined(lines(token, 40)))

    assert [token] == [one.text for one in extraction.tokens]
    assert "other-format" not in {note.id for note in extraction.notes}


def test_a_number_at_the_beginning_of_a_line_of_a_token_is_no_mark() -> None:
    """The line before begins with a date, whose year and hyphen are no mark of a line either."""
    token = f"{header(alg='HS512')}.{PAYLOAD}.{'Ab1' * 8}3-{'Cd2' * 20}"

    assert [token] == found(f"2026-11-28 INFO Authorization: Bearer {token.replace('3-', chr(10) + '3-')}\nok")


def test_a_signature_in_lines_that_do_not_look_encoded_is_found_whole() -> None:
    token = f"{header(alg='HS512')}.{PAYLOAD}.{'-yZ-nwxzIYGSmPSffjefEyP' * 3}{'abcdefghijklmnopq'}"

    assert [token] == found(f"The token:\n\n{joined(segments_wrapped(token, 23))}\n\nis odd.\n")


LISTS: Final = {
    "JSON": lambda segments: json.dumps({"parts": segments}),
    "Python": lambda segments: "t = '.'.join([\n    '" + "',\n    '".join(segments) + "',\n])",
    "commas": lambda segments: f"header,payload,signature\n{','.join(segments)}\n",
}
SEGMENTS: Final = {
    "a text": [header(alg="HS256"), "UGF5bG9hZA", base64url.encode(OCTETS[:32])],
    "a token": [header(alg="HS256", cty="JWT"), "ZXlKaGJHY2lPaUp", base64url.encode(OCTETS[:32])],
    "detached": [header(alg="HS256"), "", base64url.encode(OCTETS[:32])],
    "unsecured": [header(alg="none"), base64url.encode(b'{"a":1}'), ""],
    "no encrypted key": [
        header(alg="dir", enc="A128GCM"),
        *("", base64url.encode(OCTETS[:12]), "AAAA", base64url.encode(OCTETS[:16])),
    ],
}


@pytest.mark.parametrize("name", SEGMENTS)
@pytest.mark.parametrize("form", LISTS)
def test_the_segments_in_a_list_are_one_token(form: str, name: str) -> None:
    if form != "commas" or not name.startswith("a t"):
        assert [".".join(SEGMENTS[name])] == found(LISTS[form](SEGMENTS[name]))


@pytest.mark.parametrize("name", SEGMENTS)
def test_the_segments_and_dots_as_strings_are_one_token(name: str) -> None:
    strings = '" + "." + "'.join(SEGMENTS[name])

    assert [".".join(SEGMENTS[name])] == found(f't = "{strings}";')


CUT: Final = TOKENS["signed 0"][:120]
ANOTHER: Final = "Ab1Cd2Ef3Gh4Ij5Kl6Mn7Op8Qr9"
NOT_MORE: Final = {
    "a call": 'log.info("{}");\nlog.info("{}");',
    "the same name in columns": "05:06 D Tag  : {}\n05:06 D Tag  : {}\n",
    "a list of the same things": "tokens:\n  a: {}\n  a: {}\n",
    "the next row of columns": "demo     {}   ok\nother    {}   ok\n",
    "a prompt": "{}\nme@host:~$ echo {}",
    "a cell with a number": "<tr><td>1</td><td>{}</td></tr><tr><td>2</td><td>x {}</td></tr>",
}


@pytest.mark.parametrize("name", NOT_MORE)
def test_what_follows_a_cut_token_is_not_more_of_it(name: str) -> None:
    assert [CUT] == found(NOT_MORE[name].format(CUT, ANOTHER))


@pytest.mark.parametrize("between", ["\n05:06 D Tag  : ", "\n"])
def test_what_follows_a_whole_token_is_not_more_of_it(between: str) -> None:
    token = TOKENS["signed 0"]

    assert [token] == found(f"05:06 D Tag  : {token}{between}{ANOTHER}\n")


@pytest.mark.parametrize("between", [" ", "\u200b"])
def test_a_second_token_as_long_as_the_first_part_is_another(between: str) -> None:
    first, second = TOKENS["signed 0"][:70], TOKENS["signed 1"][:70]

    assert [first, second] == found(f"the tokens {first}{between}{second} were cut")


def test_the_words_behind_two_lines_of_a_cut_token_are_not_of_it() -> None:
    assert [CUT] == found(f"{joined(lines(CUT, 60))}\n11-28 is the day\n")


@pytest.mark.parametrize("stray", ['"', "'", "<", ">", "[", "}", "(", "|", ",", ";", ":", "&", "?", "#", "*"])
def test_a_stray_character_in_a_header_does_not_make_two_of_a_token(stray: str) -> None:
    token = TOKENS["signed 0"]
    text = f"{token[:20]}{stray}{token[20:]}"

    assert [text] == found(f"the token {text} is odd")


@pytest.mark.parametrize("stray", [" ", "\n", "\t"])
def test_white_space_in_a_header_does_not_make_two_of_a_token(stray: str) -> None:
    token = TOKENS["signed 0"][:-40]

    assert [token] == found(f"the token {token[:20]}{stray}{token[20:]} is odd")
