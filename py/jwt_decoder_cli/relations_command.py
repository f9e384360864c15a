"""``jwt-decoder relations``: who acts for whom, and what is bound to what, among the tokens of a text."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.engine.relations import relations_of
from jwt_decoder.engine.result import Options
from jwt_decoder.output.report import relations

from jwt_decoder_cli import inputs, language, options, output, terminal
from jwt_decoder_cli.backend import backend
from jwt_decoder_cli.draw.verdict import FAIL, PASS, UNCHECKED
from jwt_decoder_cli.status import Status

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from jwt_decoder_cli.sheet import Sheet

    Json = Mapping[str, Any]

# By the state of a relation: its mark, and what it does to the exit status.
_STATES: Final[Mapping[str, tuple[tuple[str, str], Status]]] = {
    "fails": (FAIL, Status.INVALID),
    "unknown": (UNCHECKED, Status.UNVERIFIED),
    "holds": (PASS, Status.DECODED),
    "stated": (("·", "dim"), Status.DECODED),
}


def run(chosen: argparse.Namespace) -> Status:
    """Do what the words behind ``relations`` ask for. Raise UsageError and OutputError."""
    text = inputs.text_of(inputs.read(chosen.file, "text"))
    key = "".join(f"{inputs.key_of(inputs.read(name, 'key'), 'text')[0]}\n" for name in chosen.key)
    found = asyncio.run(relations_of(text, key, Options(options.now(chosen)), backend()))
    answer = relations(found, language.CATALOGUE)
    output.require()
    output.write(terminal.printed(chosen, answer, partial(_draw, answer)))
    return _status(answer)


def _status(answer: Json) -> Status:
    if not answer["relations"]:
        return Status.NOTHING
    return next((status for state, (_, status) in _STATES.items() if answer[state]), Status.DECODED)


def _draw(answer: Json, sheet: Sheet) -> None:
    sheet.write((answer["summary"], "bold"))
    if answer["limits"]:
        sheet.write((answer["limits"], "dim"))
    named = [one for one in answer["nodes"] if one["label"]]
    for one in named:
        sheet.write(one["name"], (f"  {one['label']}", "dim"))
    sheet.blank()
    for state, (mark, _) in _STATES.items():
        for one in answer["relations"]:
            if one["state"] == state:
                sheet.write(one["message"], (f" ({one['section']})", "dim"), first=(mark,), hang=2)
