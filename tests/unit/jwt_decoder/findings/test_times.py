"""Times that are a time zone ahead, that are durations, and that some verifiers can't read; published secrets."""

from __future__ import annotations

import base64
import hmac
import json

import pytest
from jwt_decoder.engine.engine import report
from jwt_decoder.engine.result import Options
from jwt_decoder.output.wording import render

from tests.unit.jwt_decoder.findings.made import CLAIMS, NOW, having, token
from tests.unit.jwt_decoder.verify.jose_tokens import b64

ZONE = "a time zone's offset from UTC"


def _said(text: str) -> dict[str, str]:
    return {one.id: render(one.message) for one in report(text, Options(now=NOW)).tokens[0].findings}


@pytest.mark.parametrize(
    ("ahead", "told"),
    [
        (7200, "2 h"),
        (19_800, "5 h 30 min"),
        (7000, "2 h"),
        (50_400, "14 h"),
        (20_700, "5 h 45 min"),
        (45_890, "12 h 45 min"),
    ],
)
def test_a_local_time_that_was_signed_as_utc_is_told(ahead: int, told: str) -> None:
    assert f"It is {told} ahead of now, {ZONE}" in _said(having(iat=NOW + ahead))["iat-future"]


@pytest.mark.parametrize("ahead", [60, 900, 6000, 54_000])
def test_another_time_ahead_is_no_time_zone(ahead: int) -> None:
    assert ZONE not in _said(having(iat=NOW + ahead))["iat-future"]


def test_nbf_ahead_is_a_time_zone_only_without_iat() -> None:
    assert ZONE in _said(token({"sub": "a", "nbf": NOW + 7200, "exp": NOW + 9000}))["nbf-future"]
    assert ZONE not in _said(having(iat=NOW, nbf=NOW + 7200, exp=NOW + 9000))["nbf-future"]


@pytest.mark.parametrize(
    "value", ["2h", "15 minutes", "7d", "1.5 hours", "PT1H", "P1DT2H30M", "01:00:00", "1.00:00:00", "600"]
)
def test_a_text_that_is_a_duration_is_told(value: str) -> None:
    assert f"exp is “{value}”, a duration" in _said(having(exp=value))["exp-duration"]


@pytest.mark.parametrize("value", ["tomorrow", "2026-01-01", "20261129", "0", 0, -5])
def test_another_exp_is_no_duration(value: object) -> None:
    assert "exp-duration" not in _said(having(exp=value))


@pytest.mark.parametrize(("iat", "exp"), [(29_930_000, 29_930_060), (1, 3601), (600, 60)])
def test_an_exp_of_the_seventies_is_no_duration_where_iat_is_of_them_too(iat: int, exp: int) -> None:
    """The clock was not set, or counts minutes."""
    assert "exp-duration" not in _said(having(iat=iat, exp=exp))
    assert "exp-duration" in _said(having(iat=NOW, exp=exp))


def _signed(secret: bytes, alg: str = "HS256") -> str:
    header = b64(json.dumps({"alg": alg}).encode())
    signed = f"{header}.{b64(b'{}')}"
    return f"{signed}.{b64(hmac.digest(secret, signed.encode(), alg.replace('HS', 'sha')))}"


@pytest.mark.parametrize("alg", ["HS256", "HS384", "HS512"])
def test_a_published_secret_is_told_before_any_key(alg: str) -> None:
    found = report(_signed(b"your-256-bit-secret", alg), Options(now=NOW)).tokens[0]

    assert "published secret (the jwt.io debugger)" in _said(found.source.text)["signed-with-published-secret"]
    (finding,) = (one for one in found.findings if one.id == "signed-with-published-secret")
    assert {"secret": "your-256-bit-secret"} == finding.data
    assert "not-attempted" == found.verdicts[0].signature.state


def test_a_published_secret_that_is_no_text_is_given_as_a_jwk() -> None:
    """It is "secret", read as base64."""
    found = report(_signed(base64.b64decode("secret==")), Options(now=NOW)).tokens[0].findings

    assert ['{"kty": "oct", "k": "secreg"}'] == [one.data["secret"] for one in found if "secret" in one.data]


