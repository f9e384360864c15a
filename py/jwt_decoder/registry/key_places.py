"""Where issuers publish their keys that are at no address of iss, as their documentation says it: shown, never fetched.

The host of each address is the issuer's own, or one that its recognition has made sure of; what a token adds to it are
short words of plain letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from jwt_decoder.registry.row import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from jwt_decoder.registry.evidence import Evidence

_WORD: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,120}")
_BALANCER: Final = re.compile(r"arn:aws[a-z-]*:elasticloadbalancing:([a-z]{2}(?:-[a-z]+){1,3}-[0-9]{1,2}):.*")
_SERVICE_ACCOUNT: Final = re.compile(r"[A-Za-z0-9.-]{1,80}@[A-Za-z0-9.-]{1,80}\.gserviceaccount\.com")
_CLIENT: Final = re.compile(r"client_[0-9A-Z]{10,40}")
_STYTCH: Final = re.compile(r"project-(live|test)-[0-9a-f-]{36}")
_HOST: Final = re.compile(r"[0-9A-Za-z.-]{1,253}")
_DESCOPE: Final = re.compile(r"P[0-9A-Za-z]{20,40}")
_GOV_CLOUD: Final = "us-gov-"
_IN_CLUSTER: Final = ("kubernetes.default.", "kubernetes/serviceaccount", "https://kubernetes.default")


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Where the keys of issuers, or of kinds of token, by their ids, are.

    ``address`` is None where iss leads there, and empty where nothing does. ``source`` is the title of the
    documentation that says so. What is there may be metadata that has the keys, or says where they are.
    """

    ids: frozenset[str]
    source: str
    address: Callable[[Evidence], str | None]
    is_metadata: bool = False


@dataclass(frozen=True, slots=True)
class PublishedKeys:
    """The address at which the keys of a token's issuer are, or metadata that leads to them; a path in a cluster.

    The address is empty where no address is known and iss is not the signer's.
    """

    address: str
    is_metadata: bool = False


def published_keys(evidence: Evidence, *ids: str) -> PublishedKeys | None:
    """Return where the keys of this issuer or kind are; None where the address of iss is all there is."""
    rows = (row for row in KEY_PLACES if row.ids.intersection(ids))
    found = ((row.address(evidence), row.is_metadata) for row in rows)
    return next((PublishedKeys(address, is_metadata) for address, is_metadata in found if address is not None), None)


def _fixed(address: str) -> Callable[[Evidence], str | None]:
    return lambda _evidence: address


def _below_issuer(path: str) -> Callable[[Evidence], str | None]:
    """Return an address below that of iss, which is a plain https one."""
    return lambda evidence: f"{evidence.iss.rstrip('/')}{path}" if evidence.host else None


def _alb(evidence: Evidence) -> str:
    found, key = _BALANCER.fullmatch(evidence.parameter("signer")), evidence.parameter("kid")
    if not found or not _WORD.fullmatch(key):
        return ""
    region = found[1]
    if region.startswith(_GOV_CLOUD):
        return f"https://s3-{region}.amazonaws.com/aws-elb-public-keys-prod-{region}/{key}"
    return f"https://public-keys.auth.elb.{region}.amazonaws.com/{key}"


def _b2c(evidence: Evidence) -> str | None:
    """Return the address for a policy, which iss has only where it begins with /tfp."""
    policy, tenant = evidence.text("tfp") or evidence.text("acr"), evidence.path.split("/")[1:2]
    is_known = evidence.host and tenant and _WORD.fullmatch(policy) and _WORD.fullmatch(tenant[0])
    is_needed = is_known and tenant != ["tfp"]
    return f"https://{evidence.host}/{tenant[0]}/{policy}/discovery/v2.0/keys" if is_needed else None


def _firebase(evidence: Evidence) -> str:
    is_session = evidence.host == "session.firebase.google.com"
    return _SESSION_KEYS if is_session else f"{_SERVICE_KEYS}securetoken@system.gserviceaccount.com"


def _service_account(evidence: Evidence) -> str | None:
    return f"{_SERVICE_KEYS}{evidence.iss}" if _SERVICE_ACCOUNT.fullmatch(evidence.iss) else None


def _workos(evidence: Evidence) -> str | None:
    if evidence.host.endswith(".authkit.app"):
        return f"https://{evidence.host}/oauth2/jwks"
    last = evidence.path.rpartition("/")[2]
    client = last if _CLIENT.fullmatch(last) else evidence.text("client_id")
    return f"https://api.workos.com/sso/jwks/{client}" if _CLIENT.fullmatch(client) else None


