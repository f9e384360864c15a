"""The program as a process: streams that are closed, readers that go away, and Ctrl-C at any time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from jwt_decoder_cli.commands import COMMANDS
from jwt_decoder_cli.key_options import ACTIONS
from jwt_decoder_cli.status import Status
from site_builder.testing.environment import with_engine

from tests.unit.jwt_decoder_cli.conftest import UNSIGNED

MODULE = [sys.executable, "-m", "jwt_decoder"]
PROGRAM = [sys.executable, "-c", "import sys; from jwt_decoder_cli.start import run; sys.exit(run())"]
SHELL = shutil.which("sh") or "sh"
FULL = Path("/dev/full")


def redirected(redirection: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a shell that redirects its streams."""
    command = [SHELL, "-c", f'"$0" "$@" {redirection}', *MODULE, "--now", "0", *words]
    return subprocess.run(  # noqa: S603 - our own words
        command, input=UNSIGNED, capture_output=True, text=True, env=with_engine(), check=False
    )


def test_a_closed_output_is_said() -> None:
    done = redirected(">&-")

    said = "jwt-decoder: The report can't be written: standard output is closed.\n"
    assert (Status.FAILED, said) == (done.returncode, done.stderr)


@pytest.mark.parametrize(
    "words", [["--help"], ["sign", "--help"], ["sign", "--header", "{}"], ["present"]], ids=" ".join
)
def test_a_closed_output_is_said_before_anything_is_made(words: list[str]) -> None:
    command = [SHELL, "-c", '"$0" "$@" >&-', *MODULE, *words]
    done = subprocess.run(command, input=UNSIGNED, capture_output=True, text=True, env=with_engine(), check=False)  # noqa: S603

    said = "jwt-decoder: The report can't be written: standard output is closed.\n"
    assert (Status.FAILED, said) == (done.returncode, done.stderr)


def test_who_has_nothing_to_print_needs_no_output() -> None:
    assert (Status.DECODED, "") == ((done := redirected(">&-", "--quiet")).returncode, done.stderr)


@pytest.mark.skipif(not FULL.exists(), reason="this system has no file that is always full")
@pytest.mark.parametrize("words", [(), ("--help",)], ids=["report", "help"])
def test_an_output_that_is_full_is_said(words: tuple[str, ...]) -> None:
    done = redirected(f">{FULL}", *words)

    said = "jwt-decoder: The report can't be written: No space left on device.\n"
    assert (Status.FAILED, said) == (done.returncode, done.stderr)


@pytest.mark.parametrize("redirection", ["2>&-", f"2>{FULL}"])
def test_where_nobody_hears_a_complaint_the_status_stays(redirection: str) -> None:
    assert Status.USAGE == redirected(redirection, "missing").returncode
    assert Status.USAGE == redirected(redirection, "--colour-me").returncode


def test_a_closed_input_is_said() -> None:
    done = redirected("<&-")

    said = "jwt-decoder: Standard input is closed: pass a file, or pipe text in.\n"
    assert (Status.USAGE, said) == (done.returncode, done.stderr)


