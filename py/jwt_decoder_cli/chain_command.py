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
from jwt_decoder_cli.inputs import STDIN, is_stdin
from jwt_decoder_cli.language import say
from jwt_decoder_cli.parser import Parser
from jwt_decoder_cli.status import Status

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from jwt_decoder_cli.sheet import Sheet

    Json = Mapping[str, Any]

_ABOUT: Final = Sentence(
    "Checks the certificates of a token (x5c) or of a text, up to roots that you trust. No root is assumed, and"
    " whether a certificate was revoked isn't known."
)
_ONE_STDIN: Final = Sentence("only one of text and roots can come from standard input")
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


def run(words: Sequence[str]) -> Status:
    """Do what the words behind ``chain`` ask for. Raise UsageError and OutputError."""
    chosen = _read(words)
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


def _read(words: Sequence[str]) -> argparse.Namespace:
    parser = Parser(prog="jwt-decoder chain", description=say(_ABOUT), allow_abbrev=False, exit_on_error=False)
    text = say(Sentence("a token or certificates (default: standard input)"))
    parser.add_argument("file", nargs="?", default=STDIN, metavar="FILE", help=text)
    roots = say(Sentence("certificates that you trust, in PEM; may be repeated"))
    parser.add_argument("--roots", action="append", default=[], metavar="FILE", help=roots)
    which = say(Sentence("which of the tokens found (default: 1)"))
    parser.add_argument("--token", type=options.number, default=1, metavar="N", help=which)
    options.add_now(parser)
    parser.add_argument("--json", action="store_true", help=say(Sentence("the answer as JSON (report.schema.json)")))
    options.add_look(parser)
    chosen = parser.read(words)
    if [is_stdin(name) for name in (chosen.file, *chosen.roots)].count(True) > 1:
        parser.error(say(_ONE_STDIN))
    chosen.file = STDIN if is_stdin(chosen.file) else chosen.file
    chosen.roots = [STDIN if is_stdin(name) else name for name in chosen.roots]
    return chosen


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
