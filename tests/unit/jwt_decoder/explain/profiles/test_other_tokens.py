"""Tokens that are of nobody in particular, the torture list and all of ../shared, get no profile but their own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.engine.engine import report
from jwt_decoder.engine.result import Options

from tests.unit.jwt_decoder.explain.profiles.shapes import ids

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.engine.result import Token

TORTURE: Final = Path(__file__).parents[4] / "vectors" / "torture.json"

# Of SD-JWTs what their typ, sd_hash or type says; of all the others nothing.
EXPECTED: Final = {
    "sd-jwt": {(None, None), (None, "sd-jwt-vc"), (None, "key-binding-jwt"), (None, "verifiable-credential")},
    "rfc7520-cookbook": {(None, None)},
    "rfc-appendix.json": {(None, None)},
    "ml-dsa": {(None, None)},
    "wycheproof": {(None, None)},
}


@pytest.mark.untraced
@pytest.mark.parametrize("corpus", EXPECTED)
def test_a_corpus_has_no_profile_but_its_own(shared: Path, corpus: str) -> None:
    place = shared / "corpora" / corpus
    if not place.exists():
        pytest.skip(f"{corpus} is not in ../shared, so it was not tried")
    found = {ids(token.profile) for path in _files(place) for token in _tokens(json.loads(path.read_text()))}

    assert EXPECTED[corpus] == found


@pytest.mark.untraced
def test_the_torture_list_has_no_profile_but_what_responses_call_their_tokens() -> None:
    expected = {(None, None), (None, "access-token"), (None, "id-token")}
    assert expected == {ids(token.profile) for token in _tokens(json.loads(TORTURE.read_text()))}


def _files(place: Path) -> list[Path]:
    return [place] if place.is_file() else sorted(place.rglob("*.json"))


def _tokens(value: object) -> Iterator[Token]:
    for text in {text for text in _strings(value) if "eyJ" in text}:
        for token in report(text, Options(0)).tokens:
            yield from _within(token)


def _within(token: Token) -> Iterator[Token]:
    yield token
    for inner in token.inner.nested if token.inner else ():
        yield from _within(inner)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
