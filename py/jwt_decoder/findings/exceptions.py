"""Where a rule is silent by profile: what is right for one kind of token, or one issuer, and a mistake elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.reading import string_of
from jwt_decoder.registry.row import words

if TYPE_CHECKING:
    from jwt_decoder.explain.profiles.profile import KnownIssuer
    from jwt_decoder.findings.context import Context


@dataclass(frozen=True, slots=True)
class Silence:
    """Rules that say nothing of these kinds of token, and the reason; an issuer's are in its own row.

    ``keys`` is where the documentation has the keys: the row counts where every jku is such an address on the host of
    iss, since whoever makes a token can make it look like any kind.
    """

    rules: frozenset[str]
    types: frozenset[str]
    reason: str
    keys: re.Pattern[str] | None = None


def _row(rules: str, types: str, reason: str, keys: str = "") -> Silence:
    return Silence(words(rules), words(types), reason, re.compile(keys) if keys else None)


SILENCED: Final[tuple[Silence, ...]] = (
    _row(
        "exp-missing",
        "dpop-proof key-binding-jwt openid4vci-proof",
        "A proof is taken once, shortly after its iat (RFC 9449 §4.3, RFC 9901 §4.3).",
    ),
    _row(
        "exp-missing",
        "security-event-token app-store-notification app-store-transaction app-store-renewal app-transaction "
        "apple-account-notice token-introspection",
        "It tells what happened, which stays true (RFC 8417 §2.2).",
    ),
    _row(
        "exp-missing lifetime-over-a-year",
        "sd-jwt-vc verifiable-credential verifiable-presentation jwt-vc jwt-vp smart-health-card status-list",
        "A credential lives as long as what it says is true, and has a status of its own.",
    ),
    _row("lifetime-over-a-year", "api-key", "An API key is a token of ten years by design."),
    _row(
        "exp-missing lifetime-over-a-year",
        "offline-token refresh-token",
        "An offline token lives until it is revoked (Keycloak, Server Administration Guide, Offline access).",
    ),
    _row(
        "exp-missing",
        "apns-provider-token",
        "Apple counts the hour from iat (Apple Push Notification service, Establishing a token-based connection).",
    ),
    _row("exp-missing", "user-info", "It answers one request, and has no times (OpenID Connect Core §5.3.2)."),
    _row(
        "exp-missing alg-misspelt alg-unknown",
        "nats-jwt",
        "NATS has an alg of its own, and tokens that end only where an operator says so (NATS, JWT Authentication).",
    ),
    _row("exp-missing", "passport", "A verifier counts from iat (RFC 8225 §5.1.1)."),
    _row("exp-missing", "eat", "It tells what was so when it was made; its nonce says when (RFC 9711 §4.1)."),
    _row("lifetime-over-a-year", "ga4gh-visa", "What it says may stay true for years (GA4GH Passport, Visa Format)."),
    _row("exp-missing", "app-store-request", "Its nonce makes it count once (StoreKit)."),
    _row("exp-missing", "google-wallet", "It adds a pass, which has dates of its own (Google Wallet)."),
    _row("exp-missing", "software-statement", "It describes software, for as long as that lasts (RFC 7591 §2.3)."),
    _row(
        "jku-present",
        "azure-attestation",
        "Its keys are at an address of the provider that iss names (Microsoft Azure Attestation).",
        r"(https://[a-z0-9.-]+\.attest\.azure\.net)/certs",
    ),
    _row("exp-missing", "request-object", "It is used at once, in one request (RFC 9101 §10.2)."),
    _row("jwk-present", "dpop-proof openid4vci-proof", "The key in the header is what is proven (RFC 9449 §4.2)."),
    _row(
        "x5c-present",
        "sd-jwt-vc openid4vci-proof",
        "Its certificates are how it is verified, up to a root that the verifier has.",
    ),
    _row(
        "exp-missing",
        "client-attestation-pop",
        "It is taken once, shortly after its iat (draft-ietf-oauth-attestation-based-client-auth §5.2).",
    ),
    _row(
        "exp-missing x5c-present lifetime-over-a-year",
        "key-attestation",
        "It describes hardware, and is verified by its certificates (OpenID4VCI, Appendix D.1).",
    ),
    _row(
        "x5c-present",
        "verifier-attestation client-attestation",
        "Its certificates are how it is verified, up to a root that the verifier has.",
    ),
    _row(
        "exp-missing lifetime-over-a-year",
        "trust-mark trust-mark-delegation trust-mark-status signed-jwk-set",
        "It holds until it is revoked, unless it says when it ends (OpenID Federation §7.1).",
    ),
    _row("exp-missing jwk-present", "acme-request", "Its nonce makes it count once (RFC 8555 §6.5)."),
    _row("lifetime-over-a-year", "ga4gh-passport", "What it says may stay true for years (GA4GH Passport)."),
    _row("zip-in-jws", "smart-health-card", "Health cards are compressed so (SMART Health Cards Framework)."),
)


def has_no_exp(kind: str, known: KnownIssuer | None) -> bool:
    """Check whether tokens of this kind, or of this issuer, have no exp by design."""
    by_issuer = any("exp-missing" in row.rules for row in known.issuer.exceptions) if known else False
    return by_issuer or any("exp-missing" in row.rules and kind in row.types for row in SILENCED)


def silenced(token: Context) -> frozenset[str]:
    """Return the ids of the rules that say nothing of this token."""
    by_issuer = (rule for row in token.issuer.exceptions for rule in row.rules) if token.issuer else ()
    by_type = (rule for row in SILENCED if token.type in row.types and _counts(row, token) for rule in row.rules)
    return frozenset((*by_issuer, *by_type))


def _counts(row: Silence, token: Context) -> bool:
    """Check whether the keys are where the documentation of its kind has them, if a row says where."""
    if row.keys is None:
        return True
    addresses = (string_of(header.jose.get("jku")) for header in token.headers)
    places = (row.keys.fullmatch(address) for address in addresses)
    issuer = string_of(token.claims.get("iss"))
    return all(place is not None and place[1] == issuer for place in places)
