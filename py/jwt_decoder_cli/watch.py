"""What ``--watch`` does: a report whenever a file has changed, until somebody interrupts."""

from __future__ import annotations

import os
import stat
import sys
import time
from typing import TYPE_CHECKING, Final, TypeAlias

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text.quote import quote

from jwt_decoder_cli import output
from jwt_decoder_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from jwt_decoder_cli.status import Status

    State: TypeAlias = tuple[int, ...]

# How often is looked, in seconds; what has just changed is looked at again so often, and so soon, before it is read.
_PAUSE: Final = 0.5
_SETTLING: Final = 0.1
_MOST_LOOKS: Final = 10
_LONGEST_NAME: Final = 200
# Goes to the upper left and clears the screen, and what was scrolled away.
_CLEARED: Final = "\x1b[H\x1b[2J\x1b[3J"
_GONE: Final = Sentence("“{file}” is gone; waiting for it to come back.")
_NO_FILE: Final = Sentence("Only an ordinary file can be watched.")


def watch(name: str, report: Callable[[], tuple[str, Status]]) -> Status:
    """Write a report of a file, and another one each time it has changed; return where nobody reads them any more.

    Raise UsageError where there is no first one, and OutputError.
    """
    seen = _state(name)
    if seen is None and os.path.exists(name):  # noqa: PTH110 - the name is that of the command line
        # A pipe that nobody writes to would be waited for.
        raise UsageError(_NO_FILE)
    text, status = report()
    # One that has come only now is read once more.
    seen = seen or ()
    is_read = output.write(f"{_start()}{text}")
    while is_read:
        seen = _changed(name, seen)
        try:
            text, status = report()
        except UsageError as error:
            # It may be half-written, or be gone again; it may change once more.
            is_read = output.write(_start())
            output.complain(error.sentence)
        else:
            is_read = output.write(f"{_start()}{text}")
    return status


def _changed(name: str, seen: State) -> State:
    """Wait until a file is another than the one that was seen, and say once if it is gone."""
    last: State | None = seen
    while True:
        time.sleep(_PAUSE)
        if (current := _state(name)) == last:
            continue
        last = _settled(name, current)
        if last is not None and last != seen:
            return last
        if last is None:
            output.complain(_GONE.about(file=quote(name, _LONGEST_NAME)))


def _settled(name: str, current: State | None) -> State | None:
    """Return what a file is once it stays the same for a moment; one that changes all the time, what it is by then."""
    for _ in range(_MOST_LOOKS):
        time.sleep(_SETTLING)
        before, current = current, _state(name)
        if before == current:
            break
    return current


def _state(name: str) -> State | None:
    """Return what is another value once a file was written or replaced; None where there is no ordinary file."""
    try:
        found = os.stat(name)  # noqa: PTH116 - the name is that of the command line
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _start() -> str:
    """Return what clears a terminal; a file or a pipe gets one report behind the other."""
    is_terminal = sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    return _CLEARED if is_terminal else ""
