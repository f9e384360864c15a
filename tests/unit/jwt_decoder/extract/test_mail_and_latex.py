"""Tokens in fields of mail that are encoded, in sources of LaTeX, and with dashes for hyphens."""

from __future__ import annotations

import base64
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.extract import extract
from jwt_decoder.text.source_map import Places, Units

if TYPE_CHECKING:
    from collections.abc import Callable

HEADER: Final = "eyJhbGciOiJIUzI1NiJ9"
TOKEN: Final = f"{HEADER}.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6Ij8_PyJ9.RbQ--tYDr_2XyN4Jv-7mO0Zw_k2l9pQe1fGhIj3sTuU"
HEXED: Final = TOKEN.replace("_", "=5F").replace(".", "=2E")


def _in(every: int, sign: str) -> str:
    return sign.join(TOKEN[at : at + every] for at in range(0, len(TOKEN), every))


def _words(form: str, write: Callable[[str], str], gap: str) -> str:
    return gap.join(f"=?{form}?{write(TOKEN[at : at + 30])}?=" for at in range(0, len(TOKEN), 30))


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _hexed(text: str) -> str:
    return text.replace("_", "=5F")


PASTES: Final = {
    "base64": ("X-Token: " + _words("utf-8?B", _base64, "\n "), "words-decoded"),
    "hex": ("Subject: " + _words("UTF-8?Q", _hexed, "\r\n\t") + "\r\nTo: a@b.example\r\n", "words-decoded"),
    "hex, in one line": (_words("us-ascii*en?q", _hexed, " "), "words-decoded"),
    "one word": (f"=?utf-8?q?{HEXED}?=", "words-decoded"),
    "of base64 without its end": (_words("utf-8?b", lambda text: _base64(text).rstrip("="), ""), "words-decoded"),
    "discretionary hyphens": (_in(9, "\\-").replace("_", "\\_"), "typesetting-removed"),
    "allowed breaks": (f"\\texttt{{{_in(20, chr(92) + 'allowbreak ')}}}", "typesetting-removed"),
    "allowed breaks and groups": (_in(20, "\\allowbreak{}"), "typesetting-removed"),
    "penalties": (_in(30, "\\penalty0 ") + " and so on", "typesetting-removed"),
    "space of no width": (_in(30, "\\hspace{0pt}"), "typesetting-removed"),
    "line breaks": (_in(40, "\\linebreak\n"), "typesetting-removed"),
    "no ligatures": (TOKEN.replace("--", "-{}-"), "typesetting-removed"),
}


@pytest.mark.parametrize("name", PASTES)
def test_a_token_is_found_whole_and_each_character_where_it_stands(name: str) -> None:
    paste, said = PASTES[name]
    found = extract(paste)
    (token,) = found.tokens
    places = Places(token, Units(""))
    spans = [places.span(at, at + 1) for at in range(len(TOKEN))]

    assert TOKEN == token.text
    assert said in {note.id for note in found.notes}
    assert all(one <= other for (one, _), (other, _) in pairwise(spans))
    assert said == "words-decoded" or all(
        character in paste[start:end] for character, (start, end) in zip(TOKEN, spans, strict=True)
    )


def test_the_last_octet_is_in_the_last_word() -> None:
    paste = PASTES["base64"][0]
    (token,) = extract(paste).tokens
    places = Places(token, Units(""))

    assert paste.index("=?") == token.start
    assert len(paste) == token.end
    assert (paste.rindex("=?utf-8"), len(paste)) == places.span(len(TOKEN) - 1, len(TOKEN))


def test_hyphens_with_a_backslash_stay_where_there_is_no_header_without_them() -> None:
    (token,) = extract(TOKEN.replace("-", "\\-").replace("_", "\\_")).tokens

    assert TOKEN == token.text


@pytest.mark.parametrize("paste", ["=?utf-8?b?QQ?= and more", "=?utf-8?q?a=ZZb?=", "eyes\\-only", f"=? {TOKEN} ?="])
def test_what_is_no_token_says_nothing_of_it(paste: str) -> None:
    assert {"words-decoded", "typesetting-removed"}.isdisjoint(note.id for note in extract(paste).notes)


@pytest.mark.parametrize("dash", ["\u2010", "\u2011", "\u2013", "\u2014", "\u2212"])
def test_a_token_with_dashes_in_a_row_is_one(dash: str) -> None:
    dashed = TOKEN.replace("-", dash)

    assert [dashed] == [token.text for token in extract(f"token: {dashed}\nnext").tokens]
