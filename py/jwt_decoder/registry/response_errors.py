"""The errors that an authorization server answers with, each with the section that defines it."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class ResponseError:
    """An error code; ``meaning`` is a sentence of what happened and what to do."""

    name: str
    meaning: Sentence
    source: str


_CODE: Final = "RFC 6749 §4.1.2.1"
_TOKEN: Final = "RFC 6749 §5.2"  # noqa: S105 - a section
_OPENID: Final = "OpenID Connect Core §3.1.2.6"

_ROWS: Final = (
    ResponseError(
        "invalid_request",
        Sentence(
            "A parameter of the request is missing, repeated, malformed or not allowed: compare the request with what"
            " is registered."
        ),
        _CODE,
    ),
    ResponseError(
        "unauthorized_client",
        Sentence("This client may not ask in this way: check which grants and response types it is registered for."),
        _CODE,
    ),
    ResponseError(
        "access_denied",
        Sentence("The person, or the server by its own rules, refused. This isn't a bug."),
        _CODE,
    ),
    ResponseError(
        "unsupported_response_type",
        Sentence("The server does not answer with this response_type; code with PKCE is the one to ask for."),
        _CODE,
    ),
    ResponseError(
        "invalid_scope", Sentence("A scope that was asked for is unknown, malformed, or not for this client."), _CODE
    ),
    ResponseError(
        "server_error", Sentence("Something failed within the server; its log knows more than this page."), _CODE
    ),
    ResponseError(
        "temporarily_unavailable", Sentence("The server is overloaded or being maintained: ask again later."), _CODE
    ),
    ResponseError(
        "interaction_required",
        Sentence(
            "The request said prompt=none, and the server has to show the person something: ask again without it."
        ),
        _OPENID,
    ),
    ResponseError(
        "login_required",
        Sentence(
            "The request said prompt=none, and nobody is logged in, or not recently enough: ask again without it."
        ),
        _OPENID,
    ),
    ResponseError(
        "account_selection_required",
        Sentence("The person has several sessions, and prompt=none let nobody ask which one is meant."),
        _OPENID,
    ),
    ResponseError(
        "consent_required", Sentence("The person has not consented yet, and prompt=none let nobody ask them."), _OPENID
    ),
    ResponseError(
        "invalid_request_uri", Sentence("What request_uri points to could not be fetched, or is no request."), _OPENID
    ),
    ResponseError(
        "invalid_request_object", Sentence("The request object is not valid: check its signature and claims."), _OPENID
    ),
    ResponseError("request_not_supported", Sentence("The server does not take the parameter request."), _OPENID),
    ResponseError(
        "request_uri_not_supported", Sentence("The server does not take the parameter request_uri."), _OPENID
    ),
    ResponseError(
        "registration_not_supported", Sentence("The server does not take the parameter registration."), _OPENID
    ),
    ResponseError(
        "unmet_authentication_requirements",
        Sentence("The person could not be authenticated in the way that was asked for, such as with acr_values."),
        "OpenID Connect Core Error Code unmet_authentication_requirements §2",
    ),
    ResponseError(
        "invalid_target",
        Sentence("The resource that was asked for is unknown, malformed, or not for this client."),
        "RFC 8707 §2",
    ),
    ResponseError(
        "invalid_authorization_details",
        Sentence("authorization_details is malformed, or of a type that the server does not know."),
        "RFC 9396 §5",
    ),
    ResponseError(
        "invalid_client",
        Sentence("The client was not authenticated: check its id and its secret, assertion or certificate."),
        _TOKEN,
    ),
    ResponseError(
        "invalid_grant",
        Sentence(
            "The code or refresh token is spent, expired, revoked or another client's, or redirect_uri or"
            " code_verifier doesn't match the request."
        ),
        _TOKEN,
    ),
    ResponseError("unsupported_grant_type", Sentence("The token endpoint does not know this grant_type."), _TOKEN),
    ResponseError("invalid_dpop_proof", Sentence("The DPoP proof is missing or not valid."), "RFC 9449 §5"),
    ResponseError(
        "use_dpop_nonce", Sentence("Ask again with the nonce of the header DPoP-Nonce in the proof."), "RFC 9449 §8"
    ),
)
RESPONSE_ERRORS: Final[Mapping[str, ResponseError]] = MappingProxyType({row.name: row for row in _ROWS})
