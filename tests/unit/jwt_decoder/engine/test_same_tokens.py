"""A token that a paste has many times is read once, and each of its places is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.engine import engine
from jwt_decoder.engine.reading import read_token
from jwt_decoder.engine.result import Options
from jwt_decoder.extract import extract
from jwt_decoder.text import base64url

from tests import damage

if TYPE_CHECKING:
    from jwt_decoder.engine.result import Token
    from jwt_decoder.model.paste import TokenText

NOW: Final = Options(now=1767272400)
INNER: Final = damage.token(damage.drawing(1))


def encoded(value: object) -> str:
    """Return a value as the segment of a token."""
    return base64url.encode(json.dumps(value).encode())


PLAIN: Final = damage.token(damage.drawing(2))
DAMAGED: Final = damage.damaged(damage.drawing(3), damage.doubled, 1).text
NESTED: Final = f"{encoded({'alg': 'HS256', 'cty': 'JWT'})}.{base64url.encode(INNER.encode())}.AAAA"
CLAIMED: Final = f"{encoded({'alg': 'HS256'})}.{encoded({'sub': 'a', 'id_token': INNER})}.AAAA"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what was read since the test began."""
    texts: list[str] = []

    def counted(source: TokenText, options: Options, *, mends: bool, guesses: bool) -> Token:
        texts.append(source.text)
        return read_token(source, options, mends=mends, guesses=guesses)

    monkeypatch.setattr(engine, "read_token", counted)
    return texts


@pytest.mark.untraced
@pytest.mark.parametrize("token", [PLAIN, DAMAGED, NESTED, CLAIMED])
def test_each_is_told_as_if_it_were_read_alone(token: str) -> None:
    text = f"first {token}\nand {token} again\n"

    first, second = engine.report(text, NOW).tokens
    (there,) = extract(text).tokens[1:]
    alone = read_token(there, NOW)

    assert (text.index(token), text.rindex(token)) == (first.source.start, second.source.start)
    assert alone.source == second.source
    assert (alone.decoded.faults, alone.inner, alone.summary) == (second.decoded.faults, second.inner, second.summary)


def test_it_is_read_once(read: list[str]) -> None:
    engine.report(f"{PLAIN}\n{DAMAGED}\n{PLAIN}\n{DAMAGED}\n{PLAIN}", NOW)

    assert [PLAIN, DAMAGED] == read


@pytest.mark.parametrize("token", [NESTED, CLAIMED])
def test_one_with_others_within_is_read_in_each_place(read: list[str], token: str) -> None:
    engine.report(f"{token}\n{token}", NOW)

    assert [token, token] == read


def test_one_of_another_name_is_read_by_itself(read: list[str]) -> None:
    engine.report(json.dumps({"access_token": PLAIN, "id_token": PLAIN}), NOW)

    assert [PLAIN, PLAIN] == read
