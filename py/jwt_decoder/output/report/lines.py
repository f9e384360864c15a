"""Verdicts, times and sentences in the shape of report.schema.json."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from jwt_decoder.output.wording import facts, pieces, render, render_value
from jwt_decoder.text import numeric_date

if TYPE_CHECKING:
    from jwt_decoder.judge.action import Action
    from jwt_decoder.judge.summary import Summary
    from jwt_decoder.judge.timeline import Times
    from jwt_decoder.model.sentence import Sentence
    from jwt_decoder.model.verdict import Check, Line, Verdict
    from jwt_decoder.output.report import shape
    from jwt_decoder.output.wording import Catalogue
    from jwt_decoder.text.numeric_date import Instant


def verdict(found: Verdict, catalogue: Catalogue) -> shape.Verdict:
    """Return the five lines."""
    return {
        "structure": line(found.structure, catalogue),
        "signature": line(found.signature, catalogue),
        "time": line(found.time, catalogue),
        "audience": {
            **line(found.audience, catalogue),
            "checks": [_check(check, catalogue) for check in found.audience.checks],
        },
        "trust": line(found.trust, catalogue),
    }


def _check(check: Check, catalogue: Catalogue) -> shape.Check:
    return {
        "name": check.name,
        "expected": check.expected,
        "found": render_value(check.found, catalogue),
        "state": check.state,
        "hint": render(check.hint, catalogue) if check.hint else "",
    }


def words(sentence: Sentence, catalogue: Catalogue) -> shape.Words:
    """Return a sentence in pieces, those of time as instants."""
    return [
        {"text": piece} if isinstance(piece, str) else {"at": piece.at, "utc": piece.utc, "form": piece.form}
        for piece in pieces(sentence, catalogue)
    ]


class Told(TypedDict):
    """A summary, whole and in its two parts, and what to do."""

    summary: shape.Words
    headline: shape.Words
    line: shape.Words
    action: shape.NextAction | None


def summary(found: Summary, catalogue: Catalogue) -> Told:
    """Return the truth in plain words: all of it, the headline, what stands below it, and what to do."""
    return {
        "summary": words(found.whole, catalogue),
        "headline": words(found.headline, catalogue),
        "line": words(found.line, catalogue) if found.line else [],
        "action": _action(found.action, catalogue) if found.action else None,
    }


def _action(found: Action, catalogue: Catalogue) -> shape.NextAction:
    return {"id": found.id, "label": render(found.label, catalogue), "settles": found.settles}


def times(found: Times | None, catalogue: Catalogue) -> shape.Times | None:
    """Return the times for a drawn line; seconds cross as text, as all numbers of a token do."""
    if found is None:
        return None
    return {
        "points": [_point(point) for point in found.points],
        "from": found.start.text if found.start else None,
        "to": found.end.text if found.end else None,
        "lifetime": render_value(found.lifetime, catalogue) if found.lifetime else None,
        "sentence": words(found.sentence, catalogue),
    }


def _point(point: Instant) -> shape.Point:
    return {"name": point.name, "at": point.text, "utc": numeric_date.utc(point.known)}


def line(found: Line, catalogue: Catalogue) -> shape.Line:
    """Return one line."""
    members: shape.Line = {
        "state": found.state,
        "message": render(found.message, catalogue),
        "how": render(found.how, catalogue),
        "data": facts(found.message, found.data, catalogue),
    }
    return members | {"words": words(found.words, catalogue)} if found.words else members
