"""Every algorithm verifies in WebKit, by its own cryptography or by noble, and nothing near a token does."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pytest

from tests.unit.jwt_decoder.differential.odd_keys import off_curve_cases, pss_cases, small_order_cases
from tests.unit.jwt_decoder.verify.near_misses import FAMILY, near_misses
from tests.unit.jwt_decoder.verify.test_algorithms import MADE, key_of

if TYPE_CHECKING:
    from tests.webkit.sheet import Sheet


@pytest.mark.parametrize("alg", FAMILY)
def test_a_token_verifies_with_its_key_and_nothing_near_it_does(sheet: Sheet, alg: str) -> None:
    token = next(make(alg) for name, make in MADE if name == alg)
    near = near_misses(token)
    found = {}
    for what, text, key in (
        ("the token", token, key_of(alg)),
        ("another key", token, key_of(alg, 1)),
        ("another payload", near["a bit of the payload"], key_of(alg)),
        ("another signature", near["a bit of the signature"], key_of(alg)),
    ):
        sheet.give(key)
        sheet.paste(text)
        found[what] = sheet.state("signature")

    assert {
        "the token": "valid",
        "another key": "invalid",
        "another payload": "invalid",
        "another signature": "invalid",
    } == found


def test_a_key_that_cannot_be_read_is_said(sheet: Sheet) -> None:
    sheet.paste(next(make(alg) for alg, make in MADE if alg == "ES256"))
    sheet.give("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----")

    assert "key-unusable" == sheet.state("signature")


def test_keys_that_libraries_judge_apart_are_refused(sheet: Sheet) -> None:
    odd = [*off_curve_cases(), *islice(small_order_cases(), 0, None, 41), *islice(pss_cases(), 1, None, 101)]
    found = []
    for one in odd:
        sheet.give(one.key)
        sheet.paste(one.token)
        found.append(sheet.state("signature"))

    assert ["key-unusable"] * len(odd) == found
