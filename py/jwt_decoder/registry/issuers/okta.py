"""The claims of Okta."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.issuers.algorithms import ES256, RSA
from jwt_decoder.registry.issuers.issuer import Issuer
from jwt_decoder.registry.issuers.recognition import Recognition, resembles, under
from jwt_decoder.registry.row import Row, by_name

if TYPE_CHECKING:
    from jwt_decoder.registry.evidence import Evidence

_API: Final = "Okta, OpenID Connect & OAuth 2.0 API"
_ACCESS: Final = f"{_API}, Access token payload"
_ID: Final = f"{_API}, ID token payload"

_CLAIMS: Final = (
    Row(
        "iss",
        "Issuer",
        "The authorization server: the Okta organization itself or, with /oauth2/ in it, one of its custom servers.",
        "string",
        _API,
    ),
    Row(
        "aud",
        "Audience",
        "In an access token, the resource server; in an ID token, the application's client ID.",
        "StringOrURIs",
        _API,
    ),
    Row(
        "sub",
        "Subject",
        "In an ID token, the user's ID; in an access token, the user's name, or the client if there is no user.",
        "string",
        _API,
    ),
    Row("ver", "Version", "The version of the token's format.", "number", _API),
    Row(
        "jti",
        "JWT ID",
        "Identifies the token; it begins with AT. in an access token and with ID. in an ID token.",
        "string",
        _API,
    ),
    Row("cid", "Client ID", "The client that asked for the access token.", "string", _ACCESS),
    Row(
        "uid",
        "User ID",
        "The user, under an ID of this Okta organization; absent where the client acts for itself.",
        "string",
        _ACCESS,
    ),
    Row("scp", "Scopes", "The scopes that were granted.", "scopes", _ACCESS),
    Row("auth_time", "Authentication time", "When the user signed in.", "NumericDate", _API),
    Row("idp", "Identity provider", "The ID of the identity provider that the user signed in with.", "string", _ID),
    Row(
        "amr",
        "Authentication methods",
        "How the user authenticated, such as pwd, mfa, otp, sms or kba.",
        "strings",
        _ID,
    ),
    Row(
        "preferred_username",
        "Preferred user name",
        "The user's sign-in name, which is usually an email address.",
        "string",
        _ID,
    ),
    Row(
        "groups",
        "Groups",
        "The groups of the user that a groups claim of the server lets through.",
        "strings",
        "Okta, Customize tokens returned from Okta with a groups claim",
    ),
)

# How Okta begins the ID of an access token and of an ID Token, and the claim that stands beside it.
_BESIDE_JTI: Final = {"AT": "cid", "ID": "ver"}


def _okta(evidence: Evidence) -> Sentence | None:
    """Know a custom domain by what only Okta writes: the beginning of jti, beside cid or ver."""
    kind, dot, _rest = evidence.text("jti").partition(".")
    beside = _BESIDE_JTI.get(kind, "") if dot else ""
    if not beside or beside not in evidence.claims or resembles(evidence, "okta"):
        return None
    return Sentence("jti starts with {kind}., and it has {name}", kind=kind, name=beside)


OKTA: Final = Issuer(
    "okta",
    "Okta",
    _API,
    by_name(_CLAIMS),
    recognised=(
        Recognition(110, under(".okta.com", ".oktapreview.com", ".okta-emea.com", ".okta-gov.com")),
        Recognition(340, _okta),
    ),
    algorithms=RSA | ES256,
)
