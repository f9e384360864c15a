"""Files, pipes, terminals and their encodings."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING

import pytest
from jwt_decoder.bridge import bridge
from jwt_decoder_cli import inputs

from tests.conforms import conforms
from tests.unit.jwt_decoder_cli.conftest import EXP, SECRET, SHORT_LIVED, UNSIGNED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.unit.jwt_decoder_cli.conftest import Program


def test_json_is_the_report_of_the_engine_to_the_character(program: Program) -> None:
    request = {"action": "report", "text": SHORT_LIVED, "options": {"now": EXP - 1, "expect": {"sub": "bob"}}}

    assert bridge.handle(json.dumps(request)) + "\n" == program("--json", "--expect-sub", "bob", stdin=SHORT_LIVED).out


def test_json_with_a_key_has_the_verification_beside_the_report(program: Program, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(SECRET)

    answer = json.loads(program("--json", "--key", str(tmp_path / "secret"), stdin=SHORT_LIVED).out)

    conforms("report")(answer)
    assert "valid" == answer["verification"]["verdict"]["signature"]["state"]
    assert SECRET not in json.dumps(answer)


def test_quiet_prints_nothing(program: Program) -> None:
    ran = program("--quiet", "--now", str(EXP), stdin=SHORT_LIVED)

    assert (7, "", "") == (ran.status, ran.out, ran.err)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_a_text_is_read_in_the_encoding_that_it_is_in(program: Program, encoding: str) -> None:
    ran = program(stdin=f"token: {SHORT_LIVED}\r\n".encode(encoding))

    assert (0, True) == (ran.status, '"sub": "alice"' in ran.out)


def test_a_token_between_octets_that_are_no_text_is_found(program: Program) -> None:
    ran = program(stdin=b"\x00\xff\xfe\x80 " + SHORT_LIVED.encode() + b" \x93\x00\xc3")

    assert (0, True) == (ran.status, '"sub": "alice"' in ran.out)


def test_ten_megabytes_of_log_are_answered(program: Program, tmp_path: Path) -> None:
    line = '2026-11-26T10:00:00 INFO [http-8080-exec-1] GET /orders?page=7 200 12ms agent="Mozilla/5.0 (X11)"\n'
    file = tmp_path / "server.log"
    file.write_text(line * 60_000 + f"DEBUG Authorization: Bearer {SHORT_LIVED}\n" + line * 45_000)

    ran = program(str(file))

    assert file.stat().st_size > 10_000_000
    assert (0, True) == (ran.status, ran.out.startswith("Not verified yet."))


def test_a_file_that_is_not_there_is_said(program: Program, tmp_path: Path) -> None:
    name = str(tmp_path / "missing")

    ran = program(name)

    assert (2, "", f"jwt-decoder: “{name}” can't be read: No such file or directory.\n") == (
        ran.status,
        ran.out,
        ran.err,
    )


def test_a_file_that_is_nowhere_is_not_named(program: Program) -> None:
    """The word can be a token, or a secret."""
    ran = program("missing")

    assert (2, False) == (ran.status, "missing" in ran.err)
    assert ran.err.startswith("jwt-decoder: The file can't be read: No such file or directory. Its name isn't shown")


def test_a_name_that_is_empty_is_said(program: Program) -> None:
    for words in ([""], ["--key", ""], ["--payload", ""]):
        ran = program(*words, stdin=UNSIGNED)
        assert (2, True) == (ran.status, "A file name is empty" in ran.err)


def test_a_folder_is_said_to_be_one(program: Program, tmp_path: Path) -> None:
    assert f"jwt-decoder: “{tmp_path}” can't be read: Is a directory.\n" == program(str(tmp_path)).err


def test_a_file_that_is_too_large_is_refused(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "MOST_OCTETS", 1_000_000)
    file = tmp_path / "large"
    file.write_bytes(bytes(1_000_001))

    assert (2, True) == (program(str(file)).status, "is larger than 1 MB" in program(str(file)).err)


def test_a_terminal_is_told_what_to_do(program: Program) -> None:
    assert program(stdin=UNSIGNED, terminal=True).err.startswith("Paste a token")
    assert "" == program(stdin=UNSIGNED).err


@pytest.mark.parametrize(
    ("words", "terminal", "environment", "has_colour"),
    [
        ((), True, {}, True),
        ((), False, {}, False),
        ((), True, {"NO_COLOR": "1"}, False),
        ((), True, {"TERM": "dumb"}, False),
        (("--no-color",), True, {}, False),
        (("--color",), False, {"NO_COLOR": "1", "TERM": "dumb"}, True),
    ],
)
def test_colours_are_for_terminals_and_who_asks_for_them(  # noqa: PLR0913, PLR0917 - a row of the table is one test
    program: Program,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    terminal: bool,  # noqa: FBT001 - a column of the table
    environment: dict[str, str],
    has_colour: bool,  # noqa: FBT001 - a column of the table
) -> None:
    program(stdin="")  # sets the environment that all runs share
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert has_colour == ("\x1b[" in program(*words, stdin=UNSIGNED, terminal=terminal).out)


def test_without_colours_nothing_is_lost(program: Program) -> None:
    out = program(stdin=UNSIGNED).out

    assert all(word in out for word in ("✓ Structure", "✕ Signature", "✕ error[", "! warning["))


def test_an_encoding_that_lacks_the_marks_has_others(program: Program) -> None:
    ran = program(stdin=f"“é” {UNSIGNED.replace('eyJz', 'eyé!Jz')}", encoding="ascii")

    assert "+ Structure" in ran.out or "x Structure" in ran.out
    assert (True, True) == (ran.out.isascii(), "RFC 7519 section 5.1" in ran.out or "section" in ran.out)


def test_a_caret_stands_under_its_character_in_every_encoding(program: Program) -> None:
    text = f"é… {SHORT_LIVED.replace('eyJpc3', 'eyJ!pc3', 1)}".replace(SHORT_LIVED[:37], "eyJhbGciOiJIUzI1NiJ9.")

    lines = program(stdin=text, encoding="ascii").out.splitlines()

    at = next(index for index, line in enumerate(lines) if "^" in line)
    assert "!" == lines[at - 1][lines[at].index("^")]


def test_a_narrow_terminal_gets_narrow_lines(program: Program) -> None:
    out = program("--width", "40", stdin=UNSIGNED).out

    assert max(map(len, out.splitlines())) <= 40


# As files are on Windows: with a mark or without, and with its line ends.
WINDOWS = {
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "UTF-8 with a mark": lambda text: text.replace("\n", "\r\n").encode("utf-8-sig"),
    "UTF-16 of PowerShell": lambda text: b"\xff\xfe" + text.replace("\n", "\r\n").encode("utf-16-le"),
    "UTF-16, the other way": lambda text: b"\xfe\xff" + text.replace("\n", "\r\n").encode("utf-16-be"),
}


@pytest.mark.parametrize("written", WINDOWS.values(), ids=WINDOWS)
def test_files_of_windows_are_read_wherever_a_file_is(
    program: Program, tmp_path: Path, written: Callable[[str], bytes]
) -> None:
    def file(name: str, text: str) -> str:
        (tmp_path / name).write_bytes(written(text))
        return str(tmp_path / name)

    header, payload = '{\n "alg":\n  "ES256"\n}\n', tmp_path / "payload"
    payload.write_text('{"sub":"alice"}')
    key = program("keys", "new", "--alg", "ES256").out
    signing = ("sign", "--header-file", file("header", header), "--payload", str(payload))
    token = program(*signing, "--key", file("jwk", key)).out
    forms = {name: program("keys", "convert", file("jwk", key), "--to", name).out for name in ("pem", "sec1", "jwks")}
    forms["ssh"] = program("keys", "convert", file("jwk", key), "--to", "ssh", "--public").out

    assert token.count(".") == 2
    for name, form in forms.items():
        tried = program("--key", file("key", form), file("token", f"Bearer {token[:70]}\n {token[70:]}\n"))
        assert (0, name) == (tried.status, name)
        assert 0 == program("keys", "set", file("key", form)).status
    secrets = {"hex": SECRET.encode().hex(), "base64": base64.b64encode(SECRET.encode()).decode()}
    for encoding, secret in secrets.items():
        words = ("--key", file("secret", f"{secret}\n"), "--secret-encoding", encoding)
        assert 0 == program(*words, stdin=written(SHORT_LIVED)).status


def test_a_payload_in_utf_16_is_refused_with_its_cause(program: Program, tmp_path: Path) -> None:
    """It's signed byte for byte, and no recipient would read those."""
    (tmp_path / "payload").write_bytes(b"\xff\xfe" + '{"a":1}'.encode("utf-16-le"))
    (tmp_path / "key").write_text(SECRET)
    words = ("--payload", str(tmp_path / "payload"), "--key", str(tmp_path / "key"))

    ran = program("sign", "--header", '{"alg":"HS256"}', *words)

    assert (2, True) == (ran.status, "is UTF-16, which Windows PowerShell writes" in ran.err)


def test_a_header_that_is_no_text_is_refused(program: Program, tmp_path: Path) -> None:
    (tmp_path / "header").write_bytes(b'{"alg":"HS256\xff"}')
    (tmp_path / "key").write_text(SECRET)

    ran = program("sign", "--header-file", str(tmp_path / "header"), "--key", str(tmp_path / "key"), stdin="{}")

    assert (2, True) == (ran.status, "isn't UTF-8 (byte 14)" in ran.err)
