# ruff: noqa: E501 - the parts of pastes are a table
"""What holds for any text at all."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st
from jwt_decoder.extract import extract
from jwt_decoder.text.base64url import encode

if TYPE_CHECKING:
    from jwt_decoder.model.paste import TokenText

PARTS = (
    "eyJhbGciOiJIUzI1NiJ9", "eyJ", "ewog", "e30", ".", "..", "~", "=", "+", "/", "-", "_", "%2E", "%252E", "%3D", "%",
    "&#46;", "&quot;", "&amp;#x2e;", "&#99999999;", "&#1114112;", "&", "\\u002e", "\\/", "\\\\", '\\"', "\\n", "\n", "\r\n", "\r", " ", "\t",
    "> ", '"', "'", "`", ",", ":", ";", "{", "}", "[", "]", "<", ">", "(", ")", "Bearer ", "token", "!", "*", "é", "😀", "\0", "\ufeff",
    "\ud800", '"payload":', '"protected":', '"signature":', '"signatures":', '"kty":"oct"', '"keys":', '"ciphertext":"a"',
    "-----BEGIN PUBLIC KEY-----", "-----END PUBLIC KEY-----", "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c", "WyJ", "eyJzdWIiOiIxIn0",
)  # fmt: skip
PASTES = st.one_of(st.text(), st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=3))).map("".join))
OBJECTS = st.dictionaries(st.text(min_size=1, max_size=8), st.one_of(st.text(max_size=20), st.integers()), min_size=1)


def compact(payload: dict[str, object], signature: bytes) -> str:
    """Give a JWS whose header is an ordinary one."""
    return f"eyJhbGciOiJIUzI1NiJ9.{encode(json.dumps(payload).encode())}.{encode(signature)}"


TOKENS = st.builds(compact, OBJECTS, st.binary(min_size=32, max_size=32))
# Each puts a token into surroundings that end it; the name stands before it.
FORMS = {
    "header line": ("X-Token: Bearer ", "\r\nAccept: */*\r\n"),
    "cookie": ("Cookie: a=b; token=", "; c=d"),
    "command": ("curl -H 'token: ", "' https://a.example/x.y.z"),
    "query": ("https://a.example/?a=b&token=", "&c=d"),
    "JSON": ('{"a":[1,{}],"token": "', '", "expires_in": 3600}'),
    "JSON in JSON": ('"{\\"token\\":\\"', '\\",\\"a\\":1}"'),
    "percent-encoded": ("next=%2Fcb%23token%3D", "%26a%3Db"),
    "HTML": ("&quot;token&quot;:&quot;", "&quot;"),
    "log": ('2026-11-23T10:00:00Z INFO token="', '" path=/v1/me'),
    "sentence": ("The token is: ", ". And more"),
    "element": ("<token>", "</token>"),
}


def stops(token: TokenText) -> list[int]:
    """Give where in the paste each piece of a token ends."""
    return [*(piece.at for piece in token.pieces[1:]), token.end]


@given(PASTES)
@example("eyJhbGciOiJub25lIn0." * 3)
@example("\0" * 8)
def test_any_text_has_an_extraction(paste: str) -> None:
    """No text raises; what is found lies in the paste, in order, and nothing overlaps."""
    extraction = extract(paste)
    places = sorted(
        [(one.start, one.end) for one in extraction.tokens] + [(key.start, key.end) for key in extraction.keys]
    )
    assert [(token.start, token.end) for token in extraction.tokens] == sorted(
        (token.start, token.end) for token in extraction.tokens
    )
    assert all(0 <= start < end <= len(paste) for start, end in places)
    assert all(before[1] <= behind[0] for before, behind in pairwise(places))
    assert all(0 <= note.start < note.end <= len(paste) for note in extraction.notes)


@given(PASTES)
def test_pieces_tile_any_token(paste: str) -> None:
    """The pieces tile the clean text and the token's part of the paste, and spell the one by the other."""
    for token in extract(paste).tokens:
        assert (token.start, 0) == (token.pieces[0].at, token.pieces[0].start)
        assert [piece.end for piece in token.pieces] == [*(piece.start for piece in token.pieces[1:]), len(token.text)]
        for piece, stop in zip(token.pieces, stops(token), strict=True):
            length = piece.end - piece.start
            assert stop > piece.at
            assert length in {0, 1} or length <= stop - piece.at
            if length == stop - piece.at:
                assert paste[piece.at : stop] == token.text[piece.start : piece.end]


@example("\x1b[@þ")
@given(PASTES)
def test_a_paste_without_tokens_says_so(paste: str) -> None:
    """Either there is a token, or a note that there is none, or the paste is empty."""
    extraction = extract(paste)
    said = any(note.id == "no-token" for note in extraction.notes)
    assert bool(extraction.tokens) != said or not paste.strip(
        " \t\r\n\v\f\x85\xa0\u2028\u2029\u200b\u3000\ufeff\ufffdÿþ\0"
    )


@given(TOKENS, st.sampled_from(sorted(FORMS)), st.text("abc .:/\n{}<>", max_size=30))
def test_a_token_is_found_in_each_form(token: str, form: str, before: str) -> None:
    """A known token in the surroundings of a form, behind any other text, is found whole and by its name."""
    left, right = FORMS[form]
    paste = f"{before}\n{left}{token}{right}"
    (found,) = extract(paste).tokens
    assert (token, paste.index(token), paste.index(token) + len(token)) == (found.text, found.start, found.end)
    assert found.label in {"token", "X-Token", "is"}


@given(TOKENS, st.integers(40, 100), st.sampled_from(["\n", "\r\n", "\n  ", "\n> ", "\r\n\t"]))
def test_a_wrapped_token_is_put_together(token: str, width: int, line_break: str) -> None:
    """Breaking a token after any number of characters from 40 on does not change what is found."""
    paste = "a:\n" + line_break.join(token[at : at + width] for at in range(0, len(token), width)) + "\n\nb"
    (found,) = extract(paste).tokens
    assert (token, 3, len(paste) - 3) == (found.text, found.start, found.end)
