"""Tokens made on the command line."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest
from jwt_decoder_cli.backend import maker
from jwt_decoder_cli.status import Status

from tests.unit.jwt_decoder.decrypt.sealed import jwk, key_for, opened
from tests.unit.jwt_decoder.make.made_keys import pair
from tests.unit.jwt_decoder_cli.conftest import SECRET, SHORT_LIVED

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.jwt_decoder_cli.conftest import Program

CLAIMS = '{"sub": "alice",\r\n "exp": 1795428900}'
HEADER = '{"alg":"HS256"}'


def file(folder: Path, text: str, name: str = "file") -> str:
    """Return the name of a file with a text."""
    made = folder / name
    made.write_bytes(text.encode())
    return str(made)


def test_a_token_is_signed_and_decoded_again(program: Program, tmp_path: Path) -> None:
    secret = file(tmp_path, SECRET)
    made = program("sign", "--header", HEADER, "--key", secret, stdin=CLAIMS)
    decoded = program("--key", secret, "--json", "--now", "0", stdin=made.out)

    assert (Status.DECODED, "", "\n") == (made.status, made.err, made.out[-1])
    assert CLAIMS == json.loads(decoded.out)["tokens"][0]["payload"]["text"]
    assert Status.DECODED == decoded.status


def test_a_secret_comes_from_the_environment_too(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OF_THE_TEST", SECRET)
    words = ("sign", "--header-file", file(tmp_path, HEADER, "header"), "--payload", file(tmp_path, CLAIMS))
    one = program(*words, "--secret-env", "OF_THE_TEST")
    other = program(*words[:-1], file(tmp_path, CLAIMS), "--key", "-", stdin=SECRET)

    assert one == other


def test_the_whole_answer_is_json(program: Program, tmp_path: Path) -> None:
    words = ("sign", "--header", HEADER, "--key", file(tmp_path, SECRET), "--now", "0", "--json", "--detached")
    answer = json.loads(program(*words, stdin=CLAIMS).out)

    assert ("made-here", "detached") == (
        answer["report"]["tokens"][0]["verdict"]["trust"]["state"],
        answer["report"]["tokens"][0]["payload"]["kind"],
    )
    refused = program("sign", "--header", "{}", "--json", stdin=CLAIMS)
    assert (Status.USAGE, "alg-unknown") == (refused.status, json.loads(refused.out)["faults"][0]["id"])


def test_a_key_pair_signs_in_json(program: Program, tmp_path: Path) -> None:
    key = file(tmp_path, pair("P-256")["forms"]["pem"])
    made = program("sign", "--header", '{"alg":"ES256"}', "--key", key, "--form", "general", stdin=CLAIMS)

    assert ["payload", "signatures"] == [*json.loads(made.out)]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--header", '{"é":1'), "In the header, character 7: "),
        (("--header", "{}"), "In the header, character 1: The header has no alg, so no algorithm is named."),
        (("--header", HEADER), "HS256 needs the shared secret."),
        (("--header", '{"alg":"none"}'), "In the header, character 8: alg is none, so this token would be unsigned"),
        (("--header", HEADER, "--form", "flattened", "--unprotected", "{"), "In the unprotected header, character 2: "),
        ((), "one of the arguments --header --header-file is required"),
        (("--header", HEADER, "--form", "xml"), "must be compact, flattened or general"),
        (("--header", HEADER, "--key", "-"), "only one input can come from standard input"),
        (("--header", HEADER, "--payload", "no/such/file"), "Its name isn't shown, because it could be the payload."),
    ],
)
def test_what_cannot_be_signed_is_said(program: Program, words: tuple[str, ...], says: str) -> None:
    made = program("sign", *words, stdin=CLAIMS)

    assert (Status.USAGE, "") == (made.status, made.out)
    assert says in " ".join(made.err.split())


def test_a_payload_in_which_a_dot_stands_is_told_with_its_place(program: Program, tmp_path: Path) -> None:
    header = '{"alg":"HS256","b64":false,"crit":["b64"]}'
    made = program("sign", "--header", header, "--key", file(tmp_path, SECRET), stdin="$.02")

    assert "In the payload, character 2: With b64 false" in made.err


def test_a_token_is_encrypted_for_a_public_key(program: Program, tmp_path: Path) -> None:
    key = key_for("ECDH-ES", "A128GCM")
    header = '{"alg":"ECDH-ES","enc":"A128GCM"}'
    made = program("encrypt", "--header", header, "--key", file(tmp_path, jwk(key, private=False)), stdin=CLAIMS)

    assert CLAIMS == opened(made.out, jwk(key))["decryption"]["token"]["payload"]["text"]


def test_a_token_is_signed_and_encrypted_at_once(program: Program, tmp_path: Path) -> None:
    password, secret = file(tmp_path, "a password"), file(tmp_path, SECRET, "inner")
    header = '{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","cty":"JWT"}'
    inner = ("--inner-header", HEADER, "--inner-key", secret)
    made = program("encrypt", "--header", header, "--key", password, "--rounds", "1000", *inner, stdin=CLAIMS)
    decoded = program("--key", password, "--inner-key", secret, "--now", "0", "--json", stdin=made.out)

    assert Status.DECODED == decoded.status
    assert "alice" in json.loads(decoded.out)["verification"]["decryption"]["token"]["nested"][0]["payload"]["text"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--rounds", "1"), "must be a whole number from 1,000 to 1,000,000"),
        (("--rounds", "many"), "must be a whole number from 1,000 to 1,000,000"),
        (("--inner-header", HEADER), "--inner-header and --inner-key go together"),
        (("--aad", "a"), "Only a JSON Serialization has an unprotected header, or aad."),
    ],
)
def test_what_cannot_be_encrypted_is_said(program: Program, words: tuple[str, ...], says: str) -> None:
    made = program("encrypt", "--header", '{"alg":"dir","enc":"A128GCM"}', *words, stdin=CLAIMS)

    assert (Status.USAGE, True) == (made.status, says in " ".join(made.err.split()))


def test_what_is_wrong_with_the_inner_key_is_said(program: Program, tmp_path: Path) -> None:
    key = file(tmp_path, "sixteen octets..")
    words = ("--header", '{"alg":"dir","enc":"A128GCM"}', "--key", key, "--inner-key", key)

    assert "In the inner key: RS256 needs" in program("encrypt", *words, "--inner-header", '{"alg":"RS256"}').err


def test_without_the_package_it_says_what_to_install(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "jwt_decoder_cli.cryptography_making", None)
    key = file(tmp_path, pair("P-256")["forms"]["pem"])

    assert "needs the cryptography package" in program("sign", "--header", '{"alg":"ES256"}', "--key", key).err
    assert maker() is not None


def test_a_test_set_is_printed_in_each_form(program: Program, tmp_path: Path) -> None:
    words = ("test-set", "--key", file(tmp_path, SECRET), "--url", "https://api.example/it's")
    found = {form: program(*words, "--to", form, stdin=SHORT_LIVED) for form in ("json", "curl", "pytest")}

    assert {Status.DECODED} == {one.status for one in found.values()}
    assert "control" == json.loads(found["json"].out)[0]["id"]
    assert found["curl"].out.startswith("curl --silent ")
    assert '"https://api.example/it\'s"' in found["pytest"].out
    assert (Status.USAGE, True) == (
        program("test-set", stdin=SHORT_LIVED).status,
        "needs the signing key" in program("test-set", stdin=SHORT_LIVED).err,
    )


def test_an_sd_jwt_is_issued_and_presented(program: Program, tmp_path: Path) -> None:
    secret, holder = file(tmp_path, SECRET), file(tmp_path, pair("Ed25519")["forms"]["jwk"], "holder")
    words = ("--header", HEADER, "--key", secret, "--disclose", "/a", "--disclose", "/b", "--decoys", "2")
    issued = program("sign", *words, stdin='{"a":1,"b":2}').out
    unbound = program("present", "--disclosure", "2", "--key", holder, "--nonce", "n", "--aud", "a", stdin=issued)
    one = unbound.out

    assert 3 == issued.count("~")
    assert [2, True] == [one.count("~"), one.rstrip().count(".") == 4]
    assert issued == program("present", stdin=issued).out
    assert 1 == program("present", "--no-disclosures", stdin=issued).out.count("~")
    assert "The token's cnf has no jwk, so a verifier can't check this key." in unbound.err
    refused = program("present", "--disclosure", "3", stdin=issued)
    assert (Status.USAGE, True) == (refused.status, "There is no Disclosure 3: this token has 2." in refused.err)
    assert "must be a whole number from 0 to 100" in " ".join(program("sign", *words[:-1], "101").err.split())
