"""Keys on the command line: made, shown without anything private, converted, put together."""

from __future__ import annotations

import base64
import json
import stat
import sys
from typing import TYPE_CHECKING

import pytest
from jwt_decoder_cli.backend import key_maker
from jwt_decoder_cli.status import Status

from tests.unit.jwt_decoder.keys.test_key_forms import certificate_pem
from tests.unit.jwt_decoder.make.made_keys import entry, pair
from tests.unit.jwt_decoder_cli.conftest import SECRET

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.jwt_decoder_cli.conftest import Program


def file(folder: Path, kind: str, form: str = "pem") -> str:
    """Return the name of a file with a private key."""
    name = folder / f"{kind}.{form}"
    name.write_text(pair(kind)["forms"][form])
    return str(name)


def test_a_new_key_is_printed_in_the_form_asked_for(program: Program) -> None:
    jwk = program("keys", "new", "--alg", "ES256")
    pem = program("keys", "new", "--alg", "EdDSA", "--curve", "Ed448", "--to", "pem", "--public")

    assert (Status.DECODED, "ES256") == (jwk.status, json.loads(jwk.out)["alg"])
    assert "Ed448" == entry(pem.out)["curve"]


def test_a_new_key_goes_into_a_file_of_its_owner_and_replaces_none(program: Program, tmp_path: Path) -> None:
    name = tmp_path / "new.jwk"
    words = ("keys", "new", "--alg", "dir", "--enc", "A128GCM", "--out", str(name))

    assert (Status.DECODED, "") == (program(*words).status, program("keys", "show", str(name), "--json").err)
    assert 0o600 == stat.S_IMODE(name.stat().st_mode)
    again = program(*words)
    assert (Status.FAILED, True) == (again.status, "Existing files are never overwritten" in again.err)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "keys needs one of these commands: new, show, convert or set."),
        (("make",), "keys needs one of these commands"),
        (("new",), "required: --alg"),
        (("new", "--alg", "none"), "must be HS256, "),
        (("new", "--alg", "dir"), "dir needs enc"),
        (("new", "--alg", "HS256", "--public"), "This key has no public part."),
        (("new", "--alg", "HS256", "--to", "pem"), "This key can't be written that way, only as jwk, jwks"),
        (("convert",), "required: --to"),
        (("convert", "--to", "jwk"), "The key is empty."),
        (("set", "-", "/dev/stdin"), "only one key can come from standard input"),
    ],
)
def test_what_makes_no_sense_is_said(program: Program, words: tuple[str, ...], says: str) -> None:
    ran = program("keys", *words)

    assert Status.USAGE == ran.status
    assert says in ran.err


def test_what_is_shown_has_nothing_private(program: Program, tmp_path: Path) -> None:
    name = file(tmp_path, "P-256", "jwk")
    private = json.loads(pair("P-256")["forms"]["jwk"])["d"]
    told, listed = program("keys", "show", name), program("keys", "show", name, "--json")

    assert "EC private key, P-256" in told.out
    assert pair("P-256")["thumbprint"] in told.out
    assert "Public forms  jwk, jwks, pem, ssh, der, raw" in told.out
    assert private not in told.out + listed.out
    assert {"forms": {}, "public": pair("P-256")["public"]}.items() <= json.loads(listed.out)["keys"][0].items()


