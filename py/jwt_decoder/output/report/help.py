"""The help of a rule as it crosses to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jwt_decoder.output.wording import render

if TYPE_CHECKING:
    from jwt_decoder.findings.help import Entry
    from jwt_decoder.output.report import shape


def entry(told: Entry) -> shape.Help:
    """Give a rule with its help; ``parts`` of the example are what is odd in it, as it reads decoded."""
    rule, example = told.rule, told.help.example
    return {
        "id": rule.id,
        "severity": rule.severity,
        "scope": told.help.scope,
        "why": told.help.why,
        "advice": render(rule.advice),
        "reference": rule.reference,
        "example": {
            "text": example.text,
            "key": example.key,
            "parts": [{"name": name, "text": text} for name, text in example.parts],
        },
    }
