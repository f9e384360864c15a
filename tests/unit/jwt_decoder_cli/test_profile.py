"""A token held to the specification of its kind."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from jwt_decoder.checklists.table import BY_ID
from jwt_decoder_cli.status import Status

from tests.conforms import conforms
from tests.unit.jwt_decoder.checklists.examples import WHOLE
from tests.unit.jwt_decoder.checklists.made import NOW, token

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.jwt_decoder_cli.conftest import Program

MADE = WHOLE["at-jwt"].without("jti")
LINES = """\
Checklist: Access token (RFC 9068), RFC 9068
13 met, 1 not met, 3 can't be known from here
✕ not met  jti must be a string. jti is missing. (RFC 9068 §2.2)
– unknown  iss must be the issuer you expect. Enter the issuer you expect. (RFC
           9068 §4)
"""


def test_what_is_missed_comes_first(program: Program) -> None:
    out = program("--now", str(NOW), "--profile", stdin=MADE.text).out

    assert LINES in out


def test_a_key_and_expectations_count(program: Program, tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_text(MADE.key_text)
    expected = [f"--expect-{name}={value}" for name, value in MADE.expect.items()]

    out = program("--now", str(NOW), "--key", str(key), *expected, "--profile", "at-jwt", stdin=MADE.text).out

    assert "16 met, 1 not met\n" in out


def test_another_checklist_can_be_chosen(program: Program) -> None:
    out = program("--profile=id-token", stdin=MADE.text).out

    assert "Checklist: ID Token, OpenID Connect Core §2" in out


def test_without_a_kind_the_names_are_listed(program: Program) -> None:
    out = program("--profile", stdin=token({"alg": "ES256"}, {"a": 1})).out

    assert "Checklist: The token doesn't say what kind it is. Choose one to check it" in out
    assert [] == [name for name in BY_ID if f"  {name} " not in out]


def test_the_answer_is_in_the_json(program: Program) -> None:
    found = json.loads(program("--json", "--now", str(NOW), "--profile", stdin=MADE.text).out)

    conforms("checklistAnswer")(found["checklist"])
    assert found["checklist"]["checked"]["missed"] == 1
    assert "checklist" not in json.loads(program("--json", stdin=MADE.text).out)


def test_a_name_that_is_none_is_refused_and_not_repeated(program: Program) -> None:
    ran = program("--profile", "s3cret", stdin=MADE.text)

    assert ran.status == Status.USAGE
    assert "s3cret" not in ran.err
    assert "id-token" in ran.err


@pytest.mark.parametrize("words", [("--profile",), ("--profile", "at-jwt")])
def test_it_is_of_one_token(program: Program, words: tuple[str, ...]) -> None:
    ran = program("--all", *words, stdin=MADE.text)

    assert (ran.status, "--all and --profile can't be combined" in ran.err) == (Status.USAGE, True)


def test_a_text_without_a_token_has_no_checklist(program: Program) -> None:
    assert "Checklist" not in program("--profile", stdin="nothing").out
