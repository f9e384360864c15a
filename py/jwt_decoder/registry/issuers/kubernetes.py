"""The claims of Kubernetes service accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.issuers.algorithms import PUBLIC
from jwt_decoder.registry.issuers.issuer import Exemption, Issuer
from jwt_decoder.registry.issuers.recognition import Recognition, is_on, names
from jwt_decoder.registry.row import Row, by_name

if TYPE_CHECKING:
    from jwt_decoder.registry.evidence import Evidence

_DOCS: Final = "Kubernetes documentation, Managing Service Accounts"
_BOUND: Final = f"{_DOCS}, Bound service account tokens"
_LEGACY: Final = f"{_DOCS}, Manual Secret management for ServiceAccounts"

_CLAIMS: Final = (
    Row("iss", "Issuer", "The cluster's API server, as it was set up to call itself.", "string", _BOUND),
    Row("sub", "Subject", "The service account: system:serviceaccount, its namespace, its name.", "string", _BOUND),
    Row("aud", "Audience", "Who the token is for, by default the API server.", "StringOrURIs", _BOUND),
    Row(
        "kubernetes.io",
        "What it is bound to",
        "The namespace and serviceaccount, the pod, node or secret that the token lives and dies with, and "
        "warnafter, when a token still in use is past its time.",
        "object",
        _BOUND,
    ),
    Row(
        "kubernetes.io/serviceaccount/namespace",
        "Namespace",
        "The namespace of the service account.",
        "string",
        _LEGACY,
    ),
    Row(
        "kubernetes.io/serviceaccount/secret.name",
        "Secret",
        "The Secret that keeps this token, which does not expire.",
        "string",
        _LEGACY,
    ),
    Row(
        "kubernetes.io/serviceaccount/service-account.name",
        "Service account",
        "The name of the service account.",
        "string",
        _LEGACY,
    ),
    Row(
        "kubernetes.io/serviceaccount/service-account.uid",
        "Service account UID",
        "The UID of the service account, which tells it from an earlier one with the same name.",
        "uuid",
        _LEGACY,
    ),
)

_IN_CLUSTER: Final = frozenset({"kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc.cluster.local"})


def _kubernetes(evidence: Evidence) -> Sentence | None:
    if "kubernetes.io" in evidence.claims or "kubernetes.io/serviceaccount/namespace" in evidence.claims:
        return Sentence("it has kubernetes.io claims")
    if evidence.text("sub").startswith("system:serviceaccount:"):
        return Sentence("sub starts with system:serviceaccount:")
    return is_on("iss", evidence.host) if evidence.host in _IN_CLUSTER else None


KUBERNETES: Final = Issuer(
    "kubernetes",
    "Kubernetes",
    _DOCS,
    by_name(_CLAIMS),
    recognised=(Recognition(180, names("kubernetes/serviceaccount")), Recognition(190, _kubernetes)),
    algorithms=PUBLIC,
    exceptions=(
        Exemption(
            ("exp-missing", "lifetime-over-a-year"),
            "Tokens of service accounts in Secrets do not end, and those in pods are extended to a year.",
        ),
    ),
)
