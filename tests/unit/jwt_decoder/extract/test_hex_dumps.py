"""A token in a hex dump is found, with its place; lines that only look like those of a dump are left as they are."""

from __future__ import annotations

import pytest
from jwt_decoder.extract import extract

TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.j0wDgyMy9yRcQpn3hnVp9vBxn7gBg8LL-xqtf6V2ycM"


def printed(octets: bytes) -> str:
    return "".join(chr(one) if 0x20 <= one < 0x7F else "." for one in octets)


def hexdump(text: str) -> str:
    """Return what hexdump -C prints."""
    octets, lines = text.encode(), []
    for at in range(0, len(octets), 16):
        row = octets[at : at + 16]
        halves = f"{row[:8].hex(' ')}  {row[8:].hex(' ')}"
        lines.append(f"{at:08x}  {halves:<48}  |{printed(row)}|")
    return "\n".join([*lines, f"{len(octets):08x}"])


def xxd(text: str) -> str:
    """Return what xxd prints."""
    octets = text.encode()
    rows = [(at, octets[at : at + 16]) for at in range(0, len(octets), 16)]
    return "\n".join(f"{at:08x}: {row.hex(' ', -2):<40} {printed(row)}" for at, row in rows)


@pytest.mark.parametrize("dump", [hexdump, xxd])
@pytest.mark.parametrize(
    ("before", "after"), [("", ""), ("", "\n"), ("Authorization: Bearer ", "\r\nHost: a.example\r\n")]
)
@pytest.mark.parametrize("around", ["{}", "$ dump token\n{}\n$ ", "{}\r\n"])
def test_a_token_in_a_dump_is_found(dump: object, before: str, after: str, around: str) -> None:
    assert callable(dump)
    text = around.format(dump(before + TOKEN + after))
    found = extract(text)

    assert [TOKEN] == [one.text for one in found.tokens]
    assert "hex-dump-read" in {note.id for note in found.notes}
    assert all(text[piece.at] == TOKEN[piece.start] for piece in found.tokens[0].pieces if piece.start < piece.end)


@pytest.mark.parametrize(
    "text",
    [
        hexdump(TOKEN).replace("|eyJ", "|eyK").splitlines()[0],
        f"00000000: {TOKEN}",
        "00000000  65 79 4a  |eyJ|",  # one line alone
        "00000000  65 79 4a  |abc|\n00000010  65 79 4a  |abc|",
    ],
)
def test_what_only_looks_like_a_dump_is_left(text: str) -> None:
    assert "hex-dump-read" not in {note.id for note in extract(text).notes}
