"""The rows of the list of tokens as they cross to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jwt_decoder.model.sentence import alone
from jwt_decoder.output.report import lines
from jwt_decoder.output.wording import ENGLISH, render
from jwt_decoder.text.numeric_date import clock

if TYPE_CHECKING:
    from jwt_decoder.engine.table import Table
    from jwt_decoder.engine.token_list import Row
    from jwt_decoder.judge.worst import Worst
    from jwt_decoder.model.finding import Finding, KeyFinding
    from jwt_decoder.model.verdict import Verdict
    from jwt_decoder.output.report import shape
    from jwt_decoder.output.wording import Catalogue


def row(found: Row, catalogue: Catalogue) -> shape.Row:
    """Return what the list says of one token, or of several that are equal."""
    said = found.said
    return {
        "tokens": [*found.tokens],
        "lines": [*found.lines],
        "request": found.request,
        "label": found.label,
        "kind": render(said.kind, catalogue),
        "algorithm": said.algorithm,
        "issuer": said.issuer,
        "worst": line_of(said.worst),
        "subject": said.subject,
        "kid": said.kid,
        "expires": lines.words(alone(clock(said.expires)), catalogue) if said.expires else [],
        "verdict": _states(said.verdict),
        "headline": lines.words(said.headline, catalogue),
        "finding": _finding(said.finding, catalogue) if said.finding else None,
    }


def table(found: Table, catalogue: Catalogue = ENGLISH) -> shape.Table:
    """Return all rows of a table, and on how many of them the key was tried."""
    return {"rows": [row(one, catalogue) for one in found.rows], "tried": len(found.verifications)}


def _states(found: Verdict) -> shape.States:
    return {
        "structure": found.structure.state,
        "signature": found.signature.state,
        "time": found.time.state,
        "audience": found.audience.state,
        "trust": found.trust.state,
    }


def _finding(found: Finding | KeyFinding, catalogue: Catalogue) -> shape.WorstFinding:
    return {"id": found.id, "severity": found.severity, "message": render(found.message, catalogue)}


def line_of(found: Worst) -> shape.Worst:
    """Return which line of a verdict is shown for all five."""
    return {"line": found.line, "state": found.state, "why": found.why}
