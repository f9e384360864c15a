"""The profile of a token: a reading of what it says of itself, and no proof of anything."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.profiles import by_issuer, by_type
from jwt_decoder.explain.profiles.gather_evidence import gather
from jwt_decoder.explain.profiles.profile import UNKNOWN, KnownIssuer, KnownType, Profile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.registry.evidence import Evidence
    from jwt_decoder.registry.issuers import Issuer
    from jwt_decoder.registry.row import Row
    from jwt_decoder.registry.token_types import Required, TokenType

_MOST_NAMES: Final = 2000


def recognise(decoded: Decoded, judged: Decoded, label: str = "") -> Profile:
    """Return the profile of a token; what is not recognised for certain is None in it.

    ``label`` is what the paste calls it. ``judged`` is the token with the claims that count, which of an SD-JWT are
    those of the processed payload.
    """
    evidence = gather(judged, label)
    from_whom = by_issuer.recognise(evidence)
    issuer = KnownIssuer(*from_whom) if from_whom else None
    what = by_type.recognise(evidence, issuer.issuer.id if issuer else "", label)
    if what is None:
        return Profile(issuer, None, _rows(issuer.issuer, evidence), issuer.issuer.parameters) if issuer else UNKNOWN
    kind, reason = what
    known = KnownType(kind, reason, _missing(kind, evidence, decoded, judged))
    required = frozenset(one.names[0] for one in kind.required if len(one.names) == 1)
    if issuer is None:
        return Profile(None, known, kind.claims, required=required)
    rows = _rows(issuer.issuer, evidence)
    return Profile(issuer, known, {**kind.claims, **rows} if kind.claims else rows, issuer.issuer.parameters, required)


def _missing(kind: TokenType, evidence: Evidence, decoded: Decoded, judged: Decoded) -> tuple[Required, ...]:
    """Return what is required and not there, if the claims can be read.

    Of claims that undisclosed Disclosures may hold nothing can be said (RFC 9901 §4.2).
    """
    is_readable = judged.payload is not None and judged.payload.kind == "claims-set"
    if not is_readable or (kind.hidden and "_sd" in decoded.claims):
        return ()
    return tuple(one for one in kind.required if evidence.lacks(frozenset(one.names)))


def _rows(issuer: Issuer, evidence: Evidence) -> Mapping[str, Row]:
    """Return the rows of an issuer, with one for each claim whose name begins as its customers' do."""
    if not issuer.prefixes:
        return issuer.claims
    found = {
        name: replace(row, name=name)
        for name in islice(evidence.claims, _MOST_NAMES)
        for row in issuer.prefixes
        if name.startswith(row.name)
    }
    return {**found, **issuer.claims} if found else issuer.claims
