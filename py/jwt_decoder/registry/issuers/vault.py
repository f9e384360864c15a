"""The claims of HashiCorp Vault's identity tokens."""

from __future__ import annotations

from typing import Final

from jwt_decoder.registry.issuers.issuer import Issuer
from jwt_decoder.registry.row import Row, by_name

_DOCS: Final = "HashiCorp Vault documentation, Identity tokens"
_CONTENT: Final = f"{_DOCS}, Token contents and templates"

_CLAIMS: Final = (
    Row("iss", "Issuer", "The Vault server, with the path of its identity engine.", "string", _CONTENT),
    Row("sub", "Subject", "The ID of the entity in Vault that asked for the token.", "uuid", _CONTENT),
    Row("aud", "Audience", "The client ID of the role that the token was made by.", "StringOrURIs", _CONTENT),
    Row("namespace", "Namespace", "The ID of the Vault namespace of the entity, such as root.", "string", _CONTENT),
)

VAULT: Final = Issuer("vault", "HashiCorp Vault", _DOCS, by_name(_CLAIMS))
