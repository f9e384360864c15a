"""Where the program starts: Ctrl-C ends it without a word, also while its modules are still being loaded."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

# 128 and the number of the signal, as shells have it.
INTERRUPTED: Final = 130


def run() -> int:
    """Do what the words of the command line ask for; return the exit status, as ``main`` does."""
    usual = signal.getsignal(signal.SIGINT)
    try:
        with loading():
            from jwt_decoder_cli.main import main  # noqa: PLC0415 - it takes the time in which somebody may interrupt
        return main()
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        if usual is signal.default_int_handler:
            signal.signal(signal.SIGINT, _end)


@contextmanager
def loading() -> Iterator[None]:
    """End at Ctrl-C at once while modules are loaded; whoever asks for a secret later gives the terminal back first."""
    usual = signal.getsignal(signal.SIGINT)
    # A program in the background of a script ignores the signal, and goes on to.
    if usual is not signal.default_int_handler:
        yield
        return
    signal.signal(signal.SIGINT, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)


def _end(_signal: int, _frame: FrameType | None) -> NoReturn:
    os._exit(INTERRUPTED)
