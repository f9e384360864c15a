"""The claims of Active Directory Federation Services, on a host of their customer's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.issuers.algorithms import RS256
from jwt_decoder.registry.issuers.issuer import Issuer
from jwt_decoder.registry.issuers.recognition import Recognition
from jwt_decoder.registry.row import Row, by_name

if TYPE_CHECKING:
    from jwt_decoder.registry.evidence import Evidence

_DOCS: Final = "AD FS, OpenID Connect/OAuth concepts"

_CLAIMS: Final = (
    Row("iss", "Issuer", "The federation service: its identifier in an access token.", "string", _DOCS),
    Row("aud", "Audience", "The relying party, or the client.", "StringOrURIs", _DOCS),
    Row("appid", "Client", "The ID of the client that asked for the token.", "string", _DOCS),
    Row("apptype", "Client type", "Whether the client is public or confidential.", "string", _DOCS),
    Row("authmethod", "Authentication method", "How the user signed in.", "string", _DOCS),
    Row("upn", "User principal name", "The user's name in the directory.", "string", _DOCS),
    Row("ver", "Version", "The version of the token.", "string", _DOCS),
)
_PATHS: Final = frozenset({"/adfs", "/adfs/services/trust"})


def _adfs(evidence: Evidence) -> Sentence | None:
    path = evidence.path.rstrip("/")
    return Sentence("the path of iss is {path}", path=path) if path in _PATHS else None


ADFS: Final = Issuer("adfs", "AD FS", _DOCS, by_name(_CLAIMS), recognised=(Recognition(900, _adfs),), algorithms=RS256)