@pytest.mark.untraced
def test_a_published_secret_is_tried_on_twenty_tokens_and_no_long_one() -> None:
    text = " ".join(f"{_signed(b'secret')}" for _ in range(21))
    found = [{one.id for one in token.findings} for token in report(text, Options(now=NOW)).tokens]

    assert 20 == sum("signed-with-published-secret" in one for one in found)
    assert "signed-with-published-secret" not in _said(token({**CLAIMS, "a": "b" * 300_000}, {"alg": "HS256"}))


def test_what_no_published_secret_signed_is_not_told() -> None:
    assert "signed-with-published-secret" not in _said(_signed(b"another secret of mine"))
    assert "signed-with-published-secret" not in _said(_signed(b"secret")[:-4])


@pytest.mark.parametrize(("skew", "after", "told"), [(0, 0, False), (0, 1, True), (60, 60, False), (60, 61, True)])
def test_a_sign_in_after_the_issue_is_told_beyond_the_skew(skew: int, after: int, *, told: bool) -> None:
    text = having(iat=NOW - 100, auth_time=NOW - 100 + after)
    found = {one.id: one for one in report(text, Options(now=NOW, skew=skew)).tokens[0].findings}

    assert told == ("auth-time-after-iat" in found)


def test_how_long_after_the_issue_the_sign_in_was_is_said() -> None:
    said = _said(having(iat=NOW - 400, auth_time=NOW - 100))

    assert "auth_time is 5 min after iat: the user signed in after the token was issued." == said["auth-time-after-iat"]


@pytest.mark.parametrize("claims", [{"auth_time": NOW}, {"auth_time": "1", "iat": 1}, {"auth_time": 5, "iat": "1"}])
def test_where_one_of_the_two_is_not_known_nothing_is_told(claims: dict[str, object]) -> None:
    assert "auth-time-after-iat" not in _said(token({"sub": "a", **claims}))


def test_entra_puts_iat_back_so_that_a_sign_in_may_be_after_it() -> None:
    claims = {"iss": "https://login.microsoftonline.com/t/v2.0", "ver": "2.0", "scp": "a", "azp": "c", "aud": "a"}
    times = {"iat": NOW - 300, "nbf": NOW - 300, "auth_time": NOW - 10, "exp": NOW + 600}

    assert "auth-time-after-iat" not in _said(token(claims | times, {"alg": "RS256"}))
    assert "auth-time-after-iat" in _said(token(claims | times | {"iss": "https://a.example"}, {"alg": "RS256"}))


@pytest.mark.parametrize(
    ("exp", "told"),
    [
        (NOW - 1, "2025-12-31 23:59:59"),
        (NOW, "2026-01-01 00:00:00"),
        (NOW + 1, ""),
        (str(NOW - 1), ""),
        ((NOW - 1) * 1000, ""),
    ],
)
def test_an_exp_that_a_header_repeats_is_told_while_the_claims_are_encrypted(exp: object, told: str) -> None:
    header = b64(json.dumps({"alg": "dir", "enc": "A128GCM", "exp": exp}).encode())
    message = _said(f"{header}..{b64(bytes(12))}.{b64(bytes(20))}.{b64(bytes(16))}").get("exp-past", "")

    assert (f"Its header says that it expired on {told} UTC." if told else "") == message


@pytest.mark.parametrize(("skew", "told"), [(60, False), (59, True)])
def test_the_skew_is_allowed_for_that_too(skew: int, *, told: bool) -> None:
    header = b64(json.dumps({"alg": "dir", "enc": "A128GCM", "exp": NOW - 59}).encode())
    text = f"{header}..{b64(bytes(12))}.{b64(bytes(20))}.{b64(bytes(16))}"
    found = report(text, Options(now=NOW, skew=skew)).tokens[0].findings

    assert told == any(one.id == "exp-past" for one in found)
