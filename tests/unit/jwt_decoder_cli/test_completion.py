"""Words that shells complete, in the shells themselves."""

from __future__ import annotations

import os
import re
import select
import shutil
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.checklists.table import BY_ID
from jwt_decoder_cli.commands import COMMANDS
from jwt_decoder_cli.completion_options import SHELLS
from jwt_decoder_cli.every_command import every_command
from jwt_decoder_cli.status import Status

if TYPE_CHECKING:
    from tests.unit.jwt_decoder_cli.conftest import Program

HERE: Final = Path(__file__).parent
FILE: Final = "public key.pem"
WORDS: Final = re.compile(r"[\w.+-]+")
LINES: Final = {
    "jwt-decoder --expect-a": {"--expect-aud", "--expect-azp"},
    "jwt-decoder rela": {"relations"},
    "jwt-decoder keys ": {"new", "show", "convert", "set"},
    "jwt-decoder keys sh": {"show"},
    "jwt-decoder keys new --alg ES2": {"ES256", "ES256K"},
    "jwt-decoder keys new --to raw --curve P-2": {"P-256"},
    "jwt-decoder --secret-encoding b": {"base64url", "base64"},
    "jwt-decoder --secret-encoding=he": {"hex"},
    "jwt-decoder sign --form g": {"general"},
    "jwt-decoder compare --secret-encoding ": {"text", "base64url", "base64", "hex"},
    "jwt-decoder snippet --library jo": {"jose", "joserfc"},
    "jwt-decoder --profile sd": {name for name in BY_ID if name.startswith("sd")},
    "jwt-decoder completion ": {*SHELLS},
    "jwt-decoder completion f": {"fish"},
    # What is an option of another command is none here, and "keys" isn't a command in another place.
    "jwt-decoder serve --expect": set(),
    "jwt-decoder --quiet chai": set(),
    "jwt-decoder sign keys n": set(),
}
FLAGS: Final = {
    " ".join(("jwt-decoder", *one.path, "--")): {
        flag for argument in one.arguments for flag in argument.flags if flag.startswith("--")
    }
    for one in every_command()
}


def script(program: Program, shell: str, folder: Path) -> Path:
    """Return the script for a shell in a file."""
    ran = program("completion", shell)
    assert (Status.DECODED, "") == (ran.status, ran.err)
    made = folder / f"made.{shell}"
    made.write_text(ran.out)
    return made


def offered(shell: str, made: Path, lines: list[str], folder: Path) -> list[set[str]]:
    """Return what a shell offers for each line, in a folder with a file."""
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} isn't here: it is the package {shell} of Debian")
    (folder / FILE).write_text("")
    (folder / "lines").write_text("".join(f"{line}\n" for line in lines))
    private = {"bash": ["--norc", "--noprofile"], "zsh": ["-f"], "fish": ["-N"]}[shell]
    done = subprocess.run(  # noqa: S603 - our own words
        [program, *private, str(HERE / f"completion.{shell}"), str(made), "lines", "offered"],
        cwd=folder,
        env={**os.environ, "HOME": str(folder), "TERM": "xterm"},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    found: list[set[str]] = [set()]
    for line in done.stdout.splitlines():
        if line == "==":
            found.append(set())
        else:
            found[-1].add(line)
    return found[:-1]


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_offers_what_fits(program: Program, tmp_path: Path, shell: str) -> None:
    found = offered(shell, script(program, shell, tmp_path), list(LINES), tmp_path)

    assert list(LINES.values()) == found


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_offers_every_option_of_each_command_and_no_other(program: Program, tmp_path: Path, shell: str) -> None:
    found = offered(shell, script(program, shell, tmp_path), list(FLAGS), tmp_path)

    assert list(FLAGS.values()) == [{one for one in flags if one.startswith("--")} for flags in found]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_names_of_files_are_offered_where_a_file_is_meant_alone(program: Program, tmp_path: Path, shell: str) -> None:
    lines = ["jwt-decoder --key pub", "jwt-decoder pub", "jwt-decoder sign --key pub", "jwt-decoder --expect-iss pub"]

    found = offered(shell, script(program, shell, tmp_path), lines, tmp_path)

    assert [True, True, True, False] == [any(FILE in one.replace("\\", "") for one in words) for words in found]


BASH: Final = """
PS1= PS2=
source made.bash
jwt-decoder() { printf 'got <%s>\\n' "$@"; }
"""


@pytest.mark.skipif(os.name == "nt", reason="there are no such terminals")
def test_bash_completes_on_a_terminal_names_of_files_with_a_space_too(program: Program, tmp_path: Path) -> None:
    """Where no word of ours fits, it is bash that completes."""
    import pty  # noqa: PLC0415 - Windows has none

    script(program, "bash", tmp_path)
    (tmp_path / FILE).write_text("")
    (tmp_path / "rc").write_text(BASH)
    leading, following = pty.openpty()
    with subprocess.Popen(
        ["bash", "--noprofile", "--rcfile", "rc", "-i"],  # noqa: S607 - the one that is found
        cwd=tmp_path,
        env={**os.environ, "HOME": str(tmp_path), "TERM": "dumb"},
        stdin=following,
        stdout=following,
        stderr=following,
    ) as shell:
        os.close(following)
        os.write(leading, b"jwt-decoder --expect-au\tapi --key pub\t\n")
        told = _until(leading, f"got <{FILE}>")
        shell.kill()
    os.close(leading)

    assert ["--expect-aud", "api", "--key", FILE] == re.findall(r"got <(.*)>", told)


def _until(terminal: int, last: str) -> str:
    told, end = "", time.monotonic() + 60
    while last not in told and time.monotonic() < end:
        if select.select([terminal], [], [], 1)[0]:
            told += os.read(terminal, 10_000).decode(errors="replace")
    return told


def test_every_command_is_in_the_table_and_no_word_of_it_is_more_than_a_word() -> None:
    commands = every_command()
    words = [word for one in commands for argument in one.arguments for word in (*argument.flags, *argument.words)]

    assert {*COMMANDS} == {one.path[0] for one in commands if one.path}
    assert [] == [word for word in words if not WORDS.fullmatch(word)]


def test_an_unknown_shell_is_refused_and_not_repeated(program: Program) -> None:
    ran = program("completion", "powershell")

    assert (Status.USAGE, True, False) == (ran.status, "must be bash, zsh or fish" in ran.err, "powershell" in ran.err)
