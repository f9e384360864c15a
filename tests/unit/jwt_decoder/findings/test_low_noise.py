"""A correctly made token of the issuers that people meet gets no warning; an expired one gets exactly that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.unit.jwt_decoder.conftest import NOW
from tests.unit.jwt_decoder.explain.profiles.shapes import SHAPES
from tests.unit.jwt_decoder.findings.issued import ISSUED
from tests.unit.jwt_decoder.findings.made import Json, found, token

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter

pytestmark = pytest.mark.untraced

PERSON: Final = {
    "name": "Jo Do",
    "email": "jo@mail.example",
    "email_verified": True,
    "picture": "https://p.example/a.png",
}
_GITHUB: Final = {
    "jti": "4d1b6e0c-0f6c-4a35-b6b4-0a1b2c3d4e5f",
    "sub": "repo:octo/octo:ref:refs/heads/main",
    "aud": "https://github.com/octo",
    "ref": "refs/heads/main",
    "sha": "b04c3f3f8f3a1c2d4e5f60718293a4b5c6d7e8f9",
    "repository": "octo/octo",
    "repository_owner": "octo",
    "repository_id": "123456789",
    "run_id": "20441234567",
    "run_number": "12",
    "run_attempt": "1",
    "actor": "jo",
    "actor_id": "1234567",
    "workflow": "release",
    "runner_environment": "github-hosted",
    "iss": "https://token.actions.githubusercontent.com",
    "nbf": NOW - 60,
    "exp": NOW + 840,
    "iat": NOW - 60,
}
_POD: Final = {
    "aud": ["https://kubernetes.default.svc.cluster.local"],
    "exp": NOW + 31_536_007,
    "iat": NOW,
    "iss": "https://kubernetes.default.svc.cluster.local",
    "jti": "a6a2d6c3-6a3c-4b80-8f0a-1b2c3d4e5f60",
    "kubernetes.io": {
        "namespace": "default",
        "pod": {"name": "web-0", "uid": "5f0b8c2e-1d2c-4e5f-8a9b-0c1d2e3f4a5b"},
        "serviceaccount": {"name": "default", "uid": "0e1d2c3b-4a59-4687-9a8b-7c6d5e4f3a2b"},
        "warnafter": NOW + 3607,
    },
    "nbf": NOW,
    "sub": "system:serviceaccount:default:default",
}
_TENANT: Final = "72f988bf-86f1-41af-91ab-2d7cd011db47"
_ENTRA: Final = {
    "aud": "6e74172b-be56-4843-9ff4-e66a39bb12e3",
    "iss": f"https://login.microsoftonline.com/{_TENANT}/v2.0",
    "iat": NOW - 60,
    "nbf": NOW - 60,
    "exp": NOW + 4800,
    "aio": "AXQAi/8IAAAAtAaZLo3ChMif6KOnttRB7eBq4/DccQzjcJGxPYy/mp69RctzmQ==",
    "azp": "6e74172b-be56-4843-9ff4-e66a39bb12e3",
    "azpacr": "0",
    "name": "Abe Lincoln",
    "oid": "690222be-ff1a-4d56-abd1-7e4f7d38e474",
    "preferred_username": "abeli@microsoft.com",
    "rh": "I",
    "scp": "access_as_user",
    "sub": "HKZpfaHyWadeOouYlitjrI-KffTm222X5rrV3xDqfKQ",
    "tid": _TENANT,
    "uti": "fqiBqXLPj0eQa82S-IYFAA",
    "ver": "2.0",
}
_AT_JWT: Final = {
    "iss": "https://authorization-server.example/",
    "sub": "5ba552d67",
    "aud": "https://rs.example/",
    "exp": NOW + 600,
    "iat": NOW,
    "jti": "dbe39bf3a3ba4238a513f51d6e1691c4",
    "client_id": "s6BhdRkqt3",
    "scope": "openid profile reademail",
}
_ID: Final = {
    "iss": "https://server.example",
    "sub": "24400320",
    "aud": "s6BhdRkqt3",
    "nonce": "n-0S6_WzA2Mj",
    "exp": NOW + 600,
    "iat": NOW,
    "auth_time": NOW - 10,
    "acr": "urn:mace:incommon:iap:silver",
    "amr": ["pwd", "otp"],
    **PERSON,
}
_GOOGLE: Final = {
    "iss": "https://accounts.google.com",
    "azp": "1234987819200.apps.googleusercontent.com",
    "aud": "1234987819200.apps.googleusercontent.com",
    "sub": "107691503500061507151",
    "at_hash": "HK6E_P6Dh8Y93mRNtsDB1Q",
    "hd": "example.com",
    "iat": NOW,
    "exp": NOW + 3600,
    "nonce": "0394852-3190485-2490358",
    **PERSON,
}
_OKTA: Final = {
    "ver": 1,
    "jti": "AT.0mP4JKAZX1iACIT4vbEDF7LpvDVjxypPMf0D7uX39RE",
    "iss": "https://dev-1.okta.com/oauth2/default",
    "aud": "api://default",
    "sub": "jo@mail.example",
    "iat": NOW,
    "exp": NOW + 3600,
    "cid": "nmdP1fcyvdVO11AL7ECm",
    "uid": "00ujmkLgagxeRrAg20g3",
    "scp": ["openid", "profile"],
    "auth_time": NOW - 20,
}
_AUTH0: Final = {
    "iss": "https://dev-1.us.auth0.com/",
    "sub": "auth0|5f7c8ec7c33c6c004bbafe82",
    "aud": ["https://api.example", "https://dev-1.us.auth0.com/userinfo"],
    "iat": NOW,
    "exp": NOW + 86_400,
    "azp": "my_client_id",
    "scope": "openid profile email",
}
_KID: Final = "nOo3ZDrODXEK1jKWhXslHR_KXEg"
TOKENS: Final[dict[str, tuple[Json, Json]]] = {
    "RFC 9068": (_AT_JWT, {"typ": "at+JWT", "alg": "RS256", "kid": "RjEwOwOA"}),
    "OpenID": (_ID, {"alg": "RS256", "kid": "1e9gdk7"}),
    "OpenID, HS256": (_ID, {"alg": "HS256", "typ": "JWT"}),
    "GitHub Actions": (
        _GITHUB,
        {"typ": "JWT", "alg": "RS256", "x5t": "ykNaY4qM_ta4k2TgZOCEYLkcYlA", "kid": "eBZ_cn3sXYAd0ch4THBKHIgOwOE"},
    ),
    "Google": (_GOOGLE, {"alg": "RS256", "kid": "c8ab71530972bba20b49f78a09c9852c43ff9118", "typ": "JWT"}),
    "Entra": (_ENTRA, {"typ": "JWT", "alg": "RS256", "kid": _KID}),
    "Entra v1": (
        {
            **_ENTRA,
            "iss": f"https://sts.windows.net/{_TENANT}/",
            "ver": "1.0",
            "appid": "a",
            "acct": 0,
            "ipaddr": "131.107.1.1",
        },
        {"typ": "JWT", "alg": "RS256", "x5t": _KID, "kid": _KID},
    ),
    "Okta": (_OKTA, {"kid": "ZDm5u1jHP1kBXzK5qPwEsrPzl6Tk3pAxMUC-0m8uQfI", "alg": "RS256"}),
    "Auth0": (_AUTH0, {"alg": "RS256", "typ": "JWT", "kid": "Mzg4QkJDRTQ0MUI1"}),
    "Kubernetes": (_POD, {"alg": "RS256", "kid": "WHsCkSWVVf0JbAFmdYW5-zSZPUaXOXCWtcXIPTpO6MI"}),
}
# What is wrong with the other shapes is in them: their algorithm, their times, what their kind requires.
_INCOMPLETE: Final = {
    *("alg-of-another-issuer", "alg-not-accepted", "lifetime-over-limit", "claim-missing"),
    *("typ-wrong", "exp-past", "exp-missing", "exp-duration"),
}


def _worse(report: Reporter, text: str, **options: object) -> list[str]:
    return [name for name, one in found(report, text, **options).items() if one["severity"] != "info"]


@pytest.mark.parametrize("name", TOKENS)
def test_a_correctly_made_token_gets_no_warning(report: Reporter, name: str) -> None:
    assert [] == _worse(report, token(*TOKENS[name]))


@pytest.mark.untraced
@pytest.mark.parametrize("name", ISSUED)
def test_a_token_with_all_that_its_issuer_writes_gets_no_warning(report: Reporter, name: str) -> None:
    assert [] == _worse(report, ISSUED[name])


@pytest.mark.parametrize("name", TOKENS)
def test_an_expired_one_gets_exactly_that(report: Reporter, name: str) -> None:
    claims, _header = TOKENS[name]

    assert ["exp-past"] == _worse(report, token(*TOKENS[name]), now=claims["exp"])
    assert [] == _worse(report, token(*TOKENS[name]), now=claims["exp"] - 1)


@pytest.mark.untraced
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_a_shape_of_a_profile_gets_only_what_is_wrong_with_it(report: Reporter, shape: object) -> None:
    row = next(one for one in SHAPES if one is shape)

    assert set(_worse(report, token(row.claims, row.header) + row.tail, now=NOW + 60)) <= _INCOMPLETE
