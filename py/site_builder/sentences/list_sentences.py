"""Starts what lists the sentences where Babel is: in the environment of the tests."""

from __future__ import annotations

import sys
from contextlib import redirect_stdout
from typing import TYPE_CHECKING

from site_builder.failure import run
from site_builder.testing import environment

if TYPE_CHECKING:
    from pathlib import Path


def list_sentences(target: Path | None) -> None:
    """Write the gettext template into a file, to the standard output without one; raise Failure."""
    # What it says of its own making is no part of the list.
    with redirect_stdout(sys.stderr):
        environment.prepare()
    words = [] if target is None else [str(target.absolute())]
    run([environment.python(), "-m", "site_builder.sentences", *words], env=environment.with_engine())