@pytest.mark.parametrize("words", [(), ("--help",)], ids=["report", "help"])
def test_a_reader_that_goes_away_is_no_failure(words: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(  # noqa: S603 - our own words
        [*MODULE, "--now", "0", *words],
        input=UNSIGNED.encode(),
        stdout=writing,
        stderr=subprocess.PIPE,
        env=with_engine(),
        check=False,
    )
    os.close(writing)

    assert (0, b"") == (done.returncode, done.stderr)


@pytest.mark.skipif(not Path("/bin/sh").exists(), reason="this system has no such shell")
@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ('"$@" < token.txt | head -n 1 | wc -l | tr -d " "', "1\n"),
        ('"$@" token.txt --json | head -c 9', '{"schema"'),
        ('"$@" - --quiet < token.txt; echo $?', "0"),
        ('cat token.txt | "$@" --quiet /dev/stdin; echo $?', "0"),
    ],
)
def test_it_goes_between_pipes(tmp_path: Path, line: str, printed: str) -> None:
    (tmp_path / "token.txt").write_text(UNSIGNED)
    done = subprocess.run(  # noqa: S603 - our own words
        [SHELL, "-c", line, "sh", *MODULE, "--now", "0"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env=with_engine(),
        check=False,
    )

    assert ("", True) == (done.stderr, done.stdout.startswith(printed)), done.stdout


# What Python runs before anything of ours: it presses Ctrl-C as soon as the module is asked for.
INTERRUPTER = """
import os, signal, sys

class Interrupter:
    def find_spec(self, name, *_):
        if name == os.environ["INTERRUPT_AT"]:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupter())
# Whoever starts the tests in the background has told them to ignore it, and so all that they start.
if os.environ["HEEDED"]:
    signal.signal(signal.SIGINT, signal.default_int_handler)
"""
LOADED = {
    "the module, within the engine": (MODULE, "jwt_decoder.engine.engine"),
    "the module, behind the engine": (MODULE, "jwt_decoder_cli.main"),
    "the program, within its words": (PROGRAM, "argparse"),
    "the program, within the engine": (PROGRAM, "jwt_decoder.engine.engine"),
    "the program, within a command": ([*PROGRAM, "compare"], "jwt_decoder.engine.comparison"),
}


def interrupted(folder: Path, command: list[str], at: str, *, heeded: bool = True) -> tuple[int, str]:
    """Run the program, interrupted when it asks for a module; return its exit status and what it said.

    ``heeded`` says whether it listens to an interruption, whatever this process was told.
    """
    (folder / "sitecustomize.py").write_text(INTERRUPTER)
    known = with_engine()
    env = {
        **known,
        "PYTHONPATH": os.pathsep.join([str(folder), known["PYTHONPATH"]]),
        "INTERRUPT_AT": at,
        "HEEDED": "1" * heeded,
    }
    done = subprocess.run(  # noqa: S603 - our own words
        command, input=UNSIGNED, capture_output=True, text=True, env=env, check=False
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(("command", "at"), LOADED.values(), ids=LOADED)
def test_an_interruption_while_it_is_loaded_is_130_and_silent(tmp_path: Path, command: list[str], at: str) -> None:
    assert (130, "") == interrupted(tmp_path, command, at)


def test_a_program_that_was_told_to_ignore_it_goes_on(tmp_path: Path) -> None:
    """As a shell tells what it starts in the background."""
    command = [SHELL, "-c", 'trap "" INT; exec "$0" "$@"', *PROGRAM, "--quiet", "--now", "0"]

    assert (Status.DECODED, "") == interrupted(tmp_path, command, "jwt_decoder_cli.main", heeded=False)


# What takes most of the time of starting.
SLOW = ("jwt_decoder.engine", "jwt_decoder.extract", "jwt_decoder.findings", "rich", "asyncio", "cryptography")
PRINTS = {
    "--version": "jwt-decoder",
    "--help": "usage: jwt-decoder",
    **{f"{command} --help": f"usage: jwt-decoder {command}" for command in COMMANDS if command != "keys"},
    **{f"keys {action} --help": f"usage: jwt-decoder keys {action}" for action in ACTIONS},
}
REPORTER = """
import sys
from jwt_decoder_cli.start import run
try:
    run()
finally:
    sys.stderr.write("\\n".join(sys.modules))
"""


@pytest.mark.parametrize("words", PRINTS)
def test_what_needs_no_engine_is_printed_without_loading_it(words: str) -> None:
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", REPORTER, *words.split()], capture_output=True, text=True, env=with_engine(), check=False
    )

    loaded = done.stderr.split()
    assert (0, True) == (done.returncode, done.stdout.startswith(PRINTS[words]))
    assert "jwt_decoder_cli.main" in loaded
    assert [] == [name for name in SLOW if name in loaded]
