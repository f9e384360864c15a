"""What is read generously for a token, and is a dump: it is given up where no token could begin so."""

from __future__ import annotations

from typing import Final

import pytest
from jwt_decoder.extract.paste import extract
from jwt_decoder.extract.token_reader import Walk
from jwt_decoder.text.base64url import encode

WORDS: Final = "0123456789abcdef " * 5000


def reached(text: str) -> int:
    """Return the offset up to which a text is read."""
    walk = Walk(text, 0, len(text), bare=True)
    walk.read()
    return walk.clean.at


def test_words_without_a_dot_are_not_read_to_their_end() -> None:
    assert reached(WORDS) < len(WORDS) / 2
    assert () == tuple(extract(WORDS).tokens)


@pytest.mark.untraced
def test_what_begins_like_a_header_is_read_however_often_it_is_broken() -> None:
    header = encode(b'{"alg":"HS256","x":"' + b"a word " * 9000 + b'"}')
    broken = " ".join(header[at : at + 16] for at in range(0, len(header), 16))

    assert broken.count(" ") > 5000
    assert len(broken) == reached(broken)
