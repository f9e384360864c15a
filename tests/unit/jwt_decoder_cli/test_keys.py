"""Where a key comes from, and what verifies with it."""

from __future__ import annotations

import base64
import builtins
import getpass
import hmac
import json
import os
import subprocess
import sys
import warnings
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt_decoder_cli.status import Status
from site_builder.testing.environment import with_engine

from tests.unit.jwt_decoder_cli.conftest import SECRET, SHORT_LIVED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.unit.jwt_decoder_cli.conftest import Program

PRIVATE = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


def encoded(octets: bytes) -> str:
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def signed(header: dict[str, Any], payload: bytes) -> tuple[str, str, str]:
    """Return the parts of a token that PRIVATE signed."""
    parts = encoded(json.dumps(header).encode()), encoded(payload)
    return (*parts, encoded(PRIVATE.sign(".".join(parts).encode())))


def pem() -> bytes:
    return PRIVATE.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


@pytest.mark.parametrize("form", [Encoding.PEM, Encoding.DER])
def test_a_public_key_is_read_from_a_file_of_text_or_of_octets(
    program: Program, tmp_path: Path, form: Encoding
) -> None:
    file = tmp_path / "key"
    file.write_bytes(PRIVATE.public_key().public_bytes(form, PublicFormat.SubjectPublicKeyInfo))

    ran = program("--key", str(file), stdin=".".join(signed({"alg": "EdDSA"}, b"{}")))

    assert (Status.DECODED, True) == (ran.status, "✓ Signature         Valid" in ran.out)


def test_without_the_extra_a_public_key_says_what_to_install(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "key").write_bytes(pem())
    monkeypatch.delitem(__import__("sys").modules, "jwt_decoder_cli.cryptography_backend", raising=False)
    without(monkeypatch, "cryptography")

    ran = program("--width", "120", "--key", str(tmp_path / "key"), stdin=".".join(signed({"alg": "EdDSA"}, b"{}")))

    assert Status.UNVERIFIED == ran.status
    assert "cryptography package, which isn't installed: pip install 'jwt-decoder[verify]'" in " ".join(ran.out.split())


