"""The claims of Auth0."""

from __future__ import annotations

from typing import Final

from jwt_decoder.registry.issuers.issuer import Issuer
from jwt_decoder.registry.row import Row, by_name

_PROFILES: Final = "Auth0, Access Token Profiles"
_ORGANIZATIONS: Final = "Auth0, Work with Tokens and Organizations"
_ID: Final = "Auth0, ID Token Structure"

_CLAIMS: Final = (
    Row("iss", "Issuer", "The Auth0 tenant, with a slash at the end.", "string", _PROFILES),
    Row(
        "sub",
        "Subject",
        "The user as connection|identifier or, with @clients at the end, an application that acts for itself.",
        "string",
        _PROFILES,
    ),
    Row(
        "aud",
        "Audience",
        "Of an access token the API, often with the tenant's /userinfo; of an ID token the application.",
        "StringOrURIs",
        _PROFILES,
    ),
    Row("azp", "Client application", "The client ID of the application that asked for the token.", "string", _PROFILES),
    Row(
        "client_id",
        "Client application",
        "The client ID of the application that asked for the token, in the RFC 9068 profile.",
        "string",
        _PROFILES,
    ),
    Row("gty", "Grant type", "How the token was obtained, such as client-credentials.", "string or strings", _PROFILES),
    Row(
        "permissions",
        "Permissions",
        "The permissions that role-based access control gives the user or application in this API.",
        "strings",
        _PROFILES,
    ),
    Row("org_id", "Organization ID", "The organization that the user signed in through.", "string", _ORGANIZATIONS),
    Row(
        "org_name",
        "Organization name",
        "The name of the organization that the user signed in through.",
        "string",
        _ORGANIZATIONS,
    ),
    Row(
        "nickname",
        "Nickname",
        "A casual name of the user, by default the part of the email before the @.",
        "string",
        _ID,
    ),
    Row(
        "updated_at",
        "Profile changed",
        "When the user's profile was last changed; Auth0 writes it as text, where OpenID Connect has seconds.",
        "moment",
        _ID,
    ),
    Row(
        "sid",
        "Session ID",
        "Identifies the user's session at Auth0, for signing out of it.",
        "string",
        "Auth0, OIDC Back-Channel Logout",
    ),
)

AUTH0: Final = Issuer("auth0", "Auth0", _PROFILES, by_name(_CLAIMS))
