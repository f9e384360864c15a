"""What stands around the parts of a token, and what is not taken for more of one."""

from __future__ import annotations

import base64
import json
from typing import Final

import pytest
from jwt_decoder.extract import extract
from jwt_decoder.text.base64url import encode

from tests.unit.jwt_decoder.extract.made_tokens import made
from tests.unit.jwt_decoder.extract.record_ways import record_ways

TOKENS: Final = made(20)
TOKEN: Final = TOKENS["signed 0"]
HEADER: Final = encode(b'{"alg":"HS256"}')
SIGNATURE: Final = encode(bytes(range(100, 132)))
WAYS: Final = dict(record_ways())


def texts(paste: str) -> list[str]:
    return [one.text for one in extract(paste).tokens]


def notes(paste: str) -> dict[str, int]:
    return {note.id: int(str(note.message.data.get("count", 1))) for note in extract(paste).notes}


@pytest.mark.parametrize("name", ["records of Docker", "records of a logger", "records of callouts"])
def test_what_stands_around_the_lines_is_counted(name: str) -> None:
    paste = WAYS[name](TOKEN)

    assert [TOKEN] == texts(paste)
    assert {"line-frames-removed": (len(TOKEN) - 1) // 64} == notes(paste)


def test_numbers_in_lines_of_their_own_must_be_in_order() -> None:
    assert {"line-frames-removed": 1} == notes(f"7\n{TOKEN[:90]}\n8\n{TOKEN[90:]}\n")
    assert [TOKEN] != texts(f"7\n{TOKEN[:90]}\n9\n{TOKEN[90:]}\n")


UNENCODED: Final = encode(b'{"alg":"HS256","b64":false,"crit":["b64"]}')
NOT_MORE: Final = {
    "another member of the same length": '{{"t":"{0}"}}\n{{"t":"{1}"}}\n',
    "a time behind lines of a log": "2026-11-30T01:17:05Z P {0}\n2026-11-30T01:17:06Z Q Ab1Cd2Ef3\n",
    "a word behind the same sign": "{0} +\nRegards +\n",
    "a record with a word": '{{"log":"{0}"}}\n{{"log":"OnlyAWord42"}}\n',
    "a cell behind the end of Disclosures": "<p>{0}</p><p>x</p>",
}


@pytest.mark.parametrize("name", NOT_MORE)
@pytest.mark.parametrize("token", ["signed 0", "encrypted 3", "disclosing 5", "unsecured 8"])
def test_what_stands_in_the_same_frame_is_not_more_of_a_whole_token(name: str, token: str) -> None:
    whole = TOKENS[token]
    assert whole == texts(NOT_MORE[name].format(whole, encode(whole.encode())[: len(whole)]))[0]


def test_a_line_that_begins_with_a_time_is_no_rest_of_a_cut_token() -> None:
    lines = [TOKEN[:60], TOKEN[60:120]]
    cut = "".join(f"2026-11-30T01:17:0{at}Z P {part}\n" for at, part in enumerate(lines))
    assert [TOKEN[:120]] == texts(f"{cut}2026-11-30T01:17:06Z other\n")


NESTED: Final = b'{"jwk_like":  {"alg":"x","kid":"1"},"exp":1}'


@pytest.mark.parametrize("before", [b'"a":', b'"ab":', b'"abc":[', b'"abcd":'])
def test_an_object_like_a_header_at_the_beginning_of_a_line_is_more_of_a_payload(before: bytes) -> None:
    """Where the lines are as long as all others, and a value must follow."""
    start = b"{" + b" " * (-(1 + len(before)) % 3) + before
    start = start.replace(b"{", b"{" + b" " * (60 - len(start)))
    end = b"]}" if before.endswith(b"[") else b"}"
    token = f"{HEADER}.{encode(start + NESTED + end)}.{SIGNATURE}"
    width = len(HEADER) + 1 + len(encode(start))
    lines = [token[at : at + width] for at in range(0, len(token), width)]

    assert lines[1].startswith("eyJ")
    assert [token] == texts("\n".join(lines))


@pytest.mark.parametrize("name", ["spread as what nobody sees", "spread as soft hyphens"])
def test_what_nobody_sees_is_left_out_where_it_stands_at_several_places(name: str) -> None:
    paste = WAYS[name](TOKEN)

    assert [TOKEN] == texts(paste)
    assert {"invisible-removed"} == set(notes(paste))


@pytest.mark.parametrize("paste", [f"{TOKEN[:30]}\u200b{TOKEN[30:]}", f"{TOKEN}\u200b and \u200b more"])
def test_one_that_nobody_sees_is_damage_and_stays(paste: str) -> None:
    assert "invisible-removed" not in notes(paste)


def test_letters_that_only_look_like_those_of_a_token_are_read_and_counted() -> None:
    assert {"letters-restored": len(TOKEN)} == notes("".join(chr(ord(one) + 0xFEE0) for one in TOKEN))
    assert {"letters-restored": 2} == notes("\uff45\uff59" + TOKEN[2:])
    assert [TOKEN] == texts(f"\uff45\uff59\u3000{TOKEN} \U0001d6a8")


PACKED: Final = base64.b64encode(f"{TOKEN}{' ' * (-len(TOKEN) % 3)}".encode()).decode()


@pytest.mark.parametrize("behind", ["\n  ca.crt: x", "\n  next: x", "\nBest regards", "\nBye\n", "\ntype\n"])
def test_a_line_behind_base64_is_not_more_of_it(behind: str) -> None:
    assert [TOKEN] == texts(f"token: {PACKED}{behind}")


def test_of_many_lines_that_begin_like_a_header_one_alone_is_more_of_a_token() -> None:
    header = TOKEN.partition(".")[0]
    assert [f"{header}.eyJhbGci"] == texts(f"{header}.\n" + "eyJhbGci\n" * 4 + "AAAA")


@pytest.mark.untraced
@pytest.mark.parametrize("width", [44, 52, 60, 64, 76])
@pytest.mark.parametrize("end", ["\n", "\n\t", "\r\n    "])
@pytest.mark.parametrize("padding", ["", " ", "  "])
def test_base64_in_lines_is_read_to_its_end(width: int, end: str, padding: str) -> None:
    packed = base64.b64encode((TOKEN + padding).encode()).decode()
    lines = [packed[at : at + width] for at in range(0, len(packed), width)]
    assert [TOKEN] == texts("data: |\n\t" + end.join(lines) + "\nx: y\n")


@pytest.mark.untraced
def test_a_long_chain_of_certificates_does_not_hide_what_the_header_names() -> None:
    chain = base64.b64encode(bytes(range(256)) * 6).decode()
    token = f"{encode(json.dumps({'x5c': [chain], 'alg': 'HS256'}).encode())}.{encode(b'[1]')}.{SIGNATURE}"

    assert [token] == texts(f"It is _{token}_.")
    assert [token] == texts("t=" + "".join(f"%{ord(one):02x}" for one in token) + "&x=1")
    assert [token] == texts("[" + ", ".join(f"'{part}'" for part in token.split(".")) + "].join('.')")


@pytest.mark.parametrize("quote", ["'", '"'])
def test_the_characters_of_a_list_are_put_together(quote: str) -> None:
    listed = ", ".join(f"{quote}{one}{quote}" for one in TOKEN)

    assert [TOKEN] == texts(f"t = [{listed}]")
    assert {"octets-read": 1} == notes(f"t = [{listed}, 0]")
    assert [] == texts(f"[{listed[:60]}, 1]")


def test_a_glued_word_that_looks_like_none_of_a_cut_token_is_not_more_of_it() -> None:
    assert [TOKEN[:70]] == texts(f"<b>{TOKEN[:70]}</b><span>Copy</span><span>Share</span>")


@pytest.mark.parametrize("dot", ["\uff0e", "\u3002", "\u2024", "[.]", "(dot)"])
def test_a_segment_that_is_empty_stands_between_two_dots_that_are_written_another_way(dot: str) -> None:
    detached = f"{UNENCODED}..{SIGNATURE}"
    encrypted = ".".join(
        [encode(b'{"alg":"dir","enc":"A128GCM"}'), "", *(encode(bytes(range(n))) for n in (12, 30, 16))]
    )

    assert [detached, encrypted] == texts(f"{detached.replace('.', dot)}\n{encrypted.replace('.', dot)}\n")
    assert [TOKEN] == texts(TOKEN.replace(".", dot))


@pytest.mark.parametrize("length", [0, 1, 2])
def test_the_end_of_a_block_is_no_base64(length: int) -> None:
    """Also where the last line is as long as all others."""
    body = base64.b64encode((TOKEN + " " * (-len(TOKEN) % 48) + " " * length).encode()).decode()
    rows = "\n".join(body[at : at + 64] for at in range(0, len(body), 64))
    found = extract(f"-----BEGIN CERTIFICATE-----\n{rows}\n-----END CERTIFICATE-----\n")

    assert [TOKEN] == [one.text for one in found.tokens]
    assert () == found.keys
