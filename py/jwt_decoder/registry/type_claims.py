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
        Row("aud", "Audience", "The authorization server that the request is for.", "StringOrURIs", "RFC 9101 §4"),
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
        Row("resource", "Resource", "The resource that the client wants to access.", "any", "RFC 8707 §2.1"),
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
        Row("metadata", "Metadata", "What the subject says about itself, by type.", "object", _FEDERATION),
        Row(
            "metadata_policy",
            "Metadata policy",
            "The rules that the metadata of entities below must follow.",
            "object",
            _FEDERATION,
        ),
        Row(
            "constraints",
            "Constraints",
            "The limits of trust chains that pass through this entity.",
            "object",
            _FEDERATION,
        ),
        Row(
            "trust_marks", "Trust marks", "Signed marks that say what the subject conforms to.", "objects", _FEDERATION
        ),
    )
)

_ATTESTATION: Final = "draft-ietf-oauth-attestation-based-client-auth"
_KEY_ATTESTATION: Final = "OpenID for Verifiable Credential Issuance, Appendix D.1"
_WPT: Final = "draft-ietf-wimse-wpt"
_TXN: Final = "draft-ietf-oauth-transaction-tokens"
_ID_JAG: Final = "draft-ietf-oauth-identity-assertion-authz-grant"
_JARM: Final = "JWT Secured Authorization Response Mode §2.1"
_CIBA: Final = "OpenID Connect CIBA §7.1"
_REGISTRY: Final = "Distribution, Token Authentication Implementation"
_VAPID: Final = "RFC 8292 §2"

CLIENT_ATTESTATION: Final = by_name(
    (
        Row("iss", "Issuer", "The client's own backend, which vouches for the key.", "StringOrURI", _ATTESTATION),
        Row("sub", "Subject", "The client ID of the attested client.", "StringOrURI", _ATTESTATION),
        Row("cnf", "Client's key", "The key that the client must prove it holds.", "object", _ATTESTATION),
        Row("aud", "Audience", "The authorization server that the proof is for.", "StringOrURIs", _ATTESTATION),
        Row("challenge", "Challenge", "A value from the server that shows the proof is fresh.", "string", _ATTESTATION),
        Row("wallet_name", "Wallet", "The name of the wallet.", "string", "OpenID4VC High Assurance Interoperability"),
        Row(
            "wallet_link",
            "Wallet's page",
            "Where to read about the wallet.",
            "uri",
            "OpenID4VC High Assurance Interoperability",
        ),
    )
)

KEY_ATTESTATION: Final = by_name(
    (
        Row("attested_keys", "Attested keys", "The public keys that are vouched for.", "objects", _KEY_ATTESTATION),
        Row(
            "key_storage",
            "Key storage",
            "How well the keys are protected against attack, by level of ISO 18045.",
            "strings",
            _KEY_ATTESTATION,
        ),
        Row(
            "user_authentication",
            "User authentication",
            "How well the use of the keys is protected, by level of ISO 18045.",
            "strings",
            _KEY_ATTESTATION,
        ),
        Row(
            "certification", "Certification", "Where the storage's certification is described.", "any", _KEY_ATTESTATION
        ),
        Row("nonce", "Nonce", "The issuer's c_nonce, which shows that this is fresh.", "string", _KEY_ATTESTATION),
    )
)

WORKLOAD_PROOF: Final = by_name(
    (
        Row("wth", "Workload token hash", "The hash of the Workload Identity Token beside it.", "hash", _WPT),
        Row("ath", "Access token hash", "The hash of the access token beside it.", "hash", _WPT),
        Row("tth", "Transaction Token hash", "The hash of the Transaction Token beside it.", "hash", _WPT),
        Row("oth", "Other tokens' hashes", "The hashes of other tokens in the request.", "object", _WPT),
    )
)

TRANSACTION: Final = by_name(
    (
        Row("txn", "Transaction", "The ID that stays the same through the whole chain of calls.", "string", _TXN),
        Row("scope", "Purpose", "What the transaction may do inside the trust domain.", "scopes", _TXN),
        Row("purp", "Purpose", "What the transaction is for, as earlier drafts named it.", "string", _TXN),
        Row("aud", "Trust domain", "The trust domain where the token is valid.", "StringOrURIs", _TXN),
        Row("req_wl", "Requesting workload", "The workload that asked for the token.", "string", _TXN),
        Row("rctx", "Request context", "Where the request came from, such as its IP address.", "object", _TXN),
        Row("tctx", "Transaction context", "What does not change during the transaction.", "object", _TXN),
        Row(
            "azd", "Authorization details", "Details of the transaction, as earlier drafts named them.", "object", _TXN
        ),
    )
)

