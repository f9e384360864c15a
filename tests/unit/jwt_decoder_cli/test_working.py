"""What takes long says so on a terminal, takes it back, and ends quietly; a pipe hears nothing."""

from __future__ import annotations

import io
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from jwt_decoder_cli import main as program
from jwt_decoder_cli import working
from jwt_decoder_cli.start import INTERRUPTED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SAID = "Still working. Ctrl-C stops it."
ERASED = "\r\x1b[K"


class Terminal(io.StringIO):
    """A terminal that says when something was written to it."""

    def __init__(self) -> None:
        """Have nothing written."""
        super().__init__()
        self.written = threading.Event()

    def isatty(self) -> bool:
        """Return that it is one."""
        return True

    def write(self, text: str) -> int:
        """Write, and say so."""
        count = super().write(text)
        self.written.set()
        return count


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Put a terminal in the place of the standard error; pytest would take back what a fixture put there."""
    made = Terminal()
    monkeypatch.setattr(sys, "stderr", made)
    monkeypatch.setenv("TERM", "xterm")
    return made


def test_a_terminal_hears_of_what_takes_long_until_it_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    error = terminal(monkeypatch)
    monkeypatch.setattr(working, "_SECONDS", 0)
    with working.working():
        assert error.written.wait(60)
        assert SAID == error.getvalue()
    assert SAID + ERASED == error.getvalue()


def test_what_is_quick_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    error = terminal(monkeypatch)
    monkeypatch.setattr(working, "_SECONDS", 600)
    with working.working():
        pass
    assert "" == error.getvalue()


@pytest.mark.parametrize("quiet", ["pipe", "dumb", "closed"])
def test_nobody_but_a_terminal_hears_it(monkeypatch: pytest.MonkeyPatch, quiet: str) -> None:
    error = terminal(monkeypatch)
    if quiet == "dumb":
        monkeypatch.setenv("TERM", "dumb")
    else:
        monkeypatch.setattr(sys, "stderr", None if quiet == "closed" else io.StringIO())
    started: list[Callable[[], None]] = []
    monkeypatch.setattr(threading, "Timer", lambda _seconds, tell: started.append(tell))
    with working.working():
        pass
    assert [] == started
    assert "" == error.getvalue()


def test_an_interruption_takes_it_back_and_says_nothing_else(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    error = terminal(monkeypatch)
    file = tmp_path / "text"
    file.write_text("eyJhbGciOiJub25lIn0.e30.")

    def interrupted(*_: object) -> None:
        assert error.written.wait(60)
        raise KeyboardInterrupt

    monkeypatch.setattr(working, "_SECONDS", 0)
    monkeypatch.setattr("jwt_decoder_cli.decode_command.engine.report", interrupted)
    assert INTERRUPTED == program.main([str(file)])
    assert SAID + ERASED == error.getvalue()
