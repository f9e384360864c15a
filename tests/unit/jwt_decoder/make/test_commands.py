"""A token as a request carries it: the command is run by a shell, and curl is given each word as it is."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.output.commands import EXAMPLE_URL, commands

from tests.unit.jwt_decoder.make.made_tokens import CLAIMS, SECRET, encrypted, signed, token

if TYPE_CHECKING:
    from pathlib import Path

HS256: Final = '{"alg":"HS256"}'
HOSTILE: Final = """{"a":"'; echo \"$(id)\" `id` \\ %s !x 🔑"}"""
UNENCODED: Final = '{"alg":"HS256","b64":false,"crit":["b64"]}'
CARRIED: Final = {
    "signed": token(signed(HS256)),
    "with Disclosures": token(signed(HS256, disclosable=["/sub"], decoys=1)),
    "detached": token(signed(HS256, detached=True)),
    "unsecured": token(signed('{"alg":"none"}', key="", allowNone=True)),
    "encrypted": token(encrypted('{"alg":"dir","enc":"A256GCM"}', key=SECRET[:32])),
}
SENT: Final = {
    "in JSON": (token(signed(HS256, form="flattened")), "Content-Type: application/jose+json"),
    "hostile": (token(signed(UNENCODED, HOSTILE.replace(".", ""))), "Content-Type: application/jose"),
    "hostile in JSON": (token(signed(UNENCODED, HOSTILE, form="general")), "Content-Type: application/jose+json"),
}


@pytest.fixture
def told(tmp_path: Path) -> dict[str, str]:
    """Return an environment whose curl says the words that it was given."""
    curl = tmp_path / "curl"
    curl.write_text('#!/bin/sh\nfor word; do printf "%s\\0" "$word"; done\n')
    curl.chmod(0o700)
    return {"PATH": f"{tmp_path}:{os.environ['PATH']}"}


def words(command: str, environment: dict[str, str]) -> list[str]:
    """Return what curl is given by a shell that runs ``command``."""
    ran = subprocess.run(["sh"], input=command, env=environment, capture_output=True, text=True, check=True)  # noqa: S607 - of the system
    assert "" == ran.stderr
    return ran.stdout.split("\0")[:-1]


@pytest.mark.parametrize("name", CARRIED)
def test_what_a_header_can_carry_is_a_line_of_it(name: str, told: dict[str, str]) -> None:
    found = commands(CARRIED[name])

    assert f"Authorization: Bearer {CARRIED[name]}" == found["header"]
    assert ["--header", found["header"], EXAMPLE_URL] == words(found["curl"], told)


@pytest.mark.parametrize("name", SENT)
def test_what_no_header_can_carry_is_the_body_to_the_octet(name: str, told: dict[str, str]) -> None:
    text, kind = SENT[name]
    found = commands(text)

    assert "" == found["header"]
    assert ["--header", kind, "--data-raw", text, EXAMPLE_URL] == words(found["curl"], told)


def test_the_answer_has_them_and_without_a_token_they_are_empty() -> None:
    answer = signed(HS256, CLAIMS)

    assert commands(answer["token"]) == answer["commands"]
    assert {"header": "", "curl": ""} == signed("{}", CLAIMS)["commands"]
