"""What a claim that is not as expected may come from: each row with a token that it knows and one next door."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from jwt_decoder.judge.hints import HINTS
from jwt_decoder.registry.issuers import ISSUERS
from jwt_decoder.registry.token_types import TOKEN_TYPES

from tests.unit.jwt_decoder.conftest import NOW
from tests.unit.jwt_decoder.findings.made import CLAIMS, token

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter

Json = dict[str, Any]
TENANT: Final = "2fa002e8-d595-49fb-b4d9-7aa6159af2f6"
V1: Final = f"https://sts.windows.net/{TENANT}/"
V2: Final = f"https://login.microsoftonline.com/{TENANT}/v2.0"
KEYCLOAK: Final[Json] = {"iss": "https://kc.example/realms/a", "typ": "Bearer", "azp": "c", "realm_access": {}}
GITHUB: Final[Json] = {"iss": "https://token.actions.githubusercontent.com", "aud": "https://github.com/octo"}
COGNITO: Final[Json] = {"iss": "https://cognito-idp.eu-west-1.amazonaws.com/p", "client_id": "abc", "aud": None}
OKTA: Final[Json] = {"iss": "https://a.okta.com", "cid": "c", "scp": ["a"]}
CLUSTER: Final[Json] = {"iss": "https://kubernetes.default.svc", "sub": "system:serviceaccount:a:b"}

# Claims, the name and value expected, and words of the hint; None where there is none.
CASES: Final[dict[str, tuple[Json, str, str, str | None]]] = {
    "no aud in Cognito": (COGNITO, "aud", "abc", "client_id names the app client"),
    "another client of Cognito": (COGNITO, "aud", "xyz", None),
    "api://": ({"aud": f"api://{TENANT}"}, "aud", TENANT, "Only “api://” differs"),
    "api:// the other way": ({"aud": TENANT}, "aud", f"api://{TENANT}", "Only “api://” differs"),
    "api:// of another": ({"aud": "api://a"}, "aud", "b", None),
    "a token for Graph": ({"aud": "https://graph.microsoft.com"}, "aud", "api", "for Microsoft Graph"),
    "v1.0 for v2.0": ({"iss": V1}, "iss", V2, "It is a v1.0 token"),
    "v2.0 for v1.0": ({"iss": V2}, "iss", V1, "It is a v2.0 token"),
    "v1.0 of another tenant": ({"iss": V1.replace("2f", "3f")}, "iss", V2, None),
    "common": ({"iss": V2}, "iss", "https://login.microsoftonline.com/common/v2.0", "“common” stands for any tenant"),
    "a template": ({"iss": V2}, "iss", "https://login.microsoftonline.com/{tenantid}/v2.0", "“{tenantid}” stands"),
    "common of nobody": ({"iss": "https://a.example"}, "iss", "https://login.microsoftonline.com/common/v2.0", None),
    "/auth": (KEYCLOAK, "iss", "https://kc.example/auth/realms/a", "Only “/auth” differs"),
    "the same realm elsewhere": (KEYCLOAK, "iss", "http://keycloak:8080/realms/a", "the same realm"),
    "another realm": (KEYCLOAK, "iss", "https://kc.example/realms/b", None),
    "account": ({**KEYCLOAK, "aud": "account"}, "aud", "api", "add an audience mapper"),
    "account of nobody": ({"aud": "account"}, "aud", "api", None),
    "GitHub's default": (GITHUB, "aud", "sts.amazonaws.com", "GitHub’s default"),
    "immutable subject": ({**GITHUB, "sub": "repo:o@1/r@2:ref:x"}, "sub", "repo:o/r:ref:x", "Only the IDs"),
    "another subject": ({**GITHUB, "sub": "repo:o@1/r@2:ref:x"}, "sub", "repo:o/s:ref:x", None),
    "Vercel's default": ({"iss": "https://oidc.vercel.com/t", "aud": "https://vercel.com/t"}, "aud", "a", "Vercel’s"),
    "Buildkite's default": (
        {"iss": "https://agent.buildkite.com", "aud": "https://buildkite.com/o"},
        "aud",
        "a",
        "--audience",
    ),
    "CircleCI's default": ({"iss": "https://oidc.circleci.com/org/x", "aud": TENANT}, "aud", "a", "CircleCI’s default"),
    "another server of Okta": (OKTA, "iss", "https://a.okta.com/oauth2/default", "another authorization server"),
    "another org of Okta": (OKTA, "iss", "https://b.okta.com/oauth2/default", None),
    "another name of the cluster": (CLUSTER, "iss", "https://kubernetes.default.svc.cluster.local", "two names of one"),
    "a pattern that would match": (
        GITHUB | {"sub": "repo:o/r:ref:x"},
        "sub",
        "repo:o/r:*",
        "It would match as a pattern",
    ),
    "one character of a pattern": ({"sub": "user-1"}, "sub", "user-?", "It would match as a pattern"),
    "a pattern that would not match": ({"sub": "repo:o/r:ref:x"}, "sub", "repo:o/s:*", "wouldn’t match as a pattern"),
    "brackets are no pattern": ({"sub": "a"}, "sub", "[a]", None),
    "a query is no pattern": ({"aud": "https://a.example"}, "aud", "https://a.example?b", None),
    "discovery": ({}, "iss", "https://issuer.example/.well-known/openid-configuration", "discovery document"),
    "http": ({"iss": "http://issuer.example"}, "iss", "https://issuer.example", "Only http and https differ"),
    "a port": ({"iss": "https://issuer.example:8443"}, "iss", "https://issuer.example", "Only the port differs"),
    "aud is in azp": ({"azp": "web"}, "aud", "web", "It is in azp"),
    "aud is in an array of numbers": ({"azp": [1]}, "aud", "web", None),
    "sub is in email": ({"email": "a@b.example"}, "sub", "a@b.example", "It is in email"),
    "scope is in permissions": (
        {"permissions": ["read:a"]},
        "scope",
        "read:a",
        "It is in permissions, which verifiers",
    ),
    "scope with commas": ({"scope": "read:a,write"}, "scope", "write", "It is there, next to “,”, but only a space"),
    "scope with a tab": ({"scope": "read\twrite"}, "scope", "read", "next to “[U+0009]”"),
    "scope with a wide space": ({"scope": "x read\u3000write"}, "scope", "write", "next to “[U+3000]”"),
    "scope in other case beside one that is there": ({"scope": "a B"}, "scope", "a b", "“B” is there: upper and lower"),
    "a scope that is not there": ({"scope": "a,c"}, "scope", "b", "“b” is missing."),
    "scope in other case": (
        {"scope": "read Write"},
        "scope",
        "write",
        "“Write” is there: upper and lower case differ.",
    ),
    "scope is nowhere": ({"permissions": ["read:a"]}, "scope", "read:b", None),
    "an ID Token": (
        {"iss": "https://t.auth0.com/", "nonce": "n", "name": "Jo", "aud": "c"},
        "aud",
        "https://api.example",
        "This looks like an ID Token",
    ),
    "what is too long": ({"sub": "a" * 1001}, "sub", "a*", None),
}


@pytest.mark.each
@pytest.mark.parametrize("name", CASES)
def test_a_difference_is_explained_where_it_is_known(report: Reporter, name: str) -> None:
    claims, claim, value, words = CASES[name]
    text = token({name: value for name, value in {**CLAIMS, **claims}.items() if value is not None})
    (check,) = report(text, now=NOW, expect={claim: value})["tokens"][0]["verdict"]["audience"]["checks"]

    assert check["state"] in {"mismatch", "missing"}
    assert (words or "") in (check["hint"] or "")
    assert bool(words) == bool(check["hint"])


def test_each_row_names_issuers_and_kinds_that_there_are_and_its_source() -> None:
    issuers, types = {issuer.id for issuer in ISSUERS}, {kind.id for kind in TOKEN_TYPES}

    assert set() == {name for row in HINTS for name in row.issuers} - issuers
    assert set() == {name for row in HINTS for name in row.types} - types
    assert all(row.names and row.source for row in HINTS)
