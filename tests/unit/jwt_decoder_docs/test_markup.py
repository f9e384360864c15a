"""The markup of a decoder in a page."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from jwt_decoder_docs.markup import element, segments, unwrapped

HEADER, PAYLOAD, SIGNATURE = (
    "eyJhbGciOiJIUzI1NiJ9",
    "eyJ1c2VyX2lkIjoxMjN9",
    "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
)
TOKEN = f"{HEADER}.{PAYLOAD}.{SIGNATURE}"
HOSTILE = "\"'><script>alert(1)</script>&lt;\n</jwt-decoder>"


@pytest.mark.parametrize(
    "written",
    [
        TOKEN,
        f"  {TOKEN}\n",
        f"{HEADER}\n.{PAYLOAD}\n.{SIGNATURE}",
        f"{HEADER}.\n  {PAYLOAD}.\n  {SIGNATURE}",
        f"{TOKEN[:30]}\n{TOKEN[30:70]}\n{TOKEN[70:]}",
    ],
)
def test_a_token_that_an_author_wrapped_is_in_one_piece(written: str) -> None:
    assert TOKEN == unwrapped(written)


@pytest.mark.parametrize(
    "written", [f"Bearer {TOKEN}", f"{TOKEN}\n{TOKEN}", f"curl -H 'Authorization: {TOKEN}'", "a\nb"]
)
def test_anything_else_stays_as_it_stands(written: str) -> None:
    assert written == unwrapped(written)


def test_values_of_attributes_stay_values() -> None:
    found: list[tuple[str, list[tuple[str, str | None]]]] = []

    class Reader(HTMLParser):
        """Notes the tags."""

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, attrs))

    Reader().feed(element("<pre>x</pre>", {"verify-key": HOSTILE, "readonly": ""}))

    assert [("jwt-decoder", [("verify-key", HOSTILE), ("readonly", "")]), ("pre", [])] == found


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (TOKEN, [(HEADER, "header"), (".", ""), (PAYLOAD, "payload"), (".", ""), (SIGNATURE, "signature")]),
        (f"{HEADER}.…", [(HEADER, "header"), (".", ""), ("", "payload"), ("…", "")]),
        (f"Bearer {HEADER}.x", [("Bearer ", ""), (HEADER, "header"), (".", ""), ("x", "payload")]),
        ("no token", [("no token", "")]),
        (
            f"{HEADER}.a.b.c.d.e",
            [
                (HEADER, "header"),
                (".", ""),
                ("a", "payload"),
                (".", ""),
                ("b", "signature"),
                *[piece for letter in "cde" for piece in ((".", ""), (letter, "other"))],
            ],
        ),
        (
            f"{HEADER}.a.b.c.d",
            [
                (HEADER, "header"),
                *[(".", ""), ("a", "other"), (".", ""), ("b", "other")],
                *[(".", ""), ("c", "payload"), (".", ""), ("d", "signature")],
            ],
        ),
    ],
)
def test_the_segments_of_a_token_have_their_hues(text: str, pieces: list[tuple[str, str]]) -> None:
    assert pieces == list(segments(text))
    assert text == "".join(piece for piece, _ in segments(text))