def test_a_secret_is_not_shown(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OURS", SECRET)
    told = program("keys", "show", "--secret-env", "OURS")
    listed = program("keys", "show", "--secret-env", "OURS", "--json")

    assert f"Secret, {len(SECRET)} bytes, read as text." in told.out
    assert SECRET not in told.out + listed.out
    assert "" == json.loads(listed.out)["keys"][0]["thumbprint"]


@pytest.mark.parametrize(
    ("now", "says"), [("0", "not valid before"), ("1800000000", "expires at 2056"), ("9999999999", "expired at 2056")]
)
def test_a_certificate_is_shown_with_its_validity(program: Program, now: str, says: str) -> None:
    ran = program("keys", "show", "--now", now, "--width", "200", stdin=certificate_pem("P-256"))

    assert "Certificate" in ran.out
    assert says in ran.out


def test_several_keys_are_shown_one_by_one(program: Program) -> None:
    keys = [{"kty": "odd"}, {"kty": "OKP", "crv": "X25519", "x": "A" * 43, "kid": "a", "use": "sig"}]
    ran = program("keys", "show", stdin=json.dumps({"keys": keys}))

    assert "isn't a known kind of key" in ran.out
    assert "X25519 public key." in ran.out
    assert "no algorithm known here" in ran.out


def test_a_text_without_a_key_is_nothing(program: Program) -> None:
    ran = program("keys", "show", stdin='{"keys":[]}')

    assert Status.NOTHING == ran.status
    assert "This JWK Set has no keys." in ran.out


def test_a_key_is_converted(program: Program, tmp_path: Path) -> None:
    name = file(tmp_path, "Ed25519")

    assert f"{pair('Ed25519')['public']['ssh']}\n" == program("keys", "convert", name, "--to", "ssh", "--public").out
    assert pair("Ed25519")["forms"]["pem"] == program("keys", "convert", name, "--to", "pem").out
    assert {"keys"} == json.loads(program("keys", "convert", name, "--to", "jwks", "--public").out).keys()


def test_der_is_read_as_it_is(program: Program, tmp_path: Path) -> None:
    name = tmp_path / "key.der"
    name.write_bytes(base64.b64decode(pair("P-256")["forms"]["der"]))

    assert pair("P-256")["forms"]["pem"] == program("keys", "convert", str(name), "--to", "pem").out


def test_one_form_of_several_keys_is_refused(program: Program) -> None:
    keys = {"keys": [json.loads(pair(kind)["public"]["jwk"]) for kind in ("P-256", "Ed25519")]}
    ran = program("keys", "convert", "--to", "pem", stdin=json.dumps(keys))

    assert (Status.USAGE, True) == (ran.status, "There are several keys in it, but pem is for one" in ran.err)


def test_what_cannot_be_converted_says_why(program: Program) -> None:
    for text, says in (
        ("-----BEGIN PUBLIC KEY-----", "can't be read"),
        ('{"keys":[{"kty":"odd"}]}', "known kind of key"),
    ):
        ran = program("keys", "convert", "--to", "jwk", stdin=text)
        assert (Status.USAGE, True) == (ran.status, says in ran.err)


def test_keys_are_put_together(program: Program, tmp_path: Path) -> None:
    names = [file(tmp_path, kind) for kind in ("P-256", "Ed25519")]
    public = json.loads(program("keys", "set", *names).out)
    whole = json.loads(program("keys", "set", "--private", *names).out)

    assert [json.loads(pair(kind)["public"]["jwk"])["x"] for kind in ("P-256", "Ed25519")] == [
        one["x"] for one in public["keys"]
    ]
    assert [False, False, True, True] == ["d" in one for one in public["keys"] + whole["keys"]]


def test_secrets_alone_are_no_public_set(program: Program) -> None:
    ran = program("keys", "set", stdin=SECRET)

    assert (Status.USAGE, True) == (ran.status, "This key has no public part." in ran.err)
    convert = program("keys", "convert", "--to", "jwks", "--public", stdin=SECRET)
    assert (Status.USAGE, True) == (convert.status, "This key has no public part." in convert.err)


def test_without_the_extra_secrets_are_made_and_pairs_say_what_to_install(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "jwt_decoder_cli.cryptography_keys", None)

    assert "oct" == json.loads(program("keys", "new", "--alg", "HS256").out)["kty"]
    ran = program("keys", "new", "--alg", "ES256")
    assert (Status.USAGE, True) == (ran.status, "pip install 'jwt-decoder[verify]'" in ran.err)
    monkeypatch.undo()
    assert "CryptographyKeys" == type(key_maker()).__name__


def test_help_is_there_for_each_command(program: Program) -> None:
    for action in ("new", "show", "convert", "set"):
        assert f"jwt-decoder keys {action}" in program("keys", action, "--help").out
