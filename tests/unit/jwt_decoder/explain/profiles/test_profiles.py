"""Each token gets its profile and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.explain.profiles import by_issuer, by_type
from jwt_decoder.output.wording import render
from jwt_decoder.registry.token_types import TOKEN_TYPES

from tests.unit.jwt_decoder.explain.profiles import newer_shapes
from tests.unit.jwt_decoder.explain.profiles.shapes import (
    JWT,
    SHAPES,
    Shape,
    encoded,
    found_in,
    ids,
    profile_of,
)

if TYPE_CHECKING:
    from pathlib import Path

    from jwt_decoder.explain.profiles.profile import Profile

REAL: Final = {
    "android-safetynet-attestation": (None, None),
    "apple-appstore-server-notification": ("app-store", "app-store-notification"),
    "aws-alb-x-amzn-oidc-data-padded": ("alb", "alb-user-claims"),
    "dpop-proof-rfc9449-resource": (None, "dpop-proof"),
    "entra-access-token-v2": ("entra-v2", "access-token"),
    "fido-mds3-blob": (None, None),
    "firebase-id-token": ("firebase", "id-token"),
    "google-iap-es256": ("google-iap", "iap-assertion"),
    "google-id-token-rs256": ("google", "id-token"),
    "keycloak-admin-logout-action": ("keycloak-admin", "admin-action"),
    "kubernetes-bound-service-account": ("kubernetes", "service-account-token"),
    "okta-access-token": ("okta", "access-token"),
    "okta-id-token": ("okta", "id-token"),
    "okta-idx-state-jwe": (None, None),
    "open-banking-detached-jws": (None, None),
    "supabase-anon": ("supabase", "api-key"),
    "unicode-claims-hs256": (None, None),
    "w3c-vc-jose": (None, "verifiable-credential"),
    "w3c-vp-sd-jwt": (None, "verifiable-presentation"),
}


def _real(shared: Path, name: str) -> Profile:
    path = shared / "corpora" / "real-world" / f"{name}.txt"
    if not path.is_file():
        pytest.skip(f"{name} is not in ../shared, so it was not tried")
    return found_in(path.read_text().strip())


@pytest.mark.each
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: str(shape.name))
def test_a_token_of_its_shape_gets_exactly_its_profile(shape: Shape) -> None:
    assert (shape.issuer, shape.type) == ids(profile_of(shape.claims, shape.header, shape.tail))


@pytest.mark.each
@pytest.mark.parametrize("name", REAL)
def test_a_token_of_the_real_world_gets_exactly_its_profile(shared: Path, name: str) -> None:
    assert REAL[name] == ids(_real(shared, name))


def test_every_token_of_the_real_world_is_expected(shared: Path) -> None:
    notes = {path.stem for path in (shared / "corpora" / "real-world").glob("*.md")}

    assert set(REAL) == notes


def test_every_issuer_and_every_type_has_a_token_here() -> None:
    shapes = (*SHAPES, *newer_shapes.SHAPES)
    seen_issuers = {shape.issuer for shape in shapes} - {None} | {"authjs"}
    seen_types = {shape.type for shape in shapes} - {None}

    assert {issuer.id for issuer, _says in by_issuer.RECOGNITIONS} == seen_issuers
    assert {kind.id for kind in TOKEN_TYPES} == seen_types


def test_every_row_of_types_speaks_for_issuers_that_there_are() -> None:
    known = {issuer.id for issuer, _says in by_issuer.RECOGNITIONS} | {""}

    assert set() == {name for row in by_type.RECOGNITIONS for name in row.issuers} - known


@pytest.mark.untraced
@pytest.mark.each
@pytest.mark.parametrize("shape", [shape for shape in SHAPES if shape.issuer or shape.type], ids=lambda s: str(s.name))
def test_a_profile_says_why(shape: Shape) -> None:
    found = profile_of(shape.claims, shape.header, shape.tail)

    for known in (found.issuer, found.type):
        assert known is None or 5 <= len(render(known.reason)) <= 120


@pytest.mark.each
@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        ({"iss": "https://login.microsoftonline.com/t/v2.0"}, "iss is login.microsoftonline.com/…/v2.0"),
        ({"iss": "https://sts.windows.net/t/"}, "iss is sts.windows.net/…"),
        ({"iss": "accounts.google.com"}, "iss is accounts.google.com"),
        ({"iss": "https://tenant.auth0.com/"}, "iss is on tenant.auth0.com"),
        ({"iss": f"https://{'a' * 80}.okta.com"}, f"iss is on …{'a' * 51}.okta.com"),
        ({"iss": "https://kubernetes.default.svc"}, "iss is on kubernetes.default.svc"),
    ],
)
def test_the_reason_of_an_issuer_quotes_what_it_rests_on(claims: dict[str, str], reason: str) -> None:
    found = profile_of(claims).issuer

    assert found is not None
    assert reason == render(found.reason)


def test_the_reason_of_a_type_quotes_what_it_rests_on() -> None:
    claims = {"iss": "i", "sub": "s", "aud": "a", "exp": 1, "nonce": "n", "azp": "c"}

    assert "it has nonce and azp, but no scope" == _reason(profile_of(claims))
    assert "typ is at+jwt" == _reason(profile_of(claims, {"alg": "ES256", "typ": "AT+JWT"}))


def _reason(profile: Profile) -> str:
    return render(profile.type.reason) if profile.type else ""


def test_iss_in_the_header_counts_where_the_claims_are_encrypted() -> None:
    header = {"alg": "dir", "enc": "A256GCM", "typ": "at+jwt", "iss": "https://tenant.auth0.com/"}
    found = found_in(f"{encoded(header)}..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA")

    assert ("auth0", "at-jwt") == ids(found)
    assert found.issuer is not None
    assert "iss in the header is on tenant.auth0.com" == render(found.issuer.reason)
    assert () == (found.type.missing if found.type else None)


def test_iss_of_the_claims_goes_before_that_of_the_header() -> None:
    header = {**JWT, "iss": "https://tenant.auth0.com/"}

    assert (None, None) == ids(profile_of({"iss": "https://issuer.example"}, header))


def test_rows_of_the_issuer_go_before_those_of_the_type() -> None:
    vc = {"type": ["VerifiableCredential"]}
    found = profile_of({"iss": "https://tenant.auth0.com/", "vc": vc})

    assert ("auth0", "jwt-vc") == ids(found)
    assert "The Auth0 tenant, with a slash at the end." == found.claims["iss"].text
    assert "Credential" == found.claims["vc"].label


def test_a_claim_that_a_customer_names_is_found_by_its_beginning() -> None:
    rows = profile_of({"iss": "https://token.actions.githubusercontent.com", "repo_property_a": 1, "repo_b": 1}).claims

    assert ("repo_property_a", "Custom property") == (rows["repo_property_a"].name, rows["repo_property_a"].label)
    assert "Actor" == rows["actor"].label
    assert "repo_b" not in rows
    assert "repo_property_a" not in profile_of({"iss": "https://token.actions.githubusercontent.com"}).claims
