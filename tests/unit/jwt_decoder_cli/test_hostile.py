"""Whatever a token holds, a terminal is sent text and colours, and nothing else."""

from __future__ import annotations

import base64
import json
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.unit.jwt_decoder_cli.conftest import Program

pytestmark = pytest.mark.untraced

VECTORS = Path(__file__).resolve().parents[2] / "vectors"
TORTURE: list[dict[str, str]] = json.loads((VECTORS / "torture.json").read_text())
GOLDEN = sorted((VECTORS / "golden").glob("*.json"))
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
TURNS_TEXT = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ATTACKS = {
    "title": "\x1b]0;owned\x07",
    "clear": "\x1b[2J\x1b[H",
    "link": "\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "paste": "\x1b[200~rm -rf\x1b[201~",
    "answer": "\x1b[6n\x1bP$q\x1b\\",
    "8-bit": "\x9b31m\x9d0;owned\x9c",
    "overwrite": "real\rfake\x08\x08",
    "line": "a\nb\x0bc\x0cd\u2028e\u2029f\x85g",
    "turned": f"alice{TURNS_TEXT}bob",
    "hidden": "a\u200bb\u00adc\ufeffd\U000e0041",
    "surrogate": "\ud800",
    "markup": "[bold red]red[/] [link=https://evil.example]x[/link] :warning: [/]",
}


def token(header: dict[str, Any], payload: dict[str, Any]) -> str:
    """Return an unsigned token."""
    parts = [json.dumps(part).encode() for part in (header, payload)]
    return ".".join([*(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts), ""])


def unsafe(text: str) -> set[str]:
    """Return what must not reach a terminal, but for line feeds."""
    return {character for character in text if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}} - {
        "\n"
    }


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
@pytest.mark.parametrize("color", ["--no-color", "--color"])
def test_no_part_of_a_token_reaches_the_terminal_raw(program: Program, attack: str, color: str) -> None:
    text = token(
        {"alg": "none", "kid": attack, attack: attack, "jku": f"https://x.example/{attack}", "crit": [attack]},
        {"iss": f"https://x.example/{attack}", "aud": [attack, "b"], attack: {attack: [attack]}, "exp": attack},
    )

    ran = program(color, "--explain", "--expect-iss", attack, "--expect-aud", "c", stdin=f"{attack}: {text} {attack}")

    assert "x.example" in ran.out
    assert set() == unsafe(COLOUR.sub("", ran.out)) | unsafe(ran.err)
    assert color == "--color" or "\x1b" not in ran.out


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_no_payload_that_is_plain_text_reaches_the_terminal_raw(program: Program, attack: str) -> None:
    octets = attack.encode("utf-8", "surrogatepass")
    text = f"eyJhbGciOiJub25lIn0.{base64.urlsafe_b64encode(octets).rstrip(b'=').decode()}."

    ran = program("--no-color", stdin=text)

    assert set() == unsafe(ran.out)
    assert "\nPayload  " in ran.out


def test_a_broken_token_around_an_attack_is_shown_with_it(program: Program) -> None:
    text = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJh\x1b[31m\u202ebGljZSJ9.c2ln"

    ran = program("--no-color", stdin=text)

    assert set() == unsafe(ran.out)


def test_what_rich_takes_for_markup_is_text(program: Program) -> None:
    ran = program("--color", stdin=token({"alg": "none"}, {"sub": "[bold]a[/bold] [/] :smile: \\[x]"}))

    assert r'"[bold]a[/bold] [/] :smile: \\[x]"' in COLOUR.sub("", ran.out)


def test_what_nobody_sees_is_shown_by_its_code_point(program: Program) -> None:
    ran = program("--expect-sub", "bob", "--expect-aud", "a", stdin=token({"alg": "none"}, {"sub": "a\u202eb\x1bc"}))

    assert "sub is “a[U+202E]b[U+001B]c”, expected" in ran.out


@pytest.mark.parametrize("words", [["{0}"], ["--key", "{0}"], ["--payload", "{0}"], ["--now", "{0}"], ["--{0}"]])
@pytest.mark.parametrize("attack", ["\x1b[31m", "\u202e", "\u200b", "\n", "a” “b"])
def test_no_word_of_the_command_line_reaches_the_terminal_raw(program: Program, words: list[str], attack: str) -> None:
    ran = program(*(word.format(f"no{attack}where") for word in words), stdin="")
    _, _, said = ran.err.rpartition("jwt-decoder: ")

    assert 2 == ran.status
    assert set() == unsafe(ran.err)
    assert 1 == said.count("\n")
    assert (0, 0) == (said.count("“"), said.count("”"))


@pytest.mark.parametrize("words", [["{0}"], ["--key", "{0}"], ["--payload", "{0}"]])
@pytest.mark.parametrize("attack", ["\x1b[31m", "\u202e", "\u200b", "\n", "a” “b"])
def test_no_name_of_a_file_reaches_the_terminal_raw(
    program: Program, tmp_path: Path, words: list[str], attack: str
) -> None:
    ran = program(*(word.format(tmp_path / f"no{attack}where") for word in words), stdin="")

    assert 2 == ran.status
    assert set() == unsafe(ran.err)
    assert (1, 1, 1) == (ran.err.count("\n"), ran.err.count("“"), ran.err.count("”"))


@pytest.mark.untraced
@pytest.mark.product(64)
@pytest.mark.parametrize("case", TORTURE, ids=[case["id"] for case in TORTURE])
@pytest.mark.parametrize("width", ["40", "80", "120"])
def test_every_hard_paste_is_told_in_lines_that_fit(program: Program, case: dict[str, str], width: str) -> None:
    ran = program("--width", width, "--explain", stdin=case["text"])

    assert ran.status in {0, 3, 4, 7}
    assert (set(), "") == (unsafe(ran.out), ran.err)
    # A command and a place are on one line, to be copied.
    lines = [line for line in ran.out.splitlines() if not line.lstrip().startswith(("curl --globoff", "--> <stdin>:"))]
    assert [] == [line for line in lines if len(line) > int(width)]


@pytest.mark.untraced
@pytest.mark.parametrize("path", GOLDEN, ids=[path.stem for path in GOLDEN])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
def test_every_golden_paste_is_told_in_any_encoding(program: Program, path: Path, encoding: str) -> None:
    text = json.loads(path.read_text())["text"]

    ran = program("--no-color", stdin=text.encode("utf-8", "surrogatepass"), encoding=encoding)

    assert ran.status in {0, 3, 4, 7}
    assert (set(), "") == (unsafe(ran.out), ran.err)
