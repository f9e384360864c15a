"""Verdicts, times and sentences in the shape of report.schema.json."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jwt_decoder.output.wording import facts, pieces, render, render_value
from jwt_decoder.text import numeric_date

if TYPE_CHECKING:
    from jwt_decoder.judge.timeline import Times
    from jwt_decoder.model.sentence import Sentence
    from jwt_decoder.model.verdict import Check, Line, Verdict
    from jwt_decoder.output.report import shape
    from jwt_decoder.text.numeric_date import Instant


def verdict(found: Verdict) -> shape.Verdict:
    """Return the five lines."""
    return {
        "structure": line(found.structure),
        "signature": line(found.signature),
        "time": line(found.time),
        "audience": {**line(found.audience), "checks": [_check(check) for check in found.audience.checks]},
        "trust": line(found.trust),
    }


def _check(check: Check) -> shape.Check:
    return {
        "name": check.name,
        "expected": check.expected,
        "found": render_value(check.found),
        "state": check.state,
        "hint": render(check.hint) if check.hint else "",
    }


def words(sentence: Sentence) -> shape.Words:
    """Return a sentence in pieces, those of time as instants."""
    return [
        {"text": piece} if isinstance(piece, str) else {"at": piece.at, "utc": piece.utc, "form": piece.form}
        for piece in pieces(sentence)
    ]


def times(found: Times | None) -> shape.Times | None:
    """Return the times for a drawn line; seconds cross as text, as all numbers of a token do."""
    if found is None:
        return None
    return {
        "points": [_point(point) for point in found.points],
        "from": found.start.text if found.start else None,
        "to": found.end.text if found.end else None,
        "lifetime": render_value(found.lifetime) if found.lifetime else None,
        "sentence": words(found.sentence),
    }


def _point(point: Instant) -> shape.Point:
    return {"name": point.name, "at": point.text, "utc": numeric_date.utc(point.known)}


def line(found: Line) -> shape.Line:
    """Return one line."""
    members: shape.Line = {
        "state": found.state,
        "message": render(found.message),
        "how": render(found.how),
        "data": facts(found.message, found.data),
    }
    return members | {"words": words(found.words)} if found.words else members
