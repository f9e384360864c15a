"""The claims of services and programs that sign people in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.issuers.algorithms import PUBLIC, RS256
from jwt_decoder.registry.issuers.issuer import Issuer
from jwt_decoder.registry.issuers.recognition import Recognition, host_of, is_on, on, resembles, under
from jwt_decoder.registry.row import Row, by_name

if TYPE_CHECKING:
    from jwt_decoder.registry.evidence import Evidence

_CLERK: Final = "Clerk Docs, Session tokens"
_WORKOS: Final = "WorkOS Docs, Session tokens"
_LOGTO: Final = "Logto Docs, JSON Web Token"
_FUSION: Final = "FusionAuth Docs, OAuth & JWT, Tokens"
_ORY: Final = "Ory Docs, OAuth2 token formats"
_ZITADEL: Final = "ZITADEL Docs, Claims"
_AUTHENTIK: Final = "authentik Docs, OAuth2/OpenID provider"
_DESCOPE: Final = "Descope Docs, Session JWT structure"
_STYTCH: Final = "Stytch Docs, Session JWTs"
_LINKEDIN: Final = "LinkedIn, Sign In with LinkedIn using OpenID Connect"
_KINDE: Final = "Kinde Docs, Access token claims"

_CLERK_CLAIMS: Final = (
    Row("iss", "Issuer", "The Frontend API of the application's Clerk instance.", "string", _CLERK),
    Row("sub", "Subject", "The ID of the user.", "string", _CLERK),
    Row("azp", "Authorized party", "The origin that asked for the token; backends should check it.", "string", _CLERK),
    Row("sid", "Session ID", "The session.", "string", _CLERK),
    Row("sts", "Session status", "active or pending; a pending session isn't signed in yet.", "string", _CLERK),
    Row("fva", "Factor ages", "Minutes since each factor was verified; -1 means never.", "array", _CLERK),
    Row("v", "Version", "The version of the claims.", "number", _CLERK),
    Row(
        "o", "Organization", "The active organization: id, rol (role), slg (slug), per (permissions).", "object", _CLERK
    ),
    Row("fea", "Features", "The features that the plan has.", "string", _CLERK),
    Row("pla", "Plan", "The plan of the user or organization.", "string", _CLERK),
    Row("act", "Actor", "Who impersonates the user.", "object", _CLERK),
    Row("org_id", "Organization ID", "The active organization.", "string", _CLERK),
    Row("org_role", "Role", "The user's role in the active organization.", "string", _CLERK),
    Row("org_slug", "Organization", "The active organization, by the slug in its URLs.", "string", _CLERK),
    Row("org_permissions", "Permissions", "The user's permissions in the active organization.", "strings", _CLERK),
)
_WORKOS_CLAIMS: Final = (
    Row("sub", "Subject", "The ID of the user.", "string", _WORKOS),
    Row("sid", "Session ID", "The session.", "string", _WORKOS),
    Row("org_id", "Organization ID", "The organization that was chosen at sign-in.", "string", _WORKOS),
    Row("role", "Role", "The user's role in the organization.", "string", _WORKOS),
    Row("roles", "Roles", "The user's roles in the organization.", "strings", _WORKOS),
    Row("permissions", "Permissions", "The permissions of the roles.", "strings", _WORKOS),
    Row("entitlements", "Entitlements", "What the organization has bought.", "strings", _WORKOS),
    Row("feature_flags", "Feature flags", "The flags that are on.", "strings", _WORKOS),
    Row("act", "Actor", "Who impersonates the user.", "object", _WORKOS),
)
_LOGTO_CLAIMS: Final = (
    Row("sub", "Subject", "The ID of the user, or of the machine-to-machine app.", "string", _LOGTO),
    Row("client_id", "Client ID", "The application.", "string", _LOGTO),
    Row("organization_id", "Organization ID", "The organization that the token is for.", "string", _LOGTO),
    Row("organizations", "Organizations", "The organizations of the user.", "strings", _LOGTO),
    Row("organization_roles", "Organization roles", "The user's role in each organization.", "strings", _LOGTO),
    Row("roles", "Roles", "The names of the user's roles.", "strings", _LOGTO),
    Row("username", "User name", "The user's name.", "string", _LOGTO),
    Row("custom_data", "Custom data", "What the application stores about the user.", "object", _LOGTO),
    Row("identities", "Linked identities", "The user's accounts elsewhere.", "object", _LOGTO),
)
_FUSION_CLAIMS: Final = (
    Row("applicationId", "Application ID", "The application that the user signed in to.", "uuid", _FUSION),
    Row(
        "authenticationType", "How the user signed in", "Such as PASSWORD, GOOGLE or REFRESH_TOKEN.", "string", _FUSION
    ),
    Row("tid", "Tenant ID", "The tenant.", "uuid", _FUSION),
    Row("roles", "Roles", "The user's roles in the application.", "strings", _FUSION),
    Row("sid", "Session ID", "The session.", "string", _FUSION),
    Row("tty", "Kind of token", "at for an access token, it for an ID Token.", "string", _FUSION),
)
_FUSION_PARAMETERS: Final = (Row("gty", "Grants", "The grants that the token comes from.", "strings", _FUSION),)
_ORY_CLAIMS: Final = (
    Row("client_id", "Client ID", "The OAuth client.", "string", _ORY),
    Row("ext", "Extra claims", "What the application added to the session.", "object", _ORY),
    Row("scp", "Scopes", "The scopes that were granted.", "scopes", _ORY),
)
_ZITADEL_CLAIMS: Final = (
    Row(
        "urn:zitadel:iam:org:project:roles",
        "Project roles",
        "The user's roles in the project, each with the organizations that grant it.",
        "any",
        _ZITADEL,
    ),
    Row("urn:zitadel:iam:user:metadata", "User metadata", "Metadata of the user, in base64.", "object", _ZITADEL),
    Row("urn:zitadel:iam:user:resourceowner:id", "Organization ID", "The user's organization.", "string", _ZITADEL),
    Row(
        "urn:zitadel:iam:user:resourceowner:name",
        "Organization",
        "The name of the user's organization.",
        "string",
        _ZITADEL,
    ),
    Row(
        "urn:zitadel:iam:user:resourceowner:primary_domain",
        "Organization's domain",
        "The primary domain of the user's organization.",
        "string",
        _ZITADEL,
    ),
)
_AUTHENTIK_CLAIMS: Final = (
    Row("iss", "Issuer", "The authentik server, with the application's slug.", "string", _AUTHENTIK),
    Row("groups", "Groups", "The user's groups.", "strings", _AUTHENTIK),
    Row("entitlements", "Entitlements", "What the application grants the user.", "strings", _AUTHENTIK),
    Row("roles", "Roles", "What the application grants the user.", "strings", _AUTHENTIK),
    Row("ak_proxy", "Proxy settings", "What authentik's proxy adds to requests.", "object", _AUTHENTIK),
    Row("uid", "Token ID", "An ID of the token.", "string", _AUTHENTIK),
)
_DESCOPE_CLAIMS: Final = (
    Row("iss", "Issuer", "The Descope project, by its ID or its address.", "string", _DESCOPE),
    Row("drn", "Place", "Where the token is kept: DS for the session, DSR for the refresh token.", "string", _DESCOPE),
    Row("rexp", "Refresh token expiry", "When the refresh token expires.", "moment", _DESCOPE),
    Row("tenants", "Tenants", "The user's tenants, each with roles and permissions.", "object", _DESCOPE),
    Row("dct", "Current tenant", "The tenant that the user is in now.", "string", _DESCOPE),
    Row("roles", "Roles", "The user's roles in the project.", "strings", _DESCOPE),
    Row("permissions", "Permissions", "The user's permissions in the project.", "strings", _DESCOPE),
)
_STYTCH_CLAIMS: Final = (
    Row("iss", "Issuer", "Stytch, with the ID of the project.", "string", _STYTCH),
    Row("https://stytch.com/session", "Session", "The session: its ID, times and factors.", "object", _STYTCH),
    Row("https://stytch.com/organization", "Organization", "The member's organization.", "object", _STYTCH),
)
_LINKEDIN_CLAIMS: Final = (
    Row("sub", "Subject", "The member, by an ID that is this application's own.", "string", _LINKEDIN),
    Row("aud", "Audience", "The client ID of the application.", "StringOrURIs", _LINKEDIN),
    Row("locale", "Language", "The member's language.", "any", _LINKEDIN),
)
_KINDE_CLAIMS: Final = (
    Row("org_code", "Organization", "The organization that the user signed in to.", "string", _KINDE),
    Row("org_codes", "Organizations", "The organizations of the user.", "strings", _KINDE),
    Row("permissions", "Permissions", "The user's permissions in the organization.", "strings", _KINDE),
    Row("feature_flags", "Feature flags", "Each flag with its type (t) and value (v).", "object", _KINDE),
    Row("roles", "Roles", "The user's roles in the organization.", "objects", _KINDE),
)

_OF_FUSION: Final = frozenset({"applicationId", "authenticationType"})
_OF_ORY: Final = frozenset({"ext", "scp", "client_id"})
_ROLES_OF_ZITADEL: Final = "urn:zitadel:iam:"
_PROJECT: Final = re.compile(r"(?:/v1/apps)?/?P[0-9A-Za-z]{27,35}(?:/.*)?")
_OF_STYTCH: Final = re.compile(r"(?:https://)?stytch\.com/project-(?:live|test)-[0-9a-f-]{36}")
_SESSION: Final = "https://stytch.com/session"


def _clerk(evidence: Evidence) -> Sentence | None:
    """Know a Clerk instance: its development host, or its own host with the claims that no one else has."""
    if evidence.host.endswith(".clerk.accounts.dev"):
        return is_on("iss", host_of(evidence))
    is_instance = evidence.host.startswith("clerk.") and not evidence.lacks(frozenset({"fva", "sid", "sts"}))
    return is_on("iss", host_of(evidence)) if is_instance else None


def _fusion(evidence: Evidence) -> Sentence | None:
    return Sentence("it has applicationId and authenticationType") if evidence.has(_OF_FUSION) else None


def _ory(evidence: Evidence) -> Sentence | None:
    if evidence.host.endswith((".projects.oryapis.com", ".projects.ory.sh")):
        return is_on("iss", host_of(evidence))
    is_hydra = evidence.has(_OF_ORY) and evidence.claims["ext"]["type"] == "object" and not resembles(evidence, "okta")
    return Sentence("it has ext, scp and client_id") if is_hydra else None


def _zitadel(evidence: Evidence) -> Sentence | None:
    if evidence.host.endswith(".zitadel.cloud"):
        return is_on("iss", host_of(evidence))
    first = next((name for name in evidence.claims if name.startswith(_ROLES_OF_ZITADEL)), "")
    return Sentence("it has urn:zitadel:iam claims") if first else None


def _authentik(evidence: Evidence) -> Sentence | None:
    if evidence.text("acr").startswith("goauthentik.io/"):
        return Sentence("acr is one of authentik’s")
    is_one = evidence.path.startswith("/application/o/")
    return Sentence("iss has the path of an authentik application") if is_one else None


def _descope(evidence: Evidence) -> Sentence | None:
    if evidence.host == "api.descope.com" or evidence.host.endswith(".descope.com"):
        return is_on("iss", host_of(evidence))
    is_project = "drn" in evidence.claims and _PROJECT.fullmatch(evidence.iss)
    return Sentence("iss looks like a Descope project, and it has drn") if is_project else None


def _stytch(evidence: Evidence) -> Sentence | None:
    if _OF_STYTCH.fullmatch(evidence.iss):
        return Sentence("iss is a project of Stytch")
    return Sentence("it has https://stytch.com/session") if _SESSION in evidence.claims else None


CLERK: Final = Issuer(
    "clerk",
    "Clerk",
    _CLERK,
    by_name(_CLERK_CLAIMS),
    recognised=(Recognition(500, _clerk),),
    algorithms=RS256,
)
WORKOS: Final = Issuer(
    "workos",
    "WorkOS",
    _WORKOS,
    by_name(_WORKOS_CLAIMS),
    recognised=(Recognition(505, on("api.workos.com")), Recognition(506, under(".authkit.app"))),
    algorithms=RS256,
)
LOGTO: Final = Issuer(
    "logto",
    "Logto",
    _LOGTO,
    by_name(_LOGTO_CLAIMS),
    recognised=(Recognition(510, under(".logto.app")),),
    algorithms=PUBLIC,
)
FUSIONAUTH: Final = Issuer(
    "fusionauth",
    "FusionAuth",
    _FUSION,
    by_name(_FUSION_CLAIMS),
    by_name(_FUSION_PARAMETERS),
    recognised=(Recognition(515, under(".fusionauth.io")), Recognition(590, _fusion)),
)
ORY: Final = Issuer(
    "ory",
    "Ory Hydra",
    _ORY,
    by_name(_ORY_CLAIMS),
    recognised=(Recognition(595, _ory),),
    algorithms=PUBLIC,
)
ZITADEL: Final = Issuer(
    "zitadel",
    "ZITADEL",
    _ZITADEL,
    by_name(_ZITADEL_CLAIMS),
    prefixes=(
        Row(
            "urn:zitadel:iam:org:project:",
            "Project roles",
            "The user's roles in the project whose ID is in the name.",
            "any",
            _ZITADEL,
        ),
    ),
    recognised=(Recognition(520, _zitadel),),
    algorithms=PUBLIC,
)
AUTHENTIK: Final = Issuer(
    "authentik",
    "authentik",
    _AUTHENTIK,
    by_name(_AUTHENTIK_CLAIMS),
    recognised=(Recognition(580, _authentik),),
)
DESCOPE: Final = Issuer(
    "descope",
    "Descope",
    _DESCOPE,
    by_name(_DESCOPE_CLAIMS),
    recognised=(Recognition(525, _descope),),
    algorithms=RS256,
)
STYTCH: Final = Issuer(
    "stytch",
    "Stytch",
    _STYTCH,
    by_name(_STYTCH_CLAIMS),
    recognised=(Recognition(530, _stytch),),
    algorithms=RS256,
)
LINKEDIN: Final = Issuer(
    "linkedin",
    "LinkedIn",
    _LINKEDIN,
    by_name(_LINKEDIN_CLAIMS),
    recognised=(Recognition(535, on("www.linkedin.com")),),
    algorithms=RS256,
)
KINDE: Final = Issuer(
    "kinde",
    "Kinde",
    _KINDE,
    by_name(_KINDE_CLAIMS),
    recognised=(Recognition(540, under(".kinde.com")),),
    algorithms=RS256,
)
