"""A comparison as it crosses to the page: places in UTF-16 units of the text that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jwt_decoder.engine.token_list import rows
from jwt_decoder.model.sentence import alone
from jwt_decoder.output.report import lines
from jwt_decoder.output.ticket.comparison import comparison_ticket
from jwt_decoder.output.wording import ENGLISH, render, render_value
from jwt_decoder.text import numeric_date

if TYPE_CHECKING:
    from jwt_decoder.compare.difference import Difference, Reason, Shown
    from jwt_decoder.engine.comparison import Comparison, Text
    from jwt_decoder.output.report import shape
    from jwt_decoder.output.wording import Catalogue


def comparison(found: Comparison, catalogue: Catalogue = ENGLISH) -> shape.Comparison:
    """Return a comparison; nothing private is in it."""
    told = found.conclusion
    return {
        "kind": found.kind,
        "tone": told.tone,
        "headline": render(told.headline, catalogue),
        "line": render(told.line, catalogue),
        "changes": render(told.changes, catalogue),
        "a": _text(found.a, catalogue),
        "b": _text(found.b, catalogue),
        "reasons": [_reason(one, catalogue) for one in found.reasons],
        "rows": [_row(one, catalogue) for one in found.rows],
        "ticket": comparison_ticket(found, catalogue),
    }


def _text(text: Text, catalogue: Catalogue) -> shape.ComparedText:
    found = rows("", (text.token,))[0].said if text.token else None
    return {
        "token": text.index if found else None,
        "tokens": [one.label for one in text.sources],
        "keys": text.keys,
        "kind": render(found.kind, catalogue) if found else "",
        "algorithm": found.algorithm if found else "",
        "issuer": found.issuer if found else "",
    }


def _reason(reason: Reason, catalogue: Catalogue) -> shape.ComparisonReason:
    return {
        "id": reason.id,
        "certain": reason.is_certain,
        "message": lines.words(reason.message, catalogue),
        "line": render(reason.line, catalogue) if reason.line else "",
    }


def _row(row: Difference, catalogue: Catalogue) -> shape.ComparisonRow:
    return {
        "area": row.area,
        "name": render_value(row.name, catalogue),
        "change": row.change,
        "a": _shown(row.a, catalogue) if row.a else None,
        "b": _shown(row.b, catalogue) if row.b else None,
        "message": render(row.message, catalogue) if row.message else "",
        "items": [{"text": one.text, "where": one.where} for one in row.items],
    }


def _shown(shown: Shown, catalogue: Catalogue) -> shape.ComparedValue:
    text = render_value(shown.text, catalogue)
    return {
        "text": text,
        "words": [] if isinstance(shown.text, str) else lines.words(alone(shown.text), catalogue),
        "start": _units(text[: shown.start]),
        "end": _units(text[: shown.end]),
        "at": shown.at,
        "utc": numeric_date.utc(float(shown.at)) if shown.at else "",
        "state": shown.state,
    }


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