def test_without_the_extra_hmac_works_all_the_same(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret").write_text(SECRET)
    without(monkeypatch, "cryptography")

    assert Status.DECODED == program("--key", str(tmp_path / "secret"), stdin=SHORT_LIVED).status


def without(monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    """Let a package be one that is not installed."""
    real: Callable[..., Any] = builtins.__import__

    def refuse(name: str, *rest: Any) -> Any:  # noqa: ANN401 - as the function that it stands for
        if name.startswith((package, f"jwt_decoder_cli.{package}")):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", refuse)


def test_a_secret_is_read_from_the_environment(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGIN_SECRET", SECRET)

    assert Status.DECODED == program("--secret-env", "LOGIN_SECRET", stdin=SHORT_LIVED).status


def test_a_variable_that_is_not_there_or_is_empty_is_said(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LOGIN_SECRET", raising=False)
    ran = program("--secret-env", "LOGIN_SECRET", stdin=SHORT_LIVED)
    assert (2, True) == (ran.status, "no variable with the name given to --secret-env" in ran.err)
    monkeypatch.setenv("LOGIN_SECRET", "")
    assert "jwt-decoder: The key is empty.\n" == program("--secret-env", "LOGIN_SECRET", stdin=SHORT_LIVED).err


def test_a_secret_of_octets_that_are_no_text_is_read_from_the_environment(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = bytes(range(1, 33)) + b"\xff\xfe"
    header, payload = encoded(b'{"alg":"HS256"}'), encoded(b"{}")
    signature = hmac.digest(secret, f"{header}.{payload}".encode(), "sha256")
    monkeypatch.setenv("LOGIN_SECRET", os.fsdecode(secret))

    ran = program("--secret-env", "LOGIN_SECRET", stdin=f"{header}.{payload}.{encoded(signature)}")

    assert Status.DECODED == ran.status


MISTAKEN = [SECRET, "-s3cret", "--dashes-and-more", "ab/cd+ef==", "x" * 5000, "correct horse", SHORT_LIVED]
PLACES = [
    ["{}"],
    ["--key", "{}"],
    ["--key={}"],
    ["--payload={}"],
    ["--secret-env={}"],
    ["--secret", "{}"],
    ["--secret={}"],
    ["--ask-secret={}"],
    ["--secret-encoding", "{}"],
    ["--json={}"],
    ["--token", "{}"],
    ["--skew", "{}"],
    ["--width", "{}"],
    ["-", "{}"],
]


@pytest.mark.parametrize("secret", MISTAKEN, ids=lambda secret: str(secret[:12]))
@pytest.mark.parametrize("words", PLACES, ids=" ".join)
def test_a_secret_in_the_place_of_another_word_is_not_printed(program: Program, words: list[str], secret: str) -> None:
    ran = program(*(word.format(secret) for word in words), stdin=SHORT_LIVED)

    assert (2, False) == (ran.status, secret in ran.out + ran.err)
    assert "jwt-decoder: " in ran.err


def test_a_secret_is_asked_for_without_showing_it(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: SECRET)

    ran = program("--ask-secret", stdin=SHORT_LIVED)

    assert (Status.DECODED, False) == (ran.status, SECRET in ran.out + ran.err)


def test_a_secret_is_not_asked_for_where_it_would_be_shown(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def shown(_prompt: str) -> str:
        warnings.warn("Can not control echo on the terminal.", getpass.GetPassWarning, stacklevel=2)
        return SECRET

    monkeypatch.setattr(getpass, "getpass", shown)

    ran = program("--ask-secret", stdin=SHORT_LIVED)

    assert (2, "jwt-decoder: There's no terminal to ask on: use --key FILE or --secret-env NAME.\n") == (
        ran.status,
        ran.err,
    )


@pytest.mark.parametrize("encoding", ["base64url", "base64", "hex"])
def test_a_line_feed_ends_a_file_of_an_encoded_secret(program: Program, tmp_path: Path, encoding: str) -> None:
    written = {
        "base64url": encoded(SECRET.encode()),
        "base64": base64.b64encode(SECRET.encode()).decode(),
        "hex": SECRET.encode().hex(),
    }
    (tmp_path / "secret").write_text(f"{written[encoding]}\n")

    words = ("--key", str(tmp_path / "secret"), "--secret-encoding", encoding)

    assert Status.DECODED == program(*words, stdin=SHORT_LIVED).status


def test_a_line_feed_counts_in_a_secret_of_text(program: Program, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(f"{SECRET}\n")

    assert Status.INVALID == program("--key", str(tmp_path / "secret"), stdin=SHORT_LIVED).status


STDIN = ["-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0", "/dev/./stdin"]


@pytest.mark.parametrize("name", STDIN)
def test_the_key_may_come_from_the_standard_input_and_then_the_token_may_not(
    program: Program, tmp_path: Path, name: str
) -> None:
    (tmp_path / "token").write_text(SHORT_LIVED)

    assert Status.DECODED == program(str(tmp_path / "token"), "--key", name, stdin=SECRET).status
    for words in (["--key", name], ["-", "--key", name], ["/dev/stdin", "--payload", name]):
        ran = program(*words, stdin=SECRET)
        assert (Status.USAGE, True) == (ran.status, "only one of token, key, inner key and payload" in ran.err)


def test_a_pipe_by_another_name_is_the_standard_input_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").symlink_to("/dev/fd/0")
    command = [sys.executable, "-m", "jwt_decoder", "--key", str(tmp_path / "elsewhere")]
    done = subprocess.run(  # noqa: S603 - our own words
        command, input=SHORT_LIVED.encode(), capture_output=True, env=with_engine(), check=False
    )

    assert (Status.USAGE, True) == (done.returncode, b"only one of" in done.stderr)


def test_what_is_empty_for_everybody_is_not_the_standard_input(program: Program) -> None:
    assert "jwt-decoder: The key is empty.\n" == program("--key", "/dev/null", stdin=SHORT_LIVED).err


def test_two_keys_are_one_too_many(program: Program) -> None:
    assert Status.USAGE == program("--ask-secret", "--secret-env", "NAME").status


def test_no_option_takes_a_secret_as_a_word(program: Program) -> None:
    told = program("--help").out

    assert [] == [word for word in ("--secret ", "--secret=", "--password") if word in told]


def test_a_detached_payload_is_taken_from_a_file(program: Program, tmp_path: Path) -> None:
    header, _, signature = signed({"alg": "EdDSA"}, b"paid: 12\n")
    (tmp_path / "key").write_bytes(pem())
    (tmp_path / "payload").write_bytes(b"paid: 12\n")
    words = ("--key", str(tmp_path / "key"))

    assert (
        Status.DECODED == program(*words, "--payload", str(tmp_path / "payload"), stdin=f"{header}..{signature}").status
    )
    assert Status.UNVERIFIED == program(*words, stdin=f"{header}..{signature}").status


def test_a_payload_for_a_token_that_has_one_is_not_dropped_without_a_word(program: Program, tmp_path: Path) -> None:
    """What was verified is another payload than the one that was given."""
    token = ".".join(signed({"alg": "EdDSA"}, b"paid: 13\n"))
    (tmp_path / "key").write_bytes(pem())
    (tmp_path / "payload").write_bytes(b"paid: 12\n")
    words = ("--payload", str(tmp_path / "payload"))
    said = "jwt-decoder: The token has a payload of its own, so the one given with --payload wasn't used.\n"

    assert said == program(*words, stdin=token).err
    assert said == program(*words, "--key", str(tmp_path / "key"), stdin=token).err
    assert "" == program(*words, "--quiet", stdin=token).err
    assert "" == program(*words, stdin="no token").err


def test_a_detached_payload_that_is_no_text_is_said(program: Program, tmp_path: Path) -> None:
    (tmp_path / "payload").write_bytes(b"ok\xff")

    ran = program("--payload", str(tmp_path / "payload"), stdin=SHORT_LIVED)

    assert (2, True) == (ran.status, "isn't UTF-8 (byte 3)" in ran.err)


def test_a_token_in_a_claim_that_the_key_verifies_is_told_so(program: Program, tmp_path: Path) -> None:
    """What is within one in a claim is reached, too; of one that another key signed nothing changes."""
    deepest = ".".join(signed({"alg": "EdDSA"}, b'{"a":1}'))
    inner = ".".join(signed({"alg": "EdDSA"}, json.dumps({"within": deepest}).encode()))
    other = f"{inner[: inner.rindex('.')]}.{encoded(bytes(64))}"
    token = ".".join(signed({"alg": "EdDSA"}, json.dumps({"transaction": inner, "renewal": other}).encode()))
    file = tmp_path / "key.pem"
    file.write_bytes(PRIVATE.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    out = program("--key", str(file), stdin=token).out
    _, transaction, renewal = out.split("\nToken in ")

    assert transaction.startswith("transaction\n  The signature matches this key (EdDSA).\n")
    assert 4 == transaction.count("The signature matches this key (EdDSA).")
    assert "Key trust" not in transaction
    assert renewal.startswith("renewal\n  Not verified yet.")
