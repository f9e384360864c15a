"""A decoded part of a token: its JSON with what each member means beside it, or whatever else it holds."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.model.sentence import Listing, Sentence, plural

from jwt_decoder_cli.draw.rows import rows
from jwt_decoder_cli.language import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jwt_decoder_cli.draw.rows import Row
    from jwt_decoder_cli.sheet import Sheet

    Json = Mapping[str, Any]

_KINDS: Final[Mapping[str, Sentence]] = {
    "claims-set": Sentence("JWT Claims Set"),
    "json": Sentence("JSON"),
    "text": Sentence("text"),
    "octets": Sentence("not text"),
    "encrypted": Sentence("encrypted"),
    "detached": Sentence("not in the token: add it with --payload FILE"),
    "empty": Sentence("empty"),
}
MOST_ROWS: Final = 500
MOST_LINES: Final = 100
MOST_TEXT: Final = 20_000
_MOST_HEX: Final = 512
# How much of them the report has.
_MOST_JSON: Final = 4096
_HEX_LINE: Final = 32
_STEP: Final = 2
_ROUNDED: Final = Sentence("changed by JavaScript")
_REQUIRED: Final = Sentence("required")
_MORE_TEXT: Final = Sentence("… more; --json has all of it.")


def draw_part(sheet: Sheet, title: Sentence, style: str, part: Json, claims: Iterable[Json]) -> None:
    """Draw a part under its title; ``claims`` are what is said of its members."""
    octets = [plural("{count} byte", "{count} bytes", part["octets"])] if part["octets"] else []
    about = Listing((_KINDS[part["kind"]], *octets))
    sheet.write((title, f"bold {style}"), (f"  {say(about)}", "dim"))
    with sheet.within():
        if part["tree"]:
            _tree(sheet, part, {claim["node"]: claim for claim in claims})
        elif text := part["text"] or part["readable"]:
            _lines(sheet, text)
        elif part["kind"] == "octets":
            _hex(sheet, part)
    sheet.blank()


def draw_value(sheet: Sheet, node: Json) -> None:
    """Draw a JSON value by itself."""
    for row in islice(rows(node), MOST_ROWS):
        sheet.write(*row.pieces, hang=_STEP * row.depth, fold=True)


def draw_claims(sheet: Sheet, claims: Iterable[Json]) -> None:
    """Draw what each claim or Header Parameter is, with the document that defines it."""
    for claim in claims:
        label = f"  {claim['label']}" if claim["label"] else ""
        source = f" ({claim['source']})" if claim["source"] else ""
        required = f" {say(_REQUIRED)}" if claim["required"] else ""
        sheet.write((claim["name"], "bold"), label, (f"{source}{required}", "dim"))
        with sheet.within():
            sheet.write(claim["text"])
            for detail in claim["details"]:
                sheet.write((f"{detail['label']}: ", "dim"), detail["text"])
    sheet.blank()


def _tree(sheet: Sheet, part: Json, claims: Mapping[int, Json]) -> None:
    printed = [(row, _comment(row, claims, part["imprecise"])) for row in islice(rows(part["tree"]), MOST_ROWS + 1)]
    column = _column(sheet, printed)
    for row, comment in printed[:MOST_ROWS]:
        indent = _STEP * row.depth
        if comment and indent + _width(sheet, row) <= column - _STEP:
            sheet.write((comment, "dim"), hang=column, first=(" " * indent, *row.pieces))
            continue
        sheet.write(*row.pieces, hang=indent, fold=True)
        if comment:
            sheet.write((comment, "dim"), hang=column)
    if len(printed) > MOST_ROWS:
        sheet.write((Sentence("… more than {count} lines; --json has them all.", count=MOST_ROWS), "dim"))


def _column(sheet: Sheet, printed: Iterable[tuple[Row, str]]) -> int:
    """Return where the comments begin: behind the longest line that leaves them half of the width."""
    most = sheet.width // 2
    widths = [_STEP * row.depth + _width(sheet, row) for row, comment in printed if comment]
    return max((width for width in widths if width <= most), default=_STEP) + _STEP


def _width(sheet: Sheet, row: Row) -> int:
    return sum(sheet.columns(piece[0] if isinstance(piece, tuple) else piece) for piece in row.pieces)


def _comment(row: Row, claims: Mapping[int, Json], imprecise: Iterable[int]) -> str:
    """Return what a member is called and its value in words; of a private claim what the value says not itself."""
    said: Iterator[str] = iter(())
    claim = claims.get(row.node["start"]) if row.is_member else None
    if claim:
        is_private = claim["registry"] == "private"
        said = iter(("" if is_private else claim["label"], claim["reading"] if row.is_whole or not is_private else ""))
    is_rounded = row.is_whole and any(row.node["start"] <= at < row.node["end"] for at in imprecise)
    return " · ".join(filter(None, (*said, say(_ROUNDED) if is_rounded else "")))


def _lines(sheet: Sheet, text: str) -> None:
    told = text[:MOST_TEXT].split("\n")
    for line in told[:MOST_LINES]:
        sheet.write(line.removesuffix("\r"), fold=True)
    if len(told) > MOST_LINES or len(text) > MOST_TEXT:
        sheet.write((_MORE_TEXT, "dim"))


def _hex(sheet: Sheet, part: Json) -> None:
    digits = part["hex"][:_MOST_HEX]
    if part["format"]:
        sheet.write(Sentence("It is {format}.", format=part["format"]))
    for start in range(0, len(digits), _HEX_LINE):
        sheet.write(" ".join(digits[start : start + _HEX_LINE][at : at + 4] for at in range(0, _HEX_LINE, 4)).rstrip())
    if 2 * part["octets"] > len(digits):
        sheet.write((Sentence("… more; --json has up to {count} bytes.", count=_MOST_JSON), "dim"))
