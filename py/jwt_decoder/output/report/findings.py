"""A finding as it crosses to the page, without the place that one of a token has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jwt_decoder.findings import ENTRIES
from jwt_decoder.output.wording import facts, render

if TYPE_CHECKING:
    from jwt_decoder.findings import Finding
    from jwt_decoder.model.finding import KeyFinding
    from jwt_decoder.output.report import shape
    from jwt_decoder.output.wording import Catalogue


def key_finding(finding: Finding | KeyFinding, catalogue: Catalogue) -> shape.Finding:
    """Return a finding about a key, or what one about a token shares with it."""
    return {
        "id": finding.id,
        "severity": finding.severity,
        "name": render(ENTRIES[finding.id].name, catalogue),
        "message": render(finding.message, catalogue),
        "advice": render(finding.advice, catalogue),
        "reference": finding.reference,
        "data": facts(finding.message, finding.data, catalogue),
    }
