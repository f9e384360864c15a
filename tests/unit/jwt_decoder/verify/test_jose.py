"""Tokens made by the npm package jose, in tests/vectors/jose.json."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.unit.jwt_decoder.verify.jose_tokens import outcome, state
from tests.unit.jwt_decoder.verify.near_misses import FAMILY, VECTORS, near_misses

each = pytest.mark.parametrize("vector", VECTORS["compact"], ids=lambda vector: str(vector["alg"]))
KNOWN = set(FAMILY) - {"ES256K", "Ed448"}  # jose has dropped these two


def test_jose_signs_with_every_algorithm_but_two() -> None:
    assert KNOWN == {vector["alg"] for vector in VECTORS["compact"]}


@each
def test_a_token_of_jose_verifies(vector: dict[str, Any]) -> None:
    result = outcome(vector["token"], json.dumps(vector["key"]))
    assert ("valid", ()) == (result.state, result.findings)


@each
def test_what_is_next_door_does_not(vector: dict[str, Any]) -> None:
    key = json.dumps(vector["key"])
    for what, token in near_misses(vector["token"]).items():
        assert state(token, key) in {"invalid", "key-unusable", "unsupported"}, what
    assert "invalid" == state(near_misses(vector["token"])["a bit of the payload"], key)


@each
def test_another_key_does_not(vector: dict[str, Any]) -> None:
    assert "invalid" == state(vector["token"], json.dumps(vector["other"]))
