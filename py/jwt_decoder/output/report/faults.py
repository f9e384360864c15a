"""A fault of a token as it crosses to the page, with the edit that mends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jwt_decoder.output.wording import facts, render

if TYPE_CHECKING:
    from jwt_decoder.model.fault import Fault, Repair
    from jwt_decoder.output.report import shape
    from jwt_decoder.output.wording import Catalogue
    from jwt_decoder.text.source_map import Places


def fault_in_paste(fault: Fault, places: Places, catalogue: Catalogue) -> shape.Fault:
    """Return a fault of a token at its place in the paste; of a packed token none is mended there."""
    start, end = places.span(fault.start, fault.end)
    return {
        "id": fault.id,
        "segment": fault.segment,
        "start": start,
        "end": end,
        "message": render(fault.message, catalogue),
        "data": facts(fault.message, fault.data, catalogue),
        "repair": _repair(fault.repair, places, catalogue) if fault.repair and not places.is_packed else None,
    }


def _repair(repair: Repair, places: Places, catalogue: Catalogue) -> shape.Repair:
    start, end = places.span(repair.start, repair.end)
    return {"start": start, "end": end, "text": repair.text, "label": render(repair.label, catalogue)}