ID_JAG: Final = by_name(
    (
        Row("iss", "Issuer", "The identity provider that both applications trust.", "StringOrURI", _ID_JAG),
        Row("sub", "Subject", "The user, as the identity provider names them.", "StringOrURI", _ID_JAG),
        Row("aud", "Audience", "The authorization server of the application to be called.", "StringOrURIs", _ID_JAG),
        Row("client_id", "Client ID", "The client as that authorization server knows it.", "string", _ID_JAG),
        Row("resource", "Resource", "The API that the client wants to access.", "any", _ID_JAG),
        Row("scope", "Scopes", "The access that the client wants.", "scopes", _ID_JAG),
    )
)

RESPONSE: Final = by_name(
    (
        Row("iss", "Issuer", "The authorization server that answers.", "StringOrURI", _JARM),
        Row("aud", "Audience", "The client ID of the client that asked.", "StringOrURIs", _JARM),
        Row("code", "Authorization code", "The code to redeem at the token endpoint, once.", "string", _CODE),
        Row("state", "State", "The value the client sent, to recognize its own request.", "string", _CODE),
        Row("error", "Error", "Why the request was refused.", "string", "RFC 6749 §4.1.2.1"),
        Row("error_description", "Error description", "More about it, for developers.", "string", "RFC 6749 §4.1.2.1"),
        Row("error_uri", "Error page", "Where to read about the error.", "uri", "RFC 6749 §4.1.2.1"),
        Row("access_token", "Access token", "The token to call APIs with.", "string", "RFC 6749 §4.2.2"),
        Row("id_token", "ID Token", "Who signed in, in a token of its own.", "jwt", "OpenID Connect Core §3.2.2.5"),
    )
)

CIBA: Final = by_name(
    (
        Row("iss", "Issuer", "The client that makes the request.", "StringOrURI", f"{_CIBA}.1"),
        Row("aud", "Audience", "The OpenID Provider that the request is for.", "StringOrURIs", f"{_CIBA}.1"),
        Row("scope", "Scopes", "The access that the client asks for.", "scopes", _CIBA),
        Row("login_hint", "Login hint", "Names the user who is to sign in.", "string", _CIBA),
        Row("login_hint_token", "Login hint token", "A token that names the user who is to sign in.", "string", _CIBA),
        Row("id_token_hint", "ID Token hint", "An earlier ID Token of the user.", "jwt", _CIBA),
        Row("binding_message", "Binding message", "A text shown on both devices, to be compared.", "string", _CIBA),
        Row("user_code", "User code", "A code that only the user knows, against unwanted requests.", "string", _CIBA),
        Row(
            "requested_expiry",
            "Wanted lifetime",
            "How many seconds the request should be valid.",
            "number or string",
            _CIBA,
        ),
        Row("acr_values", "Wanted acr", "The authentication contexts that the client asks for.", "string", _CIBA),
        Row(
            "client_notification_token",
            "Notification token",
            "A secret that the provider sends when it calls the client back.",
            "string",
            _CIBA,
        ),
    )
)

VAPID: Final = by_name(
    (
        Row("aud", "Push service", "The origin of the push service: scheme and host, with no path.", "string", _VAPID),
        Row("sub", "Contact", "How to reach the sender: a mailto: or https: URI.", "uri", f"{_VAPID}.1"),
    )
)

REGISTRY: Final = by_name(
    (
        Row("iss", "Issuer", "The server that grants access to the registry.", "StringOrURI", _REGISTRY),
        Row("sub", "Subject", "Who asked for access, empty for anybody.", "StringOrURI", _REGISTRY),
        Row("aud", "Audience", "The name of the registry, its service.", "StringOrURIs", _REGISTRY),
        Row("access", "Access", "Which actions are allowed on which repositories.", "objects", _REGISTRY),
    )
)
