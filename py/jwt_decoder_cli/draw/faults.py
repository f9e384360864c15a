"""Faults as a good compiler shows them: the sentence, the place, the line with a caret under it, the repair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from jwt_decoder_cli.draw.words import SEGMENTS, counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder_cli.draw.paste import Paste
    from jwt_decoder_cli.sheet import Sheet

    Json = Mapping[str, Any]

MOST: Final = 20
_LONGEST_MARK: Final = 24
_MARGIN: Final = 8
_RED: Final = "bold red"


def draw_faults(sheet: Sheet, token: Json, paste: Paste, name: str) -> None:
    """Draw the faults of a token that stands in a paste; ``name`` is that of its file."""
    for fault in token["faults"][:MOST]:
        said = (("error", _RED), (f"[{fault['id']}]", "dim"), ": ", (fault["message"], "bold"))
        sheet.write(*said, first=(("✕", _RED),), hang=2)
        with sheet.within():
            _place(sheet, fault, token, paste, name)
            if fault["repair"]:
                sheet.write(fault["repair"]["label"], first=(("repair: ", "green"),), hang=len("repair: "))
        sheet.blank()
    if len(token["faults"]) > MOST:
        sheet.write(f"{counted(len(token['faults']) - MOST, 'more fault')}; --json has them all.")


def _place(sheet: Sheet, fault: Json, token: Json, paste: Paste, name: str) -> None:
    start = fault["start"]
    where = f"{name}:{paste.line(start)}:{paste.column(start)}"
    sheet.whole(("--> ", "blue"), where, (_segment(fault, token), "dim"))
    before, marked, after = _context(fault, paste, sheet)
    bar = ("│ ", "blue")
    sheet.whole(bar, before, (marked, _RED), after)
    caret = "^" * max(1, sheet.columns(marked))
    sheet.whole(bar, " " * sheet.columns(before), (caret, _RED))


def _context(fault: Json, paste: Paste, sheet: Sheet) -> tuple[str, str, str]:
    """Return what stands before a fault in its line, the fault itself, and what stands behind it; all of one line."""
    start, end = fault["start"], min(fault["end"], fault["start"] + _LONGEST_MARK)
    marked = paste.cut(start, end) + ("…" if end < fault["end"] else "")
    room = max(1, sheet.width - sheet.columns(marked) - _MARGIN) // 2
    before = paste.cut(max(0, start - room), start).rpartition("\n")[2]
    after = paste.cut(fault["end"], fault["end"] + room).partition("\n")[0].removesuffix("\r")
    while sheet.columns(before) > room:
        before = before[1:]
    while sheet.columns(after) > room:
        after = after[:-1]
    return before, marked, after


def _segment(fault: Json, token: Json) -> str:
    """Return "  payload, character 11"."""
    if fault["segment"] is None:
        return ""
    segment = token["segments"][fault["segment"]]
    character = fault["data"].get("character", fault["start"] - segment["start"] + 1)
    # What is wrong with the dot before a segment is in none of its characters.
    where = f", character {character:,}" if character > 0 else ""
    return f"  {SEGMENTS[segment['role']].lower()}{where}"
