"""An encrypted token on the command line."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest
from jwt_decoder.text import base64url
from jwt_decoder_cli.backend import opener
from jwt_decoder_cli.status import Status

from tests.unit.jwt_decoder.decrypt.sealed import compact
from tests.unit.jwt_decoder_cli.conftest import EXP, SECRET, SHORT_LIVED

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.jwt_decoder_cli.conftest import Program

KEY = bytes(range(16))
TOKEN = compact({"alg": "dir", "enc": "A128GCM"}, KEY, plaintext=json.dumps({"sub": "alice", "exp": EXP}).encode())


def file(folder: Path, *keys: bytes) -> str:
    """Return the name of a file with shared keys."""
    name = folder / "keys.jwk"
    name.write_text(json.dumps({"keys": [{"kty": "oct", "k": base64url.encode(key)} for key in keys]}))
    return str(name)


def test_what_is_inside_is_shown(program: Program, tmp_path: Path) -> None:
    ran = program("--key", file(tmp_path, KEY), stdin=TOKEN)

    assert Status.DECODED == ran.status
    assert '"sub": "alice"' in ran.out
    assert "Decrypted with this key.\nAnyone with this secret could have made this." in ran.out


@pytest.mark.parametrize(("key", "status"), [(bytes(16), Status.INVALID), (bytes(3), Status.UNVERIFIED)])
def test_what_does_not_decrypt_has_a_status(program: Program, tmp_path: Path, key: bytes, status: Status) -> None:
    assert status == program("--key", file(tmp_path, key), stdin=TOKEN).status


def test_an_expired_content_has_its_status(program: Program, tmp_path: Path) -> None:
    assert Status.TIME == program("--key", file(tmp_path, KEY), "--now", str(EXP), stdin=TOKEN).status


def test_the_signature_inside_has_its_status(program: Program, tmp_path: Path) -> None:
    token = compact({"alg": "dir", "enc": "A128GCM", "cty": "JWT"}, KEY, plaintext=SHORT_LIVED.encode())

    assert Status.INVALID == program("--key", file(tmp_path, KEY, bytes(range(40))), stdin=token).status


@pytest.mark.parametrize(("secret", "status"), [(SECRET, Status.DECODED), ("x" * 40, Status.INVALID)])
def test_another_key_verifies_what_is_inside(program: Program, tmp_path: Path, secret: str, status: Status) -> None:
    token = compact({"alg": "dir", "enc": "A128GCM", "cty": "JWT"}, KEY, plaintext=SHORT_LIVED.encode())
    (tmp_path / "inner").write_text(secret)
    ran = program("--key", file(tmp_path, KEY), "--inner-key", str(tmp_path / "inner"), "--now", "0", stdin=token)

    assert status == ran.status
    assert "Key for the token inside" in ran.out
    assert ("Inside" in ran.out, secret in ran.out) == (True, False)


def test_what_is_found_of_another_key_is_told(program: Program, tmp_path: Path) -> None:
    token = compact({"alg": "dir", "enc": "A128GCM", "cty": "JWT"}, KEY, plaintext=SHORT_LIVED.encode())
    (tmp_path / "inner").write_text("x" * 40)

    assert (
        "[key-guessable]"
        in program("--key", file(tmp_path, KEY), "--inner-key", str(tmp_path / "inner"), stdin=token).out
    )


def test_another_key_decrypts_what_is_inside_of_what_is_inside(program: Program, tmp_path: Path) -> None:
    inner = compact({"alg": "dir", "enc": "A128GCM"}, bytes(16), plaintext=SHORT_LIVED.encode())
    token = compact({"alg": "dir", "enc": "A128GCM", "cty": "JWT"}, KEY, plaintext=inner.encode())
    (tmp_path / "secret").write_text(SECRET)
    keys = [{"kty": "oct", "k": base64url.encode(key)} for key in (bytes(16), SECRET.encode())]
    (tmp_path / "inner").write_text(json.dumps({"keys": keys}))
    ran = program("--key", file(tmp_path, KEY), "--inner-key", str(tmp_path / "inner"), "--now", "0", stdin=token)

    assert (Status.DECODED, 2) == (ran.status, ran.out.count("Inside"))


NESTED = compact({"alg": "dir", "enc": "A128GCM", "cty": "JWT"}, KEY, plaintext=SHORT_LIVED.encode())
UNUSED = "jwt-decoder: The key for the JWT inside wasn't used:"
NO_JWT = f"{UNUSED} this token has no JWT as its payload.\n"
CLOSED = f"{UNUSED} the token around it isn't decrypted.\n"
ON_NONE = f"{UNUSED} none of these tokens could be tried with it.\n"


@pytest.mark.parametrize(
    ("words", "token", "told"),
    [
        ((), SHORT_LIVED, NO_JWT),
        (("--all",), SHORT_LIVED, NO_JWT),
        (("--json",), SHORT_LIVED, NO_JWT),
        (("--quiet",), SHORT_LIVED, ""),
        (("--quiet", "--all"), SHORT_LIVED, ""),
        ((), NESTED, CLOSED),
        (("--all",), f"{SHORT_LIVED}\n{NESTED}", ON_NONE),
        (("compare",), f"{SHORT_LIVED}\n{NESTED}", ON_NONE),
        (("compare", "--quiet"), f"{SHORT_LIVED}\n{NESTED}", ""),
        (("--key", "KEY"), NESTED, ""),
        (("--all", "--key", "KEY"), f"{SHORT_LIVED}\n{NESTED}", ""),
        (("compare", "--key", "KEY"), f"{SHORT_LIVED}\n{NESTED}", ""),
    ],
)
def test_a_key_for_what_is_inside_that_is_not_used_is_told(
    program: Program, tmp_path: Path, words: tuple[str, ...], token: str, told: str
) -> None:
    (tmp_path / "inner").write_text(SECRET)
    (tmp_path / "text").write_text(token)
    key = file(tmp_path, KEY)
    given = (key if word == "KEY" else word for word in words)
    ran = program(*given, str(tmp_path / "text"), "--inner-key", str(tmp_path / "inner"), "--now", "0")

    assert told == ran.err


def test_a_token_in_a_signed_one_is_verified_without_the_key_of_that(program: Program, tmp_path: Path) -> None:
    """What is said of the token inside is what came of its key, in its own place too."""
    header = base64url.encode(b'{"alg":"HS256","cty":"JWT"}')
    (tmp_path / "inner").write_text(SECRET)
    words = ("--inner-key", str(tmp_path / "inner"), "--now", "0")
    ran = program(*words, stdin=f"{header}.{base64url.encode(SHORT_LIVED.encode())}.{'A' * 43}")
    inside = ran.out.partition("The token inside it")[2]

    assert (Status.UNVERIFIED, "") == (ran.status, ran.err)
    assert "✓ Signature" in inside
    assert "Not verified" not in inside


def test_what_is_inside_of_a_signed_one_in_a_signed_one_is_told(program: Program, tmp_path: Path) -> None:
    """A set of keys opens the token around, what is in that is closed, and its key is for what is in that again."""
    header = base64url.encode(b'{"alg":"HS256","cty":"JWT"}')
    (tmp_path / "inner").write_text(json.dumps({"kty": "oct", "k": base64url.encode(KEY)}))
    words = ("--inner-key", str(tmp_path / "inner"), "--now", "0")
    ran = program(*words, stdin=f"{header}.{base64url.encode(NESTED.encode())}.{'A' * 43}")

    assert ran.out.count("The token inside it") == 2
    assert "Decrypted with this key." in ran.out.partition("The token inside it")[2]


def test_an_empty_key_for_what_is_inside_is_refused(program: Program, tmp_path: Path) -> None:
    (tmp_path / "inner").write_text("")

    assert Status.USAGE == program("--inner-key", str(tmp_path / "inner"), stdin=TOKEN).status


def test_more_rounds_than_a_million_are_computed_on_request(program: Program, tmp_path: Path) -> None:
    header = {"alg": "PBES2-HS256+A128KW", "enc": "A128GCM", "p2s": "A" * 16, "p2c": 1_000_001}
    (tmp_path / "password").write_text("password")
    words = ("--key", str(tmp_path / "password"))
    ran = [program(*words, *more, stdin=compact(header, KEY, bytes(24))) for more in ((), ("--anyway",))]

    assert [Status.UNVERIFIED, Status.INVALID] == [one.status for one in ran]


def test_each_recipient_is_told(program: Program, tmp_path: Path) -> None:
    header, _, iv, text, tag = TOKEN.split(".")
    token = {"protected": header, "iv": iv, "ciphertext": text, "tag": tag, "recipients": [{}, {}]}
    ran = program("--key", file(tmp_path, KEY), stdin=json.dumps(token))

    assert "Recipient 2" in ran.out


def test_without_the_package_it_says_what_to_install(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "jwt_decoder_cli.cryptography_decryption", None)
    ran = program("--key", file(tmp_path, KEY), stdin=TOKEN)

    assert Status.UNVERIFIED == ran.status
    assert "needs the cryptography package" in " ".join(ran.out.split())
    assert opener() is not None
