"""Verdicts, times and sentences in the shape of report.schema.json."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jwt_decoder.output.wording import facts, render
from jwt_decoder.text import numeric_date

if TYPE_CHECKING:
    from jwt_decoder.judge import Line, Times, Verdict
    from jwt_decoder.model.sentence import Words
    from jwt_decoder.output.report import shape
    from jwt_decoder.text.numeric_date import Instant


def verdict(found: Verdict) -> shape.Verdict:
    """Give the five lines."""
    audience = found.audience
    checks: list[shape.Check] = [
        {"name": one.name, "expected": one.expected, "found": one.found, "state": one.state, "hint": render(one.hint)}
        for one in audience.checks
    ]
    return {
        "structure": line(found.structure),
        "signature": line(found.signature),
        "time": line(found.time),
        "audience": {**line(audience), "checks": checks},
        "trust": line(found.trust),
    }


def words(found: Words) -> shape.Words:
    """Give a sentence in pieces, those of time as instants."""
    return [
        {"text": piece} if isinstance(piece, str) else {"at": piece.at, "utc": piece.utc, "form": piece.form}
        for piece in found
        if piece
    ]


def times(found: Times | None) -> shape.Times | None:
    """Give the times for a drawn line; seconds cross as text, as all numbers of a token do."""
    if found is None:
        return None
    return {
        "points": [_point(point) for point in found.points],
        "from": found.start.text if found.start else None,
        "to": found.end.text if found.end else None,
        "lifetime": found.lifetime,
        "sentence": words(found.sentence),
    }


def _point(point: Instant) -> shape.Point:
    return {"name": point.name, "at": point.text, "utc": numeric_date.utc(point.known)}


def line(found: Line) -> shape.Line:
    """Give one line."""
    members: shape.Line = {
        "state": found.state,
        "message": render(found.message),
        "how": render(found.how),
        "data": facts(found.message, found.data),
    }
    return members | {"words": words(found.words)} if found.words else members
