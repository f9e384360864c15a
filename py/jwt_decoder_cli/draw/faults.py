"""Faults as a good compiler shows them: the sentence, the place, the line with a caret under it, the repair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.judge.structure import SEGMENTS
from jwt_decoder.model.sentence import Sentence, plural

from jwt_decoder_cli.language import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder_cli.draw.paste import Paste
    from jwt_decoder_cli.sheet import Piece, Sheet

    Json = Mapping[str, Any]

MOST: Final = 20
_LONGEST_MARK: Final = 24
_MARGIN: Final = 8
_RED: Final = "bold red"
_ERROR: Final = Sentence("error")
_REPAIR: Final = Sentence("repair:")
# Of the last one, whichever serialization it stands in.
_SEGMENTS: Final = {**SEGMENTS, "extra": Sentence("further segment")}


def draw_faults(sheet: Sheet, token: Json, paste: Paste, name: str) -> None:
    """Draw the faults of a token that stands in a paste; ``name`` is that of its file."""
    for fault in token["faults"][:MOST]:
        said: tuple[Piece, ...] = ((_ERROR, _RED), (f"[{fault['id']}]", "dim"), ": ", (fault["message"], "bold"))
        sheet.write(*said, first=(("✕", _RED),), hang=2)
        with sheet.within():
            _place(sheet, fault, token, paste, name)
            if fault["repair"]:
                before = f"{say(_REPAIR)} "
                sheet.write(fault["repair"]["label"], first=((before, "green"),), hang=sheet.columns(before))
        sheet.blank()
    if len(token["faults"]) > MOST:
        sheet.write(_more(len(token["faults"]) - MOST))


def _more(count: int) -> Sentence:
    return plural("{count} more problem; --json has them all.", "{count} more problems; --json has them all.", count)


def _place(sheet: Sheet, fault: Json, token: Json, paste: Paste, name: str) -> None:
    start = fault["start"]
    where = f"{name}:{paste.line(start)}:{paste.column(start)}"
    segment = _segment(fault, token)
    sheet.whole(("--> ", "blue"), where, (f"  {say(segment)}" if segment else "", "dim"))
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


def _segment(fault: Json, token: Json) -> Sentence | None:
    """Return "payload, character 11", None for a fault of the whole."""
    if fault["segment"] is None:
        return None
    segment = token["segments"][fault["segment"]]
    name, character = _SEGMENTS[segment["role"]], fault["data"].get("character", fault["start"] - segment["start"] + 1)
    # What is wrong with the dot before a segment is in none of its characters.
    if character <= 0:
        return name
    return Sentence("{segment}, character {character}", segment=name, character=character)
