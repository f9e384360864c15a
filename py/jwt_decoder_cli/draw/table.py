"""All tokens of a text as a table: what tells them apart on one line, what is to be said of each below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jwt_decoder.model.sentence import Listing, Sentence, plural
from rich.cells import set_cell_size

from jwt_decoder_cli.draw.findings import SEVERITIES
from jwt_decoder_cli.draw.verdict import look_of
from jwt_decoder_cli.draw.words import told
from jwt_decoder_cli.language import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jwt_decoder_cli.sheet import Sheet

    Json = Mapping[str, Any]

_NOTHING: Final = Sentence("There is no token in this text.")
_GAP: Final = 2
_LEAST: Final = 6  # columns that what is cut keeps
_MOST_LINES: Final = 3
_TIME: Final = slice(0, 19)  # date and time of day, without the zone, which the title has


class _Column(NamedTuple):
    """A column of the table: its title, what is in it, and whether that may be cut."""

    title: Sentence
    cells: list[str]
    is_cut: bool


def draw_table(sheet: Sheet, rows: Sequence[Json], now: float) -> None:
    """Draw a line for each different token, and below it its verdict and its gravest finding."""
    if not rows:
        sheet.write((_NOTHING, "bold"))
        return
    count = sum(len(row["tokens"]) for row in rows)
    sheet.write((plural("{count} token in this text", "{count} tokens in this text", count), "bold"))
    sheet.blank()
    columns = [one for one in _columns(sheet, rows, now) if any(one.cells)]
    widths = _widths(sheet, columns)
    titles = [_fitted(sheet.shown(one.title), width) for one, width in zip(columns, widths, strict=True)]
    sheet.write((_line(titles), "dim"))
    hang = widths[0] + _GAP
    for place, row in enumerate(rows):
        cells = [_fitted(one.cells[place], width) for one, width in zip(columns, widths, strict=True)]
        sheet.write((_line(cells), "bold"))
        _verdict(sheet, row, now, hang)


def _verdict(sheet: Sheet, row: Json, now: float, indent: int) -> None:
    with sheet.within(indent):
        worst = row["worst"]
        mark, _ = look_of(worst["line"], worst["state"], worst["why"])
        sheet.write(told(row["headline"], now), first=(mark,), hang=2)
        finding = row["finding"]
        if finding:
            sign, noun, style = SEVERITIES[finding["severity"]]
            rule = (f"[{finding['id']}]", "dim")
            sheet.write((noun, style), rule, f": {finding['message']}", first=((sign, style),), hang=2)


def _columns(sheet: Sheet, rows: Sequence[Json], now: float) -> list[_Column]:
    def of(title: Sentence, name: str, *, is_cut: bool = True) -> _Column:
        return _Column(title, [sheet.shown(row[name]) for row in rows], is_cut)

    return [
        _Column(Sentence("#"), [say(_numbers(row["tokens"], 1)) for row in rows], is_cut=False),
        _Column(Sentence("Line"), [say(_numbers(sorted(set(row["lines"])))) for row in rows], is_cut=False),
        _Column(Sentence("Name"), [sheet.shown(row["label"] or row["request"]) for row in rows], is_cut=True),
        of(Sentence("Kind"), "kind"),
        of(Sentence("Issuer"), "issuer"),
        of(Sentence("Subject"), "subject"),
        of(Sentence("kid"), "kid"),
        of(Sentence("Algorithm"), "algorithm"),
        _Column(Sentence("Expires (UTC)"), [told(row["expires"], now)[_TIME] for row in rows], is_cut=False),
    ]


def _numbers(places: Sequence[int], first: int = 0) -> Sentence | Listing:
    """Return numbers beside each other, of many only the first ones."""
    listed = Listing(tuple(str(place + first) for place in places[:_MOST_LINES]), "comma")
    return listed if len(places) <= _MOST_LINES else Sentence("{numbers} …", numbers=listed)


def _widths(sheet: Sheet, columns: list[_Column]) -> list[int]:
    """Return how wide each column is: as its widest cell, or less where the sheet is too narrow for all."""
    widths = [max(sheet.columns(text) for text in (say(one.title), *one.cells)) for one in columns]
    over = sum(widths) + _GAP * (len(widths) - 1) - sheet.width
    while over > 0:
        widest = max((place for place, one in enumerate(columns) if one.is_cut), key=lambda place: widths[place])
        if widths[widest] <= _LEAST:
            break
        widths[widest] -= 1
        over -= 1
    return widths


def _fitted(text: str, width: int) -> str:
    """Return a text in exactly so many columns, cut with an ellipsis."""
    cut = set_cell_size(text, width)
    return cut if cut.startswith(text) else set_cell_size(text, width - 1) + "…"


def _line(cells: Sequence[str]) -> str:
    return (" " * _GAP).join(cells).rstrip()
