"""A token in a hex dump is found, with its place; lines that only look like those of a dump are left as they are."""

from __future__ import annotations

from typing import Final

import pytest
from jwt_decoder.extract import extract

from tests.unit.jwt_decoder.extract.dumped_ways import dumped, dumped_ways

HEADER = "eyJhbGciOiJIUzI1NiJ9"
TOKEN = f"{HEADER}.eyJhIjoxfQ.j0wDgyMy9yRcQpn3hnVp9vBxn7gBg8LL-xqtf6V2ycM"
# It has rows that are the same, wherever they begin.
REPEATING = f"{HEADER}.{'eHh4' * 40}eHh9.j0wDgyMy9yRcQpn3hnVp9vBxn7gBg8LL-xqtf6V2ycM"
NAMES: Final = [name.removeprefix("dumped by ") for name, _ in dumped_ways()]
NUMBERED: Final = [name for name in NAMES if name != "od -An -c"]
SHOWN: Final = ("hexdump -C", "xxd", "od -A x -t x1z", "tcpdump -X", "curl --trace", "Wireshark", "Format-Hex")


@pytest.mark.parametrize("name", NUMBERED)
@pytest.mark.parametrize("token", [TOKEN, REPEATING])
@pytest.mark.parametrize(
    ("before", "after", "around"),
    [
        ("", "", "{}"),
        ("", "\n", "\n  offset\n{}\r\n"),
        ("Authorization: Bearer ", "\r\nHost: a.example\r\n", "$ dump token\n{}\n$ "),
        ("\0\x80", "\0", "{}"),
    ],
)
def test_a_token_in_a_dump_is_found(name: str, token: str, before: str, after: str, around: str) -> None:
    text = around.format(dumped(name, (before + token + after).encode("latin-1")))
    found = extract(text)

    assert [token] == [one.text for one in found.tokens]
    assert "hex-dump-read" in {note.id for note in found.notes}
    if name in SHOWN and token == TOKEN:
        assert all(text[piece.at] == token[piece.start] for piece in found.tokens[0].pieces if piece.start < piece.end)


@pytest.mark.each
@pytest.mark.parametrize("name", NUMBERED)
def test_lines_of_windows_are_read_too(name: str) -> None:
    text = dumped(name, TOKEN.encode()).replace("\n", "\r\n")
    assert [TOKEN] == [one.text for one in extract(text).tokens]


@pytest.mark.parametrize("before", ["", "  "])
def test_characters_without_offsets_are_read(before: str) -> None:
    text = dict(dumped_ways())["dumped by od -An -c"](f"{TOKEN}\n") + before
    assert [TOKEN] == [one.text for one in extract(text).tokens]


ROW: Final = "   e   y   J   h   b   G   c   i   O   i   J   I   U   z   I   1\n"


@pytest.mark.each
@pytest.mark.parametrize(
    "text",
    [
        dumped("hexdump -C", TOKEN.encode()).replace("|eyJ", "|eyK").splitlines()[0],
        f"00000000: {TOKEN}",
        "00000000  65 79 4a  |eyJ|",  # one line alone
        "00000000  65 79 4a  |abc|\n00000010  65 79 4a  |abc|",
        "0001 65 79\n0002 65 79\n",  # numbered lines
        "0001 65 79\n\n\n0003 65 79\n",
        "0000 \n0000 \n",
        "0000  65 79  zz ey\n0002  65 79  zz ey\n",
        "2026 eyJhbGci\n2027 eyJhbGci\n",
        "0000 " + "65 " * 40 + "\n0040 " + "65 " * 40,
        f"{ROW}\n   x\n",
        "0000000" + "   e" * 40 + "\n0000050" + "   e" * 40,
        "0000000   e   y J\n0000003   e   y J\n",
    ],
)
def test_what_only_looks_like_a_dump_is_left(text: str) -> None:
    assert "hex-dump-read" not in {note.id for note in extract(text).notes}


def test_so_many_rows_that_are_the_same_are_none() -> None:
    text = "00000000  65 79 4a 68 62 47 63 69\n*\nffffff00  65 79 4a 68 62 47 63 69\nffffff08\n"
    assert "hex-dump-read" not in {note.id for note in extract(text).notes}
