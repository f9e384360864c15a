"""The table of members by which a token says whom it is about and what it is bound to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.relations import confirmation, delegation, hashes
from jwt_decoder.relations.relation import MOST_RELATIONS, Relation, Relations, Saying

if TYPE_CHECKING:
    from jwt_decoder.relations.speaker import Paste

ROWS: Final = (
    Saying("act", "act", "RFC 8693 §4.1", delegation.act),
    Saying("may-act", "may_act", "RFC 8693 §4.4", delegation.may_act),
    Saying("cnf-jkt", "cnf", "RFC 9449 §6.1", confirmation.jkt),
    Saying("cnf-x5t-s256", "cnf", "RFC 8705 §3.1", confirmation.x5t),
    Saying("cnf-jwk", "cnf", "RFC 7800 §3.2", confirmation.jwk),
    Saying("cnf", "cnf", "RFC 7800 §3.1", confirmation.elsewhere),
    Saying("dpop-jkt", "dpop_jkt", "RFC 9449 §10", confirmation.of_request),
    Saying("at-hash", "at_hash", "OpenID Connect Core §3.1.3.8", hashes.AT_HASH.find),
    Saying("c-hash", "c_hash", "OpenID Connect Core §3.3.2.10", hashes.C_HASH.find),
    Saying("s-hash", "s_hash", "FAPI 1.0 Part 2 §5.1", hashes.S_HASH.find),
    Saying("ath", "ath", "RFC 9449 §4.3", hashes.ATH.find),
    Saying("wth", "wth", "draft-ietf-wimse-wpt §2", hashes.WTH.find),
    Saying("tth", "tth", "draft-ietf-wimse-wpt §2", hashes.TTH.find),
)
CLAIMS: Final = frozenset(row.claim for row in ROWS)


def relations(paste: Paste, *, is_whole: bool = True) -> Relations:
    """Return what the tokens of a paste say of each other, of keys and of parties; ``is_whole`` says those are all."""
    found = (
        Relation(row, said.source or speaker.node, said)
        for speaker in paste.speakers
        for row in ROWS
        if row.claim in speaker.claims
        for said in row.find(speaker, paste)
    )
    different = tuple(dict.fromkeys(found))
    return Relations(different[:MOST_RELATIONS], is_whole and len(different) <= MOST_RELATIONS)
