"""A diagnosis, with what one click changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jwt_decoder.output.wording import data_of, facts, render

if TYPE_CHECKING:
    from jwt_decoder.diagnose.diagnosis import Diagnosis
    from jwt_decoder.model.fault import Repair
    from jwt_decoder.output.report import shape
    from jwt_decoder.output.wording import Catalogue
    from jwt_decoder.text.source_map import Places


def diagnosis(found: Diagnosis, places: Places | None, catalogue: Catalogue) -> shape.Diagnosis:
    """Return a diagnosis as it crosses to the page; ``places`` are those of the token that was verified."""
    data = data_of(found.fix, catalogue) | facts(found.message, found.data, catalogue)
    return {
        "id": found.id,
        "message": render(found.message, catalogue),
        "fix": render(found.fix, catalogue),
        "data": data,
        "apply": _apply(found.edit, places),
    }


def _apply(edit: Repair | None, places: Places | None) -> shape.Apply | None:
    """Return the edit of the paste that a diagnosis asks for; None where no character of it has a place of its own."""
    if edit is None or places is None or places.is_packed:
        return None
    start, end = places.span(edit.start, edit.end)
    return {"edit": {"start": start, "end": end, "text": edit.text}}
