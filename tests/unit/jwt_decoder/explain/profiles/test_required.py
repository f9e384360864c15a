"""What a specification requires and is not there is named, one by one."""

from __future__ import annotations

from typing import Final

import pytest
from jwt_decoder.registry.token_types import TOKEN_TYPES, Required, TokenType

from tests.unit.jwt_decoder.explain.profiles.shapes import SHAPES, Shape, profile_of

# One token of each kind that requires anything, with all of it there, recognised by its typ where it has one.
TYPS: Final = {
    "at-jwt": "at+jwt",
    "logout-token": "logout+jwt",
    "dpop-proof": "dpop+jwt",
    "security-event-token": "secevent+jwt",
    "client-assertion": "client-authentication+jwt",
    "jwt-grant": "authorization-grant+jwt",
    "request-object": "oauth-authz-req+jwt",
    "key-binding-jwt": "kb+jwt",
    "sd-jwt-vc": "dc+sd-jwt",
    "verifiable-credential": "vc+jwt",
    "verifiable-presentation": "vp+jwt",
    "token-introspection": "token-introspection+jwt",
    "status-list": "statuslist+jwt",
    "entity-statement": "entity-statement+jwt",
    "openid4vci-proof": "openid4vci-proof+jwt",
}
CASES: Final = [
    pytest.param(kind, required, id=f"{kind.id} without {' and '.join(required.names)}")
    for kind in TOKEN_TYPES
    if kind.id in TYPS
    for required in kind.required
]


@pytest.mark.parametrize(("kind", "required"), CASES)
def test_each_claim_that_is_required_is_missed(kind: TokenType, required: Required) -> None:
    claims = {name: "x" for one in kind.required if one is not required for name in one.names}
    found = profile_of(claims, {"alg": "ES256", "typ": TYPS[kind.id]}).type

    assert found is not None
    assert (kind, (required,)) == (found.type, found.missing)


@pytest.mark.parametrize("kind", [kind for kind in TOKEN_TYPES if kind.id in TYPS], ids=lambda kind: str(kind.id))
def test_nothing_is_missed_where_all_is_there(kind: TokenType) -> None:
    claims = {one.names[0]: "x" for one in kind.required}
    found = profile_of(claims, {"alg": "ES256", "typ": TYPS[kind.id]}).type

    assert found is not None
    assert () == found.missing


@pytest.mark.parametrize("name", ["iss", "sub", "aud", "exp", "iat"])
def test_each_claim_that_an_id_token_requires_is_missed(name: str) -> None:
    claims = {"iss": "i", "sub": "s", "aud": "a", "exp": 2, "iat": 1, "nonce": "n"}
    del claims[name]

    assert [name] == _missing(profile_of(claims))


@pytest.mark.parametrize("name", ["iss", "nbf"])
def test_each_claim_that_a_health_card_requires_is_missed(name: str) -> None:
    claims = {"iss": "i", "nbf": 1, "vc": {"type": ["https://smarthealth.cards#health-card"]}}
    del claims[name]

    assert [name] == _missing(profile_of(claims))


@pytest.mark.parametrize("name", ["aud", "exp"])
def test_each_claim_that_an_svid_requires_is_missed(name: str) -> None:
    claims = {"sub": "spiffe://a/b", "aud": "c", "exp": 1}
    del claims[name]

    assert [name] == _missing(profile_of(claims))


def test_one_of_sub_and_sid_is_enough_for_a_logout_token() -> None:
    claims = dict.fromkeys(("iss", "aud", "iat", "exp", "jti", "events", "sid"), "x")

    assert [] == _missing(profile_of(claims, {"alg": "ES256", "typ": "logout+jwt"}))
    del claims["sid"]
    found = profile_of(claims, {"alg": "ES256", "typ": "logout+jwt"})

    assert ["sub or sid"] == _missing(found)
    assert frozenset({"iss", "aud", "iat", "exp", "jti", "events"}) == found.required


def test_what_disclosures_may_hold_is_not_missed() -> None:
    header = {"alg": "ES256", "typ": "vc+jwt"}

    assert ["@context", "type", "issuer", "credentialSubject"] == _missing(profile_of({}, header))
    assert [] == _missing(profile_of({"_sd": []}, header))
    assert ["vct"] == _missing(profile_of({"_sd": []}, {"alg": "ES256", "typ": "dc+sd-jwt"}))


def test_nothing_is_missed_in_claims_that_cannot_be_read() -> None:
    assert [] == _missing(profile_of([], {"alg": "ES256", "typ": "at+jwt"}))


@pytest.mark.parametrize("shape", [shape for shape in SHAPES if shape.name.startswith("firebase custom")])
def test_a_custom_token_of_firebase_needs_its_uid(shape: Shape) -> None:
    claims = {name: value for name, value in shape.claims.items() if name != "uid"}

    assert ["uid"] == _missing(profile_of(claims))


def _missing(profile: object) -> list[str]:
    found = getattr(profile, "type", None)
    assert found is not None
    return [" or ".join(one.names) for one in found.missing]
