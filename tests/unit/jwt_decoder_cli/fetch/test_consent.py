"""Nothing is asked without a person who agrees, or --yes."""

from __future__ import annotations

import json
import os
import pty
import select
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder_cli.fetch import consent
from jwt_decoder_cli.status import Status

from tests.unit.jwt_decoder_cli.fetch.conftest import ALLOWED, JWKS, Answer, serving, token

if TYPE_CHECKING:
    from tests.unit.jwt_decoder_cli.conftest import Program
    from tests.unit.jwt_decoder_cli.fetch.conftest import Server

_PATIENCE: Final = 60


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> int:
    """Return the other end of a terminal on which the program asks."""
    ours, theirs = pty.openpty()
    monkeypatch.setattr(consent, "_TERMINAL", Path(os.ttyname(theirs)))
    return ours


@pytest.mark.parametrize(
    ("typed", "status", "count"),
    [
        ("y\n", Status.DECODED, 2),
        ("YES\n", Status.DECODED, 2),
        ("\n", Status.UNVERIFIED, 0),
        ("n\n", Status.UNVERIFIED, 0),
    ],
)
def test_a_person_is_asked_once_for_each_server(  # noqa: PLR0913 - fixtures and cases
    program: Program, server: Server, terminal: int, *, typed: str, status: Status, count: int
) -> None:
    server.is_issuer()
    os.write(terminal, typed.encode())

    ran = program("--fetch-keys", *ALLOWED[2:], stdin=token({"iss": server.url}))

    assert (status, count) == (ran.status, len(server.paths)), ran.err
    question = f"Ask “localhost:{server.port}” for keys? It learns your IP address, but not the token."
    assert 1 == _shown(terminal, question).count(question)
    assert ("wasn't asked for keys." in ran.err) == (status is Status.UNVERIFIED)
    # Whoever says no wanted the report, as whoever is not answered.
    assert "✓ Structure         Well-formed" in ran.out


def _shown(terminal: int, awaited: str) -> str:
    """Return what a terminal shows, once it shows this; it comes in pieces."""
    shown = b""
    while select.select([terminal], [], [], 0 if awaited.encode() in shown else _PATIENCE)[0]:
        shown += os.read(terminal, 10_000)
    return shown.decode()


def test_another_server_is_another_question(program: Program, server: Server, terminal: int) -> None:
    with serving() as second:
        second.answers["/keys"] = Answer(JWKS)
        metadata = {"issuer": server.url, "jwks_uri": f"{second.url}/keys"}
        server.answers["/.well-known/openid-configuration"] = Answer(json.dumps(metadata).encode())
        os.write(terminal, b"y\nno\n")

        ran = program("--fetch-keys", *ALLOWED[2:], stdin=token({"iss": server.url}))

    assert (Status.UNVERIFIED, []) == (ran.status, second.paths)
    assert f"“localhost:{second.port}” wasn't asked for keys." in ran.err


def test_a_line_that_ends_without_an_answer_is_ended_on_the_terminal(
    program: Program, server: Server, terminal: int
) -> None:
    os.write(terminal, b"\x04")

    ran = program("--jwks", f"{server.url}/keys", *ALLOWED[2:], stdin=token({}))

    assert (Status.UNVERIFIED, []) == (ran.status, server.paths)
    assert "[y/N] \r\n" in _shown(terminal, "[y/N] \r\n")


def test_without_a_terminal_it_needs_yes(
    program: Program, server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(consent, "_TERMINAL", tmp_path / "none")
    server.is_issuer()

    ran = program("--fetch-keys", *ALLOWED[2:], stdin=token({"iss": server.url}))

    assert (Status.USAGE, []) == (ran.status, server.paths)
    assert "--yes agrees to it." in ran.err


def test_where_only_the_standard_input_is_a_terminal_it_is_asked_there(
    program: Program, server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(consent, "_TERMINAL", tmp_path / "none")
    server.answers["/keys"] = Answer(JWKS)
    file = tmp_path / "token"
    file.write_text(token({}))

    ran = program("--jwks", f"{server.url}/keys", *ALLOWED[2:], str(file), stdin="y\n", terminal=True)

    assert Status.DECODED == ran.status, ran.err
