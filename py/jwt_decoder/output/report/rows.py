"""The rows of the list of tokens as they cross to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jwt_decoder.output.wording import render

if TYPE_CHECKING:
    from jwt_decoder.engine.token_list import Row
    from jwt_decoder.judge.worst import Worst
    from jwt_decoder.output.report import shape
    from jwt_decoder.output.wording import Catalogue


def row(found: Row, catalogue: Catalogue) -> shape.Row:
    """Return what the list says of one token, or of several that are equal."""
    return {
        "tokens": [*found.tokens],
        "lines": [*found.lines],
        "request": found.request,
        "label": found.label,
        "kind": render(found.kind, catalogue),
        "algorithm": found.algorithm,
        "issuer": found.issuer,
        "worst": line_of(found.worst),
    }


def line_of(found: Worst) -> shape.Worst:
    """Return which line of a verdict is shown for all five."""
    return {"line": found.line, "state": found.state, "why": found.why}
