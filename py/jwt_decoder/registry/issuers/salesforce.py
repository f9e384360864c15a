"""The claims of Salesforce."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.issuers.algorithms import RSA
from jwt_decoder.registry.issuers.issuer import Issuer
from jwt_decoder.registry.issuers.recognition import Recognition, on, under
from jwt_decoder.registry.row import Row, by_name

if TYPE_CHECKING:
    from jwt_decoder.registry.evidence import Evidence

_DOCS: Final = "Salesforce Help, JWT-Based Access Tokens"
_ID: Final = "Salesforce Help, OpenID Connect ID token"

_CLAIMS: Final = (
    Row(
        "sub",
        "Subject",
        "The user: uid: and the user ID in an access token, the user's address at Salesforce in an ID token.",
        "string",
        _DOCS,
    ),
    Row("scp", "Scopes", "The granted scopes, separated by spaces.", "scopes", _DOCS),
    Row("client_id", "Client ID", "The consumer key of the app that the token was issued to.", "string", _DOCS),
    Row("custom_attributes", "Custom attributes", "Attributes that the app's settings add.", "object", _ID),
)

_PARAMETERS: Final = (
    Row(
        "tnk",
        "Tenant key",
        "The Salesforce organization that issued the token, used to find its public key.",
        "string",
        _DOCS,
    ),
    Row("tty", "Kind of token", "Says that this is an access token of the platform: sfdc-core-token.", "string", _DOCS),
    Row("ver", "Version", "The version of the JWT library that made the token.", "string", _DOCS),
)


def _salesforce(evidence: Evidence) -> Sentence | None:
    is_core = evidence.parameter("tty") == "sfdc-core-token"
    return Sentence("tty in the header is sfdc-core-token") if is_core else None


SALESFORCE: Final = Issuer(
    "salesforce",
    "Salesforce",
    _DOCS,
    by_name(_CLAIMS),
    by_name(_PARAMETERS),
    recognised=(
        Recognition(240, _salesforce),
        Recognition(250, on("login.salesforce.com", "test.salesforce.com")),
        Recognition(260, under(".my.salesforce.com")),
    ),
    algorithms=RSA,
)
