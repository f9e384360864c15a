"""All checklists, and which one is for a kind of token."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.checklists import authorization, credentials, events, federation, messages, oauth, openid, proofs
from jwt_decoder.checklists.workloads import WORKLOAD_IDENTITY
from jwt_decoder.json.parse import members_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.checklists.requirement import Checklist
    from jwt_decoder.model.part import Node

CHECKLISTS: Final[tuple[Checklist, ...]] = (
    openid.ID_TOKEN,
    oauth.AT_JWT,
    oauth.BOUND_TOKEN,
    oauth.CLIENT_ASSERTION,
    oauth.FAPI_ASSERTION,
    authorization.REQUEST_OBJECT,
    authorization.AUTHORIZATION_RESPONSE,
    openid.LOGOUT_TOKEN,
    events.SECURITY_EVENT,
    events.CAEP_EVENT,
    proofs.DPOP_PROOF,
    credentials.SD_JWT_VC,
    credentials.HAIP_CREDENTIAL,
    credentials.STATUS_LIST,
    proofs.KEY_PROOF,
    credentials.KEY_ATTESTATION,
    oauth.CLIENT_ATTESTATION,
    proofs.CLIENT_ATTESTATION_POP,
    oauth.ID_JAG,
    oauth.TRANSACTION_TOKEN,
    WORKLOAD_IDENTITY,
    proofs.WORKLOAD_PROOF,
    federation.ENTITY_STATEMENT,
    federation.TRUST_MARK,
    messages.VAPID,
    messages.PASSPORT,
    credentials.HEALTH_CARD,
)
BY_ID: Final[Mapping[str, Checklist]] = MappingProxyType({one.id: one for one in CHECKLISTS})
# An access token that doesn't say that it follows RFC 9068 is held to that: there is no other profile of one.
_FOR_KIND: Final[Mapping[str, str]] = MappingProxyType({"access-token": "at-jwt"})


def claimed(kind: str, claims: Mapping[str, Node]) -> Checklist | None:
    """Return the checklist for what a token claims to be; None where there is none for that."""
    if kind == "security-event-token" and any(
        name.startswith(events.CAEP) for name in members_of(claims.get("events"))
    ):
        return events.CAEP_EVENT
    return BY_ID.get(_FOR_KIND.get(kind, kind))
