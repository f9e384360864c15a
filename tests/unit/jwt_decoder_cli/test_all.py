"""All tokens of a text in one table."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jwt_decoder_cli.status import Status
from rich.cells import cell_len

from tests.unit.jwt_decoder.engine.test_table import signed
from tests.unit.jwt_decoder_cli.conftest import EXP, SECRET, SHORT_LIVED, UNSIGNED

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.jwt_decoder_cli.conftest import Program

OVER = signed({"kid": "old"}, iss="https://a.example/", sub="bob", exp=EXP - 60)
TABLE = """\
3 tokens in this text

#     Line  Issuer         Subject  kid  Algorithm  Expires (UTC)
1, 3  1, 3  login.example  alice         HS256      2026-11-23 10:15:00
      – Not verified yet. Expires in 1 second.
2     2     a.example      bob      old  HS256      2026-11-23 10:14:00
      ✕ This token expired 59 seconds ago.
      ! warning[exp-past]: It expired on 2026-11-23 10:14:00 UTC; APIs must
        reject it.
"""


@pytest.fixture
def right(tmp_path: Path) -> str:
    """Return the name of a file with the secret that fits."""
    file = tmp_path / "right"
    file.write_text(SECRET)
    return str(file)


def lines(out: str) -> list[dict[str, Any]]:
    """Return what lines of JSON say."""
    return [json.loads(line) for line in out.splitlines()]


def test_each_different_token_is_a_line_with_its_verdict_below(program: Program) -> None:
    out = program("--all", stdin=f"{SHORT_LIVED}\n{OVER}\n{SHORT_LIVED}\n").out

    assert (
        TABLE.replace("  Issuer ", "  Kind  Issuer ")
        .replace("  login", "  JWS   login")
        .replace("  a.exa", "  JWS   a.exa")
        == out
    )


def test_the_key_is_tried_on_all_of_them(program: Program, right: str) -> None:
    ran = program("--all", "--key", right, stdin=f"{SHORT_LIVED}\n{OVER}\n{UNSIGNED}\n")

    assert "✓ Signature verified with this secret." in ran.out
    assert "✕ Nobody signed this token." in ran.out
    assert Status.UNVERIFIED == ran.status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (SHORT_LIVED, Status.DECODED),
        (f"{SHORT_LIVED}\n{OVER}", Status.TIME),
        (f"{SHORT_LIVED}\n{signed(key='another secret that is long enough', exp=EXP - 9)}\n{OVER}", Status.INVALID),
        (f"{OVER}\n{SHORT_LIVED.replace('eyJpc3', 'eyJ!pc3', 1)}", Status.FAULTS),
        ("no token", Status.NOTHING),
    ],
)
@pytest.mark.parametrize("words", [(), ("--json",), ("--quiet",)])
def test_the_status_is_the_worst(program: Program, right: str, text: str, status: int, words: tuple[str, ...]) -> None:
    assert status == program("--all", "--key", right, *words, stdin=text).status


def test_with_json_each_token_is_a_line_with_its_own_status(program: Program, right: str) -> None:
    first, second = lines(program("--all", "--json", "--key", right, stdin=f"{SHORT_LIVED}\n{OVER}").out)

    assert ("alice", "valid", 0) == (first["subject"], first["verdict"]["signature"], first["status"])
    assert ("bob", "expired", 7) == (second["subject"], second["verdict"]["time"], second["status"])


def test_without_a_token_there_is_no_line(program: Program) -> None:
    assert "" == program("--all", "--json", stdin="no token").out
    assert "There is no token in this text.\n" == program("--all", stdin="no token").out
    assert "" == program("--all", "--quiet", stdin=SHORT_LIVED).out


def test_a_line_is_as_wide_as_it_may_be(program: Program) -> None:
    wide = signed({"kid": "k" * 70}, iss=f"https://{'i' * 70}", sub="私" * 40, exp=EXP)
    for width in (80, 100, 400):
        table = program("--all", "--width", str(width), stdin=f"access_token={wide}").out.splitlines()
        assert all(cell_len(line) <= width for line in table)
        assert "2026-11-23 10:15:00" in table[3]
        assert (table[3].count("…") >= 3) == (width < 400)


def test_what_is_too_narrow_for_a_table_is_wrapped(program: Program) -> None:
    wide = signed({"kid": "k" * 70}, iss="i" * 70, sub="s" * 70, exp=EXP)
    out = program("--all", "--width", "40", stdin=wide).out

    assert all(len(line) <= 40 for line in out.splitlines())


def test_many_equal_tokens_name_the_first_lines(program: Program) -> None:
    assert "1, 2, 3 …" in program("--all", stdin=f"{SHORT_LIVED}\n" * 5).out


def test_nothing_of_a_token_moves_the_cursor(program: Program) -> None:
    out = program("--all", stdin=signed({"kid": "\x1b[2J"}, iss="\u202eab", sub="\x07", exp=EXP)).out

    assert not {"\x1b", "\u202e", "\x07"} & set(out)


@pytest.mark.parametrize("word", ["--token=2", "--explain", "--anyway", "--payload=file"])
def test_what_is_asked_of_one_token_is_not_asked_of_all(program: Program, word: str) -> None:
    ran = program("--all", word, stdin=SHORT_LIVED)

    assert (Status.USAGE, True) == (
        ran.status,
        f"--all and {word.split('=', maxsplit=1)[0]} can't be combined" in ran.err,
    )
