"""The manual page, which is made of the words of all commands."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from jwt_decoder_cli import man_command
from jwt_decoder_cli.every_command import every_command
from jwt_decoder_cli.status import MEANINGS, Status

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.jwt_decoder_cli.conftest import Program


@pytest.fixture
def page(program: Program, tmp_path: Path) -> Path:
    """Return the manual page in a file."""
    ran = program("man")
    assert (Status.DECODED, "") == (ran.status, ran.err)
    made = tmp_path / "jwt-decoder.1"
    made.write_text(ran.out)
    return made


def reader(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} isn't here")
    return found


def test_mandoc_finds_nothing_wrong_with_it(page: Path) -> None:
    done = subprocess.run([reader("mandoc"), "-T", "lint", str(page)], capture_output=True, text=True, check=False)  # noqa: S603 - our own words

    # It has no date of its own: it would be another one whenever it is printed.
    assert [] == [line for line in done.stdout.splitlines() if "missing date" not in line]


@pytest.mark.parametrize("command", [("mandoc", "-T", "utf8"), ("man", "--warnings", "-E", "UTF-8", "-l")])
def test_every_command_option_and_status_is_shown(page: Path, command: tuple[str, ...]) -> None:
    name, *words = command
    done = subprocess.run(  # noqa: S603 - our own words
        [reader(name), *words, str(page)],
        capture_output=True,
        text=True,
        check=True,
        env={"MANWIDTH": "200", "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
    )
    shown = re.sub(r".\x08", "", done.stdout)
    flags = {flag for one in every_command() for argument in one.arguments for flag in argument.flags}

    assert "" == done.stderr
    assert re.search(r"^ +jwt-decoder \[OPTION\]\.\.\. \[FILE\]$", shown, re.MULTILINE)
    assert re.search(r"^ +jwt-decoder keys set \[OPTION\]\.\.\. \[FILE\.\.\.\]$", shown, re.MULTILINE)
    assert [] == [flag for flag in flags if not re.search(rf"(^|[ ,]){flag}([ ,]|$)", shown, re.MULTILINE)]
    assert [] == [one.path for one in every_command() if f"jwt-decoder {' '.join(one.path)}".strip() not in shown]
    assert [] == [status for status in MEANINGS if not re.search(rf"^ +{int(status)} +\w", shown, re.MULTILINE)]
    assert "“compare”" in shown


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (".SH is no request", r"\&.SH is no request"),
        ("'quoted' at the start", r"\&'quoted' at the start"),
        ("a\\fBb-c", r"a\efBb\-c"),
        ("two\nlines", "two lines"),
        ("“é”", r"\(lq\[u00E9]\(rq"),
    ],
)
def test_text_is_never_taken_for_a_request_or_an_escape(text: str, written: str) -> None:
    assert [written] == list(man_command._body(text))  # noqa: SLF001 - no sentence of ours begins so
