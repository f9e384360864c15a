"""``jwt-decoder chain``: the certificates of a token or of a text, up to the roots that somebody trusts."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.engine.certificates import chain_of
from jwt_decoder.engine.result import NoSuchTokenError, Options
from jwt_decoder.model.sentence import Digits, Listing, Sentence
from jwt_decoder.output.report import chain

from jwt_decoder_cli import inputs, language, options, output, terminal
from jwt_decoder_cli.backend import backend
from jwt_decoder_cli.draw.verdict import FAIL, PASS, UNCHECKED
from jwt_decoder_cli.errors import UsageError
from jwt_decoder_cli.status import Status

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping

    from jwt_decoder_cli.sheet import Sheet

    Json = Mapping[str, Any]

_STATES: Final[Mapping[str, tuple[tuple[str, str], Status]]] = {
    "met": (PASS, Status.DECODED),
    "failed": (FAIL, Status.INVALID),
    "unknown": (UNCHECKED, Status.UNVERIFIED),
    "none": (FAIL, Status.NOTHING),
    "unreadable": (FAIL, Status.NOTHING),
}
_ISSUED: Final = Sentence("issued by “{issuer}”, from {not_before} to {not_after}")
_NAMED: Final = ("issuer", "not_before", "not_after")
_BEYOND: Final = Sentence("--token is out of range: {count} found.")
_FOR: Final = Sentence("for {usage}")
_THUMBPRINT: Final = Sentence("x5t#S256 {thumbprint}")
_GIVEN: Final = Sentence("a root that you gave")


def run(chosen: argparse.Namespace) -> Status:
    """Do what the words behind ``chain`` ask for. Raise UsageError and OutputError."""
    text = inputs.key_of(inputs.read(chosen.file, "text"), "text")[0]
    roots = tuple(inputs.key_of(inputs.read(name, "text"), "text")[0] for name in chosen.roots)
    asked = Options(options.now(chosen), token=chosen.token - 1)
    try:
        answer = chain(asyncio.run(chain_of(text, roots, asked, backend())), language.CATALOGUE)
    except NoSuchTokenError as error:
        raise UsageError(_BEYOND.about(count=Digits(error.count))) from None
    output.require()
    output.write(terminal.printed(chosen, answer, partial(_draw, answer)))
    return _STATES[answer["state"]][1]


def _facts(one: Json) -> Iterator[str | Sentence]:
    yield one["key"]
    if one["usage"]:
        yield _FOR.about(usage=Listing(tuple(one["usage"])))
    yield from one["names"]
    yield _THUMBPRINT.about(thumbprint=one["x5t_s256"])
    if one["given"]:
        yield _GIVEN


def _draw(answer: Json, sheet: Sheet) -> None:
    mark, _ = _STATES[answer["state"]]
    sheet.write((answer["message"], "bold"), first=(mark,), hang=2)
    for said in (answer["limits"], *([answer["roots"]] if answer["roots"] else [])):
        sheet.write((said, "dim"), hang=2)
    for number, one in enumerate(answer["certificates"], 1):
        sheet.blank()
        sheet.write((one["subject"], "bold"), first=((f"{number}", "dim"),), hang=3)
        sheet.write((_ISSUED.about(**{name: one[name] for name in _NAMED}), "dim"), hang=3)
        for said in _facts(one):
            sheet.write((said, "dim"), hang=3)
    sheet.blank()
    for check in answer["checks"]:
        sign, _ = _STATES[check["state"]]
        sheet.write(check["message"], (f" ({check['section']})", "dim"), first=(sign,), hang=2)
