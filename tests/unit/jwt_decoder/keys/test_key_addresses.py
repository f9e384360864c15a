"""Addresses that a token names are shown with a command, and keys that it carries are offered; nothing is fetched."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from jwt_decoder.bridge import bridge
from jwt_decoder.keys.key import Key
from jwt_decoder.keys.key_addresses import pointers
from jwt_decoder.keys.key_findings import outdated
from jwt_decoder.keys.read_key import read_key
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.output.wording import render
from jwt_decoder_cli import options

from tests.unit.jwt_decoder.diagnose.test_diagnosis import jwk
from tests.unit.jwt_decoder.keys.test_key_forms import certificate_pem
from tests.unit.jwt_decoder.verify.jose_tokens import b64

if TYPE_CHECKING:
    from pathlib import Path

EVIL = "https://keys.example/$(reboot)';[1-9]&x=1"
NOT_TO_FETCH = ["http://keys.example", "file:///etc/passwd", "-oX", "https://", "https://a\nb", "https://a\x1b[2J", "x"]


def token_report(header: dict[str, Any], claims: dict[str, Any] | None = None) -> dict[str, Any]:
    text = f"{b64(json.dumps(header).encode())}.{b64(json.dumps(claims or {}).encode())}.AAAA"
    found: dict[str, Any] = json.loads(
        bridge.handle(json.dumps({"action": "report", "text": text, "options": {"now": 0}}))
    )
    token: dict[str, Any] = found["tokens"][0]
    return token


def test_an_address_gets_a_command_that_a_shell_reads_as_one_word() -> None:
    (found,) = pointers({"jku": EVIL}, None)
    assert ["curl", "--globoff", "--proto", "=https", EVIL] == shlex.split(found.command)
    assert "\n" not in found.command
    assert (EVIL, "jku") == (found.address, found.name)
    assert "whoever made the token chose" in render(found.message)


def test_the_program_that_fetches_keys_is_told_nothing_that_the_token_says() -> None:
    """An issuer that only the token names must not look like one that somebody expects."""
    found = pointers({"jku": EVIL, "x5u": "https://a.example/c"}, "https://id.example/$(reboot)")
    programs = {"jku": "jwt-decoder --fetch-keys --from-jku", "x5u": "", "iss": "jwt-decoder --fetch-keys"}
    assert programs == {one.name: one.program for one in found}
    for line in filter(None, programs.values()):
        assert options.read(shlex.split(line)[1:]).fetch_keys
    assert [""] == [one.program for one in pointers({"jku": "http://a.example"}, None)]


@pytest.mark.parametrize("issuer", ["https://a.example?tenant=1", "https://a.example/#top"])
def test_what_has_a_query_or_a_fragment_names_no_issuer_that_has_metadata(issuer: str) -> None:
    assert () == pointers({}, issuer)


@pytest.mark.parametrize("address", NOT_TO_FETCH)
def test_what_is_no_https_address_gets_no_command(address: str) -> None:
    (found,) = pointers({"x5u": address}, None)
    assert ("", True) == (found.command, render(found.message).endswith("don't fetch it."))


def test_a_long_address_is_cut_in_view() -> None:
    (found,) = pointers({"jku": "https://a.example/" + "x" * 3000}, None)
    assert (201, "") == (len(found.address), found.command)


@pytest.mark.parametrize("issuer", ["https://id.example", "https://id.example/"])
def test_the_discovery_document_of_an_issuer_is_named(issuer: str) -> None:
    (found,) = pointers({}, issuer)
    assert "https://id.example/.well-known/openid-configuration" == found.address


# What curl is asked is written down, and what it is told by --config is printed.
CURL = """#!/bin/sh
for word; do printf '%s\\n' "$word" >> "$ASKED"; done
case "$*" in *"--config -") cat ;; *) cat "$DOCUMENT" ;; esac
"""
DOCUMENTS = {
    "plain": '{"issuer": "https://id.example", "jwks_uri": "https://id.example/keys", "x": "y"}',
    "pretty": '{\n  "jwks_uri" : "https:\\/\\/id.example\\/keys",\n  "x": "y"\n}\n',
    "hostile": '{"jwks_uri":"-o/etc/$(reboot) `x`;y"}',
    "without": '{"issuer": "https://id.example"}',
}


def in_shell(command: str, folder: Path, document: str) -> tuple[str, list[str]]:
    """Run a command in sh with a curl that serves a document; return what curl is told, and the words it was asked."""
    (folder / "curl").write_text(CURL)
    (folder / "curl").chmod(0o755)
    (folder / "document").write_text(document)
    asked, found = folder / "asked", {"PATH": f"{folder}:{os.environ['PATH']}"}
    places = {"ASKED": str(asked), "DOCUMENT": str(folder / "document")}
    words, env = ["/bin/sh", "-c", command], {**found, **places}
    ran = subprocess.run(words, env=env, capture_output=True, text=True, check=True)  # noqa: S603 - the test's subject
    return ran.stdout, asked.read_text().splitlines()


@pytest.mark.parametrize(
    ("document", "told"),
    [
        ("plain", 'url = "https://id.example/keys"'),
        ("pretty", 'url = "https:\\/\\/id.example\\/keys"'),
        ("hostile", 'url = "-o/etc/$(reboot) `x`;y"'),
        ("without", ""),
    ],
)
def test_one_command_goes_from_an_issuer_to_its_keys(document: str, told: str, tmp_path: Path) -> None:
    (found,) = pointers({}, f"{EVIL}/")
    output, asked = in_shell(found.command, tmp_path, DOCUMENTS[document])
    assert (told, 1) == (output.strip(), asked.count(f"{EVIL}/.well-known/openid-configuration"))
    assert (2, 2, 1) == (asked.count("--globoff"), asked.count("=https"), len(found.command.splitlines()))


def test_an_issuer_that_shares_a_secret_publishes_no_key() -> None:
    assert [] == token_report({"alg": "HS256"}, {"iss": "https://id.example"})["pointers"]


@pytest.mark.parametrize(
    ("key", "command"),
    [
        ("https://id.example/keys", "curl --globoff --proto '=https' https://id.example/keys"),
        ('{"jwks_uri": "https://id.example/$(x)"}', "curl --globoff --proto '=https' 'https://id.example/$(x)'"),
        ('{"jwks_uri": "http://id.example"}', ""),
        ("https://id.example/$(x", "curl --globoff --proto '=https' 'https://id.example/$(x'"),
        ("secret", ""),
    ],
)
def test_a_key_text_that_says_where_its_keys_are_gets_the_command(key: str, command: str) -> None:
    assert command == read_key(key, "text").command


@pytest.mark.parametrize("issuer", ["joe", "http://id.example", 1, None])
def test_an_issuer_that_is_no_address_names_none(issuer: object) -> None:
    assert () == pointers({"jku": 1}, issuer)


def test_the_report_has_the_keys_and_addresses_of_a_token() -> None:
    header = {"alg": "ES256", "jwk": jwk("P-256"), "jku": "https://keys.example/jwks"}
    token = token_report(header, {"iss": "https://id.example"})
    assert ["jku", "iss"] == [one["name"] for one in token["pointers"]]
    assert [("jwk", "EC public key, P-256.")] == [(key["name"], key["message"]) for key in token["header_keys"]]
    assert jwk("P-256") == json.loads(token["header_keys"][0]["text"])


def test_a_certificate_in_the_header_is_offered_with_its_subject() -> None:
    pem = certificate_pem("RSA")
    chain = ["".join(pem.splitlines()[1:-1])]
    (key,) = token_report({"alg": "RS256", "x5c": chain})["header_keys"]
    assert ("x5c", pem.strip()) == (key["name"], key["text"].strip())
    assert ", in a certificate of “CN=" in key["message"]


def test_members_that_no_key_has_are_left_out() -> None:
    members = jwk("P-256") | {"deep": {"er": []}, "list": [[]], "key_ops": ["verify"]}
    (key,) = token_report({"alg": "ES256", "jwk": members})["header_keys"]
    assert jwk("P-256") | {"key_ops": ["verify"]} == json.loads(key["text"])


def test_a_key_of_no_use_says_why() -> None:
    (key,) = token_report({"alg": "ES256", "jwk": {"kty": "EC"}})["header_keys"]
    assert key["message"] == "This JWK has no crv."


def dated(begins: str, ends: str) -> Key:
    return Key("certificate", Sentence(""), {"not_before": begins, "not_after": ends}, "")


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (999, ["certificate-not-yet"]),
        (1000, []),
        (1001, []),
        (1999, []),
        (2000, []),
        (2001, ["certificate-expired"]),
    ],
)
def test_a_certificate_is_held_against_the_clock(now: float, expected: list[str]) -> None:
    key = dated("1970-01-01T00:16:40Z", "1970-01-01T00:33:20Z")
    assert expected == [finding.id for finding in outdated(key, now)]


def test_a_certificate_with_days_that_do_not_exist_is_held_against_nothing() -> None:
    assert () == outdated(dated("1970-02-30T00:00:00Z", "1970-13-01T00:00:00Z"), 10**12)
    assert () == outdated(read_key("secret", "text"), 0)
