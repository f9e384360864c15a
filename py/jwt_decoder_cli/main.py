"""The program ``jwt-decoder``: words in, a report out, and an exit status that a script can rely on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from jwt_decoder.model.sentence import Digits, Sentence

from jwt_decoder_cli import output
from jwt_decoder_cli.commands import COMMANDS, DECODE
from jwt_decoder_cli.errors import ProgramError, UsageError
from jwt_decoder_cli.start import INTERRUPTED
from jwt_decoder_cli.status import Status

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from jwt_decoder.model.sentence import Value


def main(words: Sequence[str] | None = None) -> int:
    """Do what the words ask for, those of the command line if None; return the exit status, as ``Status`` says.

    Raises SystemExit for words that cannot be understood, and for those that ask for help, as argparse does.
    """
    given = sys.argv[1:] if words is None else words
    try:
        command = COMMANDS.get(given[0]) if given else None
        return command.run(given[1:]) if command else DECODE.run(given)
    except ProgramError as error:
        output.complain(error.sentence)
        return Status.USAGE if isinstance(error, UsageError) else Status.FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - its text and its traceback could hold the token, and are not shown
        output.complain(Sentence("internal error, a bug in this program: {place}", place=_place(error)))
        return Status.FAILED


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
