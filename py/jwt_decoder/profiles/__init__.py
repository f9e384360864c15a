"""The profile of a token: a reading of what it says of itself, and no proof of anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jwt_decoder.profiles import by_issuer, by_type
from jwt_decoder.profiles.evidence import gather
from jwt_decoder.profiles.profile import UNKNOWN, KnownIssuer, KnownType, Profile

if TYPE_CHECKING:
    from jwt_decoder.decode import Decoded
    from jwt_decoder.profiles.evidence import Evidence
    from jwt_decoder.registry.token_types import Required, TokenType

__all__ = ["UNKNOWN", "KnownIssuer", "KnownType", "Profile", "find"]


def find(decoded: Decoded) -> Profile:
    """Give the profile of a token; what is not recognised for certain is None in it."""
    evidence = gather(decoded)
    from_whom = by_issuer.recognise(evidence)
    issuer = KnownIssuer(*from_whom) if from_whom else None
    what = by_type.recognise(evidence, issuer.issuer.id if issuer else "")
    if what is None:
        return Profile(issuer, None, issuer.issuer.claims, issuer.issuer.parameters) if issuer else UNKNOWN
    kind, reason = what
    readable = decoded.payload is not None and decoded.payload.kind == "claims-set"
    known = KnownType(kind, reason, _missing(kind, evidence) if readable else ())
    required = frozenset(one.names[0] for one in kind.required if len(one.names) == 1)
    if issuer is None:
        return Profile(None, known, kind.claims, required=required)
    rows = {**kind.claims, **issuer.issuer.claims} if kind.claims else issuer.issuer.claims
    return Profile(issuer, known, rows, issuer.issuer.parameters, required)


def _missing(kind: TokenType, evidence: Evidence) -> tuple[Required, ...]:
    """Give what is required and not there; of claims that Disclosures may hold nothing can be said (RFC 9901 §4.2)."""
    if kind.hidden and "_sd" in evidence.claims:
        return ()
    return tuple(one for one in kind.required if evidence.lacks(frozenset(one.names)))
