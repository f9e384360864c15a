"""What a reader should worry about, the worst first; what was tried on a signature that does not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.model.sentence import Listing, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jwt_decoder_cli.sheet import Sheet

    Json = Mapping[str, Any]

SEVERITIES: Final[Mapping[str, tuple[str, Sentence, str]]] = {
    "error": ("✕", Sentence("error"), "bold red"),
    "warning": ("!", Sentence("warning"), "bold yellow"),
    "info": ("–", Sentence("note"), "bold cyan"),
}


def draw_findings(sheet: Sheet, findings: Iterable[Json]) -> None:
    """Draw each finding with its rule, its reason, what to do, and the section."""
    order = list(SEVERITIES)
    for finding in sorted(findings, key=lambda one: order.index(one["severity"])):
        mark, noun, style = SEVERITIES[finding["severity"]]
        rule = (f"[{finding['id']}]", "dim")
        sheet.write((noun, style), rule, f": {finding['message']}", first=((mark, style),), hang=2)
        sheet.write(finding["advice"], (f" ({finding['reference']})", "dim"), hang=2)


def draw_diagnosis(sheet: Sheet, diagnosis: Iterable[Json], tried: Iterable[Json]) -> None:
    """Draw what would make a signature hold, what to change, and what else was tried."""
    for one in diagnosis:
        said = (one["message"], "bold")
        sheet.write(said, (f" [{one['id']}]", "dim"), first=(("→", "bold cyan"),), hang=2)
        if one["fix"]:
            sheet.write(one["fix"], hang=2)
    others = tuple(one["name"] for one in tried if not one["holds"])
    if others:
        sheet.write((Sentence("Tried, no match: {others}.", others=Listing(others, "comma")), "dim"), hang=2)
