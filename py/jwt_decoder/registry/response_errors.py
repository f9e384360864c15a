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
_ISSUANCE: Final = "OpenID for Verifiable Credential Issuance"
_OPENID: Final = "OpenID Connect Core §3.1.2.6"

_ROWS: Final = (
    ResponseError(
        "invalid_request",
        Sentence(
            "A request parameter is missing, repeated, malformed or not allowed: compare the request with"
            " what is registered."
        ),
        _CODE,
    ),
    ResponseError(
        "unauthorized_client",
        Sentence(
            "This client isn't allowed to ask this way: check which grants and response types it is registered for."
        ),
        _CODE,
    ),
    ResponseError(
        "access_denied",
        Sentence("The user or server refused. This isn't a bug."),
        _CODE,
    ),
    ResponseError(
        "unsupported_response_type",
        Sentence("The server doesn't support this response_type; use code with PKCE."),
        _CODE,
    ),
    ResponseError("invalid_scope", Sentence("A requested scope is unknown, malformed, or not for this client."), _CODE),
    ResponseError(
        "server_error", Sentence("Something failed on the server; its log knows more than this page."), _CODE
    ),
    ResponseError(
        "temporarily_unavailable", Sentence("The server is overloaded or under maintenance: try again later."), _CODE
    ),
    ResponseError(
        "interaction_required",
        Sentence("The request said prompt=none, but the server has to show the user something: ask again without it."),
        _OPENID,
    ),
    ResponseError(
        "login_required",
        Sentence(
            "The request said prompt=none, but nobody is logged in, or not recently enough: ask again without it."
        ),
        _OPENID,
    ),
    ResponseError(
        "account_selection_required",
        Sentence("The user has several sessions, and prompt=none doesn't allow asking which one to use."),
        _OPENID,
    ),
    ResponseError(
        "consent_required",
        Sentence("The user hasn't consented yet, and prompt=none doesn't allow asking them."),
        _OPENID,
    ),
    ResponseError(
        "invalid_request_uri", Sentence("What request_uri points to couldn't be fetched, or isn't a request."), _OPENID
    ),
    ResponseError(
        "invalid_request_object", Sentence("The request object isn't valid: check its signature and claims."), _OPENID
    ),
    ResponseError("request_not_supported", Sentence("The server doesn't support the request parameter."), _OPENID),
    ResponseError(
        "request_uri_not_supported", Sentence("The server doesn't support the request_uri parameter."), _OPENID
    ),
    ResponseError(
        "registration_not_supported", Sentence("The server doesn't support the registration parameter."), _OPENID
    ),
    ResponseError(
        "unmet_authentication_requirements",
        Sentence("The user couldn't be authenticated in the requested way, such as with acr_values."),
        "OpenID Connect Core Error Code unmet_authentication_requirements §2",
    ),
    ResponseError(
        "invalid_target",
        Sentence("The requested resource is unknown, malformed, or not for this client."),
        "RFC 8707 §2",
    ),
    ResponseError(
        "invalid_authorization_details",
        Sentence("authorization_details is malformed, or of a type the server doesn't know."),
        "RFC 9396 §5",
    ),
    ResponseError(
        "invalid_client",
        Sentence("The client wasn't authenticated: check its ID and its secret, assertion or certificate."),
        _TOKEN,
    ),
    ResponseError(
        "invalid_grant",
        Sentence(
            "The code or refresh token is used up, expired, revoked or another client's, or redirect_uri or"
            " code_verifier doesn't match the request."
        ),
        _TOKEN,
    ),
    ResponseError("unsupported_grant_type", Sentence("The token endpoint doesn't support this grant_type."), _TOKEN),
    ResponseError(
        "invalid_token",
        Sentence(
            "The access token is expired, revoked or malformed, or the server doesn't accept its issuer, audience or"
            " signature: decode the token that was sent and compare them."
        ),
        "RFC 6750 §3.1",
    ),
    ResponseError(
        "insufficient_scope",
        Sentence("The token is valid, but doesn't have the scope that this request needs: ask for one that does."),
        "RFC 6750 §3.1",
    ),
    ResponseError(
        "insufficient_user_authentication",
        Sentence(
            "The user has to log in again, or more strongly: ask with the acr_values or max_age of the challenge."
        ),
        "RFC 9470 §3",
    ),
    ResponseError(
        "authorization_pending",
        Sentence("The user hasn't finished yet: keep polling at the given interval. This isn't a failure."),
        "RFC 8628 §3.5",
    ),
    ResponseError("slow_down", Sentence("The client polls too often: add 5 seconds to its interval."), "RFC 8628 §3.5"),
    ResponseError(
        "expired_token", Sentence("The device code has expired: start the device flow again."), "RFC 8628 §3.5"
    ),
    ResponseError(
        "unsupported_token_type", Sentence("The server doesn't revoke tokens of this type."), "RFC 7009 §2.2.1"
    ),
    ResponseError("invalid_redirect_uri", Sentence("A redirect URI of the client isn't allowed."), "RFC 7591 §3.2.2"),
    ResponseError(
        "invalid_client_metadata",
        Sentence("Something in the client's registration isn't allowed."),
        "RFC 7591 §3.2.2",
    ),
    ResponseError(
        "invalid_software_statement", Sentence("The software statement of the client isn't valid."), "RFC 7591 §3.2.2"
    ),
    ResponseError(
        "unapproved_software_statement",
        Sentence("The server doesn't take software statements of this issuer."),
        "RFC 7591 §3.2.2",
    ),
    ResponseError(
        "insufficient_claims",
        Sentence("The API asks for more than the token says: ask for a new token with the claims of the challenge."),
        "Microsoft identity platform, Claims challenges",
    ),
    ResponseError(
        "invalid_proof",
        Sentence("The proof of the wallet's key is missing, isn't valid, or has no nonce of the issuer."),
        f"{_ISSUANCE} §8.3.1.2",
    ),
    ResponseError(
        "invalid_nonce",
        Sentence("The proof has an old or unknown nonce: get one from the Nonce Endpoint, and ask again with it."),
        f"{_ISSUANCE} §8.3.1.2",
    ),
    ResponseError(
        "unknown_user_id",
        Sentence("The server can't tell from the hint which user is meant."),
        "OpenID Connect CIBA §13",
    ),
    ResponseError("invalid_dpop_proof", Sentence("The DPoP proof is missing or invalid."), "RFC 9449 §5"),
    ResponseError(
        "use_dpop_nonce", Sentence("Ask again with the nonce from the DPoP-Nonce header in the proof."), "RFC 9449 §8"
    ),
)
RESPONSE_ERRORS: Final[Mapping[str, ResponseError]] = MappingProxyType({row.name: row for row in _ROWS})
