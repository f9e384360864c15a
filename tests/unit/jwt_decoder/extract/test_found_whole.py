"""A token is found whole in whatever way it was written down."""

from __future__ import annotations

from random import Random
from typing import Final

import pytest
from jwt_decoder.extract import extract, paste, token_shape
from jwt_decoder.text import base64url

from tests.fuzz import check_found
from tests.unit.jwt_decoder.extract.made_tokens import made, unencoded
from tests.unit.jwt_decoder.extract.written_ways import WAYS

TOKENS: Final = made()
_SAMPLE: Final = 8
# Of a payload that is not encoded only these say where it ends.
BARE: Final = ("bare", "double quotes")


def found(text: str) -> list[str]:
    """Return the clean texts of the tokens of a paste."""
    return [token.text for token in extract(text).tokens]


@pytest.mark.product(100)
@pytest.mark.untraced
@pytest.mark.parametrize("way", WAYS)
def test_a_token_is_found_whole(way: str, pytestconfig: pytest.Config) -> None:
    """Some of the hundred in each way, others in another; all in every way with ``--all``."""
    random = Random(way)  # noqa: S311 - nothing secret is drawn
    names = list(TOKENS) if pytestconfig.getoption("whole") else random.sample(list(TOKENS), _SAMPLE)
    missed = {name: got for name in names if (got := found(WAYS[way](TOKENS[name]))) != [TOKENS[name]]}

    assert {} == missed


@pytest.mark.parametrize("name", ["encrypted 23", "encrypted 83", "encrypted 84"])
def test_an_encrypted_token_with_a_break_after_each_segment_is_found_whole(name: str) -> None:
    assert [TOKENS[name]] == found(WAYS["segments wrapped at 40"](TOKENS[name]))


def test_any_token_in_any_way_at_any_width_is_found_whole(pytestconfig: pytest.Config) -> None:
    """As the fuzzer draws them, from numbers that stay the same."""
    for number in range(20_000 if pytestconfig.getoption("whole") else 500):
        check_found.found(number.to_bytes(4))


@pytest.mark.parametrize("way", BARE)
@pytest.mark.parametrize("token", unencoded().values())
def test_a_token_whose_payload_is_not_encoded_is_found_whole(way: str, token: str) -> None:
    assert [token] == found(WAYS[way](token))


