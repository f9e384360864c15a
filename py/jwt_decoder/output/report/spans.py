"""Stretches of a text as they cross to the page: in UTF-16 units, as JavaScript counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.output.report import shape
    from jwt_decoder.text.source_map import Units


def spans(found: Iterable[tuple[int, int]], units: Units) -> list[shape.Span]:
    """Return stretches of a text in characters as those of its units."""
    return [{"start": units.at(start), "end": units.at(end)} for start, end in found]
