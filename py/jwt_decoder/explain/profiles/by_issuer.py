"""Who a token says it is from: one row for each issuer, tried in this order; the first that answers is the one.

Each row asks the host of iss, exact or below a suffix, or claims that nobody else uses. Where an issuer can run under
a name of its customer's, the claims must speak for it, and iss must not look like one of the issuer's own names: what
only resembles them is nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Listing, Sentence
from jwt_decoder.registry.issuers import (
    amazon,
    apple,
    auth0,
    cloudflare,
    entra,
    github,
    gitlab,
    google,
    keycloak,
    kubernetes,
    okta,
    ping,
    salesforce,
    supabase,
    vault,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from jwt_decoder.explain.profiles.evidence import Evidence
    from jwt_decoder.model.sentence import Value
    from jwt_decoder.registry.issuers.issuer import Issuer

    Says = Callable[[Evidence], Sentence | None]

_LONGEST_SHOWN: Final = 60

_ENTRA_LOGIN: Final = frozenset(
    {"login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn"}
)
_ENTRA_STS: Final = frozenset({"sts.windows.net", "sts.chinacloudapi.cn"})
# How Auth0 names where an account is from; other issuers have no bar behind such a name.
_AUTH0_STRATEGIES: Final = frozenset({"auth0", "google-oauth2", "windowslive", "samlp", "waad", "adfs", "email", "sms"})
_GRAPH: Final = frozenset({"00000003-0000-0000-c000-000000000000", "https://graph.microsoft.com"})
_PINGONE: Final = frozenset(
    {
        "auth.pingone.com",
        "auth.pingone.eu",
        "auth.pingone.ca",
        "auth.pingone.asia",
        "auth.pingone.com.au",
        "auth.pingone.sg",
    }
)
_IN_CLUSTER: Final = frozenset({"kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc.cluster.local"})
_IDENTITY_TOOLKIT: Final = "https://identitytoolkit.googleapis.com/google.identity.identitytoolkit.v1.IdentityToolkit"
# How Okta begins the ID of an access token and of an ID Token, and the claim that stands beside it.
_BESIDE_JTI: Final = {"AT": "cid", "ID": "ver"}
_OF_ENTRA: Final = frozenset({"tid", "oid", "uti"})
_OF_GITHUB: Final = frozenset({"repository", "run_id", "workflow"})
_OF_GITLAB: Final = frozenset({"namespace_path", "project_path", "pipeline_id", "job_id"})
_OF_SUPABASE: Final = frozenset({"role", "aal", "session_id"})
_ENTRA_HOSTS: Final = _ENTRA_LOGIN | _ENTRA_STS
_ACTIONS: Final = frozenset({"LOGOUT", "PUSH_NOT_BEFORE", "TEST_AVAILABILITY"})
_KEYCLOAK_TYP: Final = frozenset({"Bearer", "DPoP", "ID", "Refresh", "Offline", "Logout", "Serialized-ID"})
_KEYCLOAK_CLAIMS: Final = (
    "realm_access",
    "resource_access",
    "typ",
    "session_state",
    "allowed-origins",
    "azp",
    "sid",
    "events",
)
_APP_STORE: Final = (
    frozenset({"notificationType", "notificationUUID"}),
    frozenset({"transactionId", "originalTransactionId", "bundleId"}),
    frozenset({"autoRenewProductId", "originalTransactionId"}),
    frozenset({"receiptType", "bundleId", "receiptCreationDate"}),
)


def _host(evidence: Evidence) -> str:
    """Return the host, of a long one the end: it says whose it is."""
    host = evidence.host
    return host if len(host) <= _LONGEST_SHOWN else f"…{host[-_LONGEST_SHOWN:]}"


def _is_on(place: Value, host: str) -> Sentence:
    return Sentence("{place} is on {host}", place=place, host=host)


def _on(*hosts: str) -> Says:
    """Answer when iss is on one of these hosts."""
    own = frozenset(hosts)
    return lambda evidence: _is_on(evidence.place, evidence.host) if evidence.host in own else None


def _under(*suffixes: str) -> Says:
    """Answer when iss is on a host below one of these names, each of which begins with a dot."""
    return lambda evidence: _is_on(evidence.place, _host(evidence)) if evidence.host.endswith(suffixes) else None


def _names(*names: str) -> Says:
    """Answer when iss is exactly one of these names."""
    own = frozenset(names)
    return lambda evidence: _is(evidence) if evidence.iss in own else None


def _is(evidence: Evidence) -> Sentence:
    return Sentence("{place} is {iss}", place=evidence.place, iss=evidence.iss)


def _alb(evidence: Evidence) -> Sentence | None:
    parts = evidence.parameter("signer").split(":", 3)
    is_balancer = parts[0] == "arn" and parts[2:3] == ["elasticloadbalancing"]
    return Sentence("signer in the header names a load balancer") if is_balancer else None


def _graph(evidence: Evidence) -> Sentence | None:
    if evidence.host not in _ENTRA_HOSTS or _GRAPH.isdisjoint(evidence.strings("aud")):
        return None
    return Sentence("{place} is on {host}, and aud is Microsoft Graph", place=evidence.place, host=evidence.host)


def _entra_v2(evidence: Evidence) -> Sentence | None:
    is_below = evidence.host.endswith(".ciamlogin.com")
    if (evidence.host in _ENTRA_LOGIN or is_below) and evidence.path.rstrip("/").endswith("/v2.0"):
        return Sentence("{place} is {host}/…/v2.0", place=evidence.place, host=_host(evidence))
    return _without_iss(evidence, "2.0")


def _entra_v1(evidence: Evidence) -> Sentence | None:
    if evidence.host in _ENTRA_STS:
        return Sentence("{place} is {host}/…", place=evidence.place, host=evidence.host)
    return _without_iss(evidence, "1.0")


def _without_iss(evidence: Evidence, version: str) -> Sentence | None:
    is_entra = not evidence.iss and evidence.has(_OF_ENTRA) and evidence.text("ver") == version
    return Sentence("tid, oid and uti are there, and ver is {version}", version=version) if is_entra else None


def _b2c(evidence: Evidence) -> Sentence | None:
    if evidence.host.endswith(".b2clogin.com"):
        return _is_on("iss", _host(evidence))
    policy = next((name for name in ("tfp", "acr") if evidence.text(name).lower().startswith("b2c_1")), "")
    if not policy or not evidence.path.rstrip("/").endswith("/v2.0") or _resembles(evidence, "b2clogin"):
        return None
    own = evidence.host in _ENTRA_LOGIN or not _resembles(evidence, "microsoft")
    return Sentence("{name} names a B2C policy, and iss ends with /v2.0", name=policy) if own else None


def _resembles(evidence: Evidence, name: str) -> bool:
    return name in evidence.iss


def _google(evidence: Evidence) -> Sentence | None:
    is_bare = evidence.iss == "accounts.google.com"
    return Sentence("iss is accounts.google.com") if is_bare or evidence.host == "accounts.google.com" else None


def _iap(evidence: Evidence) -> Sentence | None:
    is_proxy = (evidence.host, evidence.path) == ("cloud.google.com", "/iap")
    return Sentence("iss is cloud.google.com/iap") if is_proxy else None


def _firebase_custom(evidence: Evidence) -> Sentence | None:
    return Sentence("aud is Identity Toolkit") if _IDENTITY_TOOLKIT in evidence.strings("aud") else None


def _cognito(evidence: Evidence) -> Sentence | None:
    labels = evidence.host.split(".", 2)
    is_pool = labels[0] == "cognito-idp" and labels[2:3] in (["amazonaws.com"], ["amazonaws.com.cn"])
    return _is_on("iss", evidence.host) if is_pool else None


def _okta(evidence: Evidence) -> Sentence | None:
    """Know a custom domain by what only Okta writes: the beginning of jti, beside cid or ver."""
    kind, dot, _rest = evidence.text("jti").partition(".")
    beside = _BESIDE_JTI.get(kind, "") if dot else ""
    if not beside or beside not in evidence.claims or _resembles(evidence, "okta"):
        return None
    return Sentence("jti begins with {kind}., and {name} is there", kind=kind, name=beside)


def _auth0(evidence: Evidence) -> Sentence | None:
    """Know a custom domain by what only Auth0 writes: the form of sub."""
    if (evidence.host and not evidence.path.endswith("/")) or _resembles(evidence, "auth0"):
        return None
    sub = evidence.text("sub")
    strategy, bar, _id = sub.partition("|")
    if bar and strategy in _AUTH0_STRATEGIES:
        return Sentence("sub begins with {strategy}|", strategy=strategy)
    is_client = sub.endswith("@clients") and "gty" in evidence.claims
    return Sentence("sub ends with @clients, and gty is there") if is_client else None


def _keycloak(evidence: Evidence) -> Sentence | None:
    _before, mark, realm = evidence.path.partition("/realms/")
    names = [name for name in _KEYCLOAK_CLAIMS if name in evidence.claims] if mark else []
    if names and realm.rstrip("/") and "/" not in realm.rstrip("/"):
        return Sentence("{place} has /realms/ and a name, and {name} is there", place=evidence.place, name=names[0])
    typ = evidence.text("typ")
    if not evidence.iss and typ in _KEYCLOAK_TYP and "realm_access" in evidence.claims:
        return Sentence("typ in the claims is {typ}, and realm_access is there", typ=typ)
    return None


def _keycloak_admin(evidence: Evidence) -> Sentence | None:
    action = evidence.text("action")
    is_action = action in _ACTIONS and "resource" in evidence.claims
    return Sentence("action is {action}, and resource is there", action=action) if is_action else None


def _app_store(evidence: Evidence) -> Sentence | None:
    names = next((names for names in _APP_STORE if evidence.has(names)), None)
    return Sentence("{names} are there", names=Listing(tuple(sorted(names)), "and")) if names else None


def _connect(evidence: Evidence) -> Sentence | None:
    return Sentence("aud is appstoreconnect-v1") if "appstoreconnect-v1" in evidence.strings("aud") else None


def _github(evidence: Evidence) -> Sentence | None:
    if evidence.host == "token.actions.githubusercontent.com":
        return _is_on("iss", evidence.host)
    labels = evidence.host.split(".")
    if (labels[:2], labels[3:]) == (["token", "actions"], ["ghe", "com"]):
        return _is_on("iss", _host(evidence))
    is_server = evidence.path == "/_services/token" and evidence.has(_OF_GITHUB)
    return (
        Sentence("iss ends with /_services/token, and repository, run_id and workflow are there") if is_server else None
    )


def _gitlab_ci(evidence: Evidence) -> Sentence | None:
    return Sentence("project_path, pipeline_id and job_id are there") if evidence.has(_OF_GITLAB) else None


def _kubernetes(evidence: Evidence) -> Sentence | None:
    if "kubernetes.io" in evidence.claims or "kubernetes.io/serviceaccount/namespace" in evidence.claims:
        return Sentence("claims of kubernetes.io are there")
    if evidence.text("sub").startswith("system:serviceaccount:"):
        return Sentence("sub begins with system:serviceaccount:")
    return _is_on("iss", evidence.host) if evidence.host in _IN_CLUSTER else None


def _supabase(evidence: Evidence) -> Sentence | None:
    is_server = evidence.path == "/auth/v1" and evidence.has(_OF_SUPABASE)
    is_known = is_server and not _resembles(evidence, "supabase")
    return Sentence("iss ends with /auth/v1, and role, aal and session_id are there") if is_known else None


def _salesforce(evidence: Evidence) -> Sentence | None:
    is_core = evidence.parameter("tty") == "sfdc-core-token"
    return Sentence("tty in the header is sfdc-core-token") if is_core else None


def _pingone(evidence: Evidence) -> Sentence | None:
    is_environment = evidence.host in _PINGONE and evidence.path.endswith("/as")
    return _is_on("iss", evidence.host) if is_environment else None


def _pingfederate(evidence: Evidence) -> Sentence | None:
    return Sentence("pi.sri is there") if "pi.sri" in evidence.claims else None


def _vault(evidence: Evidence) -> Sentence | None:
    is_engine = evidence.path.startswith("/v1/") and "/identity/oidc" in evidence.path
    return Sentence("iss has the path of Vault's identity engine") if is_engine else None


RECOGNITIONS: Final[tuple[tuple[Issuer, Says], ...]] = (
    (amazon.ALB, _alb),
    (entra.ENTRA_B2C, _b2c),
    (entra.ENTRA_GRAPH, _graph),
    (entra.ENTRA_V2, _entra_v2),
    (entra.ENTRA_V1, _entra_v1),
    (google.GOOGLE, _google),
    (google.GOOGLE_IAP, _iap),
    (google.FIREBASE, _on("securetoken.google.com", "session.firebase.google.com")),
    (google.FIREBASE_CUSTOM, _firebase_custom),
    (auth0.AUTH0, _under(".auth0.com")),
    (okta.OKTA, _under(".okta.com", ".oktapreview.com", ".okta-emea.com", ".okta-gov.com")),
    (amazon.COGNITO, _cognito),
    (amazon.COGNITO_IDENTITY, _on("cognito-identity.amazonaws.com")),
    (apple.APPLE, _on("appleid.apple.com")),
    (github.GITHUB, _github),
    (gitlab.GITLAB_CI, _gitlab_ci),
    (gitlab.GITLAB, _on("gitlab.com")),
    (kubernetes.KUBERNETES, _names("kubernetes/serviceaccount")),
    (kubernetes.KUBERNETES, _kubernetes),
    (supabase.SUPABASE, _names("supabase", "supabase-demo")),
    (supabase.SUPABASE, _under(".supabase.co")),
    (supabase.SUPABASE, _supabase),
    (cloudflare.CLOUDFLARE, _under(".cloudflareaccess.com")),
    (salesforce.SALESFORCE, _salesforce),
    (salesforce.SALESFORCE, _on("login.salesforce.com", "test.salesforce.com")),
    (salesforce.SALESFORCE, _under(".my.salesforce.com")),
    (ping.PINGONE, _pingone),
    (ping.PINGFEDERATE, _pingfederate),
    (vault.VAULT, _vault),
    (keycloak.KEYCLOAK, _keycloak),
    (keycloak.KEYCLOAK_ADMIN, _keycloak_admin),
    (apple.APP_STORE, _app_store),
    (apple.APP_STORE_CONNECT, _connect),
    (okta.OKTA, _okta),
    (auth0.AUTH0, _auth0),
)


def recognise(evidence: Evidence) -> tuple[Issuer, Sentence] | None:
    """Return the issuer that the token says it is from, with the reason."""
    for issuer, says in RECOGNITIONS:
        reason = says(evidence)
        if reason:
            return issuer, reason
    return None
