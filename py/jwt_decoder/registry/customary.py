"""Names that no registry of IANA has and that many tokens carry all the same: what they mean by custom.

A row whose kind is "any" is of the kind that its value has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.registry.row import Row, by_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.model.sentence import Phrase
    from jwt_decoder.registry.row import Kind

_CUSTOM: Final = "custom; RFC 7519 §4.3"
_OPEN_BANKING: Final = "Open Banking Security Profile §5.4"


def _usual(name: str, label: Phrase, text: Phrase, kind: Kind = "any") -> Row:
    return Row(name, label, text, kind, _CUSTOM)


CLAIM_ROWS: Final = (
    _usual(
        "scp", "Scope", "By convention, what the token allows, as many issuers write scope; not registered.", "scopes"
    ),
    _usual("permissions", "Permissions", "By convention, what the subject may do, item by item; not registered."),
    _usual("permission", "Permission", "By convention, one thing that the subject may do; not registered."),
    _usual("authorities", "Authorities", "By convention, roles and permissions, as Spring Security names them."),
    _usual("role", "Role", "By convention, the one role of the subject; the registered claim is roles."),
    _usual("admin", "Administrator", "By convention, whether the subject is an administrator; not registered."),
    _usual(
        "isAdmin", "Administrator?", "By convention, whether the subject has an administrator's rights; not registered."
    ),
    _usual(
        "is_admin",
        "Is administrator",
        "By convention, whether the subject administers the application; not registered.",
    ),
    _usual("username", "Username", "By convention, the name the subject logs in with; not registered."),
    _usual("user_name", "User name", "By convention, the login name, as Spring Security writes it; not registered."),
    _usual("user", "User", "By convention, the user, or what is known of them; not registered."),
    _usual("user_id", "User ID", "By convention, the user's identifier; the registered claim is sub."),
    _usual("userId", "User identifier", "By convention, the identifier of the user, which sub holds elsewhere."),
    _usual("uid", "User number", "By convention, the user's number at the issuer; the registered claim is sub."),
    _usual(
        "id", "Identifier", "By convention, the identifier of the subject or of the token: only the issuer knows which."
    ),
    _usual("tenant", "Tenant", "By convention, the customer of a shared service that the subject belongs to."),
    _usual(
        "tenant_id", "Tenant ID", "By convention, the identifier of a customer of a shared service; not registered."
    ),
    _usual("org_id", "Organization ID", "By convention, the organization in which the subject acts; not registered."),
    _usual(
        "client", "Client", "By convention, the application that the token was made for; the registered claim is azp."
    ),
    _usual("session_id", "Session", "By convention, the session of the login; the registered claim is sid."),
    _usual("ver", "Version", "By convention, the version of the token's format; not registered."),
    _usual("version", "Form version", "By convention, which version of its claims the token has; not registered."),
    _usual(
        "type",
        "Token type",
        "By convention, what the token is for, such as access or refresh; the header has typ for it.",
    ),
    _usual("typ", "Type", "By convention, what the token is for; the registered place for it is typ of the header."),
    _usual("token_type", "Type of token", "By convention, whether it is an access or a refresh token; not registered."),
    _usual(
        "token_use",
        "Use of token",
        "By convention, what the token may be used for, such as access or id; not registered.",
    ),
    _usual("data", "Data", "By convention, whatever the application keeps with the login; not registered."),
    _usual("env", "Environment", "By convention, where the token is valid, such as production or a test system."),
    _usual(
        "country",
        "Country",
        "By convention, the country of the subject; the registered name is country within address.",
    ),
    _usual("lang", "Language", "By convention, the subject's language; the registered claim is locale."),
    _usual("fresh", "Fresh login", "By convention, whether the login was with credentials, not with a refresh token."),
    _usual("csrf", "CSRF token", "By convention, a random value that a form or a header of the request must repeat."),
)
PARAMETER_ROWS: Final = (
    Row(
        "disclosures", "Disclosures", "The disclosures of an SD-JWT in JSON Serialization.", "strings", "RFC 9901 §8.1"
    ),
    Row("kb_jwt", "Key Binding JWT", "The Key Binding JWT of an SD-JWT in JSON Serialization.", "jwt", "RFC 9901 §8.1"),
    Row(
        "http://openbanking.org.uk/iat",
        "Signed at",
        "When a payment message was signed, in seconds since 1970.",
        "NumericDate",
        _OPEN_BANKING,
    ),
    Row(
        "http://openbanking.org.uk/iss",
        "Signer",
        "Who signed a payment message: a bank's or provider's identifier.",
        "string",
        _OPEN_BANKING,
    ),
    Row(
        "http://openbanking.org.uk/tan",
        "Trust anchor",
        "Whose registry vouches for the key that signed a payment message.",
        "string",
        _OPEN_BANKING,
    ),
)

CLAIMS: Final[Mapping[str, Row]] = by_name(CLAIM_ROWS)
PARAMETERS: Final[Mapping[str, Row]] = by_name(PARAMETER_ROWS)
