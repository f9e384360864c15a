"""Tokens in the shape of each profile, made for the tests, and what they must be recognised as."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.decode.decode import decode
from jwt_decoder.decode.serialization import lay_out
from jwt_decoder.explain.profiles.recognise import recognise

if TYPE_CHECKING:
    from jwt_decoder.explain.profiles.profile import Profile

Json = dict[str, Any]
TENANT: Final = "72f988bf-86f1-41af-91ab-2d7cd011db47"
TIMES: Final[Json] = {"iat": 1767225600, "exp": 1767229200}
JWT: Final[Json] = {"alg": "RS256", "typ": "JWT", "kid": "1"}


@dataclass(frozen=True, slots=True)
class Shape:
    """A token and its profile: ids of issuer and type, None where there is none."""

    name: str
    issuer: str | None
    type: str | None
    claims: Json
    header: Json = field(default_factory=lambda: JWT)
    tail: str = ""


def encoded(value: object) -> str:
    """Give JSON as base64url."""
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def compact(header: object, claims: object, tail: str = "") -> str:
    """Give a token whose signature is nonsense."""
    return f"{encoded(header)}.{encoded(claims)}.c2lnbmF0dXJl{tail}"


def profile_of(claims: object, header: object = JWT, tail: str = "") -> Profile:
    """Give the profile of a token with these claims."""
    return found_in(compact(header, claims, tail))


def found_in(text: str) -> Profile:
    """Give the profile of a token as it stands, without what it discloses."""
    decoded = decode(lay_out(text))
    return recognise(decoded, decoded)


def ids(profile: Profile) -> tuple[str | None, str | None]:
    """Give the ids of issuer and type."""
    issuer = profile.issuer.issuer.id if profile.issuer else None
    return issuer, profile.type.type.id if profile.type else None


def _typ(typ: str, **more: object) -> Json:
    return {"alg": "ES256", "typ": typ, **more}


_ID: Final[Json] = {"sub": "user-1", "aud": "client-1", **TIMES}
_V2: Final = f"https://login.microsoftonline.com/{TENANT}/v2.0"
_V1: Final = f"https://sts.windows.net/{TENANT}/"
_REALM: Final = "https://sso.example.com/realms/main"
_STORE: Final[Json] = {"bundleId": "com.example", "environment": "Sandbox", "signedDate": 1681314324000}
_JOB: Final[Json] = {"namespace_path": "g", "project_path": "g/p", "pipeline_id": "1", "job_id": "2"}
_EVENT: Final = "https://schemas.openid.net/secevent/risc/event-type/account-disabled"
_BACK_CHANNEL: Final = "http://schemas.openid.net/event/backchannel-logout"
_TOOLKIT: Final = "https://identitytoolkit.googleapis.com/google.identity.identitytoolkit.v1.IdentityToolkit"
_VC: Final[Json] = {
    "@context": ["https://www.w3.org/ns/credentials/v2"],
    "type": ["VerifiableCredential", "Degree"],
    "issuer": "https://university.example",
    "credentialSubject": {"id": "did:example:1"},
}

SHAPES: Final = (
    # Microsoft
    Shape("entra v2 access", "entra-v2", "access-token", {**_ID, "iss": _V2, "scp": "read", "azp": "c", "azpacr": "1"}),
    Shape("entra v2 application", "entra-v2", "access-token", {**_ID, "iss": _V2, "azpacr": "1", "roles": ["r"]}),
    Shape("entra v2 id", "entra-v2", "id-token", {**_ID, "iss": _V2, "nonce": "n", "preferred_username": "a@b"}),
    Shape("entra v2 id with roles", "entra-v2", "id-token", {**_ID, "iss": _V2, "name": "A", "roles": ["r"]}),
    Shape(
        "entra external",
        "entra-v2",
        "id-token",
        {**_ID, "iss": f"https://{TENANT}.ciamlogin.com/{TENANT}/v2.0", "nonce": "n"},
    ),
    Shape(
        "entra government",
        "entra-v2",
        "id-token",
        {**_ID, "iss": f"https://login.microsoftonline.us/{TENANT}/v2.0", "nonce": "n"},
    ),
    Shape(
        "entra v1 access",
        "entra-v1",
        "access-token",
        {**_ID, "iss": _V1, "appid": "c", "appidacr": "1", "scp": "x", "ver": "1.0"},
    ),
    Shape("entra v1 id", "entra-v1", "id-token", {**_ID, "iss": _V1, "unique_name": "a", "name": "A", "ver": "1.0"}),
    Shape("entra v1 unclear", "entra-v1", None, {**_ID, "iss": _V1}),
    Shape(
        "entra without iss",
        "entra-v2",
        "access-token",
        {"tid": TENANT, "oid": "o", "uti": "u", "ver": "2.0", "scp": "x"},
    ),
    Shape(
        "entra v1 without iss",
        "entra-v1",
        "access-token",
        {"tid": TENANT, "oid": "o", "uti": "u", "ver": "1.0", "appid": "x"},
    ),
    Shape(
        "graph",
        "entra-graph",
        "access-token",
        {**_ID, "iss": _V1, "aud": "https://graph.microsoft.com", "appid": "c", "scp": "User.Read"},
        {**JWT, "nonce": "n"},
    ),
    Shape(
        "graph by id",
        "entra-graph",
        "access-token",
        {**_ID, "iss": _V2, "aud": "00000003-0000-0000-c000-000000000000", "azp": "c"},
    ),
    Shape(
        "b2c id",
        "entra-b2c",
        "id-token",
        {**_ID, "iss": f"https://contoso.b2clogin.com/{TENANT}/v2.0/", "tfp": "B2C_1_in", "ver": "1.0"},
    ),
    Shape(
        "b2c access",
        "entra-b2c",
        "access-token",
        {**_ID, "iss": f"https://contoso.b2clogin.com/{TENANT}/v2.0/", "tfp": "B2C_1_in", "scp": "read", "azp": "c"},
    ),
    Shape(
        "b2c on its own domain",
        "entra-b2c",
        "id-token",
        {**_ID, "iss": f"https://login.contoso.example/{TENANT}/v2.0/", "acr": "b2c_1a_in"},
    ),
    Shape("b2c on the shared host", "entra-b2c", "id-token", {**_ID, "iss": f"{_V2}/", "tfp": "B2C_1_in"}),
    # Google
    Shape(
        "google", "google", "id-token", {**_ID, "iss": "https://accounts.google.com", "azp": "c", "hd": "example.com"}
    ),
    Shape("google bare", "google", "id-token", {**_ID, "iss": "accounts.google.com"}),
    Shape(
        "google event",
        "google",
        "security-event-token",
        {"iss": "https://accounts.google.com", "aud": "c", "iat": 1, "jti": "j", "events": {_EVENT: {}}},
    ),
    Shape("google iap", "google-iap", "iap-assertion", {**_ID, "iss": "https://cloud.google.com/iap"}),
    Shape(
        "firebase",
        "firebase",
        "id-token",
        {
            **_ID,
            "iss": "https://securetoken.google.com/p",
            "aud": "p",
            "user_id": "u",
            "firebase": {"identities": {}, "sign_in_provider": "password"},
        },
    ),
    Shape(
        "firebase cookie",
        "firebase",
        "firebase-session-cookie",
        {**_ID, "iss": "https://session.firebase.google.com/p"},
    ),
    Shape(
        "firebase custom",
        "firebase-custom",
        "firebase-custom-token",
        {
            "iss": "s@p.iam.gserviceaccount.com",
            "sub": "s@p.iam.gserviceaccount.com",
            "aud": _TOOLKIT,
            "uid": "u",
            **TIMES,
        },
    ),
    Shape(
        "google grant",
        None,
        "jwt-grant",
        {"iss": "s@p.iam.gserviceaccount.com", "scope": "x", "aud": "https://oauth2.googleapis.com/token", **TIMES},
    ),
    Shape(
        "google self-signed",
        None,
        "google-self-signed",
        {
            "iss": "s@p.iam.gserviceaccount.com",
            "sub": "s@p.iam.gserviceaccount.com",
            "aud": "https://pubsub.googleapis.com/",
            **TIMES,
        },
    ),
    Shape(
        "google self-signed with scope",
        None,
        "google-self-signed",
        {"iss": "1-compute@developer.gserviceaccount.com", "sub": "1-compute@developer.gserviceaccount.com"}
        | {"scope": "https://www.googleapis.com/auth/cloud-platform", **TIMES},
    ),
    # Auth0, Okta
    Shape(
        "auth0 access",
        "auth0",
        "access-token",
        {**_ID, "iss": "https://tenant.eu.auth0.com/", "azp": "c", "scope": "read"},
    ),
    Shape(
        "auth0 machine",
        "auth0",
        "access-token",
        {**_ID, "iss": "https://tenant.auth0.com/", "sub": "c@clients", "gty": "client-credentials"},
    ),
    Shape(
        "auth0 rfc 9068",
        "auth0",
        "at-jwt",
        {**_ID, "iss": "https://tenant.auth0.com/", "client_id": "c", "jti": "j", "scope": "x"},
        _typ("at+jwt"),
    ),
    Shape("auth0 id", "auth0", "id-token", {**_ID, "iss": "https://tenant.auth0.com/", "nickname": "n", "sid": "s"}),
    Shape(
        "auth0 id with azp", "auth0", "id-token", {**_ID, "iss": "https://tenant.auth0.com/", "nonce": "n", "azp": "c"}
    ),
    Shape(
        "auth0 on its own domain",
        "auth0",
        "id-token",
        {**_ID, "iss": "https://login.example.com/", "sub": "auth0|1", "sid": "s"},
    ),
    Shape(
        "auth0 social on its own domain",
        "auth0",
        "id-token",
        {**_ID, "iss": "https://login.example.com/", "sub": "google-oauth2|1", "sid": "s"},
    ),
    Shape(
        "auth0 machine on its own domain",
        "auth0",
        "access-token",
        {**_ID, "iss": "https://login.example.com/", "sub": "c@clients", "gty": "client-credentials"},
    ),
    Shape(
        "okta access",
        "okta",
        "access-token",
        {
            **_ID,
            "iss": "https://dev-1.okta.com/oauth2/default",
            "cid": "c",
            "uid": "u",
            "scp": ["openid"],
            "ver": 1,
            "jti": "AT.x",
        },
    ),
    Shape(
        "okta org access",
        "okta",
        "access-token",
        {**_ID, "iss": "https://dev-1.okta.com", "cid": "c"},
        _typ("application/okta-internal-at+jwt"),
    ),
    Shape("okta id", "okta", "id-token", {**_ID, "iss": "https://dev-1.oktapreview.com", "ver": 1, "jti": "ID.x"}),
    Shape(
        "okta on its own domain",
        "okta",
        "access-token",
        {**_ID, "iss": "https://id.example.com/oauth2/aus1", "cid": "c", "scp": ["a"], "ver": 1, "jti": "AT.x"},
    ),
    Shape(
        "okta id on its own domain",
        "okta",
        "id-token",
        {**_ID, "iss": "https://id.example.com", "ver": 1, "jti": "ID.x"},
    ),
    # Amazon
    Shape(
        "cognito access",
        "cognito",
        "access-token",
        {
            "iss": "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_a",
            "token_use": "access",
            "client_id": "c",
            "sub": "u",
            **TIMES,
        },
    ),
    Shape(
        "cognito id",
        "cognito",
        "id-token",
        {
            **_ID,
            "iss": "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_a",
            "token_use": "id",
            "cognito:groups": ["g"],
            "custom:team": "t",
        },
    ),
    Shape(
        "cognito in china",
        "cognito",
        "id-token",
        {**_ID, "iss": "https://cognito-idp.cn-north-1.amazonaws.com.cn/x", "token_use": "id"},
    ),
    Shape(
        "cognito without use",
        "cognito",
        None,
        {**_ID, "iss": "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_a", "token_use": "other"},
    ),
    Shape(
        "cognito identity pool",
        "cognito-identity",
        "identity-pool-token",
        {**_ID, "iss": "https://cognito-identity.amazonaws.com", "amr": ["authenticated"]},
    ),
    Shape(
        "alb",
        "alb",
        "alb-user-claims",
        {"sub": "u", "email": "a@b"},
        {
            "alg": "ES256",
            "typ": "JWT",
            "client": "c",
            "iss": "https://issuer.example",
            "exp": 1,
            "signer": "arn:aws:elasticloadbalancing:eu-west-2:1:loadbalancer/app/a/b",
        },
    ),
    # Keycloak
    Shape(
        "keycloak access",
        "keycloak",
        "access-token",
        {
            **_ID,
            "iss": _REALM,
            "typ": "Bearer",
            "azp": "c",
            "realm_access": {"roles": ["a"]},
            "resource_access": {"c": {"roles": []}},
        },
    ),
    Shape("keycloak dpop", "keycloak", "access-token", {**_ID, "iss": _REALM, "typ": "DPoP", "azp": "c"}),
    Shape(
        "keycloak id",
        "keycloak",
        "id-token",
        {**_ID, "iss": "http://localhost:8080/auth/realms/dev", "typ": "ID", "azp": "c"},
    ),
    Shape("keycloak refresh", "keycloak", "refresh-token", {**_ID, "iss": _REALM, "typ": "Refresh"}),
    Shape("keycloak offline", "keycloak", "offline-token", {**_ID, "iss": _REALM, "typ": "Offline"}),
    Shape("keycloak logout", "keycloak", "keycloak-logout", {**_ID, "iss": _REALM, "typ": "Logout"}),
    Shape(
        "keycloak back-channel",
        "keycloak",
        "logout-token",
        {**_ID, "iss": _REALM, "sid": "s", "jti": "j", "events": {_BACK_CHANNEL: {}}},
    ),
    Shape("keycloak without iss", "keycloak", "access-token", {"typ": "Bearer", "realm_access": {"roles": []}}),
    Shape(
        "keycloak admin",
        "keycloak-admin",
        "admin-action",
        {"iat": 1, "resource": "app", "action": "LOGOUT", "notBefore": 1},
    ),
    # Apple
    Shape("apple", "apple", "id-token", {**_ID, "iss": "https://appleid.apple.com", "nonce_supported": True}),
    Shape(
        "apple notice",
        "apple",
        "apple-account-notice",
        {"iss": "https://appleid.apple.com", "aud": "c", "iat": 1, "jti": "j", "events": '{"type":"email-enabled"}'},
    ),
    Shape(
        "apple client secret",
        None,
        "client-assertion",
        {"iss": "TEAM123456", "sub": "com.example", "aud": "https://appleid.apple.com", **TIMES},
    ),
    Shape(
        "push notifications",
        None,
        "apns-provider-token",
        {"iss": "TEAM123456", "iat": 1},
        {"alg": "ES256", "kid": "ABC123DEFG"},
    ),
    Shape(
        "app store notification",
        "app-store",
        "app-store-notification",
        {"notificationType": "TEST", "notificationUUID": "u", "data": {}, "signedDate": 1},
    ),
    Shape(
        "app store transaction",
        "app-store",
        "app-store-transaction",
        {**_STORE, "transactionId": "1", "originalTransactionId": "1"},
    ),
    Shape(
        "app store renewal",
        "app-store",
        "app-store-renewal",
        {"autoRenewProductId": "p", "originalTransactionId": "1", "autoRenewStatus": 1},
    ),
    Shape(
        "app transaction",
        "app-store",
        "app-transaction",
        {**_STORE, "receiptType": "Sandbox", "receiptCreationDate": 1},
    ),
    Shape(
        "app store connect",
        "app-store-connect",
        "app-store-connect-token",
        {"iss": TENANT, "aud": "appstoreconnect-v1", **TIMES},
    ),
    # Workloads
    Shape(
        "github",
        "github-actions",
        "id-token",
        {**_ID, "iss": "https://token.actions.githubusercontent.com", "repository": "o/r"},
    ),
    Shape(
        "github enterprise cloud",
        "github-actions",
        "id-token",
        {**_ID, "iss": "https://token.actions.githubusercontent.com/octocat-inc", "repo_property_tier": "1"},
    ),
    Shape(
        "github data residency", "github-actions", "id-token", {**_ID, "iss": "https://token.actions.octocorp.ghe.com"}
    ),
    Shape(
        "github enterprise server",
        "github-actions",
        "id-token",
        {**_ID, "iss": "https://git.example.com/_services/token", "repository": "o/r", "run_id": "1", "workflow": "w"},
    ),
    Shape("gitlab job", "gitlab-ci", "id-token", {**_ID, "iss": "https://git.example.com", **_JOB}),
    Shape("gitlab job on gitlab.com", "gitlab-ci", "id-token", {**_ID, "iss": "https://gitlab.com", **_JOB}),
    Shape("gitlab job of old", "gitlab-ci", "ci-job-jwt", {"iss": "gitlab.com", "sub": "job_1", "exp": 1, **_JOB}),
    Shape("gitlab sign-in", "gitlab", "id-token", {**_ID, "iss": "https://gitlab.com", "groups_direct": []}),
    Shape(
        "kubernetes bound",
        "kubernetes",
        "service-account-token",
        {**_ID, "iss": "https://oidc.eks.eu-west-1.amazonaws.com/id/1", "kubernetes.io": {"namespace": "n"}},
    ),
    Shape(
        "kubernetes legacy",
        "kubernetes",
        "service-account-token",
        {
            "iss": "kubernetes/serviceaccount",
            "sub": "system:serviceaccount:n:s",
            "kubernetes.io/serviceaccount/namespace": "n",
        },
    ),
    Shape(
        "kubernetes legacy names",
        "kubernetes",
        "service-account-token",
        {"kubernetes.io/serviceaccount/namespace": "n"},
    ),
    Shape("kubernetes by sub", "kubernetes", "service-account-token", {**_ID, "sub": "system:serviceaccount:n:s"}),
    Shape(
        "kubernetes by host", "kubernetes", "service-account-token", {**_ID, "iss": "https://kubernetes.default.svc"}
    ),
    Shape("spiffe", None, "jwt-svid", {"sub": "spiffe://example.org/web", "aud": ["spiffe://example.org/db"], **TIMES}),
    Shape(
        "vault", "vault", "id-token", {**_ID, "iss": "https://vault.example:8200/v1/identity/oidc", "namespace": "root"}
    ),
    Shape(
        "vault in a namespace",
        "vault",
        "id-token",
        {**_ID, "iss": "https://vault.example/v1/team/identity/oidc/provider/default"},
    ),
    # Others
    Shape(
        "supabase user",
        "supabase",
        "access-token",
        {**_ID, "iss": "https://ref.supabase.co/auth/v1", "role": "authenticated", "aal": "aal1", "session_id": "s"},
    ),
    Shape("supabase key", "supabase", "api-key", {"iss": "supabase", "ref": "r", "role": "service_role", **TIMES}),
    Shape(
        "supabase at home",
        "supabase",
        "access-token",
        {**_ID, "iss": "http://127.0.0.1:54321/auth/v1", "role": "authenticated", "aal": "aal1", "session_id": "s"},
    ),
    Shape(
        "cloudflare",
        "cloudflare-access",
        "application-token",
        {**_ID, "iss": "https://team.cloudflareaccess.com", "type": "app", "identity_nonce": "n"},
    ),
    Shape(
        "cloudflare session",
        "cloudflare-access",
        "global-session-token",
        {**_ID, "iss": "https://team.cloudflareaccess.com", "type": "org"},
    ),
    Shape(
        "salesforce access",
        "salesforce",
        "access-token",
        {**_ID, "iss": "https://acme.my.salesforce.com", "scp": "api", "client_id": "c"},
        {**JWT, "tty": "sfdc-core-token", "tnk": "t", "ver": "1.0"},
    ),
    Shape(
        "salesforce by header",
        "salesforce",
        "access-token",
        {**_ID, "iss": "https://acme.example", "scp": "api"},
        {**JWT, "tty": "sfdc-core-token"},
    ),
    Shape("salesforce id", "salesforce", "id-token", {**_ID, "iss": "https://login.salesforce.com", "at_hash": "h"}),
    Shape(
        "salesforce grant",
        None,
        "jwt-grant",
        {"iss": "consumer", "sub": "a@b", "aud": "https://login.salesforce.com", "exp": 1},
    ),
    Shape(
        "pingone access",
        "pingone",
        "access-token",
        {**_ID, "iss": "https://auth.pingone.eu/e/as", "client_id": "c", "scope": "p1:read", "env": "e", "org": "o"},
    ),
    Shape(
        "pingone id", "pingone", "id-token", {**_ID, "iss": "https://auth.pingone.com/e/as", "at_hash": "h", "env": "e"}
    ),
    Shape(
        "pingfederate",
        "pingfederate",
        "id-token",
        {**_ID, "iss": "https://fed.example.com", "pi.sri": "s", "nonce": "n"},
    ),
    # Kinds of token, of nobody in particular
    Shape("id token", None, "id-token", {**_ID, "iss": "https://issuer.example", "nonce": "n", "azp": "c"}),
    Shape("id token without azp", None, "id-token", {**_ID, "iss": "https://issuer.example", "nonce": "n"}),
    Shape(
        "id token by at_hash",
        None,
        "id-token",
        {**_ID, "iss": "https://issuer.example", "at_hash": "h", "scope": "openid"},
    ),
    Shape(
        "access token of rfc 9068",
        None,
        "at-jwt",
        {**_ID, "iss": "https://issuer.example", "client_id": "c", "jti": "j"},
        _typ("at+JWT"),
    ),
    Shape(
        "access token with the long typ",
        None,
        "at-jwt",
        {**_ID, "iss": "https://issuer.example", "client_id": "c", "jti": "j"},
        _typ("application/at+jwt"),
    ),
    Shape(
        "logout token",
        None,
        "logout-token",
        {**_ID, "iss": "https://issuer.example", "jti": "j", "events": {_BACK_CHANNEL: {}}},
    ),
    Shape("logout token by typ", None, "logout-token", {"iss": "https://issuer.example"}, _typ("logout+jwt")),
    Shape(
        "security event token",
        None,
        "security-event-token",
        {"iss": "https://issuer.example", "iat": 1, "jti": "j", "events": {_EVENT: {}}},
    ),
    Shape("security event token by typ", None, "security-event-token", {}, _typ("secevent+jwt")),
    Shape(
        "dpop proof",
        None,
        "dpop-proof",
        {"jti": "j", "htm": "POST", "htu": "https://a.example", "iat": 1},
        _typ("dpop+jwt", jwk={}),
    ),
    Shape(
        "dpop proof without typ", None, "dpop-proof", {"jti": "j", "htm": "POST", "htu": "https://a.example", "iat": 1}
    ),
    Shape(
        "client assertion",
        None,
        "client-assertion",
        {"iss": "client", "sub": "client", "aud": "https://as.example", "jti": "j", "exp": 1},
    ),
    Shape("client assertion by typ", None, "client-assertion", {"iss": "client"}, _typ("client-authentication+jwt")),
    Shape("grant by typ", None, "jwt-grant", {"iss": "client"}, _typ("authorization-grant+jwt")),
    Shape(
        "request object",
        None,
        "request-object",
        {"iss": "client", "aud": "https://as.example", "response_type": "code", "client_id": "client", "nonce": "n"},
    ),
    Shape("request object by typ", None, "request-object", {"client_id": "client"}, _typ("oauth-authz-req+jwt")),
    Shape("nats", None, "nats-jwt", {"iss": "OA", "sub": "OA", "nats": {}}, {"typ": "jwt", "alg": "ed25519-nkey"}),
    Shape("passport", None, "passport", {"iat": 1, "orig": {"tn": "1"}, "dest": {"tn": ["2"]}}, _typ("passport")),
    Shape("authority token", None, "authority-token", {"exp": 1, "jti": "1", "atc": {"tktype": "TNAuthList"}}),
    Shape("another atc", None, None, {"exp": 1, "atc": "a"}),
    Shape("attestation", None, "eat", {"eat_nonce": "n"}),
    Shape("attestation by profile", None, "eat", {"eat_profile": "tag:example,2026:profile"}),
    Shape("attestation by typ", None, "eat", {"ueid": "AQ"}, _typ("eat+jwt")),
    Shape("azure attestation", None, "azure-attestation", {"iss": "a", "x-ms-attestation-type": "sgx"}),
    Shape("visa", None, "ga4gh-visa", {"iss": "https://b.example", "sub": "1", "exp": 1, "ga4gh_visa_v1": {}}),
    Shape("lti", None, "lti-message", {"iss": "a", "https://purl.imsglobal.org/spec/lti/claim/message_type": "x"}),
    Shape("store request", None, "app-store-request", {"iss": "a", "iat": 1, "aud": "promotional-offer", "bid": "b"}),
    Shape("visa by typ", None, "ga4gh-visa", {"iss": "a", "sub": "1", "exp": 1}, _typ("vnd.ga4gh.visa+jwt")),
    Shape("a request with a nonce", None, None, {"iss": "a", "aud": "b", "iat": 1, "nonce": "n"}),
    Shape("github runner", "github-actions", None, {"iss": "https://token.actions.githubusercontent.com", "scp": "a"}),
    Shape("wallet", None, "google-wallet", {"iss": "a", "aud": "google", "typ": "savetowallet", "payload": {}}),
    Shape("another typ for google", None, None, {"iss": "a", "aud": "google", "typ": "x"}),
    Shape("software statement", None, "software-statement", {"software_id": "1"}),
    Shape("token for software", None, None, {"software_id": "1", "sub": "1", "aud": "a", "scope": "read"}),
    Shape("user info", None, "user-info", {"iss": "https://a.example", "sub": "1", "aud": "b", "name": "A"}),
    Shape("key binding", None, "key-binding-jwt", {"iat": 1, "aud": "v", "nonce": "n", "sd_hash": "h"}, _typ("kb+jwt")),
    Shape("key binding without typ", None, "key-binding-jwt", {"iat": 1, "aud": "v", "nonce": "n", "sd_hash": "h"}),
    Shape(
        "sd-jwt vc",
        None,
        "sd-jwt-vc",
        {"vct": "https://a.example/v", "iss": "https://i.example", "_sd": []},
        _typ("dc+sd-jwt"),
        "~",
    ),
    Shape("sd-jwt vc, older", None, "sd-jwt-vc", {"vct": "https://a.example/v"}, _typ("vc+sd-jwt"), "~"),
    Shape("sd-jwt vc without typ", None, "sd-jwt-vc", {"vct": "https://a.example/v"}, JWT, "~"),
    Shape("credential", None, "verifiable-credential", _VC, {"alg": "ES256"}),
    Shape("credential by typ", None, "verifiable-credential", {**_VC, "type": []}, _typ("vc+jwt")),
    Shape("credential as sd-jwt", None, "verifiable-credential", _VC, _typ("vc+sd-jwt"), "~"),
    Shape("presentation", None, "verifiable-presentation", {"@context": [], "type": "VerifiablePresentation"}),
    Shape(
        "credential v1.1", None, "jwt-vc", {"iss": "did:example:1", "nbf": 1, "vc": {"type": ["VerifiableCredential"]}}
    ),
    Shape("presentation v1.1", None, "jwt-vp", {"iss": "did:example:1", "vp": {"type": ["VerifiablePresentation"]}}),
    Shape(
        "health card",
        None,
        "smart-health-card",
        {"iss": "https://h.example", "nbf": 1, "vc": {"type": ["https://smarthealth.cards#health-card"]}},
    ),
    Shape(
        "introspection",
        None,
        "token-introspection",
        {"iss": "i", "aud": "a", "iat": 1, "token_introspection": {}},
        _typ("token-introspection+jwt"),
    ),
    Shape("status list", None, "status-list", {"sub": "s", "iat": 1, "status_list": {}}, _typ("statuslist+jwt")),
    Shape(
        "entity statement", None, "entity-statement", {"iss": "i", "sub": "i", **TIMES}, _typ("entity-statement+jwt")
    ),
    Shape("key proof", None, "openid4vci-proof", {"aud": "a", "iat": 1}, _typ("openid4vci-proof+jwt")),
    # Nobody, nothing
    Shape("plain", None, None, {"sub": "1234567890", "name": "John Doe", "iat": 1516239022}),
    Shape("empty", None, None, {}),
    Shape("own", None, None, {"iss": "https://issuer.example", "sub": "u", "aud": "a", "role": "admin", **TIMES}),
    Shape(
        "own with scope",
        None,
        None,
        {"iss": "https://issuer.example", "sub": "u", "aud": "a", "scope": "x", "nonce": "n", **TIMES},
    ),
    Shape("own events", None, None, {"iss": "https://issuer.example", "events": {"opened": 1}, **TIMES}),
    Shape(
        "a team and a time, signed by RSA", None, None, {"iss": "TEAM123456", "iat": 1}, {**JWT, "kid": "ABC123DEFG"}
    ),
    Shape(
        "a team and a time, with a lower-case kid",
        None,
        None,
        {"iss": "TEAM123456", "iat": 1},
        {"alg": "ES256", "kid": "abc123defg"},
    ),
    Shape(
        "a team and a time, and more",
        None,
        None,
        {"iss": "TEAM123456", "iat": 1, "sub": "a"},
        {"alg": "ES256", "kid": "ABC123DEFG"},
    ),
    Shape("a bar in sub", None, None, {**_ID, "iss": "https://login.example.com/", "sub": "custom|1", "sid": "s"}),
    Shape("own type", None, None, {"type": "app", "typ": "Bearer", "token_use": "id"}),
    Shape("nonce alone", None, None, {"nonce": "n", "iat": 1}),
    Shape("same iss and sub, undated", None, None, {"iss": "x", "sub": "x", "aud": "a"}),
    Shape(
        "same iss and sub, self-issued",
        None,
        "id-token",
        {"iss": "x", "sub": "x", "aud": "a", "nonce": "n", "sub_jwk": {}, **TIMES},
    ),
    Shape("unknown typ", None, None, {"a": 1}, _typ("example+jwt")),
)
