"""What services take, as their documentation has it, and requests with a DPoP proof, beyond one paste a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.registry.recipients import RECIPIENTS
from jwt_decoder.registry.token_types import TOKEN_TYPES

from tests.unit.jwt_decoder.findings.made import NOW, found, token
from tests.unit.jwt_decoder.findings.pastes import ACCESS, KEPT
from tests.unit.jwt_decoder.findings.sent import EVENT, logout, made, sent

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter

_CONNECT: Final = {"iss": "57246542-96fe-1a63-e053-0824d011072a", "iat": NOW, "aud": "appstoreconnect-v1"}
_ES256: Final = {"alg": "ES256", "typ": "JWT", "kid": "K"}
_GRANT: Final = {"iss": "sa@p.iam.gserviceaccount.com", "aud": "https://oauth2.googleapis.com/token", "iat": NOW}


def test_each_row_is_of_kinds_that_there_are_and_says_where_it_is_written() -> None:
    known = {kind.id for kind in TOKEN_TYPES}

    assert set() == {name for row in RECIPIENTS for name in row.types} - known
    assert all(row.source and (row.longest or row.algorithms or row.needs_kid) for row in RECIPIENTS)


def test_a_limit_is_told_with_what_it_is_and_with_its_source(report: Reporter) -> None:
    text = token({**_CONNECT, "exp": NOW + 3600}, _ES256)
    finding = found(report, text)["lifetime-over-limit"]

    assert finding["message"] == (
        "The App Store Connect API accepts at most 20 min from iat to exp, but this token is valid for 1 h."
    )
    assert finding["reference"] == "App Store Connect API, Generating Tokens for API Requests"


def test_a_scope_lifts_the_limit_of_app_store_connect(report: Reporter) -> None:
    text = token({**_CONNECT, "exp": NOW + 3600, "scope": ["GET /v1/apps"]}, _ES256)

    assert "lifetime-over-limit" not in found(report, text)


@pytest.mark.parametrize("seconds", [1200, 1201, 3600])
def test_a_token_for_the_app_store_server_may_last_an_hour(report: Reporter, seconds: int) -> None:
    text = token({**_CONNECT, "bid": "com.example", "exp": NOW + seconds}, _ES256)

    assert "lifetime-over-limit" not in found(report, text)


def test_the_app_store_server_is_named_with_its_own_limit(report: Reporter) -> None:
    text = token({**_CONNECT, "bid": "com.example", "exp": NOW + 3601}, {"alg": "RS256"})
    findings = found(report, text)

    assert findings["lifetime-over-limit"]["message"].startswith("The App Store Server API accepts at most 1 h from")
    assert all(findings[name]["message"].count("App Store Server API") for name in ("alg-not-accepted", "kid-needed"))


def test_a_claim_without_a_name_lifts_no_limit(report: Reporter) -> None:
    assert "lifetime-over-limit" in found(report, token({**_GRANT, "exp": NOW + 7200, "": 1}))


def test_without_iat_no_lifetime_is_told(report: Reporter) -> None:
    claims = {name: value for name, value in _GRANT.items() if name != "iat"}

    assert "lifetime-over-limit" in found(report, token({**_GRANT, "exp": NOW + 7200}))
    assert "lifetime-over-limit" not in found(report, token({**claims, "exp": NOW + 7200}))


@pytest.mark.parametrize("exp", [None, "soon"])
def test_a_token_without_an_end_is_within_each_limit(report: Reporter, exp: object) -> None:
    claims = {**_CONNECT, "exp": exp} if exp else _CONNECT

    assert "lifetime-over-limit" not in found(report, token(claims, _ES256))


@pytest.mark.untraced
def test_claims_that_break_off_are_held_against_no_limit(report: Reporter) -> None:
    text = token(b'{"iss":"123456","iat":1,"exp":9999999999', {"alg": "RS512"})

    assert not {"lifetime-over-limit", "alg-not-accepted", "kid-needed"} & found(report, text).keys()


def test_an_alg_that_nobody_knows_is_told_by_another_rule(report: Reporter) -> None:
    assert "alg-not-accepted" not in found(report, token({"iss": "123456", "iat": NOW, "exp": NOW}, {"alg": "XS256"}))


@pytest.mark.parametrize(
    ("events", "said"),
    [({}, "events doesn’t have the logout event"), ({EVENT: []}, "must be an object, but this is an array")],
)
def test_a_logout_event_that_is_missing_or_no_object_is_told(report: Reporter, events: object, said: str) -> None:
    assert said in found(report, logout(events=events))["logout-event"]["message"]


def test_events_that_are_no_object_are_told_by_another_rule(report: Reporter) -> None:
    assert "logout-event" not in found(report, logout(events="x"))


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("htu", "line"),
    [
        ("https://a.example/b", "GET https://A.example:443/b?c=d"),
        ("http://a.example:80/b", "GET http://a.example/b"),
        ("https://a.example", "GET /"),
        ("https://a.example/b", "GET /api/b"),
        ("https://a.example/api/b", "GET /b"),
        ("https://a.example/b", "GET /%62"),
    ],
)
def test_an_address_that_is_the_same_is_none_of_another_request(report: Reporter, htu: str, line: str) -> None:
    assert "htu-mismatch" not in found(report, sent(made({"htu": htu}), line))


@pytest.mark.parametrize("line", ["GET https://b.example/b", "GET http://a.example/b", "GET /c", "GET b"])
def test_an_address_that_is_another_is_told(report: Reporter, line: str) -> None:
    assert "htu-mismatch" in found(report, sent(made({}), line))


def test_a_command_that_says_no_method_is_held_against_none(report: Reporter) -> None:
    text = f"curl https://a.example/b -H 'DPoP: {made({'htm': 'POST'})}'"

    assert not {"htm-mismatch", "htu-mismatch"} & found(report, text).keys()


@pytest.mark.parametrize("text", [f"Authorization: DPoP {KEPT}", f"GET /b HTTP/1.1\nAuthorization: DPoP {ACCESS}\n"])
def test_a_token_alone_or_bound_to_nothing_asks_for_no_proof(report: Reporter, text: str) -> None:
    assert "dpop-proof-missing" not in found(report, text)


def test_a_proof_needs_no_ath_where_the_token_came_with_another_request(report: Reporter) -> None:
    other = f"GET /c HTTP/1.1\nAuthorization: DPoP {ACCESS}\n"

    assert "ath-missing" not in found(report, sent(made({})) + other)


@pytest.mark.parametrize(
    "before",
    ['{"Authorization": "Bearer ', '{"name": "authorization", "value": "Bearer ', "-H 'authorization: bearer "],
)
def test_the_scheme_is_read_wherever_the_header_stands(report: Reporter, before: str) -> None:
    assert "dpop-scheme" in found(report, f"{before}{KEPT}")
