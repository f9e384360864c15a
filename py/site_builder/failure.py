"""The one error that a person sees, and how other programs are run so that it says what went wrong."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from site_builder.project import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


class Failure(Exception):  # noqa: N818 - it is what a person is told, not a defect of the program
    """Something a person can mend; its text is one sentence that says how."""


def say(line: str) -> None:
    """Print a line of progress at once, also where standard output is a pipe."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def program(name: str, why: str) -> str:
    """Return the path of a program, or raise Failure with ``why`` it is needed."""
    found = shutil.which(name)
    if found is None:
        message = f"{name} was not found: {why}"
        raise Failure(message)
    return found


def run(command: Sequence[str | Path], *, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> None:
    """Run a program whose output is for the reader; raise Failure if it fails."""
    words = [str(word) for word in command]
    if subprocess.run(words, cwd=cwd, env={**os.environ, **(env or {})}, check=False).returncode != 0:  # noqa: S603 - our own words
        message = f"This failed: {words[0].rsplit('/', 1)[-1]} {' '.join(words[1:6])}"
        raise Failure(message)


def output(command: Sequence[str | Path], *, cwd: Path = ROOT, stdin: bytes = b"") -> bytes:
    """Run a program and return what it printed; raise Failure with its last words if it fails."""
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, input=stdin, capture_output=True, check=False)  # noqa: S603 - our own words
    if done.returncode != 0:
        last = (done.stderr or done.stdout).decode(errors="replace").strip()[-2000:]
        message = f"{words[0].rsplit('/', 1)[-1]} failed: {last}"
        raise Failure(message)
    return done.stdout
