"""The program run within the tests, with streams of its own."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Protocol

import pytest
from jwt_decoder_cli.main import main

SECRET = "keep-this-one-long-random-and-to-yourself"
# Ends at 1795428900, and fits SECRET.
SHORT_LIVED = (
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUiLCJzdWIiOiJhbGljZSIsImF1ZCI6Imh0dHBzO"
    "i8vYXBpLmV4YW1wbGUiLCJpYXQiOjE3OTU0MjgwMDAsImV4cCI6MTc5NTQyODkwMH0.4XoSRMvcivacoyjRTW6ghCH74jnh6R-GUL34xRThTQk"
)
EXP = 1_795_428_900
# Commands of which some take no time.
TIMELESS = {("keys",), ("serve",), ("completion",), ("man",)}
UNSIGNED = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSIsImFkbWluIjp0cnVlfQ."


@dataclass(frozen=True)
class Ran:
    """What came of a run."""

    status: int
    out: str
    err: str


class Program(Protocol):
    """Runs the program."""

    def __call__(self, *words: str, stdin: str | bytes = "", encoding: str = "utf-8", terminal: bool = False) -> Ran:
        """Run it with words; ``encoding`` is that of the output, ``terminal`` whether that is one."""
        ...


class Stream(io.TextIOWrapper):
    """A stream that may say that it is a terminal."""

    is_terminal = False

    def isatty(self) -> bool:
        """Say so."""
        return self.is_terminal


def _stream(octets: bytes, encoding: str, *, terminal: bool) -> Stream:
    stream = Stream(io.BytesIO(octets), encoding=encoding, newline="")
    stream.is_terminal = terminal
    return stream


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> Program:
    """Return the function that runs the program; as wide as an ordinary terminal, and one second before EXP."""
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)

    def run(*words: str, stdin: str | bytes = "", encoding: str = "utf-8", terminal: bool = False) -> Ran:
        octets = stdin.encode("utf-8", "surrogatepass") if isinstance(stdin, str) else stdin
        out, err = _stream(b"", encoding, terminal=terminal), _stream(b"", "utf-8", terminal=terminal)
        monkeypatch.setattr("sys.stdin", _stream(octets, "utf-8", terminal=terminal))
        monkeypatch.setattr("sys.stdout", out)
        monkeypatch.setattr("sys.stderr", err)
        given = words if "--now" in words or words[:1] in TIMELESS else (*words, "--now", str(EXP - 1))
        try:
            status = main(given)
        except SystemExit as ended:
            status = int(ended.code or 0)
        told = []
        for stream in (out, err):
            stream.flush()
            assert isinstance(stream.buffer, io.BytesIO)
            told.append(stream.buffer.getvalue().decode(stream.encoding))
        return Ran(status, *told)

    return run
