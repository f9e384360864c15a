"""A token is found in what was packed: octet by octet, compressed, in base64 twice."""

from __future__ import annotations

import base64
import gzip
import zlib
from typing import Final

import pytest
from jwt_decoder.extract import extract

from tests.unit.jwt_decoder.extract.packed_ways import packed_ways

TOKEN: Final = "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.j0wDgyMy9yRcQpn3hnVp9vBxn7gBg8LL-xqtf6V2ycM"
JSON: Final = '{"payload":"eyJhIjoxfQ","protected":"eyJhbGciOiJIUzI1NiJ9","signature":"j0wDgyMy9yRcQpn3hnVp9vBxn7gB"}'
WAYS: Final = dict(packed_ways())
SAID: Final = frozenset({"ascii85-decoded", "octets-read", "decompressed", "base64-decoded"})


@pytest.mark.parametrize("name", WAYS)
def test_a_token_is_found_and_it_is_said_what_was_undone(name: str) -> None:
    found = extract(WAYS[name](TOKEN))

    assert [TOKEN] == [one.text for one in found.tokens]
    assert not SAID.isdisjoint(note.id for note in found.notes)
    assert "no-token" not in {note.id for note in found.notes}


@pytest.mark.parametrize("name", ["packed: hex", "packed: hex with colons", "packed: numbers of Python"])
def test_the_place_of_a_character_is_its_octet(name: str) -> None:
    text = WAYS[name](f"x {TOKEN}")
    [token] = extract(text).tokens

    assert [text.index("79" if "hex" in name else "121")] == [
        one.at for one in token.pieces if (one.start, one.end) == (1, 2)
    ]


def test_an_object_is_read_from_its_beginning() -> None:
    assert [JSON] == [one.text for one in extract(f"a0 {JSON.encode().hex()}").tokens]
    assert [JSON] == [one.text for one in extract(WAYS["packed: xxd -p"](JSON)).tokens]


def test_what_stands_beside_octets_is_found_too() -> None:
    text = f"{TOKEN} {TOKEN[:-1].encode().hex()} {list(TOKEN[:-2].encode())} {TOKEN}"
    assert [len(TOKEN), len(TOKEN) - 1, len(TOKEN) - 2, len(TOKEN)] == [len(one.text) for one in extract(text).tokens]


@pytest.mark.parametrize(
    "text",
    [
        "65794a68",
        "657960",
        "[101, 121, 74]",
        "101.121.74",
        f"{[101, 121, 74, 256] * 40}",
        f"{base64.b64encode(zlib.compress(b'a' * 900)).decode()}",
        f"t={base64.b64encode(gzip.compress(b'a' * 900, mtime=0)).decode()[:-8]}AAAAAA==",
        "eJwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "eJwAAA",
        "<~zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzuuuuu~>",
    ],
)
def test_nothing_is_found_in_other_octets(text: str) -> None:
    assert extract(text).tokens == ()


def test_no_more_than_a_megabyte_is_unpacked() -> None:
    """The first run fits alone, the second does not beside it."""
    large, small = (
        base64.b64encode(gzip.compress(f"{' ' * count}{TOKEN}".encode(), mtime=0)).decode()
        for count in (1_048_000, 900)
    )

    assert [TOKEN, TOKEN] == [one.text for one in extract(f"{small} x {large[:-9]} x {small}").tokens]
    assert [TOKEN] == [one.text for one in extract(f"{large} x {small}").tokens]


def test_lines_of_base64_that_each_begin_like_zlib_are_one_run() -> None:
    assert extract(f"eJw{'b' * 61}\n" * 200).tokens == ()
