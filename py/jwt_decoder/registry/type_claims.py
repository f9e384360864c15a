"""The claims of formats that are no credentials and have some of their own: requests, status lists, federation."""

from __future__ import annotations

from typing import Final

from jwt_decoder.registry.row import Row, by_name

_CODE: Final = "RFC 6749 §4.1.1"
_CORE: Final = "OpenID Connect Core §3.1.2.1"
_PKCE: Final = "RFC 7636 §4.3"
_LIST: Final = "Token Status List (draft-ietf-oauth-status-list)"
_FEDERATION: Final = "OpenID Federation §3"

REQUEST: Final = by_name(
    (
        Row("iss", "Issuer", "The client that makes the request.", "StringOrURI", "RFC 9101 §4"),
        Row("aud", "Audience", "The authorization server that is asked.", "StringOrURIs", "RFC 9101 §4"),
        Row("response_type", "Response type", "What the client wants back, such as code.", "string", _CODE),
        Row("client_id", "Client ID", "The client that makes the request.", "string", _CODE),
        Row("redirect_uri", "Redirect URI", "Where to send the response.", "uri", _CODE),
        Row("scope", "Scopes", "The access that the client asks for.", "scopes", _CODE),
        Row(
            "state",
            "State",
            "A value returned unchanged, so that the client recognizes its own request.",
            "string",
            _CODE,
        ),
        Row(
            "nonce",
            "Nonce",
            "A value that must come back in the ID Token, which binds it to this request.",
            "string",
            _CORE,
        ),
        Row("response_mode", "Response mode", "How to send the response back, such as form_post.", "string", _CORE),
        Row(
            "prompt",
            "Prompt",
            "Whether to ask the user to sign in or consent again: none, login, consent or select_account.",
            "string",
            _CORE,
        ),
        Row(
            "display",
            "Display",
            "How to show pages to the user: page, popup, touch or wap.",
            "string",
            _CORE,
        ),
        Row("max_age", "Maximum age", "The seconds after which the user must authenticate again.", "number", _CORE),
        Row("ui_locales", "Languages", "The languages the user prefers, separated by spaces.", "string", _CORE),
        Row("id_token_hint", "ID Token hint", "An earlier ID Token, as a hint about the user.", "jwt", _CORE),
        Row("login_hint", "Login hint", "A name that the user may sign in with.", "string", _CORE),
        Row(
            "acr_values",
            "Wanted acr",
            "The authentication contexts that the client asks for, the best one first.",
            "string",
            _CORE,
        ),
        Row(
            "claims",
            "Wanted claims",
            "The claims that the client asks for, in the ID Token and from the UserInfo Endpoint.",
            "object",
            "OpenID Connect Core §5.5",
        ),
        Row(
            "code_challenge",
            "Code challenge",
            "A hash of the secret that the client shows when it redeems the code.",
            "base64url",
            _PKCE,
        ),
        Row(
            "code_challenge_method",
            "Challenge method",
            "How the code challenge was made: S256 or plain.",
            "string",
            _PKCE,
        ),
        Row("resource", "Resource", "The resource that the access is wanted for.", "any", "RFC 8707 §2.1"),
    )
)

EVENT: Final = by_name(
    (
        Row(
            "txn",
            "Transaction",
            "ID of the transaction that caused this and possibly other events.",
            "number or string",
            "RFC 8417 §2.2; OpenID CAEP",
        ),
    )
)

STATUS_LIST: Final = by_name(
    (
        Row("sub", "Subject", "The address of this list, which credentials name in their status.", "uri", _LIST),
        Row(
            "status_list",
            "Status list",
            "The statuses of many tokens: lst has them compressed, bits says how many bits each takes.",
            "object",
            _LIST,
        ),
        Row("ttl", "Time to live", "For how many seconds a copy of the list may be kept.", "number", _LIST),
    )
)

ENTITY: Final = by_name(
    (
        Row("iss", "Issuer", "The entity that makes the statement.", "uri", _FEDERATION),
        Row(
            "sub",
            "Subject",
            "The entity that the statement is about; the same as iss in an Entity Configuration.",
            "uri",
            _FEDERATION,
        ),
        Row("jwks", "Keys", "The public keys of the subject, as a JWK Set.", "object", _FEDERATION),
        Row(
            "authority_hints",
            "Superiors",
            "The entities above this one, through which trust may be established.",
            "uris",
            _FEDERATION,
        ),
        Row("metadata", "Metadata", "What the subject says of itself, by each of its types.", "object", _FEDERATION),
        Row(
            "metadata_policy",
            "Metadata policy",
            "The rules that the metadata of entities below must keep to.",
            "object",
            _FEDERATION,
        ),
        Row(
            "constraints", "Constraints", "The limits of chains of trust that run through here.", "object", _FEDERATION
        ),
        Row(
            "trust_marks", "Trust marks", "Signed marks that say what the subject conforms to.", "objects", _FEDERATION
        ),
    )
)
