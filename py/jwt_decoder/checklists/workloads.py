"""What is required of a Workload Identity Token (WIMSE)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.checklists import rows
from jwt_decoder.checklists.kinds import JWK, OBJECT, SECONDS, STRING, URI, is_object, shown, text_of
from jwt_decoder.checklists.requirement import MET, Answer, Checklist, Requirement
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry import algorithms

if TYPE_CHECKING:
    from jwt_decoder.checklists.subject import Subject

_WIT: Final = "draft-ietf-wimse-workload-creds, The Workload Identity Token"


def _alg_of_key(subject: Subject) -> Answer | None:
    """Hold cnf.jwk.alg to what a proof must be signed with."""
    key = subject.at(("cnf", "jwk"))
    if key is None or not is_object(key):
        return None
    node = subject.at(("cnf", "jwk", "alg"))
    if node is None:
        return rows.missing("cnf.jwk.alg")
    row = algorithms.find(text_of(node))
    is_pair = row is not None and row.family not in rows.WITHOUT_PAIR
    return MET if is_pair else rows.missed(Sentence("cnf.jwk.alg is {found}.", found=shown(node)))


_IDENTITY: Final = (
    rows.typed("wit+jwt", _WIT),
    rows.signs(_WIT),
    rows.has("sub", URI, _WIT),
    rows.has("exp", SECONDS, _WIT),
    rows.may_have("iss", URI, _WIT),
    rows.may_have("jti", STRING, _WIT),
    rows.has("cnf", OBJECT, _WIT),
    rows.has("cnf.jwk", JWK, _WIT),
    Requirement("alg-of-key", Sentence("cnf.jwk.alg must be a digital signature algorithm."), _WIT, _alg_of_key),
    rows.expected("sub", _WIT, words=Sentence("sub must be the workload you expect.")),
    rows.verified(_WIT),
    rows.unexpired(_WIT),
    rows.unknowable(
        "proof",
        Sentence("It must come with a proof, and not in the Authorization header."),
        Sentence("Hold the proof to the checklist “Workload Proof Token”."),
        _WIT,
    ),
)

WORKLOAD_IDENTITY: Final = Checklist("workload-identity-token", "Workload Identity Token", _WIT, _IDENTITY)
