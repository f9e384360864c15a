"""A diagnosis, with what one click changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jwt_decoder.output.wording import data_of, facts, render
from jwt_decoder.text.source_map import Units

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.diagnose.change import Change, Edit
    from jwt_decoder.diagnose.diagnosis import Diagnosis
    from jwt_decoder.output.report import shape
    from jwt_decoder.output.wording import Catalogue
    from jwt_decoder.text.source_map import Places


def diagnosis(found: Diagnosis, places: Places | None, key: str, payload: str, catalogue: Catalogue) -> shape.Diagnosis:
    """Return a diagnosis as it crosses to the page.

    ``places`` are those of the token that was verified; ``key`` and ``payload`` are what was given as these.
    """
    data = data_of(found.fix, catalogue) | facts(found.message, found.data, catalogue)
    return {
        "id": found.id,
        "message": render(found.message, catalogue),
        "fix": render(found.fix, catalogue),
        "data": data,
        "apply": _apply(found.change, places, key, payload, catalogue) if found.change else None,
    }


def _apply(change: Change, places: Places | None, key: str, payload: str, catalogue: Catalogue) -> shape.Apply | None:
    """Return what to change; None where no character of the paste that is to be changed has a place of its own."""
    applied: shape.Apply = {"label": render(change.label, catalogue)}
    if change.token:
        if places is None or places.is_packed:
            return None
        start, end = places.span(change.token.start, change.token.end)
        applied["edit"] = {"start": start, "end": end, "text": change.token.text}
    if change.key:
        applied["key"] = _edits(change.key, key)
    if change.payload:
        applied["payload"] = _edits(change.payload, payload)
    if change.encoding:
        applied["secretEncoding"] = change.encoding
    if change.member:
        applied["member"] = change.member
    return applied


def _edits(edits: Iterable[Edit], text: str) -> list[shape.Edit]:
    units = Units(text)
    return [{"start": units.at(edit.start), "end": units.at(edit.end), "text": edit.text} for edit in edits]
