"""What is done with a token that opens no API by itself: a row for each kind, and silence next door."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.registry.issuers import ISSUERS
from jwt_decoder.registry.next_steps import NEXT_STEPS
from jwt_decoder.registry.token_types import TOKEN_TYPES

from tests.unit.jwt_decoder.findings.made import CLAIMS, HEADER, encoded, found, token

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter

_FIREBASE: Final = "https://identitytoolkit.googleapis.com/google.identity.identitytoolkit.v1.IdentityToolkit"
CASES: Final[dict[str, dict[str, object]]] = {
    "exchange it with signInWithCustomToken": {"iss": "a@p.iam.gserviceaccount.com", "aud": _FIREBASE, "uid": "u"},
    "ca.crt signs certificates, not tokens": {"sub": "system:serviceaccount:a:b"},
    "for Okta’s own APIs": {"iss": "https://a.okta.com", "cid": "c", "scp": ["a"]},
}


@pytest.mark.parametrize("words", CASES)
def test_a_kind_is_told_what_is_done_with_it(report: Reporter, words: str) -> None:
    assert words in found(report, token({**CLAIMS, **CASES[words]}))["next-step"]["message"]


def test_a_token_that_auth0_encrypted_is_its_own(report: Reporter) -> None:
    header = encoded(b'{"alg":"dir","enc":"A256GCM","iss":"https://t.auth0.com/"}')

    assert "ask for an audience" in found(report, f"{header}..AAAA.AAAA.AAAA")["next-step"]["message"]


@pytest.mark.parametrize("claims", [{}, {"iss": "https://a.okta.com/oauth2/default", "cid": "c", "scp": ["a"]}])
def test_a_token_that_goes_to_an_api_is_told_nothing(report: Reporter, claims: dict[str, object]) -> None:
    assert "next-step" not in found(report, token({**CLAIMS, **claims}, HEADER))


def test_each_row_is_of_issuers_and_kinds_that_there_are_and_names_its_source() -> None:
    known = {issuer.id for issuer in ISSUERS} | {kind.id for kind in TOKEN_TYPES}

    assert set() == {name for row in NEXT_STEPS for name in row.ids} - known
    assert all(row.source for row in NEXT_STEPS)
