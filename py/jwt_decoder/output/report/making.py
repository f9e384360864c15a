"""A token that was made, or why there is none, in the shape of report.schema.json."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jwt_decoder.output.commands import commands
from jwt_decoder.output.report.findings import key_finding
from jwt_decoder.output.report.keys import key
from jwt_decoder.output.report.report import report
from jwt_decoder.output.wording import ENGLISH, facts, render

if TYPE_CHECKING:
    from jwt_decoder.engine.making import Made
    from jwt_decoder.make.outcome import Used
    from jwt_decoder.make.refusal import Refusal
    from jwt_decoder.output.report import shape
    from jwt_decoder.output.wording import Catalogue


def made(found: Made, catalogue: Catalogue = ENGLISH) -> shape.Made:
    """Return what was made as it crosses to the page; nothing of the key text is in it."""
    findings = {one: None for used in found.used for one in used.findings}
    return {
        "token": found.text,
        "commands": commands(found.text),
        "report": report(found.report, catalogue) if found.report else None,
        "faults": [refusal(one, catalogue) for one in found.refusals],
        "keys": [_used(one, catalogue) for one in found.used],
        "findings": [key_finding(one, catalogue) for one in findings],
    }


def _used(used: Used, catalogue: Catalogue) -> shape.UsedKey:
    return {
        "key": key(used.key, catalogue),
        "alg": used.algorithm,
        "chosen": render(used.chosen, catalogue) if used.chosen else "",
    }


def refusal(found: Refusal, catalogue: Catalogue) -> shape.MakingFault:
    """Return why nothing was made."""
    return {
        "id": found.id,
        "field": found.where,
        "signer": found.signer,
        "start": found.start,
        "end": found.end,
        "message": render(found.message, catalogue),
        "data": facts(found.message, found.data, catalogue),
    }
