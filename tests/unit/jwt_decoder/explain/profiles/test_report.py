"""The profile in the report: in honest words, with the rows of the issuer and what is required."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.unit.jwt_decoder.explain.profiles.shapes import JWT, SHAPES, compact

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter

pytestmark = pytest.mark.untraced


def _token(report: Reporter, claims: object, header: object = JWT, tail: str = "") -> dict[str, Any]:
    token: dict[str, Any] = report(compact(header, claims, tail))["tokens"][0]
    return token


def _named(entries: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {entry["name"]: entry for entry in entries}


@pytest.mark.untraced
def test_every_profile_keeps_to_the_schema(report: Reporter) -> None:
    for shape in SHAPES:
        profile = _token(report, shape.claims, shape.header, shape.tail)["profile"]

        assert shape.issuer == (profile and profile["issuer"] and profile["issuer"]["id"])
        assert shape.type == (profile and profile["type"] and profile["type"]["id"])


def test_nothing_is_claimed_of_a_token_that_nobody_is_named_in(report: Reporter) -> None:
    assert _token(report, {"sub": "1234567890", "name": "John Doe", "iat": 1516239022})["profile"] is None


def test_the_words_say_that_the_token_says_so(report: Reporter) -> None:
    profile = _token(report, {"iss": "https://accounts.google.com", "sub": "u", "aud": "a"})["profile"]

    assert "Looks like Google: iss is accounts.google.com." == profile["issuer"]["message"]
    assert (
        "Probably this type: ID Token (this issuer's tokens are of this type). Missing, but required: exp "
        "(OpenID Connect"
        " Core §2), iat (OpenID Connect Core §2)."
    ) == profile["type"]["message"]
    assert ["exp", "iat"] == profile["type"]["missing"]
    assert {"name": "iss", "source": "OpenID Connect Core §2"} == profile["type"]["required"][0]


def test_a_choice_is_named_as_one(report: Reporter) -> None:
    profile = _token(report, {}, {"alg": "RS256", "typ": "logout+jwt"})["profile"]

    assert ["iss", "aud", "iat", "exp", "jti", "events", "sub or sid"] == profile["type"]["missing"]


def test_claims_are_explained_by_their_issuer_first(report: Reporter) -> None:
    claims = _named(
        _token(report, {"iss": "https://accounts.google.com", "hd": "a.example", "jti": "j", "x": 1})["claims"]
    )

    assert "issuer" == claims["hd"]["registry"]
    assert "Hosted domain" == claims["hd"]["label"]
    assert "registered" == claims["jti"]["registry"]
    assert "private" == claims["x"]["registry"]


def test_parameters_are_explained_by_their_issuer_first(report: Reporter) -> None:
    header = {"alg": "ES256", "kid": "k", "signer": "arn:aws:elasticloadbalancing:r:1:loadbalancer/a", "client": "c"}
    token = _token(report, {"client": "c"}, header)

    assert "issuer" == _named(token["parameters"])["client"]["registry"]
    assert "private" == _named(token["claims"])["client"]["registry"]


def test_what_the_type_requires_is_marked(report: Reporter) -> None:
    claims = _named(_token(report, {"iss": "https://accounts.google.com", "exp": 1, "hd": "a"})["claims"])

    assert (True, True, False) == (claims["iss"]["required"], claims["exp"]["required"], claims["hd"]["required"])


def test_names_of_a_customer_are_explained(report: Reporter) -> None:
    claims = {"iss": "https://cognito-idp.eu-west-1.amazonaws.com/p", "custom:team": "a", "custom:constructor": 1}
    found = _named(_token(report, claims)["claims"])

    assert ("issuer", "Custom attribute") == (found["custom:team"]["registry"], found["custom:team"]["label"])
    assert "issuer" == found["custom:constructor"]["registry"]


def test_a_hostile_issuer_gets_a_report_like_any_other(report: Reporter) -> None:
    hostile: tuple[object, ...] = (7, None, [], {}, "x" * 1_000_000, "https://[::1]", "https://a@sts.windows.net/t/")
    for iss in hostile:
        assert _token(report, {"iss": iss})["profile"] is None
