"""Who a token says it is from: the issuers are asked in the order of their ranks; the first that answers is the one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.registry.issuers import ISSUERS

if TYPE_CHECKING:
    from jwt_decoder.model.sentence import Sentence
    from jwt_decoder.registry.evidence import Evidence
    from jwt_decoder.registry.issuers.issuer import Issuer
    from jwt_decoder.registry.issuers.recognition import Recognition


def _rank(row: tuple[Issuer, Recognition]) -> int:
    return row[1].rank


RECOGNITIONS: Final[tuple[tuple[Issuer, Recognition], ...]] = tuple(
    sorted(((issuer, one) for issuer in ISSUERS for one in issuer.recognised), key=_rank)
)


def recognise(evidence: Evidence) -> tuple[Issuer, Sentence] | None:
    """Return the issuer that the token says it is from, with the reason."""
    for issuer, recognition in RECOGNITIONS:
        reason = recognition.says(evidence)
        if reason:
            return issuer, reason
    return None
