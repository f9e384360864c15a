"""Tokens of kinds and issuers that have no row of shapes of their own house, and what they must be recognised as."""

from __future__ import annotations

from typing import Final

from tests.unit.jwt_decoder.explain.profiles.shapes import JWT, TIMES, Json, Shape

_KEY: Final[Json] = {"kty": "EC", "crv": "P-256", "x": "A" * 43, "y": "B" * 43}
_CNF: Final[Json] = {"cnf": {"jwk": _KEY}}
_ENTITY: Final[Json] = {"iss": "https://anchor.example", "sub": "https://leaf.example", "iat": 1767225600}


def _typed(typ: str, kind: str, claims: Json) -> Shape:
    return Shape(typ, None, kind, claims, {"alg": "ES256", "typ": typ})


def _from(issuer: str, iss: str, claims: Json, kind: str | None = None, header: Json = JWT) -> Shape:
    return Shape(f"{issuer} {iss}", issuer, kind, {"iss": iss, "sub": "s", "aud": "a", **TIMES, **claims}, header)


KINDS: Final = (
    _typed("oauth-client-attestation+jwt", "client-attestation", {"sub": "c", **TIMES, **_CNF}),
    _typed("oauth-client-attestation-pop+jwt", "client-attestation-pop", {"aud": "https://as.example", "jti": "1"}),
    _typed("key-attestation+jwt", "key-attestation", {"iat": 1767225600, "attested_keys": [_KEY]}),
    _typed("keyattestation+jwt", "key-attestation", {"iat": 1767225600, "attested_keys": [_KEY]}),
    Shape("attested keys", None, "key-attestation", {"iat": 1767225600, "attested_keys": [_KEY]}, {"alg": "ES256"}),
    _typed("verifier-attestation+jwt", "verifier-attestation", {"iss": "i", "sub": "c", **TIMES, **_CNF}),
    _typed("wit+jwt", "workload-identity-token", {"sub": "wimse://a.example/b", **TIMES, **_CNF}),
    _typed("wpt+jwt", "workload-proof-token", {"aud": "https://b.example", "jti": "1", "wth": "A" * 43, **TIMES}),
    _typed("txntoken+jwt", "transaction-token", {"aud": "d", "txn": "1", "sub": "u", "scope": "trade", **TIMES}),
    _typed("oauth-id-jag+jwt", "id-jag", {"jti": "1", "iss": "i", "sub": "u", "aud": "a", "client_id": "c", **TIMES}),
    _typed("trust-mark+jwt", "trust-mark", {**_ENTITY, "trust_mark_type": "https://m.example"}),
    _typed("trust-mark-delegation+jwt", "trust-mark-delegation", {**_ENTITY, "trust_mark_type": "https://m.example"}),
    _typed("trust-mark-status-response+jwt", "trust-mark-status", {**_ENTITY, "trust_mark": "a", "status": "active"}),
    _typed("resolve-response+jwt", "resolve-response", {**_ENTITY, "exp": 1767229200, "metadata": {}}),
    _typed("jwk-set+jwt", "signed-jwk-set", {**_ENTITY, "keys": [_KEY]}),
    _typed(
        "explicit-registration-response+jwt",
        "explicit-registration-response",
        {
            **_ENTITY,
            "exp": 1767229200,
            "aud": "https://leaf.example",
            "trust_anchor": "https://t.example",
            "metadata": {},
        },
    ),
    _typed("vnd.ga4gh.passport+jwt", "ga4gh-passport", {"iss": "i", "sub": "u", **TIMES, "ga4gh_passport_v1": []}),
    Shape("passport claim", None, "ga4gh-passport", {"iss": "i", "sub": "u", **TIMES, "ga4gh_passport_v1": []}),
    Shape("code", None, "authorization-response", {"iss": "i", "aud": "c", "exp": 1767229200, "code": "x"}),
    Shape("error", None, "authorization-response", {"iss": "i", "aud": "c", "exp": 1767229200, "error": "denied"}),
    Shape(
        "ciba",
        None,
        "ciba-request",
        {
            "iss": "c",
            "aud": "i",
            **TIMES,
            "nbf": 1,
            "jti": "1",
            "scope": "openid",
            "binding_message": "W4",
            "login_hint": "u",
        },
    ),
    Shape(
        "push with a contact",
        None,
        "vapid",
        {"aud": "https://push.example", "exp": 1767229200, "sub": "mailto:a@b.example"},
        {"alg": "ES256"},
    ),
    Shape(
        "push to a known service",
        None,
        "vapid",
        {"aud": "https://fcm.googleapis.com/fcm/send/x", "exp": 1767229200, "sub": "a@b.example"},
        {"alg": "ES256"},
    ),
    Shape(
        "acme",
        None,
        "acme-request",
        {"termsOfServiceAgreed": True},
        {"alg": "ES256", "jwk": _KEY, "nonce": "n", "url": "https://ca.example/new-acct"},
    ),
    Shape("github app", None, "github-app", {"iss": "123456", **TIMES}),
    Shape(
        "registry",
        None,
        "registry-token",
        {
            "iss": "auth.example",
            "aud": "registry.example",
            **TIMES,
            "access": [{"type": "repository", "name": "a/b", "actions": ["pull"]}],
        },
    ),
    Shape(
        "grant for Box", None, "jwt-grant", {"iss": "c", "sub": "e", "aud": "https://api.box.com/oauth2/token", **TIMES}
    ),
    Shape("github app by client ID", None, "github-app", {"iss": "Iv23liAbCdEfGhIjKlMn", **TIMES}),
)
ISSUERS: Final = (
    _from("circleci", "https://oidc.circleci.com/org/x", {"oidc.circleci.com/project-id": "p"}, "id-token"),
    _from("buildkite", "https://agent.buildkite.com", {"agent_tag:queue": "q"}, "id-token"),
    _from("hcp-terraform", "https://app.terraform.io", {}, "id-token"),
    _from(
        "hcp-terraform",
        "https://tfe.example",
        {"terraform_run_id": "run-1", "terraform_workspace_id": "ws-1"},
        "id-token",
    ),
    _from(
        "bitbucket-pipelines",
        "https://api.bitbucket.org/2.0/workspaces/w/pipelines-config/identity/oidc",
        {"stepUuid": "{1}"},
        "id-token",
    ),
    _from("fly", "https://oidc.fly.io/org", {"app_name": "app"}, "id-token"),
    _from("vercel", "https://oidc.vercel.com/team", {"owner": "team"}, "id-token"),
    _from("spacelift", "https://acme.app.spacelift.io", {"spaceId": "root"}),
    _from("pulumi", "https://api.pulumi.com/oidc", {"org": "o"}, "id-token"),
    _from("azure-devops", "https://vstoken.dev.azure.com/org", {"prj_id": "p"}, "id-token"),
    _from("clerk", "https://x.clerk.accounts.dev", {"sid": "s"}),
    _from("clerk", "https://clerk.shop.example", {"sid": "s", "fva": [0, -1]}),
    _from("workos", "https://api.workos.com", {"sid": "s"}, "access-token"),
    _from("workos", "https://acme.authkit.app", {"sid": "s"}, "access-token"),
    _from("logto", "https://t.logto.app/oidc", {"client_id": "c", "scope": "read"}, "access-token"),
    _from("fusionauth", "https://t.fusionauth.io", {}),
    _from("fusionauth", "acme.com", {"applicationId": "a", "authenticationType": "X", "tty": "at"}, "access-token"),
    _from("ory", "https://t.projects.oryapis.com", {"ext": {}, "scp": ["a"]}, "access-token"),
    _from("ory", "https://auth.example", {"ext": {}, "scp": ["a"], "client_id": "c"}, "access-token"),
    _from("zitadel", "https://t.zitadel.cloud", {}),
    _from("zitadel", "https://auth.example", {"urn:zitadel:iam:org:project:1:roles": {}}),
    _from("authentik", "https://auth.example/application/o/app/", {}),
    _from("authentik", "https://auth.example", {"acr": "goauthentik.io/providers/oauth2/default"}),
    _from("descope", "https://api.descope.com/v1/apps/P2abc", {"drn": "DS"}),
    _from("descope", "P2abcdefghijklmnopqrstuvwxyz0", {"drn": "DSR"}, "refresh-token"),
    _from("stytch", "stytch.com/project-live-11111111-1111-1111-1111-111111111111", {}),
    _from("stytch", "https://auth.example", {"https://stytch.com/session": {}}),
    _from("linkedin", "https://www.linkedin.com", {"name": "Jo"}, "id-token"),
    _from("kinde", "https://t.kinde.com", {"org_code": "o"}, "access-token"),
    Shape(
        "snowflake",
        "snowflake",
        "snowflake-key-pair",
        {"iss": f"ACC.USER.SHA256:{'A' * 43}=", "sub": "ACC.USER", **TIMES},
    ),
    _from("shopify", "https://s.myshopify.com/admin", {"dest": "https://s.myshopify.com"}, None, {"alg": "HS256"}),
    _from("livekit", "APIkey", {"video": {"room": "r", "roomJoin": True}}, "access-token", {"alg": "HS256"}),
    _from("twilio", "SK1", {"grants": {}}, "access-token", {"alg": "HS256", "cty": "twilio-fpa;v=1"}),
    _from("firebase-app-check", "https://firebaseappcheck.googleapis.com/123", {"aud": ["projects/123"]}, "app-check"),
    _from("zoom", "", {"appKey": "k", "mn": 1, "role": 0}, "zoom-sdk", {"alg": "HS256"}),
    _from("zoom", "", {"app_key": "k", "tpc": "t", "role_type": 1}, "zoom-sdk", {"alg": "HS256"}),
    _from("ably", "", {"x-ably-capability": "{}"}, None, {"alg": "HS256", "kid": "xVLyHw.i8wB2w"}),
    _from("adfs", "http://fs.example/adfs/services/trust", {"apptype": "Public"}),
    _from("adfs", "https://fs.example/adfs", {}),
    _from("jitsi", "chat", {"aud": "jitsi", "room": "*", "context": {}}),
)
SHAPES: Final = (*KINDS, *ISSUERS)
# What only looks like one of them.
OTHERS: Final[dict[str, tuple[Json, Json]]] = {
    "a host below another": ({"iss": "https://oidc.circleci.com.evil.example"}, JWT),
    "bitbucket, but not its pipelines": ({"iss": "https://api.bitbucket.org/x"}, JWT),
    "pulumi, but not its tokens": ({"iss": "https://api.pulumi.com/x"}, JWT),
    "a host that starts with clerk": ({"iss": "https://clerk.evil.example"}, JWT),
    "ext that is text": ({"iss": "https://a.example", "ext": "x", "scp": ["a"], "client_id": "c"}, JWT),
    "a project's ID without drn": ({"iss": "P2abcdefghijklmnopqrstuvwxyz0"}, JWT),
    "another fingerprint's user": ({"iss": "ACC.USER.SHA256:AAAA", "sub": "ACC.OTHER"}, JWT),
    "a shop without dest": ({"iss": "https://s.myshopify.com/admin"}, JWT),
    "video that grants nothing": ({"iss": "k", "video": {"url": "x"}}, {"alg": "HS256"}),
    "video under another alg": ({"iss": "k", "video": {"roomJoin": True}}, {"alg": "RS256"}),
    "cty of Twilio without grants": ({"iss": "k"}, {"alg": "HS256", "cty": "twilio-fpa;v=1"}),
    "access to nothing": ({"access": []}, JWT),
    "access that is text": ({"access": "all"}, JWT),
    "access that lists words": ({"access": ["read"]}, JWT),
    "a meeting without a key": ({"mn": 1, "tokenExp": 1}, {"alg": "HS256"}),
    "a session under another alg": ({"app_key": "k", "tpc": "t", "role_type": 1}, {"alg": "RS256"}),
    "a capability under another kid": ({"x-ably-capability": "{}"}, {"alg": "HS256", "kid": "k"}),
    "a path that only begins like AD FS": ({"iss": "https://fs.example/adfs/x"}, JWT),
    "aud jitsi without a room": ({"aud": "jitsi", "context": {}}, JWT),
    "a code beside a subject": ({"iss": "i", "aud": "c", "exp": 1, "sub": "u", "code": "x"}, JWT),
    "a code that is a number": ({"iss": "i", "aud": "c", "exp": 1, "code": 7}, JWT),
    "a binding message without scope": ({"iss": "i", "binding_message": "x"}, JWT),
    "a contact under another alg": ({"aud": "https://p.example", "exp": 1, "sub": "mailto:a@b.example"}, JWT),
    "a contact, and no address of aud": ({"aud": "p.example", "exp": 1, "sub": "mailto:a@b.example"}, {"alg": "ES256"}),
    "an address, and no contact": ({"aud": "https://p.example", "exp": 1, "sub": "u"}, {"alg": "ES256"}),
    "nonce and url without a key": ({}, {"alg": "ES256", "nonce": "n", "url": "https://ca.example"}),
    "a number as iss, with more": ({"iss": "123456", **TIMES, "sub": "u"}, JWT),
    "a word as iss, with times": ({"iss": "issuer", **TIMES}, JWT),
}
