"""The words of the command line."""

from __future__ import annotations

import json
import time
from importlib import metadata
from typing import TYPE_CHECKING

import pytest
from jwt_decoder_cli import options
from jwt_decoder_cli.sheet import Sheet

from tests.unit.jwt_decoder_cli.conftest import EXP, SHORT_LIVED

if TYPE_CHECKING:
    from tests.unit.jwt_decoder_cli.conftest import Program


@pytest.mark.parametrize(
    ("word", "seconds"),
    [
        (str(EXP), EXP),
        ("1795428900.5", EXP + 0.5),
        ("2026-11-23T10:15:00Z", EXP),
        ("2026-11-23 10:15:00", EXP),
        ("2026-11-23T11:15:00+01:00", EXP),
        ("2026-11-23", EXP - 36_900),
        ("-1", -1),
    ],
)
def test_now_is_seconds_or_a_date_and_without_a_zone_in_utc(program: Program, word: str, seconds: float) -> None:
    assert seconds == json.loads(program("--json", f"--now={word}", "--now", word, stdin="").out)["now"]


@pytest.mark.parametrize(
    "words",
    [
        ("--now", "tomorrow"),
        ("--now", "nan"),
        ("--now", "1e999"),
        ("--now", "0001-01-01T00:00:00+14:00x"),
        ("--skew", "-1"),
        ("--skew", "inf"),
        ("--skew", "much"),
        ("--token", "0"),
        ("--token", "first"),
        ("--width", "39"),
        ("--width", "wide"),
        ("--json", "--quiet"),
        ("--secret-encoding", "rot13"),
        ("--expect", "x"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(program: Program, words: tuple[str, ...]) -> None:
    ran = program(*words, stdin=SHORT_LIVED)

    assert (2, "") == (ran.status, ran.out)
    assert "jwt-decoder: error: " in ran.err


@pytest.mark.parametrize("word", ["a.b.c", 'a"b', "it's", "a` b", ""])
def test_of_an_instant_that_is_none_only_what_it_should_be_is_said(program: Program, word: str) -> None:
    expected = "argument --now: must be seconds since 1970, or a date and time such as 2026-01-31T14:03:00Z\n"

    assert program("--now", word, stdin=SHORT_LIVED).err.endswith(f"jwt-decoder: error: {expected}")


def test_words_that_make_no_sense_are_answered_in_two_lines(program: Program) -> None:
    """All that would make sense fills a window, with what is wrong at its end."""
    said = "argument --width: must be a whole number of columns, 40 or more"

    assert f"jwt-decoder --help lists all options.\njwt-decoder: error: {said}\n" == program("--width", "3").err


def test_without_a_time_it_is_this_one_in_whole_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time", lambda: EXP + 0.9)

    assert EXP == options.now(options.read([]))


def test_the_version_is_that_of_the_package(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "version", lambda _name: "1.2.3")

    assert "jwt-decoder 1.2.3\n" == program("--version").out


def test_a_checkout_has_no_version(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)

    assert "jwt-decoder (from a checkout, not installed)\n" == program("--version").out


def test_help_says_that_findings_do_not_change_the_status(program: Program) -> None:
    assert "Findings don't change it." in program("--help").out


def test_a_blank_line_is_not_doubled_and_not_the_first() -> None:
    sheet = Sheet(80, "utf-8", color=False)
    sheet.blank()
    sheet.write("a")
    sheet.blank()
    sheet.blank()
    sheet.write("b")

    assert "a\n\nb\n" == sheet.text
