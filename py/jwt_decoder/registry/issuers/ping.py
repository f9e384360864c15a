"""The claims of Ping Identity: PingOne and PingFederate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.issuers.algorithms import PUBLIC
from jwt_decoder.registry.issuers.issuer import Issuer
from jwt_decoder.registry.issuers.recognition import Recognition, is_on
from jwt_decoder.registry.row import Row, by_name

if TYPE_CHECKING:
    from jwt_decoder.registry.evidence import Evidence

_ONE: Final = "PingOne Platform APIs, Token claims"
_ACCESS: Final = f"{_ONE}, Access token claims"
_FEDERATE: Final = "PingFederate documentation, Configuring ID token settings"

_ONE_CLAIMS: Final = (
    Row("iss", "Issuer", "The PingOne environment, whose ID comes before /as.", "string", _ACCESS),
    Row("sub", "Subject", "The user; absent where the client acts for itself.", "string", _ACCESS),
    Row("client_id", "Client ID", "The application that asked for the token.", "string", _ACCESS),
    Row("aud", "Audience", "The resources that the token is for.", "StringOrURIs", _ACCESS),
    Row(
        "sid",
        "Session ID",
        "Identifies the user's session; absent where the client acts for itself.",
        "string",
        _ACCESS,
    ),
    Row(
        "env",
        "Environment",
        "The ID of the environment of the user or application, in tokens for the PingOne API.",
        "uuid",
        _ACCESS,
    ),
    Row(
        "org",
        "Organization",
        "The ID of the organization of the user or application, in tokens for the PingOne API.",
        "uuid",
        _ACCESS,
    ),
    Row(
        "acr",
        "Policy",
        "The sign-on policy, by name, or the flow policy, by ID, that the user went through.",
        "string",
        _ACCESS,
    ),
    Row(
        "p1.permissions",
        "Permissions",
        "The permissions that the user has in the application.",
        "strings",
        "PingOne documentation, Customizing access tokens",
    ),
)

_FEDERATE_CLAIMS: Final = (
    Row(
        "pi.sri",
        "Session reference",
        "Identifies the user's session at PingFederate.",
        "string",
        _FEDERATE,
    ),
    Row(
        "s_hash",
        "State hash",
        "A hash of the state parameter, which binds the ID token to the request.",
        "hash",
        _FEDERATE,
    ),
)

_PINGONE: Final = frozenset(
    {
        "auth.pingone.com",
        "auth.pingone.eu",
        "auth.pingone.ca",
        "auth.pingone.asia",
        "auth.pingone.com.au",
        "auth.pingone.sg",
    }
)


def _pingone(evidence: Evidence) -> Sentence | None:
    is_environment = evidence.host in _PINGONE and evidence.path.endswith("/as")
    return is_on("iss", evidence.host) if is_environment else None


def _pingfederate(evidence: Evidence) -> Sentence | None:
    return Sentence("it has pi.sri") if "pi.sri" in evidence.claims else None


PINGONE: Final = Issuer(
    "pingone", "PingOne", _ONE, by_name(_ONE_CLAIMS), recognised=(Recognition(270, _pingone),), algorithms=PUBLIC
)
PINGFEDERATE: Final = Issuer(
    "pingfederate", "PingFederate", _FEDERATE, by_name(_FEDERATE_CLAIMS), recognised=(Recognition(280, _pingfederate),)
)
