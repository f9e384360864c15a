"""The help of a rule as it crosses to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jwt_decoder.findings import example
from jwt_decoder.output.wording import ENGLISH, render

if TYPE_CHECKING:
    from jwt_decoder.model.rule import RuleRow
    from jwt_decoder.output.report import shape
    from jwt_decoder.output.wording import Catalogue


def entry(rule: RuleRow, catalogue: Catalogue = ENGLISH) -> shape.Help:
    """Return a rule with its help; ``parts`` of the example are what is odd in it, as it reads decoded."""
    return {
        "id": rule.id,
        "severity": rule.severity,
        "scope": render(rule.scope, catalogue),
        "why": render(rule.why, catalogue),
        "advice": render(rule.remedy, catalogue),
        "reference": rule.section,
        "example": {
            "text": example.paste(rule.example),
            "key": rule.example.key,
            "parts": [{"name": name, "text": text} for name, text in example.odd_parts(rule.example)],
        },
    }
