"""What a script may rely on."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jwt_decoder.engine import engine
from jwt_decoder_cli.commands import COMMANDS
from jwt_decoder_cli.key_options import ACTIONS
from jwt_decoder_cli.language import say
from jwt_decoder_cli.status import MEANINGS, Status
from site_builder.testing.environment import with_engine

from tests.unit.jwt_decoder_cli.conftest import EXP, SECRET, SHORT_LIVED, UNSIGNED

if TYPE_CHECKING:
    from tests.unit.jwt_decoder_cli.conftest import Program

ROOT = Path(__file__).resolve().parents[3]
FAULTY = SHORT_LIVED.replace("eyJpc3", "eyJ!pc3", 1)


@pytest.fixture
def right(tmp_path: Path) -> str:
    """Return the name of a file with the secret that fits."""
    file = tmp_path / "right"
    file.write_text(SECRET)
    return str(file)


@pytest.fixture
def wrong(tmp_path: Path) -> str:
    """Return the name of a file with a secret that does not fit."""
    file = tmp_path / "wrong"
    file.write_text("another secret that is long enough for it")
    return str(file)


def test_a_token_that_is_decoded_is_0(program: Program) -> None:
    assert Status.DECODED == program(stdin=SHORT_LIVED).status


def test_a_signature_that_holds_is_0(program: Program, right: str) -> None:
    assert Status.DECODED == program("--key", right, stdin=SHORT_LIVED).status


@pytest.mark.parametrize(("now", "status"), [(EXP - 1, 0), (EXP, 7), (EXP + 1, 7)])
def test_a_token_is_expired_from_exp_on(program: Program, now: int, status: int) -> None:
    assert status == program("--now", str(now), stdin=SHORT_LIVED).status


def test_a_skew_lets_it_live_longer(program: Program) -> None:
    assert Status.DECODED == program("--now", str(EXP + 59), "--skew", "60", stdin=SHORT_LIVED).status
    assert Status.TIME == program("--now", str(EXP + 60), "--skew", "60", stdin=SHORT_LIVED).status


def test_a_text_without_a_token_is_3(program: Program) -> None:
    ran = program(stdin="nothing to see")

    assert Status.NOTHING == ran.status
    assert ran.out.startswith("note: No token was found in this text. Looked for: ")
    assert (Status.NOTHING, "There is no token in this text.\n") == ((ran := program(stdin="")).status, ran.out)


def test_a_fault_is_4_also_where_the_signature_does_not_hold(program: Program, wrong: str) -> None:
    assert Status.FAULTS == program("--key", wrong, stdin=FAULTY).status


def test_a_signature_that_does_not_hold_is_5_also_where_the_token_is_expired(program: Program, wrong: str) -> None:
    assert Status.INVALID == program("--key", wrong, "--now", str(EXP), stdin=SHORT_LIVED).status


def test_a_key_that_finds_nothing_to_verify_is_6(program: Program, right: str) -> None:
    assert Status.UNVERIFIED == program("--key", right, stdin=UNSIGNED).status


def test_a_claim_that_is_not_as_expected_is_8_and_expired_comes_first(program: Program) -> None:
    assert Status.DECODED == program("--expect-aud", "https://api.example", stdin=SHORT_LIVED).status
    assert Status.UNEXPECTED == program("--expect-aud", "https://other.example", stdin=SHORT_LIVED).status
    assert Status.TIME == program("--expect-aud", "x", "--now", str(EXP), stdin=SHORT_LIVED).status


def test_the_status_is_that_of_the_token_asked_for(program: Program) -> None:
    text = f"{SHORT_LIVED}\n{FAULTY}\n"

    assert Status.DECODED == program("--token", "1", stdin=text).status
    assert Status.FAULTS == program("--token", "2", stdin=text).status


def test_a_token_beyond_the_last_is_2(program: Program) -> None:
    ran = program("--token", "3", stdin=SHORT_LIVED)

    assert (2, "jwt-decoder: --token 3 is out of range: 1 found.\n") == (ran.status, ran.err)


def test_words_that_nobody_understands_are_2(program: Program) -> None:
    assert Status.USAGE == program("--colour-me").status


def test_a_failure_of_the_program_is_1_and_says_nothing_of_the_token(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(text: str, _options: object) -> None:
        raise ValueError(text)

    monkeypatch.setattr(engine, "report", fail)

    ran = program(stdin=SHORT_LIVED)

    assert (Status.FAILED, "") == (ran.status, ran.out)
    assert ran.err.startswith("jwt-decoder: internal error, a bug in this program: ValueError in ")
    assert "eyJ" not in ran.err


def test_an_interruption_is_130_and_silent(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_text: str, _options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(engine, "report", interrupt)

    ran = program(stdin=SHORT_LIVED)

    assert (130, "", "") == (ran.status, ran.out, ran.err)


def test_help_and_documentation_say_what_each_status_means(program: Program) -> None:
    told = program("--help").out
    page = (ROOT / "docs" / "command-line.md").read_text()

    assert set(Status) == set(MEANINGS)
    meanings = {status: say(meaning) for status, meaning in MEANINGS.items()}
    assert [] == [one for status, meaning in meanings.items() if (one := f"  {status}  {meaning}\n") not in told]
    assert [] == [one for status, meaning in meanings.items() if (one := f"| {status} | {meaning} |\n") not in page]


def test_the_documentation_has_every_option_of_help_and_no_other(program: Program) -> None:
    commands = [[], *(["keys", action] for action in ACTIONS), *([name] for name in COMMANDS if name != "keys")]
    helps = (program(*words, "--help").out.partition("Secrets are never")[0] for words in commands)
    told = re.findall(r"(?<=[ |\[])--[a-z-]+[a-z]", "".join(helps))
    named = re.findall(r"(?<=`)--[a-z-]+[a-z]", (ROOT / "docs" / "command-line.md").read_text())

    assert {*told} == {*named}


def test_help_and_documentation_name_every_command(program: Program) -> None:
    told = program("--help").out
    documented = (ROOT / "docs" / "command-line.md").read_text()
    names = documented.partition("To decode a file called ")[2].partition(", write")[0]

    assert [] == [name for name in COMMANDS if not re.search(f"“(jwt-decoder )?{name}”", told)]
    assert sorted(COMMANDS) == sorted(re.findall(r"`([a-z-]+)`", names))


def test_the_module_is_the_program() -> None:
    command = [sys.executable, "-m", "jwt_decoder", "--now", "0", "--expect-sub", "bob", "--expect-aud", "a"]
    done = subprocess.run(  # noqa: S603 - our own words
        command, input=UNSIGNED.encode(), capture_output=True, env=with_engine(), check=False
    )

    assert (Status.UNEXPECTED, b"") == (done.returncode, done.stderr)
    assert "sub is “alice”, expected “bob”" in done.stdout.decode()
