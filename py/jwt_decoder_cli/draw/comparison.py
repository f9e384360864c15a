"""A comparison: what it comes to, the reasons, and a block for each difference. Signs and words, no colour needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.model.sentence import Listing, Sentence

from jwt_decoder_cli.draw.verdict import CAUTION, FAIL, PASS, UNCHECKED, look_of
from jwt_decoder_cli.draw.words import told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jwt_decoder_cli.sheet import Piece, Sheet

    Json = Mapping[str, Any]

_MARKS: Final = {"same": PASS, "differs": UNCHECKED, "caution": CAUTION, "fails": FAIL}
_AREAS: Final = (
    ("verdict", Sentence("Verdict")),
    ("kind", Sentence("Kind")),
    ("header", Sentence("Header")),
    ("claims", Sentence("Claims")),
    ("key", Sentence("Key")),
    ("findings", Sentence("Findings")),
)
_SIGNS: Final = {"changed": "≠", "added": "+", "removed": "-", "unknown": "?", "same": "="}
_LEGEND: Final = Sentence("≠ differs, - only in A, + only in B, ? could not be compared")
_SAME: Final = Sentence("The same: {names}.")
_DEPENDS: Final = Sentence("Depending on the verifier:")
_ABSENT: Final = Sentence("(missing)")
_LINES: Final = ("structure", "signature", "time", "audience", "trust")
_HANG: Final = 3


def draw_comparison(sheet: Sheet, answer: Json, now: float, *, whole: bool) -> None:
    """Draw a comparison; ``whole`` draws what is the same, too."""
    mark, style = _MARKS[answer["tone"]]
    sheet.write((answer["headline"], "bold"), first=((mark, style),), hang=2)
    sheet.write(answer["line"], hang=2)
    if answer["kind"] not in {"tokens", "keys"}:
        return
    sheet.write(answer["changes"], hang=2)
    _draw_reasons(sheet, answer["reasons"], now)
    shown = [one for one in answer["rows"] if whole or one["change"] != "same"]
    if shown:
        sheet.blank()
        sheet.write((_LEGEND, "dim"))
    for area, title in _AREAS:
        rows = [one for one in answer["rows"] if one["area"] == area]
        lines = _LINES[: len(rows)] if area == "verdict" else ("",) * len(rows)
        drawn = [(row, line) for row, line in zip(rows, lines, strict=True) if row in shown]
        if drawn:
            sheet.blank()
            sheet.write((title, "bold"))
        for row, line in drawn:
            _draw_row(sheet, row, line, now)
    same = tuple(one["name"] for one in answer["rows"] if one["change"] == "same" and not whole)
    if same:
        sheet.blank()
        sheet.write((_SAME.about(names=Listing(same)), "dim"))


def _draw_reasons(sheet: Sheet, reasons: Sequence[Json], now: float) -> None:
    """Draw the reasons: what is certain with numbers, the rest under a line of its own."""
    certain = [one for one in reasons if one["certain"]]
    others = [one for one in reasons if not one["certain"]]
    if certain:
        sheet.blank()
    for number, one in enumerate(certain, 1):
        _draw_reason(sheet, one, f"{number}.", now)
    if others:
        sheet.blank()
        sheet.write((_DEPENDS, "dim"))
    for one in others:
        _draw_reason(sheet, one, "·", now)


def _draw_reason(sheet: Sheet, reason: Json, first: str, now: float) -> None:
    more = f" {reason['line']}" if reason["line"] else ""
    sheet.write((told(reason["message"], now), "bold"), more, first=(first,), hang=_HANG)


def _draw_row(sheet: Sheet, row: Json, line: str, now: float) -> None:
    sheet.write((row["name"], "bold"), first=(_SIGNS[row["change"]],), hang=2)
    with sheet.within(2):
        if row["items"]:
            sheet.write(*_items(row["items"]), hang=_HANG)
        else:
            for letter in ("a",) if row["a"] == row["b"] else ("a", "b"):
                sheet.write(
                    *_state(row[letter], line), *_value(row[letter], now), first=((letter.upper(), "dim"),), hang=_HANG
                )
        if row["message"]:
            sheet.write((row["message"], "dim"), hang=_HANG)


def _items(items: Sequence[Json]) -> Iterator[Piece]:
    """Yield the members of two sets, each with its sign if it is in one only."""
    for place, one in enumerate(items):
        sign = {"a": "-", "b": "+"}.get(one["where"], "")
        yield ", " if place else ""
        yield (f"{sign}{one['text']}", "bold") if sign else one["text"]


def _state(value: Json | None, line: str) -> Iterator[Piece]:
    """Yield the mark and the words of the state of a line of the verdict."""
    if value and line:
        (mark, style), words = look_of(line, value["state"])
        yield (f"{mark} ", style)
        yield words
        yield ": "


def _value(value: Json | None, now: float) -> Iterator[Piece]:
    if value is None:
        yield (_ABSENT, "dim")
        return
    text = told(value["words"], now) if value["words"] else value["text"]
    # Places are in UTF-16 units; what is marked is a run of them.
    units = text.encode("utf-16-le", "surrogatepass")
    cuts = (0, value["start"], value["end"], len(units) // 2)
    for index, style in enumerate(("", "bold underline", "")):
        piece = units[2 * cuts[index] : 2 * cuts[index + 1]].decode("utf-16-le", "surrogatepass")
        yield (piece, style) if style else piece
    if value["utc"]:
        yield (f" ({value['utc']})", "dim")
