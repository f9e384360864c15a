"""What a token itself says of what can be expected."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from jwt_decoder.text import base64url

from tests.unit.jwt_decoder.judge.test_verdict import only, paste

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter

NOTHING = {"iss": "", "aud": "", "sub": "", "nonce": "", "azp": "", "scope": ""}

SAID: list[tuple[dict[str, object], dict[str, str]]] = [
    ({}, {}),
    (
        {"iss": "https://a.example", "aud": "b", "sub": "c", "nonce": "d", "azp": "e", "scope": "f g"},
        {"iss": "https://a.example", "aud": "b", "sub": "c", "nonce": "d", "azp": "e", "scope": "f g"},
    ),
    ({"aud": ["first", "second"]}, {"aud": "first"}),
    ({"aud": [7, "second"]}, {"aud": "second"}),
    ({"aud": []}, {}),
    ({"scope": ["a", "b"]}, {"scope": "a b"}),
    ({"scp": ["a", "b"]}, {"scope": "a b"}),
    ({"scp": "a", "scope": "b"}, {"scope": "b"}),
    ({"scope": 7, "scp": "a"}, {}),
    ({"sub": 7, "iss": {"a": "b"}, "azp": None}, {}),
    ({"sub": "x" * 4096, "iss": "x" * 4097}, {"sub": "x" * 4096}),
    ({"sub": "a\nb\u202e"}, {"sub": "a\nb\u202e"}),
]


@pytest.mark.untraced
@pytest.mark.parametrize(("claims", "said"), SAID, ids=lambda one: json.dumps(one)[:60])
def test_of_each_claim_it_is_what_can_be_typed(
    report: Reporter, claims: dict[str, object], said: dict[str, str]
) -> None:
    assert NOTHING | said == only(report(paste(claims)))["expectable"]


def test_the_last_of_a_name_counts(report: Reporter) -> None:
    payload = base64url.encode(b'{"sub":"first","sub":"last"}')

    assert NOTHING | {"sub": "last"} == only(report(f"eyJhbGciOiJIUzI1NiJ9.{payload}.{'A' * 43}"))["expectable"]


@pytest.mark.parametrize("payload", [b"[1]", b"text", b"\xff\xfe", b""], ids=repr)
def test_a_payload_that_is_no_object_says_nothing(report: Reporter, payload: bytes) -> None:
    text = f"eyJhbGciOiJIUzI1NiJ9.{base64url.encode(payload)}.{'A' * 43}"

    assert only(report(text))["expectable"] is None


def test_an_encrypted_payload_says_nothing(report: Reporter) -> None:
    header = base64url.encode(b'{"alg":"dir","enc":"A256GCM"}')

    assert only(report(f"{header}..{'A' * 16}.{'A' * 40}.{'A' * 22}"))["expectable"] is None
