"""Who a token says it is from: one row for each issuer, tried in this order; the first that answers is the one.

Each row asks the host of iss, exact or below a suffix, or claims that nobody else uses. Where an issuer can run under
a name of its customer's, the claims must speak for it, and iss must not look like one of the issuer's own names: what
only resembles them is nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

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
    from jwt_decoder.registry.issuers.issuer import Issuer

    Says = Callable[[Evidence], str]

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


def _shown(evidence: Evidence) -> str:
    host = evidence.host
    return host if len(host) <= _LONGEST_SHOWN else f"…{host[-_LONGEST_SHOWN:]}"


def _on(*hosts: str) -> Says:
    """Answer when iss is on one of these hosts."""
    own = frozenset(hosts)
    return lambda evidence: f"{evidence.place} is on {evidence.host}" if evidence.host in own else ""


def _under(*suffixes: str) -> Says:
    """Answer when iss is on a host below one of these names, each of which begins with a dot."""
    return lambda evidence: f"{evidence.place} is on {_shown(evidence)}" if evidence.host.endswith(suffixes) else ""


def _names(*names: str) -> Says:
    """Answer when iss is exactly one of these names."""
    own = frozenset(names)
    return lambda evidence: f"{evidence.place} is {evidence.iss}" if evidence.iss in own else ""


def _alb(evidence: Evidence) -> str:
    parts = evidence.parameter("signer").split(":", 3)
    is_balancer = parts[0] == "arn" and parts[2:3] == ["elasticloadbalancing"]
    return "signer in the header names a load balancer" if is_balancer else ""


def _graph(evidence: Evidence) -> str:
    if evidence.host not in _ENTRA_HOSTS or _GRAPH.isdisjoint(evidence.strings("aud")):
        return ""
    return f"{evidence.place} is on {evidence.host}, and aud is Microsoft Graph"


def _entra_v2(evidence: Evidence) -> str:
    is_below = evidence.host.endswith(".ciamlogin.com")
    if (evidence.host in _ENTRA_LOGIN or is_below) and evidence.path.rstrip("/").endswith("/v2.0"):
        return f"{evidence.place} is {_shown(evidence)}/…/v2.0"
    return _without_iss(evidence, "2.0")


def _entra_v1(evidence: Evidence) -> str:
    if evidence.host in _ENTRA_STS:
        return f"{evidence.place} is {evidence.host}/…"
    return _without_iss(evidence, "1.0")


def _without_iss(evidence: Evidence, version: str) -> str:
    is_entra = not evidence.iss and evidence.has(_OF_ENTRA) and evidence.text("ver") == version
    return f"tid, oid and uti are there, and ver is {version}" if is_entra else ""


def _b2c(evidence: Evidence) -> str:
    if evidence.host.endswith(".b2clogin.com"):
        return f"iss is on {_shown(evidence)}"
    policy = next((name for name in ("tfp", "acr") if evidence.text(name).lower().startswith("b2c_1")), "")
    if not policy or not evidence.path.rstrip("/").endswith("/v2.0") or _resembles(evidence, "b2clogin"):
        return ""
    own = evidence.host in _ENTRA_LOGIN or not _resembles(evidence, "microsoft")
    return f"{policy} names a B2C policy, and iss ends with /v2.0" if own else ""


def _resembles(evidence: Evidence, name: str) -> bool:
    return name in evidence.iss


def _google(evidence: Evidence) -> str:
    is_bare = evidence.iss == "accounts.google.com"
    return "iss is accounts.google.com" if is_bare or evidence.host == "accounts.google.com" else ""


def _iap(evidence: Evidence) -> str:
    return "iss is cloud.google.com/iap" if (evidence.host, evidence.path) == ("cloud.google.com", "/iap") else ""


def _firebase_custom(evidence: Evidence) -> str:
    return "aud is Identity Toolkit" if _IDENTITY_TOOLKIT in evidence.strings("aud") else ""


def _cognito(evidence: Evidence) -> str:
    labels = evidence.host.split(".", 2)
    is_pool = labels[0] == "cognito-idp" and labels[2:3] in (["amazonaws.com"], ["amazonaws.com.cn"])
    return f"iss is on {evidence.host}" if is_pool else ""


def _okta(evidence: Evidence) -> str:
    """Know a custom domain by what only Okta writes: the beginning of jti, beside cid or ver."""
    kind, dot, _rest = evidence.text("jti").partition(".")
    claims = evidence.claims
    is_okta = dot and ((kind == "AT" and "cid" in claims) or (kind == "ID" and "ver" in claims))
    if not is_okta or _resembles(evidence, "okta"):
        return ""
    return f"jti begins with {kind}., and {'cid' if kind == 'AT' else 'ver'} is there"


def _auth0(evidence: Evidence) -> str:
    """Know a custom domain by what only Auth0 writes: the form of sub."""
    if (evidence.host and not evidence.path.endswith("/")) or _resembles(evidence, "auth0"):
        return ""
    sub = evidence.text("sub")
    strategy, bar, _id = sub.partition("|")
    if bar and strategy in _AUTH0_STRATEGIES:
        return f"sub begins with {strategy}|"
    return "sub ends with @clients, and gty is there" if sub.endswith("@clients") and "gty" in evidence.claims else ""


def _keycloak(evidence: Evidence) -> str:
    _before, mark, realm = evidence.path.partition("/realms/")
    found = [name for name in _KEYCLOAK_CLAIMS if name in evidence.claims] if mark else []
    if found and realm.rstrip("/") and "/" not in realm.rstrip("/"):
        return f"{evidence.place} has /realms/ and a name, and {found[0]} is there"
    if not evidence.iss and evidence.text("typ") in _KEYCLOAK_TYP and "realm_access" in evidence.claims:
        return f"typ in the claims is {evidence.text('typ')}, and realm_access is there"
    return ""


def _keycloak_admin(evidence: Evidence) -> str:
    action = evidence.text("action")
    return f"action is {action}, and resource is there" if action in _ACTIONS and "resource" in evidence.claims else ""


def _app_store(evidence: Evidence) -> str:
    names = next((names for names in _APP_STORE if evidence.has(names)), None)
    return f"{_listed(sorted(names))} are there" if names else ""


def _connect(evidence: Evidence) -> str:
    return "aud is appstoreconnect-v1" if "appstoreconnect-v1" in evidence.strings("aud") else ""


def _github(evidence: Evidence) -> str:
    if evidence.host == "token.actions.githubusercontent.com":
        return f"iss is on {evidence.host}"
    labels = evidence.host.split(".")
    if (labels[:2], labels[3:]) == (["token", "actions"], ["ghe", "com"]):
        return f"iss is on {_shown(evidence)}"
    is_server = evidence.path == "/_services/token" and evidence.has(_OF_GITHUB)
    return "iss ends with /_services/token, and repository, run_id and workflow are there" if is_server else ""


def _gitlab_ci(evidence: Evidence) -> str:
    is_job = evidence.has(_OF_GITLAB)
    return "project_path, pipeline_id and job_id are there" if is_job else ""


def _kubernetes(evidence: Evidence) -> str:
    if "kubernetes.io" in evidence.claims or "kubernetes.io/serviceaccount/namespace" in evidence.claims:
        return "claims of kubernetes.io are there"
    if evidence.text("sub").startswith("system:serviceaccount:"):
        return "sub begins with system:serviceaccount:"
    return f"iss is on {evidence.host}" if evidence.host in _IN_CLUSTER else ""


def _supabase(evidence: Evidence) -> str:
    is_server = evidence.path == "/auth/v1" and evidence.has(_OF_SUPABASE)
    known = is_server and not _resembles(evidence, "supabase")
    return "iss ends with /auth/v1, and role, aal and session_id are there" if known else ""


def _salesforce(evidence: Evidence) -> str:
    return "tty in the header is sfdc-core-token" if evidence.parameter("tty") == "sfdc-core-token" else ""


def _pingone(evidence: Evidence) -> str:
    is_environment = evidence.host in _PINGONE and evidence.path.endswith("/as")
    return f"iss is on {evidence.host}" if is_environment else ""


def _pingfederate(evidence: Evidence) -> str:
    return "pi.sri is there" if "pi.sri" in evidence.claims else ""


def _vault(evidence: Evidence) -> str:
    is_engine = evidence.path.startswith("/v1/") and "/identity/oidc" in evidence.path
    return "iss has the path of Vault's identity engine" if is_engine else ""


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


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


def recognise(evidence: Evidence) -> tuple[Issuer, str] | None:
    """Give the issuer that the token says it is from, with the reason."""
    for issuer, says in RECOGNITIONS:
        reason = says(evidence)
        if reason:
            return issuer, reason
    return None
