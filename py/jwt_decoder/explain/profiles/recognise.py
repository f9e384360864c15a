"""The profile of a token: a reading of what it says of itself, and no proof of anything."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.profiles import by_issuer, by_type
from jwt_decoder.explain.profiles.gather_evidence import gather
from jwt_decoder.explain.profiles.profile import UNKNOWN, KnownIssuer, KnownType, Profile
from jwt_decoder.registry.key_places import published_keys

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
    if not (issuer or what):
        return UNKNOWN
    known = KnownType(*what, _missing(what[0], evidence, decoded, judged)) if what else None
    kind = what[0] if what else None
    rows = {**(kind.claims if kind else {}), **(_rows(issuer.issuer, evidence) if issuer else {})}
    required = frozenset(one.names[0] for one in (kind.required if kind else ()) if len(one.names) == 1)
    published = published_keys(evidence, issuer.issuer.id if issuer else "", kind.id if kind else "")
    parameters = issuer.issuer.parameters if issuer else {}
    return Profile(issuer, known, rows, parameters, required, published)


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
