"""The claims of Cloudflare Access."""

from __future__ import annotations

from typing import Final

from jwt_decoder.registry.issuers.algorithms import RSA
from jwt_decoder.registry.issuers.issuer import Issuer
from jwt_decoder.registry.issuers.recognition import Recognition, under
from jwt_decoder.registry.row import Row, by_name

_DOCS: Final = "Cloudflare One, Application token"
_USER: Final = f"{_DOCS}, Identity-based authentication"
_SERVICE: Final = f"{_DOCS}, Service token authentication"

_CLAIMS: Final = (
    Row("iss", "Issuer", "The Access domain of the team.", "string", _USER),
    Row(
        "aud",
        "Audience",
        "The audience tag of the Access application, which the origin must check.",
        "StringOrURIs",
        _USER,
    ),
    Row("sub", "Subject", "The ID of the user, empty where a service token was used.", "string", _USER),
    Row("email", "Email address", "The user's address, as the identity provider verified it.", "email", _USER),
    Row("type", "Kind of token", "app for an application token, org for the global session.", "string", _USER),
    Row(
        "identity_nonce",
        "Identity nonce",
        "A key for looking up the user's full identity.",
        "string",
        _USER,
    ),
    Row("country", "Country", "The country that the user authenticated from.", "string", _USER),
    Row("common_name", "Service token", "The client ID of the service token that was used.", "string", _SERVICE),
)


CLOUDFLARE: Final = Issuer(
    "cloudflare-access",
    "Cloudflare Access",
    _DOCS,
    by_name(_CLAIMS),
    recognised=(Recognition(230, under(".cloudflareaccess.com")),),
    algorithms=RSA,
)
