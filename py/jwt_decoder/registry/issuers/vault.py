"""The claims of HashiCorp Vault's identity tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.issuers.algorithms import PUBLIC
from jwt_decoder.registry.issuers.issuer import Issuer
from jwt_decoder.registry.issuers.recognition import Recognition
from jwt_decoder.registry.row import Row, by_name

if TYPE_CHECKING:
    from jwt_decoder.registry.evidence import Evidence

_DOCS: Final = "HashiCorp Vault documentation, Identity tokens"
_CONTENT: Final = f"{_DOCS}, Token contents and templates"

_CLAIMS: Final = (
    Row("iss", "Issuer", "The Vault server, with the path of its identity engine.", "string", _CONTENT),
    Row("sub", "Subject", "The ID of the entity in Vault that asked for the token.", "uuid", _CONTENT),
    Row("aud", "Audience", "The client ID of the role that made the token.", "StringOrURIs", _CONTENT),
    Row("namespace", "Namespace", "The ID of the Vault namespace of the entity, such as root.", "string", _CONTENT),
)


def _vault(evidence: Evidence) -> Sentence | None:
    is_engine = evidence.path.startswith("/v1/") and "/identity/oidc" in evidence.path
    return Sentence("iss has the path of Vault's identity engine") if is_engine else None


VAULT: Final = Issuer(
    "vault", "HashiCorp Vault", _DOCS, by_name(_CLAIMS), recognised=(Recognition(290, _vault),), algorithms=PUBLIC
)
