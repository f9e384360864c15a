"""Code that verifies a token, from the command line."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from jwt_decoder_cli.status import Status

from tests.unit.jwt_decoder_cli.conftest import SECRET, SHORT_LIVED, UNSIGNED

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.jwt_decoder_cli.conftest import Program


def test_code_is_printed_and_accepts_the_token(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JWT_SECRET", SECRET)
    (tmp_path / "key").write_text(SECRET)
    words = ("--key", str(tmp_path / "key"), "--expect-iss", "https://login.example", "--skew", "9999999999")
    ran = program("snippet", *words, stdin=SHORT_LIVED)

    assert Status.DECODED == ran.status
    assert "The secret is read from the environment variable JWT_SECRET. aud as in this token:" in ran.err
    assert SECRET not in ran.out
    names: dict[str, object] = {}
    exec(ran.out, names)  # noqa: S102 - what the test is about
    assert callable(names["verify"])
    assert "https://login.example" == names["verify"](SHORT_LIVED)["iss"]


def test_every_library_is_in_the_json(program: Program) -> None:
    ran = program("snippet", "--json", stdin=SHORT_LIVED)

    assert ["pyjwt", "joserfc", "jose", "jsonwebtoken", "ruby-jwt"] == [
        one["id"] for one in json.loads(ran.out)["snippets"]
    ]
    assert Status.USAGE == program("snippet", "--json", stdin=UNSIGNED).status
    assert "npm install jose" in program("snippet", "--library", "jose", stdin=SHORT_LIVED).out


@pytest.mark.parametrize("library", ["pyjwt", "joserfc", "jose", "jsonwebtoken", "ruby-jwt"])
@pytest.mark.parametrize(("skew", "written"), [("0", "0"), ("60", "60"), ("60.0", "60"), ("1.5", "1.5")])
def test_a_tolerance_is_written_as_a_person_writes_it(program: Program, library: str, skew: str, written: str) -> None:
    code = program("snippet", "--library", library, "--skew", skew, stdin=SHORT_LIVED).out

    assert [written] == re.findall(r"(?:leeway|clockTolerance)(?:: |=)([\d.]+)", code)


@pytest.mark.parametrize(
    ("words", "text", "message"),
    [
        ((), UNSIGNED, "alg is none: there is nothing to verify"),
        (("--token", "2"), SHORT_LIVED, "--token is out of range: 1 found."),
        (("--library", "other"), SHORT_LIVED, "must be"),
        (("--key", "-"), SHORT_LIVED, "only one of token and key can come from standard input"),
        (("--library", "jose"), "eyJhbGciOiJFUzI1NksifQ.e30.AAAA", "jose can't verify this token's algorithm."),
    ],
)
def test_what_cannot_be_written_is_refused(program: Program, words: tuple[str, ...], text: str, message: str) -> None:
    ran = program("snippet", *words, stdin=text)

    assert Status.USAGE == ran.status
    assert message in ran.err
