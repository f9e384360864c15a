"""The claims of Auth0."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.issuers.issuer import Issuer
from jwt_decoder.registry.issuers.recognition import Recognition, resembles, under
from jwt_decoder.registry.row import Row, by_name

if TYPE_CHECKING:
    from jwt_decoder.registry.evidence import Evidence

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
        "In an access token, the API, often with the tenant's /userinfo; in an ID token, the application.",
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

# How Auth0 names where an account is from; other issuers have no bar behind such a name.
_AUTH0_STRATEGIES: Final = frozenset({"auth0", "google-oauth2", "windowslive", "samlp", "waad", "adfs", "email", "sms"})


def _auth0(evidence: Evidence) -> Sentence | None:
    """Know a custom domain by what only Auth0 writes: the form of sub."""
    if (evidence.host and not evidence.path.endswith("/")) or resembles(evidence, "auth0"):
        return None
    sub = evidence.text("sub")
    strategy, bar, _id = sub.partition("|")
    if bar and strategy in _AUTH0_STRATEGIES:
        return Sentence("sub starts with {strategy}|", strategy=strategy)
    is_client = sub.endswith("@clients") and "gty" in evidence.claims
    return Sentence("sub ends with @clients, and it has gty") if is_client else None


AUTH0: Final = Issuer(
    "auth0",
    "Auth0",
    _PROFILES,
    by_name(_CLAIMS),
    recognised=(Recognition(100, under(".auth0.com")), Recognition(350, _auth0)),
)
