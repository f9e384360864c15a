"""What kinds of token there are, and which claims the specification of each requires."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.registry import credential_claims, type_claims

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.model.sentence import Phrase
    from jwt_decoder.registry.row import Row

# By typ, with the section that says that such a token is signed with the key in its header.
PROOFS_OF_POSSESSION: Final[Mapping[str, str]] = MappingProxyType(
    {"dpop+jwt": "RFC 9449 §4.2", "openid4vci-proof+jwt": "OpenID for Verifiable Credential Issuance 1.0, appendix F.1"}
)
_NO_ROWS: Final[Mapping[str, Row]] = MappingProxyType({})
_RFC: Final = "RFC "


@dataclass(frozen=True, slots=True)
class Required:
    """A claim that must be there, and the section that says so; of several ``names`` one is enough."""

    names: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class TokenType:
    """A kind of token: ``claims`` are rows of its own; ``hidden`` says that Disclosures may hold what it requires.

    ``extensions`` are documents that define further claims of the kind.
    """

    id: str
    label: Phrase
    source: str
    required: tuple[Required, ...] = ()
    claims: Mapping[str, Row] = field(default_factory=lambda: _NO_ROWS)
    hidden: bool = True
    extensions: tuple[str, ...] = ()

    @property
    def documents(self) -> frozenset[str]:
        """The RFC that the kind comes from, if it is one, and the documents that extend it."""
        own = self.source.partition(" §")[0]
        return frozenset((*self.extensions, *((own,) if own.startswith(_RFC) else ())))


def _each(section: str, *names: str) -> tuple[Required, ...]:
    return tuple(Required((name,), section) for name in names)


_CORE: Final = "OpenID Connect Core §2"
_LOGOUT: Final = "OpenID Connect Back-Channel Logout §2.4"
_MODEL: Final = "W3C Verifiable Credentials Data Model v2.0"
_OLD_MODEL: Final = "W3C Verifiable Credentials Data Model v1.1 §6.3.1"
_HEALTH: Final = "SMART Health Cards Framework"
_SD_JWT_VC: Final = "draft-ietf-oauth-sd-jwt-vc"
_STATUS: Final = "draft-ietf-oauth-status-list"

ID_TOKEN: Final = TokenType("id-token", "ID Token", _CORE, _each(_CORE, "iss", "sub", "aud", "exp", "iat"))
AT_JWT: Final = TokenType(
    "at-jwt",
    "Access token (RFC 9068)",
    "RFC 9068 §2",
    _each("RFC 9068 §2.2", "iss", "exp", "aud", "sub", "client_id", "iat", "jti"),
)
_NATS: Final = "NATS, JWT Authentication"
NATS: Final = TokenType("nats-jwt", "NATS JWT", _NATS, _each(_NATS, "iss", "sub"))
STORE_REQUEST: Final = TokenType(
    "app-store-request", "App Store request", "StoreKit, Generating JWS to sign App Store requests"
)
WALLET_PASS: Final = TokenType("google-wallet", "Google Wallet pass", "Google Wallet, Working with JWTs")
JOB_TOKEN: Final = TokenType("ci-job-jwt", "CI_JOB_JWT", "GitLab Docs, CI_JOB_JWT")
PASSPORT: Final = TokenType(
    "passport",
    "PASSporT",
    "RFC 8225 §4",
    _each("RFC 8225 §5", "iat", "orig", "dest"),
    extensions=("RFC 8443", "RFC 8588", "RFC 8946", "RFC 9027", "RFC 9475", "RFC 9795"),
)
AUTHORITY_TOKEN: Final = TokenType(
    "authority-token", "Authority Token", "RFC 9447", _each("RFC 9447", "exp", "jti", "atc")
)
ATTESTATION: Final = TokenType("eat", "Entity Attestation Token", "RFC 9711 §4")
AZURE_ATTESTATION: Final = TokenType("azure-attestation", "Attestation token", "Microsoft Azure Attestation")
_VISA: Final = "GA4GH Passport, Visa Format"
VISA: Final = TokenType("ga4gh-visa", "GA4GH Visa", _VISA, _each(_VISA, "iss", "sub", "exp", "ga4gh_visa_v1"))
_LTI: Final = "1EdTech Security Framework"
LTI_MESSAGE: Final = TokenType("lti-message", "LTI message", _LTI, _each(_LTI, "iss", "aud", "exp", "iat", "nonce"))
SOFTWARE_STATEMENT: Final = TokenType("software-statement", "Software statement", "RFC 7591 §2.3")
USER_INFO: Final = TokenType("user-info", "UserInfo Response", "OpenID Connect Core §5.3.2")
LOGOUT_TOKEN: Final = TokenType(
    "logout-token",
    "Logout Token",
    _LOGOUT,
    (*_each(_LOGOUT, "iss", "aud", "iat", "exp", "jti", "events"), Required(("sub", "sid"), _LOGOUT)),
)
DPOP_PROOF: Final = TokenType(
    "dpop-proof", "DPoP proof", "RFC 9449 §4.2", _each("RFC 9449 §4.2", "jti", "htm", "htu", "iat")
)
SECURITY_EVENT: Final = TokenType(
    "security-event-token",
    "Security Event Token",
    "RFC 8417 §2",
    _each("RFC 8417 §2.2", "iss", "iat", "jti", "events"),
    type_claims.EVENT,
)
CLIENT_ASSERTION: Final = TokenType(
    "client-assertion", "Client assertion", "RFC 7523 §2.2", _each("RFC 7523 §3", "iss", "sub", "aud", "exp")
)
JWT_GRANT: Final = TokenType(
    "jwt-grant", "JWT as an authorization grant", "RFC 7523 §2.1", _each("RFC 7523 §3", "iss", "aud", "exp")
)
_SELF_SIGNED: Final = "Google Identity, Using OAuth 2.0 for Server to Server Applications, Authorization without OAuth"
SELF_SIGNED: Final = TokenType(
    "google-self-signed", "Self-signed JWT", _SELF_SIGNED, _each(_SELF_SIGNED, "iss", "sub", "iat", "exp")
)
REQUEST_OBJECT: Final = TokenType(
    "request-object",
    "Request Object",
    "RFC 9101 §4",
    (Required(("client_id",), "RFC 9101 §5"), Required(("response_type",), "RFC 6749 §4.1.1")),
    type_claims.REQUEST,
)
KEY_BINDING: Final = TokenType(
    "key-binding-jwt", "Key Binding JWT", "RFC 9901 §4.3", _each("RFC 9901 §4.3", "iat", "aud", "nonce", "sd_hash")
)
SD_JWT_VC: Final = TokenType(
    "sd-jwt-vc", "SD-JWT VC", _SD_JWT_VC, _each(_SD_JWT_VC, "vct"), credential_claims.SD_JWT_VC, hidden=False
)
CREDENTIAL: Final = TokenType(
    "verifiable-credential",
    "Verifiable Credential",
    "W3C Securing Verifiable Credentials using JOSE and COSE §3",
    (
        Required(("@context",), f"{_MODEL} §4.3"),
        Required(("type",), f"{_MODEL} §4.5"),
        Required(("issuer",), f"{_MODEL} §4.7"),
        Required(("credentialSubject",), f"{_MODEL} §4.8"),
    ),
    credential_claims.CREDENTIAL,
)
PRESENTATION: Final = TokenType(
    "verifiable-presentation",
    "Verifiable Presentation",
    "W3C Securing Verifiable Credentials using JOSE and COSE §3",
    (Required(("@context",), f"{_MODEL} §4.3"), Required(("type",), f"{_MODEL} §4.5")),
    credential_claims.CREDENTIAL,
)
OLD_CREDENTIAL: Final = TokenType(
    "jwt-vc",
    "Verifiable Credential (JWT, v1.1)",
    _OLD_MODEL,
    _each(_OLD_MODEL, "vc", "iss", "nbf"),
    credential_claims.OLD_CREDENTIAL,
)
OLD_PRESENTATION: Final = TokenType(
    "jwt-vp",
    "Verifiable Presentation (JWT, v1.1)",
    _OLD_MODEL,
    _each(_OLD_MODEL, "vp"),
    credential_claims.OLD_CREDENTIAL,
)
HEALTH_CARD: Final = TokenType(
    "smart-health-card", "SMART Health Card", _HEALTH, _each(_HEALTH, "iss", "nbf", "vc"), credential_claims.HEALTH_CARD
)
SVID: Final = TokenType(
    "jwt-svid",
    "JWT-SVID",
    "SPIFFE, JWT-SVID §3",
    _each("SPIFFE, JWT-SVID §3", "sub", "aud", "exp"),
    credential_claims.SVID,
)
INTROSPECTION: Final = TokenType(
    "token-introspection",
    "Introspection response",
    "RFC 9701 §5",
    _each("RFC 9701 §5", "iss", "aud", "iat", "token_introspection"),
)
STATUS_LIST: Final = TokenType(
    "status-list", "Status List Token", _STATUS, _each(_STATUS, "sub", "iat", "status_list"), type_claims.STATUS_LIST
)
ENTITY_STATEMENT: Final = TokenType(
    "entity-statement",
    "Entity Statement",
    "OpenID Federation §3",
    _each("OpenID Federation §3", "iss", "sub", "iat", "exp"),
    type_claims.ENTITY,
)
KEY_PROOF: Final = TokenType(
    "openid4vci-proof",
    "Key proof for a credential",
    "OpenID for Verifiable Credential Issuance, Appendix F.1",
    _each("OpenID for Verifiable Credential Issuance, Appendix F.1", "aud", "iat"),
)

ACCESS_TOKEN: Final = TokenType("access-token", "Access token", "RFC 6749 §1.4")
REFRESH_TOKEN: Final = TokenType("refresh-token", "Refresh token", "RFC 6749 §1.5")
OFFLINE_TOKEN: Final = TokenType(
    "offline-token", "Offline token, a refresh token", "Keycloak, Server Administration Guide, Offline access"
)
LOGOUT_REQUEST: Final = TokenType("keycloak-logout", "Keycloak logout token", "Keycloak API documentation, TokenUtil")
ADMIN_ACTION: Final = TokenType("admin-action", "Admin action", "Keycloak API documentation, AdminAction")
USER_CLAIMS: Final = TokenType(
    "alb-user-claims",
    "User claims of a load balancer",
    "Application Load Balancers, Authenticate users, User claims encoding and signature verification",
)
IAP_ASSERTION: Final = TokenType(
    "iap-assertion",
    "Signed header of Identity-Aware Proxy",
    "Identity-Aware Proxy, Securing your app with signed headers",
    _each("Identity-Aware Proxy, Securing your app with signed headers", "exp", "iat", "aud", "iss", "sub"),
)
SESSION_COOKIE: Final = TokenType(
    "firebase-session-cookie", "Firebase session cookie", "Firebase Authentication, Manage Session Cookies"
)
CUSTOM_TOKEN: Final = TokenType(
    "firebase-custom-token",
    "Firebase custom token",
    "Firebase Authentication, Create Custom Tokens",
    _each("Firebase Authentication, Create Custom Tokens", "iss", "sub", "aud", "iat", "exp", "uid"),
)
SERVICE_ACCOUNT: Final = TokenType(
    "service-account-token", "Service account token", "Kubernetes documentation, Managing Service Accounts"
)
APPLICATION_TOKEN: Final = TokenType(
    "application-token", "Cloudflare Access application token", "Cloudflare One, Application token"
)
GLOBAL_SESSION: Final = TokenType(
    "global-session-token", "Cloudflare Access global session token", "Cloudflare One, Application token"
)
API_KEY: Final = TokenType("api-key", "Supabase API key", "Supabase Docs, JWT Claims Reference")
IDENTITY_POOL: Final = TokenType(
    "identity-pool-token", "Cognito identity pool token", "Amazon Cognito, Identity pools authentication flow"
)
NOTIFICATION: Final = TokenType(
    "app-store-notification",
    "App Store notification",
    "App Store Server Notifications, responseBodyV2DecodedPayload",
)
TRANSACTION: Final = TokenType(
    "app-store-transaction", "App Store transaction", "App Store Server API, JWSTransactionDecodedPayload"
)
RENEWAL: Final = TokenType(
    "app-store-renewal", "App Store renewal information", "App Store Server API, JWSRenewalInfoDecodedPayload"
)
APP_TRANSACTION: Final = TokenType(
    "app-transaction", "App transaction", "App Store Server API, JWSAppTransactionDecodedPayload"
)
CONNECT_TOKEN: Final = TokenType(
    "app-store-connect-token",
    "App Store Connect API token",
    "App Store Connect API, Generating Tokens for API Requests",
    _each("App Store Connect API, Generating Tokens for API Requests", "iat", "exp", "aud"),
)
PROVIDER_TOKEN: Final = TokenType(
    "apns-provider-token",
    "Provider token for push notifications",
    "Apple Push Notification service, Establishing a token-based connection",
    _each("Apple Push Notification service, Establishing a token-based connection", "iss", "iat"),
)
ACCOUNT_NOTICE: Final = TokenType(
    "apple-account-notice",
    "Notice about a Sign in with Apple account",
    "Sign in with Apple, Processing changes for Sign in with Apple accounts",
)

_ATTESTED: Final = "draft-ietf-oauth-attestation-based-client-auth"
CLIENT_ATTESTATION: Final = TokenType(
    "client-attestation",
    "Client Attestation",
    f"{_ATTESTED} §5.1",
    _each(f"{_ATTESTED} §5.1", "sub", "exp", "cnf"),
    type_claims.CLIENT_ATTESTATION,
)
CLIENT_ATTESTATION_POP: Final = TokenType(
    "client-attestation-pop",
    "Proof of possession of a Client Attestation",
    f"{_ATTESTED} §5.2",
    _each(f"{_ATTESTED} §5.2", "aud", "jti"),
    type_claims.CLIENT_ATTESTATION,
)
_KEY_ATTESTATION: Final = "OpenID for Verifiable Credential Issuance, Appendix D.1"
KEY_ATTESTATION: Final = TokenType(
    "key-attestation",
    "Key attestation",
    _KEY_ATTESTATION,
    _each(_KEY_ATTESTATION, "iat", "attested_keys"),
    type_claims.KEY_ATTESTATION,
)
_VERIFIER_ATTESTATION: Final = "OpenID for Verifiable Presentations §12"
VERIFIER_ATTESTATION: Final = TokenType(
    "verifier-attestation",
    "Verifier attestation",
    _VERIFIER_ATTESTATION,
    _each(_VERIFIER_ATTESTATION, "iss", "sub", "exp", "cnf"),
)
_WIMSE: Final = "draft-ietf-wimse-workload-creds"
WORKLOAD_IDENTITY: Final = TokenType(
    "workload-identity-token", "Workload Identity Token", _WIMSE, _each(_WIMSE, "sub", "exp", "cnf")
)
_WPT: Final = "draft-ietf-wimse-wpt"
WORKLOAD_PROOF: Final = TokenType(
    "workload-proof-token",
    "Workload Proof Token",
    _WPT,
    _each(_WPT, "aud", "exp", "jti", "wth"),
    type_claims.WORKLOAD_PROOF,
)
_TXN: Final = "draft-ietf-oauth-transaction-tokens"
TRANSACTION_TOKEN: Final = TokenType(
    "transaction-token",
    "Transaction Token",
    _TXN,
    (*_each(_TXN, "iat", "aud", "exp", "txn", "sub"), Required(("scope", "purp"), _TXN)),
    type_claims.TRANSACTION,
)
_ID_JAG: Final = "draft-ietf-oauth-identity-assertion-authz-grant"
ID_JAG: Final = TokenType(
    "id-jag",
    "Identity Assertion JWT Authorization Grant",
    _ID_JAG,
    _each(_ID_JAG, "jti", "iss", "sub", "aud", "client_id", "exp", "iat"),
    type_claims.ID_JAG,
)
_JARM: Final = "JWT Secured Authorization Response Mode §2.1"
AUTHORIZATION_RESPONSE: Final = TokenType(
    "authorization-response",
    "Authorization response (JARM)",
    _JARM,
    _each(_JARM, "iss", "aud", "exp"),
    type_claims.RESPONSE,
)
_CIBA: Final = "OpenID Connect CIBA §7.1.1"
CIBA_REQUEST: Final = TokenType(
    "ciba-request",
    "CIBA authentication request",
    _CIBA,
    (
        *_each(_CIBA, "aud", "iss", "exp", "iat", "nbf", "jti"),
        Required(("login_hint", "id_token_hint", "login_hint_token"), "OpenID Connect CIBA §7.1"),
    ),
    type_claims.CIBA,
)
_FEDERATION: Final = "OpenID Federation"
TRUST_MARK: Final = TokenType(
    "trust-mark",
    "Trust Mark",
    f"{_FEDERATION} §7.1",
    (*_each(f"{_FEDERATION} §7.1", "iss", "sub", "iat"), Required(("trust_mark_type", "id"), f"{_FEDERATION} §7.1")),
)
TRUST_MARK_DELEGATION: Final = TokenType(
    "trust-mark-delegation",
    "Trust Mark delegation",
    f"{_FEDERATION} §7.2.1",
    (
        *_each(f"{_FEDERATION} §7.2.1", "iss", "sub", "iat"),
        Required(("trust_mark_type", "id"), f"{_FEDERATION} §7.2.1"),
    ),
)
TRUST_MARK_STATUS: Final = TokenType(
    "trust-mark-status",
    "Trust Mark status",
    f"{_FEDERATION} §8.4.2",
    _each(f"{_FEDERATION} §8.4.2", "iss", "iat", "trust_mark", "status"),
)
RESOLVE_RESPONSE: Final = TokenType(
    "resolve-response",
    "Resolve response",
    f"{_FEDERATION} §8.3.2",
    _each(f"{_FEDERATION} §8.3.2", "iss", "sub", "iat", "exp", "metadata"),
    type_claims.ENTITY,
)
SIGNED_KEYS: Final = TokenType(
    "signed-jwk-set",
    "Signed JWK Set",
    f"{_FEDERATION} §5.2.1",
    _each(f"{_FEDERATION} §5.2.1", "keys", "iss", "sub"),
)
REGISTRATION_RESPONSE: Final = TokenType(
    "explicit-registration-response",
    "Explicit registration response",
    f"{_FEDERATION} §12.2.3",
    _each(f"{_FEDERATION} §12.2.3", "iss", "sub", "iat", "exp", "aud", "trust_anchor", "metadata"),
    type_claims.ENTITY,
)
VAPID: Final = TokenType(
    "vapid", "VAPID token for web push", "RFC 8292 §2", _each("RFC 8292 §2", "aud", "exp"), type_claims.VAPID
)
GA4GH_PASSPORT: Final = TokenType(
    "ga4gh-passport",
    "GA4GH Passport",
    "GA4GH Passport, Passport Format",
    _each("GA4GH Passport, Passport Format", "iss", "sub", "exp", "iat", "ga4gh_passport_v1"),
)
ACME: Final = TokenType("acme-request", "ACME request", "RFC 8555 §6.2")
_GITHUB_APP: Final = "GitHub Docs, Generating a JSON Web Token for a GitHub App"
GITHUB_APP: Final = TokenType("github-app", "GitHub App JWT", _GITHUB_APP, _each(_GITHUB_APP, "iss", "iat", "exp"))
APP_CHECK: Final = TokenType("app-check", "App Check token", "Firebase, Verify App Check tokens from a custom backend")
ZOOM_SDK: Final = TokenType("zoom-sdk", "JWT for an SDK of Zoom", "Zoom, Meeting SDK authorization")
REGISTRY_TOKEN: Final = TokenType(
    "registry-token",
    "Registry token",
    "Distribution, Token Authentication Implementation",
    claims=type_claims.REGISTRY,
)
_SNOWFLAKE: Final = "Snowflake, Using key-pair authentication"
KEY_PAIR_TOKEN: Final = TokenType(
    "snowflake-key-pair", "Key-pair JWT of Snowflake", _SNOWFLAKE, _each(_SNOWFLAKE, "iss", "sub", "iat", "exp")
)

TOKEN_TYPES: Final[tuple[TokenType, ...]] = (
    ID_TOKEN,
    AT_JWT,
    LOGOUT_TOKEN,
    DPOP_PROOF,
    SECURITY_EVENT,
    CLIENT_ASSERTION,
    JWT_GRANT,
    SELF_SIGNED,
    REQUEST_OBJECT,
    KEY_BINDING,
    SD_JWT_VC,
    CREDENTIAL,
    PRESENTATION,
    OLD_CREDENTIAL,
    OLD_PRESENTATION,
    HEALTH_CARD,
    SVID,
    INTROSPECTION,
    STATUS_LIST,
    ENTITY_STATEMENT,
    KEY_PROOF,
    ACCESS_TOKEN,
    REFRESH_TOKEN,
    OFFLINE_TOKEN,
    LOGOUT_REQUEST,
    ADMIN_ACTION,
    USER_CLAIMS,
    IAP_ASSERTION,
    SESSION_COOKIE,
    CUSTOM_TOKEN,
    SERVICE_ACCOUNT,
    APPLICATION_TOKEN,
    GLOBAL_SESSION,
    API_KEY,
    IDENTITY_POOL,
    NOTIFICATION,
    TRANSACTION,
    RENEWAL,
    APP_TRANSACTION,
    CONNECT_TOKEN,
    PROVIDER_TOKEN,
    ACCOUNT_NOTICE,
    NATS,
    USER_INFO,
    JOB_TOKEN,
    WALLET_PASS,
    STORE_REQUEST,
    PASSPORT,
    AUTHORITY_TOKEN,
    ATTESTATION,
    AZURE_ATTESTATION,
    VISA,
    LTI_MESSAGE,
    SOFTWARE_STATEMENT,
    CLIENT_ATTESTATION,
    CLIENT_ATTESTATION_POP,
    KEY_ATTESTATION,
    VERIFIER_ATTESTATION,
    WORKLOAD_IDENTITY,
    WORKLOAD_PROOF,
    TRANSACTION_TOKEN,
    ID_JAG,
    AUTHORIZATION_RESPONSE,
    CIBA_REQUEST,
    TRUST_MARK,
    TRUST_MARK_DELEGATION,
    TRUST_MARK_STATUS,
    RESOLVE_RESPONSE,
    SIGNED_KEYS,
    REGISTRATION_RESPONSE,
    VAPID,
    GA4GH_PASSPORT,
    ACME,
    GITHUB_APP,
    KEY_PAIR_TOKEN,
    APP_CHECK,
    ZOOM_SDK,
    REGISTRY_TOKEN,
)