def _stytch(evidence: Evidence) -> str | None:
    found = _STYTCH.search(evidence.iss)
    if not found:
        return None
    host = "api" if found[1] == "live" else "test"
    business = "b2b/" if "https://stytch.com/organization" in evidence.claims else ""
    return f"https://{host}.stytch.com/v1/{business}sessions/jwks/{found[0]}"


def _descope(evidence: Evidence) -> str | None:
    found = _DESCOPE.fullmatch(evidence.iss.rpartition("/")[2])
    return f"https://api.descope.com/{found[0]}/.well-known/jwks.json" if found else None


def _kubernetes(evidence: Evidence) -> str | None:
    return IN_CLUSTER if evidence.iss.startswith(_IN_CLUSTER) else None


def _adfs(evidence: Evidence) -> str | None:
    """Return the address on the host, which iss of an access token names as http."""
    host = evidence.host or urlsplit(evidence.iss).hostname or ""
    return f"https://{host}/adfs/discovery/keys" if _HOST.fullmatch(host) else None


def _credential(evidence: Evidence) -> str | None:
    """Return the address of the metadata of an SD-JWT VC's issuer (SD-JWT VC, JWT VC Issuer Metadata)."""
    return f"https://{evidence.host}/.well-known/jwt-vc-issuer{evidence.path.rstrip('/')}" if evidence.host else None


_SERVICE_KEYS: Final = "https://www.googleapis.com/service_accounts/v1/jwk/"
_SESSION_KEYS: Final = "https://www.googleapis.com/identitytoolkit/v3/relyingparty/publicKeys"
# The path of the API server, which is not to be reached by iss from elsewhere.
IN_CLUSTER: Final = "/openid/v1/jwks"


def _row(ids: str, source: str, address: Callable[[Evidence], str | None], *, is_metadata: bool = False) -> KeyPlace:
    return KeyPlace(words(ids), source, address, is_metadata)


KEY_PLACES: Final = (
    _row(
        "alb", "Application Load Balancers, Authenticate users, User claims encoding and signature verification", _alb
    ),
    _row(
        "google-iap",
        "Identity-Aware Proxy, Securing your app with signed headers",
        _fixed("https://www.gstatic.com/iap/verify/public_key-jwk"),
    ),
    _row("google", "Google Identity, OpenID Connect", _fixed("https://www.googleapis.com/oauth2/v3/certs")),
    _row("firebase", "Firebase Authentication, Verify ID Tokens", _firebase),
    _row(
        "firebase-app-check",
        "Firebase, Verify App Check tokens from a custom backend",
        _fixed("https://firebaseappcheck.googleapis.com/v1/jwks"),
    ),
    _row("adfs", "AD FS, OpenID Connect/OAuth concepts", _adfs),
    _row(
        "firebase-custom jwt-grant google-self-signed google-wallet",
        "Google Cloud, IAM, service accounts, keys",
        _service_account,
    ),
    _row(
        "cloudflare-access",
        "Cloudflare One, Validate JWTs",
        _below_issuer("/cdn-cgi/access/certs"),
    ),
    _row("entra-b2c", "Azure AD B2C, Overview of tokens, Validate signature", _b2c),
    _row("supabase", "Supabase Docs, JWT Signing Keys", _below_issuer("/.well-known/jwks.json")),
    _row(
        "cognito-identity",
        "Amazon Cognito, Identity pools, OpenID token",
        _fixed("https://cognito-identity.amazonaws.com/.well-known/jwks_uri"),
    ),
    _row("clerk", "Clerk Docs, Manual JWT verification", _below_issuer("/.well-known/jwks.json")),
    _row("workos", "WorkOS Docs, JWKS URL", _workos),
    _row("stytch", "Stytch API, Get JWKS", _stytch),
    _row("descope", "Descope Docs, Session validation", _descope),
    _row("linkedin", "LinkedIn, Sign In with LinkedIn", _fixed("https://www.linkedin.com/oauth/openid/jwks")),
    _row("kubernetes", "Kubernetes documentation, Service account issuer discovery", _kubernetes),
    _row("smart-health-card", "SMART Health Cards Framework", _below_issuer("/.well-known/jwks.json")),
    _row("sd-jwt-vc", "SD-JWT VC, JWT VC Issuer Metadata", _credential, is_metadata=True),
    _row("entity-statement", "OpenID Federation §9", _below_issuer("/.well-known/openid-federation"), is_metadata=True),
)
