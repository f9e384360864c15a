"""Whether a key may verify with an algorithm at all; mutants that survived the other tests are held here."""

from __future__ import annotations

from typing import Any

import pytest
from jwt_decoder.keys.forms.jwk import read_jwk
from jwt_decoder.keys.key import Member
from jwt_decoder.output.wording import render
from jwt_decoder.registry.algorithms import Algorithm, find
from jwt_decoder.verify.key_usability import fits, refusal, suits

from tests.unit.jwt_decoder.keys.key_cases import EC, OCT


def algorithm(name: str) -> Algorithm:
    row = find(name)
    assert row is not None
    return row


@pytest.mark.parametrize(
    ("jwk", "name", "expected"),
    [
        (EC, "ES256", True),
        (EC, "ES384", False),
        (EC, "HS256", False),
        (EC, "RS256", False),
        (OCT, "HS256", True),
        (OCT, "ES256", False),
        (EC | {"use": "enc", "alg": "ES384", "key_ops": []}, "ES256", True),
        (EC | {"x": "A"}, "ES256", False),
        (EC | {"x": "A"}, "HS256", False),
    ],
)
def test_kind_and_curve_decide_whether_a_key_fits_whatever_it_says_of_its_use(
    jwk: dict[str, object],
    name: str,
    expected: bool,  # noqa: FBT001 - a table
) -> None:
    assert expected is fits(read_jwk(dict(jwk)), algorithm(name))


@pytest.mark.parametrize(("length", "shown"), [(39, 39), (40, 40), (41, 40)])
def test_forty_characters_of_what_a_key_says_are_shown(length: int, shown: int) -> None:
    why = refusal(read_jwk(dict(EC) | {"use": "e" * length}), algorithm("ES256"))

    assert f"The key's use is “{'e' * shown}”, so it isn't for signatures (RFC 7517 §4.2)." == (
        render(why) if why else ""
    )


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"use": 1}, "The key's use isn't a string, so the key isn't for signatures (RFC 7517 §4.2)."),
        ({"alg": 1}, "The key's alg isn't a string, so the key isn't for ES256 (RFC 7517 §4.4)."),
        (
            {"key_ops": []},
            "The key's key_ops don't include “verify”, so it must not be used to verify (RFC 7517 §4.3).",
        ),
        ({"alg": "ES384"}, "The key's alg is “ES384”, so it isn't for ES256 (RFC 7517 §4.4)."),
        (
            {"key_ops": "verify"},
            "The key's key_ops isn't an array, so the key isn't for anything (RFC 7517 §4.3).",
        ),
        ({"use": "sig", "key_ops": ["verify"], "alg": "ES256"}, ""),
    ],
)
def test_why_a_key_must_not_be_used_is_one_sentence(more: dict[str, object], said: str) -> None:
    why = refusal(read_jwk(dict(EC) | more), algorithm("ES256"))
    assert said == (render(why) if why else "")


@pytest.mark.parametrize(
    ("says", "expected"),
    [
        ({}, True),
        ({"kty": "EC", "use": "sig", "alg": "ES256"}, True),
        ({"kty": 1}, False),
        ({"kty": "RSA"}, False),
        ({"use": "enc"}, False),
        ({"alg": "ES384"}, False),
    ],
)
def test_what_a_member_does_not_say_leaves_room(
    says: dict[str, Any],
    expected: bool,  # noqa: FBT001 - a table
) -> None:
    assert expected is suits(Member(1, lambda: read_jwk(dict(EC)), **says), algorithm("ES256"))
