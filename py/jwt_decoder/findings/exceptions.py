"""Where a rule is silent by profile: what is right for one issuer or one kind of token, and a mistake elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jwt_decoder.findings.context import Context


@dataclass(frozen=True, slots=True)
class Silence:
    """Rules that say nothing of these issuers or these kinds of token, and the reason."""

    rules: frozenset[str]
    issuers: frozenset[str]
    types: frozenset[str]
    reason: str


def _row(rules: str, issuers: str, types: str, reason: str) -> Silence:
    return Silence(frozenset(rules.split()), frozenset(issuers.split()), frozenset(types.split()), reason)


SILENCED: Final[tuple[Silence, ...]] = (
    _row(
        "exp-missing",
        "",
        "dpop-proof key-binding-jwt openid4vci-proof",
        "A proof is taken once, shortly after its iat (RFC 9449 §4.3, RFC 9901 §4.3).",
    ),
    _row(
        "exp-missing",
        "",
        "security-event-token app-store-notification app-store-transaction app-store-renewal app-transaction "
        "apple-account-notice token-introspection",
        "It tells what happened, which stays true (RFC 8417 §2.2).",
    ),
    _row(
        "exp-missing lifetime-over-a-year",
        "",
        "sd-jwt-vc verifiable-credential verifiable-presentation jwt-vc jwt-vp smart-health-card status-list",
        "A credential lives as long as what it says is true, and has a status of its own.",
    ),
    _row(
        "exp-missing lifetime-over-a-year",
        "kubernetes",
        "",
        "Tokens of service accounts in Secrets do not end, and those in pods are extended to a year.",
    ),
    _row("lifetime-over-a-year", "supabase", "api-key", "An API key is a token of ten years by design."),
    _row(
        "exp-missing lifetime-over-a-year",
        "keycloak",
        "offline-token refresh-token",
        "An offline token lives until it is revoked (Keycloak, Server Administration Guide, Offline access).",
    ),
    _row(
        "exp-missing",
        "alb keycloak-admin",
        "",
        "The load balancer has exp in the header; an admin action has an expiration of its own.",
    ),
    _row(
        "exp-missing",
        "",
        "apns-provider-token",
        "Apple counts the hour from iat (Apple Push Notification service, Establishing a token-based connection).",
    ),
    _row("exp-missing", "", "request-object", "It is used at once, in one request (RFC 9101 §10.2)."),
    _row("jwk-present", "", "dpop-proof openid4vci-proof", "The key in the header is what is proven (RFC 9449 §4.2)."),
    _row(
        "x5c-present",
        "app-store",
        "sd-jwt-vc openid4vci-proof",
        "Its certificates are how it is verified, up to a root that the reader has.",
    ),
    _row("zip-in-jws", "", "smart-health-card", "Health cards are compressed so (SMART Health Cards Framework)."),
)


def silenced(token: Context) -> frozenset[str]:
    """Give the ids of the rules that say nothing of this token."""
    issuer, kind = token.issuer, token.type
    if not issuer and not kind:
        return frozenset()
    found = (row.rules for row in SILENCED if issuer in row.issuers or kind in row.types)
    return frozenset().union(*found)
