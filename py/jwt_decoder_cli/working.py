"""A line on a terminal while something takes longer than a second."""

from __future__ import annotations

import os
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence

from jwt_decoder_cli import output
from jwt_decoder_cli.language import say

if TYPE_CHECKING:
    from collections.abc import Iterator

_SECONDS: Final = 1.0
_WORKING: Final = Sentence("Still working. Ctrl-C stops it.")
_ERASE: Final = "\r\x1b[K"


@contextmanager
def working() -> Iterator[None]:
    """Say so on the standard error, where that is a terminal, and take it back once it is done."""
    if sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield
        return
    said = threading.Event()

    def tell() -> None:
        said.set()
        output.tell(say(_WORKING))

    timer = threading.Timer(_SECONDS, tell)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        if said.is_set():
            output.tell(_ERASE)
