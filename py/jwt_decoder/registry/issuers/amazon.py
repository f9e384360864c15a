"""The claims of Amazon: Cognito user pools and identity pools, and what an Application Load Balancer passes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.issuers.algorithms import ES256, RS256, RSA
from jwt_decoder.registry.issuers.issuer import Exemption, Issuer
from jwt_decoder.registry.issuers.recognition import Recognition, is_on, on
from jwt_decoder.registry.row import Row, by_name

if TYPE_CHECKING:
    from jwt_decoder.registry.evidence import Evidence

_ACCESS: Final = "Amazon Cognito, Understanding the access token"
_ID: Final = "Amazon Cognito, Understanding the identity (ID) token"
_POOL: Final = "Amazon Cognito, Identity pools authentication flow"
_ALB: Final = "Application Load Balancers, Authenticate users, User claims encoding and signature verification"

_COGNITO_CLAIMS: Final = (
    Row("iss", "Issuer", "The user pool: its region in the host, its ID at the end.", "string", _ACCESS),
    Row("sub", "Subject", "The user, as a UUID of this user pool.", "uuid", _ID),
    Row(
        "aud",
        "Audience",
        "The app client that the ID token is for; access tokens name it in client_id.",
        "StringOrURIs",
        _ID,
    ),
    Row("token_use", "Purpose of the token", "Says what the token is: id or access.", "string", _ACCESS),
    Row("client_id", "App client", "The app client that the access token was issued to.", "string", _ACCESS),
    Row("username", "User name", "The user's name in the user pool.", "string", _ACCESS),
    Row(
        "scope",
        "Scopes",
        "The scopes that the access token grants; aws.cognito.signin.user.admin lets users manage their own profile.",
        "scopes",
        _ACCESS,
    ),
    Row(
        "auth_time",
        "Authentication time",
        "When the user authenticated, also after the token was refreshed.",
        "NumericDate",
        _ACCESS,
    ),
    Row(
        "origin_jti",
        "Original token",
        "Identifies the authentication that this token and its refresh token come from, for revoking them.",
        "uuid",
        _ACCESS,
    ),
    Row("event_id", "Event ID", "Identifies the authentication event in logs.", "uuid", _ID),
    Row(
        "device_key",
        "Device key",
        "The device that the user signed in with, if devices are remembered.",
        "string",
        _ACCESS,
    ),
    Row("version", "Version", "The version of the access token's format.", "number", _ACCESS),
    Row("cognito:username", "User name", "The user's name in the user pool.", "string", _ID),
    Row("cognito:groups", "Groups", "The user pool groups that the user is a member of.", "strings", _ACCESS),
    Row("cognito:roles", "IAM roles", "The ARNs of the IAM roles of the user's groups.", "strings", _ID),
    Row(
        "cognito:preferred_role",
        "Preferred IAM role",
        "The ARN of the IAM role of the user's group with the highest precedence.",
        "string",
        _ID,
    ),
    Row(
        "identities",
        "Linked identities",
        "The accounts at other providers that the user has signed in with: provider, user ID and when it was linked.",
        "objects",
        _ID,
    ),
)

_IDENTITY_POOL_CLAIMS: Final = (
    Row("sub", "Subject", "The identity ID in the identity pool.", "string", _POOL),
    Row("aud", "Audience", "The ID of the identity pool.", "StringOrURIs", _POOL),
    Row(
        "amr",
        "How the user signed in",
        "Says authenticated or unauthenticated and, for the former, the login provider.",
        "strings",
        _POOL,
    ),
)

_ALB_CLAIMS: Final = (
    Row("sub", "Subject", "The user, as the identity provider's user info describes them.", "string", _ALB),
    Row(
        "iss",
        "Issuer",
        "The identity provider that the load balancer asked, not the signer of this token.",
        "string",
        _ALB,
    ),
    Row("exp", "Expiration Time", "When the load balancer's statement expires.", "NumericDate", _ALB),
    Row("username", "User name", "The user's name in the Cognito user pool.", "string", _ALB),
)

_ALB_PARAMETERS: Final = (
    Row(
        "signer",
        "Load balancer",
        "The ARN of the load balancer that signed this: compare it with your own before you trust the token.",
        "string",
        _ALB,
    ),
    Row("client", "Client ID", "The client ID of the load balancer at the identity provider.", "string", _ALB),
    Row("iss", "Issuer", "The identity provider that the user signed in with.", "string", _ALB),
    Row("exp", "Expiration Time", "When the token expires.", "NumericDate", _ALB),
    Row(
        "kid",
        "Key ID",
        "Names the load balancer's public key, which AWS publishes for each region under this ID.",
        "uuid",
        _ALB,
    ),
)


def _alb(evidence: Evidence) -> Sentence | None:
    parts = evidence.parameter("signer").split(":", 3)
    is_balancer = parts[0] == "arn" and parts[2:3] == ["elasticloadbalancing"]
    return Sentence("signer in the header names a load balancer") if is_balancer else None


def _cognito(evidence: Evidence) -> Sentence | None:
    labels = evidence.host.split(".", 2)
    is_pool = labels[0] == "cognito-idp" and labels[2:3] in (["amazonaws.com"], ["amazonaws.com.cn"])
    return is_on("iss", evidence.host) if is_pool else None


COGNITO: Final = Issuer(
    "cognito",
    "Amazon Cognito",
    "Amazon Cognito, Understanding user pool JSON web tokens",
    by_name(_COGNITO_CLAIMS),
    prefixes=(
        Row("custom:", "Custom attribute", "An attribute that the owner of the user pool has defined.", "any", _ID),
    ),
    recognised=(Recognition(120, _cognito),),
    algorithms=RS256,
)
COGNITO_IDENTITY: Final = Issuer(
    "cognito-identity",
    "Amazon Cognito identity pools",
    _POOL,
    by_name(_IDENTITY_POOL_CLAIMS),
    recognised=(Recognition(130, on("cognito-identity.amazonaws.com")),),
    algorithms=RSA,
)
ALB: Final = Issuer(
    "alb",
    "AWS Application Load Balancer",
    _ALB,
    by_name(_ALB_CLAIMS),
    by_name(_ALB_PARAMETERS),
    recognised=(Recognition(10, _alb),),
    algorithms=ES256,
    exceptions=(Exemption(("exp-missing",), "The load balancer has exp in the header."),),
)
