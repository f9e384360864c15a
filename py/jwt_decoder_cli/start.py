"""Where the program starts: Ctrl-C ends it without a word, also while its modules are still being loaded."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING, Final, NoReturn

if TYPE_CHECKING:
    from types import FrameType

# 128 and the number of the signal, as shells have it.
INTERRUPTED: Final = 130


def run() -> int:
    """Do what the words of the command line ask for; return the exit status, as ``main`` does."""
    usual = signal.getsignal(signal.SIGINT)
    # A program in the background of a script ignores the signal, and goes on to.
    if usual is signal.default_int_handler:
        signal.signal(signal.SIGINT, _end)
    from jwt_decoder_cli.main import main  # noqa: PLC0415 - it takes the time in which somebody may interrupt

    try:
        # Whoever asks for a secret has to give the terminal back as it was.
        signal.signal(signal.SIGINT, usual)
        return main()
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        if usual is signal.default_int_handler:
            signal.signal(signal.SIGINT, _end)


def _end(_signal: int, _frame: FrameType | None) -> NoReturn:
    os._exit(INTERRUPTED)
