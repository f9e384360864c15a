"""What only looks like an issuer is nobody, and no value of iss breaks anything."""

from __future__ import annotations

import time
from typing import Final

import pytest
from jwt_decoder.decode.decode import decode
from jwt_decoder.decode.serialization import lay_out
from jwt_decoder.explain.profiles.gather_evidence import address
from jwt_decoder.explain.profiles.profile import Profile
from jwt_decoder.explain.profiles.recognise import recognise

from tests.unit.jwt_decoder.explain.profiles.shapes import SHAPES, compact, ids, profile_of

LOOKALIKES: Final = (
    "https://login.microsoftonline.com.evil.example/t/v2.0",
    "https://evil.example/login.microsoftonline.com/t/v2.0",
    "https://evil.example/?https://login.microsoftonline.com/t/v2.0",
    "https://evil.example/#https://login.microsoftonline.com/t/v2.0",
    "https://evil.example#.okta.com",
    "https://evil.example?.okta.com",
    "https://evil.example\\.okta.com",
    "https://evil.example\\@login.microsoftonline.com/t/v2.0",
    "https://login.microsoftonline.com@evil.example/t/v2.0",
    "https://user:password@login.microsoftonline.com/t/v2.0",
    "https://login.microsoftonline.com:8443/t/v2.0",
    "https://login.microsoftonline.com./t/v2.0",
    "https://login.microsoftonline.com/t",
    "https://LOGIN.MICROSOFTONLINE.COM/t/v2.0",
    "http://login.microsoftonline.com/t/v2.0",
    "login.microsoftonline.com/t/v2.0",
    "//login.microsoftonline.com/t/v2.0",
    " https://login.microsoftonline.com/t/v2.0",
    "https://login.microsoftonline.com\t/t/v2.0",
    "https://login.micr\N{CYRILLIC SMALL LETTER O}softonline.com/t/v2.0",
    "https://sts.windows.net.evil.example/t/",
    "https://evilb2clogin.com/t/v2.0/",
    "https://b2clogin.com/t/v2.0/",
    "https://evil.example/tfp/t/b2clogin.com/v2.0/",
    "https://accounts.google.com.evil.example",
    "accounts.google.com.evil.example",
    "http://accounts.google.com",
    "https://cloud.google.com/iap/evil",
    "https://cloud.google.com.evil.example/iap",
    "https://securetoken.google.com.evil.example/p",
    "https://auth0.com.evil.example/",
    "https://evilauth0.com/",
    "https://auth0.com/",
    "https://.auth0.com/",
    "https://evilokta.com",
    "https://okta.com.evil.example",
    "https://cognito-idp.eu-west-1.amazonaws.com.evil.example/x",
    "https://cognito-idp.evil.example/x",
    "https://evil.cognito-idp.eu-west-1.amazonaws.com/x",
    "https://cognito-identity.amazonaws.com.evil.example",
    "https://appleid.apple.com.evil.example",
    "https://token.actions.githubusercontent.com.evil.example",
    "https://token.actions.evil.example",
    "https://token.actions.a.b.ghe.com",
    "https://token.actions.ghe.com",
    "https://evil.example/_services/token",
    "https://gitlab.com.evil.example",
    "https://evil.example/gitlab.com",
    "https://kubernetes.default.svc.evil.example",
    "kubernetes/serviceaccount/evil",
    "https://evilsupabase.co/auth/v1",
    "https://ref.supabase.co.evil.example/auth/v1",
    "https://cloudflareaccess.com.evil.example",
    "https://evilcloudflareaccess.com",
    "https://login.salesforce.com.evil.example",
    "https://evilmy.salesforce.com.evil.example",
    "https://auth.pingone.com.evil.example/e/as",
    "https://auth.pingone.com/e/evil",
    "https://evil.example/realms",
    "https://evil.example/realms/",
    "https://evil.example/v2/identity/oidc",
    "https://evil.example?x=/realms/main",
    "https://[::1]/realms/main",
)

HOSTILE: Final[tuple[object, ...]] = (
    0,
    1.5e300,
    True,
    None,
    [],
    {},
    ["https://accounts.google.com"],
    {"https://accounts.google.com": "https://accounts.google.com"},
    "",
    "://",
    "https://",
    "https:///",
    "https://:443/",
    "https://...",
    "https://[",
    "https://[::1",
    "https://[::1]:443/",
    "https://]",
    "https://%6c%6f%67%69%6e.microsoftonline.com",
    "javascript:alert(1)",
    "javascript://login.microsoftonline.com/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "https://login.microsoftonline.com\x00.evil.example/v2.0",
    "\ud800",
    "__proto__",
    "constructor",
    "__class__",
    "https://accounts.google.com" + "/" * 2_000,
    "https://" + "a." * 500_000 + "okta.com",
    "x" * 1_000_000,
    "https://" + ":" * 1_000_000,
    "https://" + "/realms/" * 120,
)


