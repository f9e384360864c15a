"""A token held to the specification of its kind: what it misses first, then what can't be known, then what is met."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.model.sentence import Sentence

from jwt_decoder_cli.draw.verdict import FAIL, PASS, UNCHECKED
from jwt_decoder_cli.language import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder_cli.sheet import Sheet

    Json = Mapping[str, Any]

_MARKS: Final = {"not-met": FAIL, "unknown": UNCHECKED, "met": PASS}
_WORDS: Final = {"not-met": Sentence("not met"), "unknown": Sentence("unknown"), "met": Sentence("met")}
_TITLE: Final = Sentence("Checklist")
_NAMED: Final = Sentence("{label}, {source}")
_CHOOSE: Final = Sentence("--profile NAME holds it to one of:")
_STATE: Final = 9


def draw_checklist(sheet: Sheet, answer: Json) -> None:
    """Draw a checklist, or why there is none, and which can be chosen."""
    sheet.blank()
    checked = answer["checked"]
    if checked is None:
        sheet.write((_TITLE, "bold"), f": {answer['reason']}")
        sheet.write((_CHOOSE, "dim"))
        with sheet.within():
            for one in answer["profiles"]:
                sheet.write(one["label"], first=(one["id"],), hang=_hang(answer))
        return
    sheet.write((_TITLE, "bold"), f": {say(_NAMED.about(label=checked['label'], source=checked['source']))}")
    sheet.write((checked["summary"], "bold"))
    for state in _MARKS:
        for line in checked["lines"]:
            if line["state"] == state:
                _line(sheet, line)


def _hang(answer: Json) -> int:
    return max(len(one["id"]) for one in answer["profiles"]) + 2


def _line(sheet: Sheet, line: Json) -> None:
    mark = _MARKS[line["state"]]
    first = (mark, f" {say(_WORDS[line['state']]):<{_STATE}}")
    why = f" {line['why']}" if line["why"] else ""
    sheet.write(
        (line["words"], "bold" if why else ""), why, (f" ({line['section']})", "dim"), first=first, hang=_STATE + 2
    )