@pytest.mark.untraced
def test_a_compact_token_alone_is_read_as_where_all_else_is_looked_for_too(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [text for token in TOKENS.values() for text in (token, f"Bearer {token}", token[:-3], f"{token}.{token}")]
    quick = [extract(text) for text in texts]
    monkeypatch.setattr(paste, "is_compact_token", lambda _: False)

    assert quick == [extract(text) for text in texts]
    assert 50 < sum(map(token_shape.is_compact_token, texts))


TWO: Final = (TOKENS["signed 0"], TOKENS["encrypted 3"], TOKENS["pretty 9"], TOKENS["detached 7"])


@pytest.mark.parametrize("first", TWO)
@pytest.mark.parametrize("second", TWO)
@pytest.mark.parametrize("between", ["", ".", " ", "\n", ", "])
def test_two_tokens_one_behind_the_other_are_two(first: str, between: str, second: str) -> None:
    text = f"{first}{between}{second}"
    extraction = extract(text)

    assert [first, second] == [token.text for token in extraction.tokens]
    assert ("tokens-separated" in {note.id for note in extraction.notes}) == (between in {"", "."})


PIECES: Final = {
    "one line": "Cookie: session.0={}; session.1={}; session.2={}",
    "hyphens": "sb-project-auth-token-0={}; sb-project-auth-token-1={}; sb-project-auth-token-2={}",
    "a header for each": "Set-Cookie: s.0={}; Path=/; HttpOnly\nSet-Cookie: s.1={}; Path=/\nSet-Cookie: s.2={}; Path=/",
    "a table": "__Secure-a.0\t{}\ta.example\t/\n__Secure-a.1\t{}\ta.example\t/\n__Secure-a.2\t{}\ta.example\t/",
    "JSON": '{{"token.0":"{}","token.1":"{}","token.2":"{}"}}',
    "records": '[{{"name":"s.0","value":"{}"}},{{"name":"s.1","value":"{}"}},{{"name":"s.2","value":"{}"}}]',
    "records of many members": "[{}]".format(
        ", ".join(
            f'{{{{\n  "domain": "a.example",\n  "name": "s.{number}",\n  "path": "/",\n  "storeId": "0",'
            f'\n  "value": "{{}}",\n  "id": {number}\n}}}}'
            for number in range(3)
        )
    ),
    "from one": "part1={}; part2={}; part3={}",
}


@pytest.mark.each
@pytest.mark.parametrize("form", PIECES)
@pytest.mark.parametrize("name", ["signed 0", "encrypted 3", "bound 6"])
def test_numbered_pieces_of_a_cookie_are_one_token(form: str, name: str) -> None:
    token = TOKENS[name]
    third = len(token) // 3
    extraction = extract(PIECES[form].format(token[:third], token[third : 2 * third], token[2 * third :]))

    assert [token] == [one.text for one in extraction.tokens]
    assert [2] == [note.message.data["count"] for note in extraction.notes if note.id == "pieces-joined"]


@pytest.mark.parametrize("order", ["{1}; {2}; {0}", "{2}; {1}; {0}", "{0}; {2}; {1}"])
@pytest.mark.parametrize("first", ["s", "s.0"])
@pytest.mark.parametrize("name", ["signed 0", "encrypted 3", "bound 6"])
def test_pieces_in_another_order_are_put_in_order_and_it_is_said(order: str, first: str, name: str) -> None:
    """What stands between them is spelled with the token, as a whole."""
    token = TOKENS[name]
    parts = [token[: len(token) // 3], token[len(token) // 3 : -20], token[-20:]]
    paste = "a=b; " + order.format(*(f"{one}={part}" for one, part in zip((first, "s.1", "s.2"), parts, strict=True)))
    found = extract(f"{paste}; c=d")

    assert [(token, 1)] == [(one.text, len(one.pieces)) for one in found.tokens]
    assert ["pieces-ordered"] == [note.id for note in found.notes]
    assert min(map(paste.index, parts)) == found.tokens[0].start
    assert len(paste) == found.tokens[0].end


@pytest.mark.parametrize("first", ["s", "s.0"])
def test_a_piece_that_begins_like_a_header_is_not_the_first(first: str) -> None:
    header, payload, signature = TOKENS["signed 0"].split(".")
    assert [TOKENS["signed 0"]] == found(f"s.1={payload}.; s.2={signature}; {first}={header}.")


def test_pieces_with_another_token_between_them_are_not_put_in_order() -> None:
    token, other = TOKENS["signed 0"], TOKENS["signed 1"]
    assert [other, token[:60]] == found(f"s.1={token[60:]}; t={other}; s.0={token[:60]}")


def test_a_mention_of_the_next_piece_is_none() -> None:
    token = TOKENS["signed 0"]
    assert [token[:60]] == found(f"s.1 is missing: s.0={token[:60]}")


def test_a_value_under_another_name_is_no_piece() -> None:
    token = TOKENS["signed 0"]
    got = found(f"session.0={token[:60]}; sessions.1={token[60:]}")

    assert token not in got
    assert token[:60] == got[0]


HEADERS_BEHIND_SPACE: Final = [b' {"alg":"HS256"}', b'\n{"alg":"HS256"}', b'\t{ "alg":"HS256"}', b'   {"alg":"HS256"}']


@pytest.mark.parametrize("header", HEADERS_BEHIND_SPACE)
@pytest.mark.parametrize("around", ["{}", "The token {} is odd.", '{{"token":"{}"}}'])
def test_a_header_behind_white_space_begins_a_token(header: bytes, around: str) -> None:
    """RFC 8259 §2 allows white space before a value, and libraries take it."""
    token = f"{base64url.encode(header)}.{base64url.encode(b'[1]')}.{base64url.encode(bytes(range(32)))}"
    assert [token] == found(around.format(token))


NOT_MORE: Final = {
    "a fence of tildes behind a token": "~~~\n{}\n~~~",
    "the next key of a YAML file": "token: >-\n  {}\nrefreshToken2Abc: 7\n",
    "a name on the next line": "{}\nsessionId42Xyz: 1",
    "a hidden file": "{}\n.gitignore",
    "a word": "{}\nRegards",
    "a paragraph": "{}\n\nThe token above is from yesterday.\n",
    "the next string of a list": '["{}", "OnlyAWord42"]',
    "the next member": '{{"a":"{}","bCd4eFg5hIj6":"x"}}',
    "another variable": 'T="{}"\nU+="Ab1Cd2Ef3Gh4Ij5Kl6"\n',
    "the next row of a table": "| 1 | {} |\n| 2 | Ab1Cd2Ef3Gh4Ij5Kl6 |\n",
    "the next line of a log": "2026-11-28 INFO token={}\n2026-11-28 INFO request=Ab1Cd2Ef3Gh4Ij5Kl6\n",
    "the next of two items": "- {}\n- Word\n",
    "a struck out text": "~~{}~~",
    "a screen of vi": "{}\n~\n~\n",
    "a size that isn't that of the next line": "{}\n20\nAb1Cd2Ef3Gh4Ij5Kl6\n",
    "a size of more than there is": "{}\n1f\nAb1Cd2Ef3Gh4Ij5Kl6",
    "a name glued to it": "access_token{}",
    "a fence in one line": "~~~{}~~~",
    "the end of a path": "{}/",
    "a plus": "{}+",
}


@pytest.mark.parametrize("name", NOT_MORE)
@pytest.mark.parametrize("token", ["signed 0", "encrypted 3", "disclosing 5", "unsecured 8"])
def test_what_follows_a_token_is_not_more_of_it(name: str, token: str) -> None:
    assert [TOKENS[token]] == found(NOT_MORE[name].format(TOKENS[token]))


GLUED: Final = (
    "ey{}",
    "ew{}",
    "t=ey{}",
    "eyJ{}",
    "eyJhbGci{}",
    "token: eyJhbGci{}",
    "P1_{}",
    "t=P1_{};",
    "access_token{}",
    "id-token:JWT2{}",
)


@pytest.mark.parametrize("form", GLUED)
@pytest.mark.parametrize("name", ["signed 0", "encrypted 3", "disclosing 5", "unsecured 8"])
def test_what_is_glued_to_the_front_of_a_token_is_no_part_of_it(form: str, name: str) -> None:
    """Also its own beginning, which was pasted twice."""
    assert [TOKENS[name]] == found(form.format(TOKENS[name]))


# By the words for them: what a careless encoder puts in front of the brace of a header.
BEFORE_BRACE: Final = {
    "a byte order mark": "\ufeff",
    "two byte order marks": "\ufeff\ufeff",
    "a byte order mark and a line feed": "\ufeff\n",
    "a byte order mark and an indent": "\ufeff\r\n    ",
    **{
        f"white space {space!r}": space for space in (" ", "\t", "\n", "\r\n", "\n\n", " \n", "\n \t", "    ", "\t\t\t")
    },
    "a wide indent": " " * 20,
}
HEADERS: Final = (
    '{"alg":"HS256","typ":"JWT"}',
    '{\t"typ": "JWT", "alg": "HS256"}',
    '{\r\n  "alg": "HS256"\r\n}',
    '{ "alg":"HS256"}',
)


@pytest.mark.parametrize("form", ["{}", "Bearer {}", "token={}", "the token {} is new", '{{"token":"{}"}}'])
@pytest.mark.parametrize("before", BEFORE_BRACE)
def test_what_stands_before_the_brace_of_a_header_is_part_of_the_token(before: str, form: str) -> None:
    for header in HEADERS:
        token = f"{base64url.encode((BEFORE_BRACE[before] + header).encode())}.eyJzdWIiOiJhbmEifQ.{'c2ln' * 10}"
        assert [token] == found(form.format(token))


@pytest.mark.parametrize("unseen", ["\u200b", "\u2060", "\0\0\0"])
def test_a_character_that_nobody_sees_is_no_word_in_front_of_a_header(unseen: str) -> None:
    token = f"{base64url.encode((unseen + HEADERS[0]).encode())}.eyJzdWIiOiJhbmEifQ.{'c2ln' * 10}"
    assert [token] == found(token)


SHORTENED: Final = ("{}...", "{}…", "{}...abc", "{}…V2ycM", "{}.....")


@pytest.mark.parametrize("form", SHORTENED)
@pytest.mark.parametrize("kept", [40, 60, 100])
def test_an_ellipsis_ends_a_token_and_is_said(form: str, kept: int) -> None:
    token = TOKENS["pretty 9"][:kept]
    extraction = extract(form.format(token))

    assert [(token, True)] == [(one.text, one.is_shortened) for one in extraction.tokens]
    assert "shortened" in {note.id for note in extraction.notes}


def test_an_object_behind_another_in_a_payload_is_no_header_without_an_algorithm() -> None:
    payload = base64url.encode(b'{"alg":"nonee"}') + base64url.encode(b'{"a":1}')
    header, _, signature = TOKENS["signed 0"].split(".")

    assert [f"{header}.{payload}.{signature}"] == found(f"t={header}.{payload}.{signature};")


def test_a_second_payload_behind_a_whole_token_begins_another() -> None:
    first = TOKENS["signed 0"]
    rest = first.partition(".")[2]

    assert [first, rest] == found(f"{first}.{rest}")


CUT: Final = TOKENS["signed 0"][:60]
ANOTHER: Final = "Ab1Cd2Ef3Gh4Ij5Kl6Mn7Op8Qr9"
NOT_MORE_OF_A_CUT_ONE: Final = {
    "the same name in the next line": "INFO token={}\nINFO token={}\n",
    "the next row of a table": "| 1 | {} |\n| 2 | {} |\n",
    "another variable": 'T="{}"\nU="{}"\n',
    "the same variable again": 'T="{}"\nT="{}"\n',
    "the next member": '{{"a":"{}","{}":"x"}}',
    "a call": "{}\nprint({})",
}


@pytest.mark.parametrize("name", NOT_MORE_OF_A_CUT_ONE)
def test_what_follows_a_cut_token_under_a_name_of_its_own_is_not_more_of_it(name: str) -> None:
    assert [CUT] == found(NOT_MORE_OF_A_CUT_ONE[name].format(CUT, ANOTHER))


NOTES: Final = {
    "a table of Markdown": ("rows-joined", 14),
    "a table of psql, wrapped": ("rows-joined", 14),
    "one cell of psql": ("rows-joined", 14),
    "one cell of psql, wrapped": ("rows-joined", 14),
    "signs of returns": ("line-breaks-removed", 14),
    "a box": ("rows-joined", 14),
    "in a program: shell +=": ("strings-joined", 14),
    "JSON array": ("strings-joined", 14),
    "&#8203; between": ("invisible-removed", 14),
    "&nbsp; between": ("spaces-removed", 14),
    "dots in spans of their own lines": ("tags-removed", 4),
    "each line behind '0 | '": ("line-marks-removed", 14),
    "each line behind '-- '": ("line-marks-removed", 14),
    "each line behind '\\u3000'": ("line-breaks-removed", 14),
    "each line ends in ' \u21a9'": ("line-breaks-removed", 14),
    "blank lines between lines": ("line-breaks-removed", 14),
    "lines of chunks": ("chunks-joined", 15),
    "parts in a screen of vi": ("line-breaks-removed", 14),
}


@pytest.mark.parametrize("way", NOTES)
def test_what_was_left_out_is_said(way: str) -> None:
    token = TOKENS["signed 0"]
    said, count = NOTES[way]
    notes = extract(WAYS[way](token)).notes

    assert [count] == [note.message.data["count"] for note in notes if note.id == said]
    assert {note.id for note in notes} <= {said, "quotes-removed"}


@pytest.mark.untraced
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_token_is_found_whole_wherever_a_chunk_ends(end: str) -> None:
    token = TOKENS["signed 0"]
    for first in range(1, 40):
        body = f'{{"access_token":"{token}"}}'
        chunks = (body[:first], *(body[at : at + 40] for at in range(first, len(body), 40)))
        text = "".join(f"{len(chunk):04x};name=value{end}{chunk}{end}" for chunk in chunks)
        extraction = extract(f"{text}0{end}{end}")

        assert [token] == [one.text for one in extraction.tokens]
        assert [len(chunks) - 1] == [note.message.data["count"] for note in extraction.notes]


@pytest.mark.parametrize("text", ["20\n{0}\n21\n{0}", "5\nabcde\n20\n{0}", "ffffff\n{0}\n7\n{0}"])
def test_what_is_not_as_long_as_said_is_no_chunk(text: str) -> None:
    assert "chunks-joined" not in {note.id for note in extract(text.format(TOKENS["signed 0"])).notes}


def test_padding_at_the_end_of_a_line_is_no_soft_line_break() -> None:
    header = base64url.encode(b'{"alg":"HS256","ab":12}') + "="
    token = f"{header}.{base64url.encode(b'{}')}.{base64url.encode(bytes(range(32)))}"

    assert [token] == found(f"x\n{token.replace('.', chr(10) + '.')}\n")
