"""The program ``jwt-decoder``: words in, a report out, and an exit status that a script can rely on."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.engine import engine
from jwt_decoder.engine.result import NoSuchTokenError, Options
from jwt_decoder.model.sentence import Digits, Sentence, plural
from jwt_decoder.output.report import report, verification

from jwt_decoder_cli import inputs, keys, language, options
from jwt_decoder_cli.backend import backend
from jwt_decoder_cli.draw.report import Found, draw_report
from jwt_decoder_cli.draw.token import Telling
from jwt_decoder_cli.errors import UsageError
from jwt_decoder_cli.language import say
from jwt_decoder_cli.sheet import Sheet
from jwt_decoder_cli.status import INTERRUPTED, Status, status_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from types import TracebackType

    from jwt_decoder.model.sentence import Value

_WIDEST: Final = 120
_PASTE: Final = Sentence("Paste a token, or anything that holds one; then press Ctrl-D.")


def main(words: Sequence[str] | None = None) -> int:
    """Do what the words ask for, those of the command line if None; return the exit status, as ``Status`` says.

    Raises SystemExit for words that cannot be understood, and for those that ask for help, as argparse does.
    """
    chosen = options.read(words)
    try:
        found = _found(chosen)
        status = status_of(found.token, found.verification) if found.token else Status.NOTHING
        _print(_told(found, chosen))
    except UsageError as error:
        sys.stderr.write(f"jwt-decoder: {say(error.sentence)}\n")
        return Status.USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - its text and its traceback could hold the token, and are not shown
        failed = Sentence("it failed, which is a fault of the program: {place}", place=_place(error))
        sys.stderr.write(f"jwt-decoder: {say(failed)}\n")
        return Status.FAILED
    return status


def _found(chosen: argparse.Namespace) -> Found:
    key = keys.key(chosen)
    if chosen.file == inputs.STDIN and sys.stdin.isatty():
        sys.stderr.write(f"{say(_PASTE)}\n")
    text = inputs.text_of(inputs.read(chosen.file))
    payload = None if chosen.payload is None else inputs.payload_of(inputs.read(chosen.payload), chosen.payload)
    asked = Options(
        now=options.now(chosen),
        token=chosen.token - 1,
        skew=chosen.skew,
        expect=options.expected(chosen),
        secret_encoding=key[1] if key else chosen.secret_encoding,
        payload=payload,
    )
    try:
        reported = report(engine.report(text, asked), language.CATALOGUE)
    except NoSuchTokenError as error:
        raise UsageError(_beyond(chosen.token, error.count)) from None
    found = Found(text, "<stdin>" if chosen.file == inputs.STDIN else chosen.file, reported, asked.token)
    if key is None or found.token is None:
        return found
    tried = asyncio.run(engine.verify(text, key[0], asked, backend()))
    return replace(found, verification=verification(tried, language.CATALOGUE))


def _beyond(token: int, count: int) -> Sentence:
    return plural(
        "--token {token} is beyond the last: {count} found.",
        "--token {token} is beyond the last: {count} found.",
        Digits(count),
        token=Digits(token),
    )


def _told(found: Found, chosen: argparse.Namespace) -> str:
    if chosen.quiet:
        return ""
    if chosen.json:
        more = {} if found.verification is None else {"verification": found.verification}
        return json.dumps({**found.report, **more}, separators=(",", ":")) + "\n"
    sheet = Sheet(_columns(chosen), sys.stdout.encoding or "ascii", color=_has_color(chosen))
    draw_report(sheet, found, Telling(found.report["now"], chosen.explain))
    return sheet.text.rstrip("\n") + "\n"


def _columns(chosen: argparse.Namespace) -> int:
    if chosen.width is not None:
        return int(chosen.width)
    return max(options.LEAST_WIDTH, min(_WIDEST, shutil.get_terminal_size().columns))


def _has_color(chosen: argparse.Namespace) -> bool:
    if chosen.color is not None:
        return bool(chosen.color)
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _print(text: str) -> None:
    """Write all of it; a reader that goes away early, such as ``head``, is no failure."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # What Python still holds would fail once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _place(error: BaseException) -> Value:
    """Return the kind of an error and the line that raised it."""
    last: TracebackType | None = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    name = type(error).__name__
    if last is None:
        return name
    module = str(last.tb_frame.f_globals.get("__name__"))
    return Sentence("{error} in {module}, line {line}", error=name, module=module, line=Digits(last.tb_lineno))
