"""What is written, where there may be nobody who reads it."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence

from jwt_decoder_cli.errors import OutputError
from jwt_decoder_cli.language import say

if TYPE_CHECKING:
    from typing import TextIO

_OWNER_ONLY: Final = 0o600
_NOT_CREATED: Final = Sentence("The {option} file can't be created: {reason}. Existing files are never overwritten.")
_CLOSED: Final = Sentence("The report can't be written: standard output is closed.")


def require() -> None:
    """Raise OutputError where there is no standard output to write to."""
    if sys.stdout is None:
        raise OutputError(_CLOSED)


def write(text: str) -> bool:
    """Write all of it, and what waits to be written, if there is an output; raise OutputError where that cannot be.

    A reader that goes away early, such as ``head``, is no failure. Return whether one is left.
    """
    error = _put(sys.stdout, text)
    if error is not None and not isinstance(error, BrokenPipeError):
        sentence = Sentence("The report can't be written: {reason}.", reason=str(error.strerror))
        raise OutputError(sentence) from error
    return error is None


def require_new(name: str, option: str) -> None:
    """Raise OutputError where a new file can't be made of a name, before anything is done for it."""
    file = Path(name)
    code = errno.EEXIST if os.path.lexists(file) else 0 if file.parent.is_dir() else errno.ENOENT
    if code:
        raise OutputError(_NOT_CREATED.about(option=option, reason=os.strerror(code)))


def create(name: str, text: str, option: str) -> None:
    """Write a text to a new file that only its owner can read; raise OutputError where that cannot be."""
    try:
        with os.fdopen(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY), "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise OutputError(_NOT_CREATED.about(option=option, reason=str(error.strerror))) from error


def complain(sentence: Sentence) -> None:
    """Say what is wrong, where there is anybody to say it to."""
    tell(f"jwt-decoder: {say(sentence)}\n")


def tell(text: str) -> None:
    """Write to the standard error, where it can be."""
    _put(sys.stderr, text)


def _put(stream: TextIO | None, text: str) -> OSError | None:
    """Write to a stream, if there is one; return what went wrong."""
    if stream is None:
        return None
    try:
        stream.write(text)
        stream.flush()
    except OSError as error:
        # What Python still holds would fail once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        return error
    return None