@pytest.mark.parametrize("iss", LOOKALIKES)
def test_a_look_alike_is_nobody(iss: str) -> None:
    assert (None, None) == ids(profile_of({"iss": iss, "sub": "u", "aud": "a", "exp": 1, "iat": 1}))


@pytest.mark.parametrize("iss", [iss for iss in LOOKALIKES if "microsoft" in iss or "windows" in iss])
def test_a_look_alike_with_claims_of_entra_is_not_entra(iss: str) -> None:
    claims = {"iss": iss, "tid": "t", "oid": "o", "uti": "u", "ver": "2.0", "scp": "x", "tfp": "B2C_1_in"}

    assert (None, None) == ids(profile_of(claims))


@pytest.mark.parametrize("iss", ["https://okta.com.evil.example", "https://evilokta.com", "https://a.evil/okta/"])
def test_a_look_alike_with_claims_of_okta_is_not_okta(iss: str) -> None:
    assert (None, None) == ids(profile_of({"iss": iss, "jti": "AT.x", "cid": "c", "ver": 1, "scp": ["a"]}))


@pytest.mark.parametrize("iss", ["https://auth0.com.evil.example/", "https://evilauth0.com/", "https://evil.example"])
def test_a_look_alike_with_claims_of_auth0_is_not_auth0(iss: str) -> None:
    assert (None, None) == ids(profile_of({"iss": iss, "sub": "auth0|1", "gty": "password"}))


def test_a_look_alike_with_claims_of_supabase_is_not_supabase() -> None:
    claims = {"iss": "https://ref.supabase.co.evil.example/auth/v1", "role": "r", "aal": "aal1", "session_id": "s"}

    assert (None, None) == ids(profile_of(claims))


@pytest.mark.parametrize("signer", ["arn", "arn:aws:s3:::elasticloadbalancing", "elasticloadbalancing", "", 1, None])
def test_a_signer_that_is_no_load_balancer_is_nobody(signer: object) -> None:
    assert (None, None) == ids(profile_of({"sub": "u"}, {"alg": "ES256", "signer": signer}))


@pytest.mark.parametrize("iss", HOSTILE, ids=lambda iss: repr(iss)[:40])
def test_no_value_of_iss_breaks_or_slows_recognition(iss: object) -> None:
    begun = time.thread_time()
    found = ids(profile_of({"iss": iss}))

    assert (None, None) == found
    assert time.thread_time() - begun < 0.5


@pytest.mark.product(4)
@pytest.mark.untraced
@pytest.mark.parametrize(
    "value", [None, 7, True, "", "\ud800", [], [[]], {}, {"": {}}, ["x"] * 60], ids=lambda value: repr(value)[:20]
)
def test_no_value_of_any_claim_that_matters_breaks_recognition(value: object) -> None:
    for shape in SHAPES:
        for name in shape.claims:
            header = {**shape.header, name: value}

            assert isinstance(profile_of({**shape.claims, name: value}, header, shape.tail), Profile)


@pytest.mark.untraced
@pytest.mark.parametrize("iss", ["https://cognito-idp.eu-west-1.amazonaws.com/p", "https://issuer.example"])
def test_a_hundred_thousand_claims_do_not_slow_recognition(iss: str) -> None:
    decoded = decode(lay_out(compact({"alg": "RS256"}, {"iss": iss, **{f"custom:{n}": n for n in range(100_000)}})))
    begun = time.thread_time()
    profile = recognise(decoded, decoded)

    assert time.thread_time() - begun < 0.1
    assert len(profile.claims) < 2_100


@pytest.mark.parametrize(
    ("iss", "parts"),
    [
        ("https://a.example/b/c", ("a.example", "/b/c")),
        ("https://a.example", ("a.example", "")),
        ("https://a.example/b?c#d", ("a.example", "/b")),
        ("https://a.example:8443/b", ("", "/b")),
        ("https://a.example:x/b", ("", "")),
        ("http://a.example/b", ("", "/b")),
        ("ftp://a.example/b", ("", "")),
        ("https://.example/b", ("", "/b")),
        ("a.example/b", ("", "")),
    ],
)
def test_an_address_gives_its_host_only_where_nothing_else_can_look_like_it(iss: str, parts: tuple[str, str]) -> None:
    assert parts == address(iss)


@pytest.mark.parametrize("typ", ["verify-email", "execute-actions", "Permission", "UPDATE_PASSWORD"])
def test_what_keycloak_calls_otherwise_is_no_id_token(typ: str) -> None:
    """Its action tokens have a nonce, and a claim that says what they are."""
    claims = {"iss": "https://a.example/realms/main", "sub": "1", "aud": "a", "exp": 2, "iat": 1, "nonce": "n"}

    assert ("keycloak", None) == ids(profile_of({**claims, "typ": typ}))
    assert ("keycloak", "id-token") == ids(profile_of({**claims, "azp": "web"}))
    assert ("keycloak", "id-token") == ids(profile_of({**claims, "azp": "web", "": typ}))
