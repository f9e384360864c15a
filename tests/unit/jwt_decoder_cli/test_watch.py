"""``--watch``: a report whenever a file changes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from jwt_decoder_cli import watch
from jwt_decoder_cli.status import Status
from site_builder.testing.environment import with_engine

from tests.unit.jwt_decoder_cli.conftest import EXP, SECRET, SHORT_LIVED, UNSIGNED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.unit.jwt_decoder_cli.conftest import Program, Ran

    Steps = Iterator[Callable[[], object] | None]

JSON = ("--json", "--watch")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file with a token."""
    made = tmp_path / "token.txt"
    made.write_text(SHORT_LIVED)
    return made


def watched(
    program: Program, monkeypatch: pytest.MonkeyPatch, file: Path, steps: Steps, *words: str, terminal: bool = False
) -> Ran:
    """Run the program on a file; at each of its pauses the next step is done, and after the last it's interrupted."""

    def pause(_seconds: float) -> None:
        for step in steps:
            if step is not None:
                step()
            return
        raise KeyboardInterrupt

    monkeypatch.setattr(time, "sleep", pause)
    return program(str(file), *words, terminal=terminal)


def kinds(ran: Ran) -> list[int]:
    """Return how many tokens each report has, which are one line of JSON each."""
    return [len(json.loads(line)["tokens"]) for line in ran.out.splitlines()]


def test_a_file_is_reported_again_whenever_it_changes(
    program: Program, monkeypatch: pytest.MonkeyPatch, file: Path
) -> None:
    steps = [None, lambda: file.write_text(f"{SHORT_LIVED}\n{UNSIGNED}"), None, None, lambda: file.write_text(""), None]

    ran = watched(program, monkeypatch, file, iter(steps), *JSON)

    assert (130, [1, 2, 0], "") == (ran.status, kinds(ran), ran.err)


