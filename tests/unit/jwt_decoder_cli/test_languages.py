"""The command line speaks the language of its catalogue, in all that it prints."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.text.base64url import encode
from jwt_decoder_cli import inputs, language
from jwt_decoder_cli.draw.words import relative

from tests.pseudo_language import PseudoLanguage, english_in, words_of
from tests.unit.jwt_decoder.output.test_languages import CASES, ids, names, told
from tests.unit.jwt_decoder_cli.conftest import SECRET, SHORT_LIVED, UNSIGNED

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.jwt_decoder_cli.conftest import Program

pytestmark = pytest.mark.untraced

# What argparse and the system say themselves comes from their own catalogues; the rest are names, and commands to copy.
OWN: Final = words_of(
    "usage: options: positional arguments: show this help message and exit, show program's version number and exit",
    "error: argument, invalid value, expected one, Not a directory",
    "jwt-decoder pbpaste https://api.example <stdin> curl --globoff --proto '=https' .well-known/openid-configuration",
    "null CVE",
)
OPTIONS: Final = words_of(
    "--version --token N --key FILE --ask-secret --secret-env NAME --secret-encoding --payload FILE --now TIME --skew",
    "SECONDS --expect-iss TEXT --expect-aud --expect-sub --expect-nonce --expect-azp --expect-scope --json --explain",
    "--quiet --color --no-color --width COLUMNS --inner-key --inner-secret-encoding --anyway",
    "--all --watch --fetch-keys --jwks URL --from-jku --yes --allow-http --allow-private --fetch-timeout --save-keys",
)
_RULE: Final = re.compile(r"\[[a-z0-9-]+\]")


@pytest.fixture(autouse=True)
def _pseudo_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "CATALOGUE", PseudoLanguage())


def left(text: str, known: frozenset[str] = frozenset()) -> list[str]:
    """Return the lines in which English is left, but for the names of rules in brackets."""
    return [line for line in text.splitlines() if english_in(_RULE.sub("", line), known | names() | OWN)]


@pytest.mark.untraced
@pytest.mark.product(16)
@pytest.mark.parametrize("name", [name for name in CASES if not name.startswith("torture")])
def test_what_is_drawn_has_no_english_left(program: Program, tmp_path: Path, name: str) -> None:
    """Lines are as long as need be: a token that is folded has parts that look like words."""
    case = CASES[name]
    (tmp_path / "key").write_text(case.key or "secret")
    words = ["--now", str(case.options.now), "--width", "100000", "--explain", "--key", str(tmp_path / "key")]
    expected = [f"--expect-{claim}={value}" for claim, value in (case.options.expect or {}).items()]
    ran = program(*words, *expected, stdin=case.text)

    assert [] == left(ran.out, told(name).known | words_of(*ids(told(name).report)))
    assert "⟦" in ran.out


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (" ".join([SHORT_LIVED] * 21), ()),
        ("nothing", ()),
        ("", ()),
        (f"{UNSIGNED}\n{SECRET}", ("--key", "-")),
        (f"{encode(b'{}')}.{encode(json.dumps(dict.fromkeys(map(str, range(600)))).encode())}.AA", ()),
        (f"{encode(b'{}')}.{encode(b'#' * 30_000)}.AA", ()),
        (f"{encode(b'{}')}.{encode(bytes([255, 0]) * 600)}.AA", ()),
        (f"{SHORT_LIVED} -----BEGIN PUBLIC KEY-----\nAA\n-----END PUBLIC KEY-----", ()),
        (json.dumps({"payload": "e30", "signatures": [{"protected": "e30", "header": {}, "signature": "="}] * 30}), ()),
        (SHORT_LIVED, ("--help",)),
        (SHORT_LIVED, ("--now", "never")),
        (SHORT_LIVED, ("--now", "nan")),
        (SHORT_LIVED, ("--skew", "-1")),
        (SHORT_LIVED, ("--token", "0")),
        (SHORT_LIVED, ("--token", "9")),
        (SHORT_LIVED, ("--width", "3")),
        (SHORT_LIVED, ("--json", "--quiet")),
        (SHORT_LIVED, ("--secret-env", "NO_SUCH_VARIABLE")),
        (SHORT_LIVED, ("--ask-secret",)),
        (SHORT_LIVED, ("--payload", "/dev/null/a")),
        (SHORT_LIVED, ("--key", "/dev/null")),
    ],
)
def test_what_is_printed_has_no_english_left(program: Program, text: str, words: tuple[str, ...]) -> None:
    ran = program("--width", "100000", *words, stdin=text)

    assert [] == left(f"{ran.out}\n{ran.err}", words_of(text, *words) | OPTIONS)
    assert "⟦" in f"{ran.out}{ran.err}"


def test_what_cannot_be_read_is_said_in_the_language(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "payload").write_bytes(b"\xff")
    monkeypatch.setattr(inputs, "MOST_OCTETS", 10)
    ran = [program(stdin=SHORT_LIVED), program("--payload", str(tmp_path / "payload"), stdin="short")]

    assert [] == [line for one in ran for line in left(one.err, words_of(str(tmp_path)))]
    assert all("⟦" in one.err for one in ran)


@pytest.mark.parametrize("at", [-40_000_000, -3_000_000, -90_000, -4_000, -61, -1, 0, 1, 61, 4_000, 90_000, 40_000_000])
def test_a_distance_from_now_is_told_in_the_language(at: int) -> None:
    assert [] == left(language.say(relative(float(at), 0)))
