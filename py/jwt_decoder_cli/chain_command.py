"""``jwt-decoder chain``: the certificates of a token or of a text, up to the roots that somebody trusts."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.engine.certificates import chain_of
from jwt_decoder.engine.result import NoSuchTokenError, Options
from jwt_decoder.model.sentence import Digits, Sentence
from jwt_decoder.output.report import chain

from jwt_decoder_cli import inputs, language, options, output, terminal
from jwt_decoder_cli.backend import backend
from jwt_decoder_cli.draw.verdict import FAIL, PASS, UNCHECKED
from jwt_decoder_cli.errors import UsageError
from jwt_decoder_cli.status import Status

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from jwt_decoder_cli.sheet import Sheet

    Json = Mapping[str, Any]

_STATES: Final[Mapping[str, tuple[tuple[str, str], Status]]] = {
    "met": (PASS, Status.DECODED),
    "failed": (FAIL, Status.INVALID),
    "unknown": (UNCHECKED, Status.UNVERIFIED),
    "none": (FAIL, Status.NOTHING),
}
_ISSUED: Final = Sentence("issued by “{issuer}”, from {not_before} to {not_after}")
_NAMED: Final = ("issuer", "not_before", "not_after")
_BEYOND: Final = Sentence("--token is out of range: {count} found.")
_GIVEN: Final = Sentence("a root that you gave")


def run(chosen: argparse.Namespace) -> Status:
    """Do what the words behind ``chain`` ask for. Raise UsageError and OutputError."""
    text = inputs.key_of(inputs.read(chosen.file, "text"), "text")[0]
    roots = "".join(f"{inputs.key_of(inputs.read(name, 'text'), 'text')[0]}\n" for name in chosen.roots)
    asked = Options(options.now(chosen), token=chosen.token - 1)
    try:
        answer = chain(asyncio.run(chain_of(text, roots, asked, backend())), language.CATALOGUE)
    except NoSuchTokenError as error:
        raise UsageError(_BEYOND.about(count=Digits(error.count))) from None
    output.require()
    if chosen.json:
        output.write(json.dumps(answer, separators=(",", ":")) + "\n")
    else:
        sheet = terminal.sheet(chosen)
        _draw(sheet, answer)
        output.write(sheet.text.rstrip("\n") + "\n")
    return _STATES[answer["state"]][1]


def _draw(sheet: Sheet, answer: Json) -> None:
    mark, _ = _STATES[answer["state"]]
    sheet.write((answer["message"], "bold"), first=(mark,), hang=2)
    sheet.write((answer["limits"], "dim"), hang=2)
    for number, one in enumerate(answer["certificates"], 1):
        sheet.blank()
        sheet.write((one["subject"], "bold"), first=((f"{number}", "dim"),), hang=3)
        sheet.write((_ISSUED.about(**{name: one[name] for name in _NAMED}), "dim"), hang=3)
        for said in (one["key"], *one["names"], *([_GIVEN] if one["given"] else [])):
            sheet.write((said, "dim"), hang=3)
    sheet.blank()
    for check in answer["checks"]:
        sign, _ = _STATES[check["state"]]
        sheet.write(check["message"], (f" ({check['section']})", "dim"), first=(sign,), hang=2)