def test_a_file_that_was_replaced_is_reported(program: Program, monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    def replace() -> None:
        """As editors do; size and time are those of the old one."""
        before = file.stat()
        other = file.with_name("other")
        other.write_text(SHORT_LIVED[:-4] + "AAAA")
        os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
        other.replace(file)

    assert [1, 1] == kinds(watched(program, monkeypatch, file, iter([replace, None]), *JSON))


def test_a_file_that_was_removed_is_waited_for(program: Program, monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    steps = [file.unlink, None, None, None, lambda: file.write_text(UNSIGNED), None]

    ran = watched(program, monkeypatch, file, iter(steps), *JSON)

    assert (130, [1, 1]) == (ran.status, kinds(ran))
    assert f"jwt-decoder: “{file}” is gone; waiting for it to come back.\n" == ran.err


def test_a_file_that_an_editor_replaces_is_not_called_gone(
    program: Program, monkeypatch: pytest.MonkeyPatch, file: Path
) -> None:
    steps = [file.unlink, lambda: file.write_text(UNSIGNED), None]

    ran = watched(program, monkeypatch, file, iter(steps), *JSON)

    assert ([1, 1], "") == (kinds(ran), ran.err)


def test_a_file_that_is_being_written_is_read_once_it_is_whole(
    program: Program, monkeypatch: pytest.MonkeyPatch, file: Path
) -> None:
    parts = [lambda size=size: file.write_text(f"{SHORT_LIVED} {UNSIGNED}"[:size]) for size in (10, 200, 400)]

    assert [1, 2] == kinds(watched(program, monkeypatch, file, iter([*parts, None]), *JSON))


def test_a_file_that_is_written_all_the_time_is_reported_all_the_same(
    program: Program, monkeypatch: pytest.MonkeyPatch, file: Path
) -> None:
    def grow() -> None:
        with file.open("a") as log:
            log.write("\nGET / 200")

    assert [1, 1] == kinds(watched(program, monkeypatch, file, iter([grow] * 11), *JSON))


def test_what_can_t_be_reported_for_a_while_is_said(
    program: Program, monkeypatch: pytest.MonkeyPatch, file: Path
) -> None:
    file.write_text(f"{SHORT_LIVED}\n{UNSIGNED}")
    steps = [lambda: file.write_text(SHORT_LIVED), None, lambda: file.write_text(f"{SHORT_LIVED} {UNSIGNED}"), None]

    ran = watched(program, monkeypatch, file, iter(steps), *JSON, "--token", "2")

    assert (130, [2, 2]) == (ran.status, kinds(ran))
    assert "jwt-decoder: --token 2 is out of range: 1 found.\n" == ran.err


def test_the_key_is_asked_for_once(program: Program, monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    asked: list[str] = []

    def answer(prompt: str) -> str:
        asked.append(prompt)
        return SECRET

    monkeypatch.setattr("getpass.getpass", answer)
    steps = [lambda: file.write_text(f"{SHORT_LIVED} "), None]

    ran = watched(program, monkeypatch, file, iter(steps), *JSON, "--ask-secret")

    states = [json.loads(line)["verification"]["verdict"]["signature"]["state"] for line in ran.out.splitlines()]
    assert (1, ["valid", "valid"]) == (len(asked), states)


def test_all_tokens_are_watched(program: Program, monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    steps = [lambda: file.write_text(f"{SHORT_LIVED}\n{UNSIGNED}"), None]

    ran = watched(program, monkeypatch, file, iter(steps), "--all", *JSON)

    assert 3 == len(ran.out.splitlines())


@pytest.mark.parametrize(("terminal", "name", "cleared"), [(True, "xterm", 2), (True, "dumb", 0), (False, "xterm", 0)])
def test_a_terminal_is_cleared_before_each_report_and_nothing_else_is(  # noqa: PLR0913, PLR0917 - a row of the table
    program: Program,
    monkeypatch: pytest.MonkeyPatch,
    file: Path,
    terminal: bool,  # noqa: FBT001 - a column of the table
    name: str,
    cleared: int,
) -> None:
    monkeypatch.setenv("TERM", name)
    steps = [lambda: file.write_text(UNSIGNED), None]

    ran = watched(program, monkeypatch, file, iter(steps), "--watch", "--no-color", terminal=terminal)

    assert (cleared, cleared) == (ran.out.count("\x1b[2J"), ran.out.count("\x1b[H"))


def test_a_terminal_keeps_what_is_wrong(program: Program, monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    """It's said after the screen is cleared, and stays."""
    monkeypatch.setenv("TERM", "xterm")
    steps = [lambda: file.write_text("nothing"), None]
    file.write_text(f"{SHORT_LIVED}\n{UNSIGNED}")

    ran = watched(program, monkeypatch, file, iter(steps), "--watch", "--token", "2", terminal=True)

    assert (True, True) == (ran.out.endswith("\x1b[3J"), "out of range" in ran.err)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--watch",), "--watch needs a file"),
        (("-", "--watch"), "--watch needs a file"),
        (("FILE", "--watch", "--payload", "-"), "--watch needs a file"),
        (("FILE", "--watch", "--quiet"), "--watch and --quiet can't be combined"),
        (("FILE", "--watch", "--fetch-keys"), "--watch and --fetch-keys can't be combined"),
        (("FOLDER", "--watch"), "Only an ordinary file can be watched."),
        (("FOLDER/missing", "--watch"), "No such file or directory"),
        (("/dev/null", "--watch"), "Only an ordinary file can be watched."),
    ],
)
def test_what_can_t_be_watched_is_said(program: Program, file: Path, words: tuple[str, ...], said: str) -> None:
    named = [word.replace("FILE", str(file)).replace("FOLDER", str(file.parent)) for word in words]

    ran = program(*named, stdin=UNSIGNED)

    assert (Status.USAGE, "", True) == (ran.status, ran.out, said in ran.err)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_refused_before_it_is_waited_for(program: Program, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    ran = program(str(pipe), "--watch")

    assert (Status.USAGE, True) == (ran.status, "Only an ordinary file can be watched." in ran.err)


def running(file: Path, *words: str) -> subprocess.Popen[str]:
    """Start the program as a process that listens to Ctrl-C."""
    code = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
    return subprocess.Popen(  # noqa: S603 - our own words
        [
            sys.executable,
            "-c",
            f"{code} from jwt_decoder_cli.start import run; sys.exit(run())",
            str(file),
            "--watch",
            "--json",
            "--now",
            str(EXP - 1),
            *words,
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=with_engine(),
    )


def test_ctrl_c_ends_it_with_130_and_without_a_word(file: Path) -> None:
    with running(file) as process:
        assert process.stdout is not None
        assert '"tokens"' in process.stdout.readline()
        file.write_text(UNSIGNED)
        assert '"tokens"' in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest, complaints = process.communicate(timeout=60)

    assert (130, "", "") == (process.returncode, rest, complaints)


def test_it_ends_where_nobody_reads_it_any_more(file: Path) -> None:
    with running(file) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        file.write_text(UNSIGNED)
        complaints = process.stderr.read()
        process.wait(60)

    assert (Status.DECODED, "") == (process.returncode, complaints)


def test_a_name_that_is_none_is_no_file() -> None:
    assert watch._state("\0") is None  # noqa: SLF001 - the system raises another error for it
