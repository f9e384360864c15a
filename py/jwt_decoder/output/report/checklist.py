"""A checklist as it crosses to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.checklists.table import CHECKLISTS
from jwt_decoder.model.sentence import Sentence, term
from jwt_decoder.output.wording import ENGLISH, render

if TYPE_CHECKING:
    from jwt_decoder.checklists.requirement import Checked, Checklist, Held
    from jwt_decoder.engine.checklist import Profiled
    from jwt_decoder.output.report import shape
    from jwt_decoder.output.wording import Catalogue

_NO_TOKEN: Final = Sentence("There is no token.")


def checklist(found: Profiled | None, catalogue: Catalogue = ENGLISH) -> shape.ChecklistAnswer:
    """Return what a token was held to; of a text without one only what there is to choose."""
    named = found.claimed if found else None
    return {
        "profiles": [_name(one, catalogue) for one in CHECKLISTS],
        "claimed": named.id if named else "",
        "reason": render(found.reason if found else _NO_TOKEN, catalogue),
        "checked": _checked(found.checked, catalogue) if found and found.checked else None,
    }


def _name(one: Checklist, catalogue: Catalogue) -> shape.ChecklistName:
    return {"id": one.id, "label": render(term(one.label), catalogue), "source": one.source}


def _checked(checked: Checked, catalogue: Catalogue) -> shape.Checklist:
    return {
        **_name(checked.checklist, catalogue),
        "met": checked.count("met"),
        "missed": checked.count("not-met"),
        "unknown": checked.count("unknown"),
        "summary": render(checked.summary, catalogue),
        "lines": [_line(one, catalogue) for one in checked.lines],
    }


def _line(line: Held, catalogue: Catalogue) -> shape.ChecklistLine:
    required, answer = line
    return {
        "id": required.id,
        "state": answer.state,
        "words": render(required.words, catalogue),
        "why": render(answer.why, catalogue) if answer.why else "",
        "section": required.section,
    }
