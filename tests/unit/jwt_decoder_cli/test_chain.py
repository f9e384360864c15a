"""Certificates on the command line."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest
from jwt_decoder.text import base64url
from jwt_decoder_cli.status import Status

from tests.unit.jwt_decoder.certificates.chains import LEAF, MIDDLE, NOW, ROOT, Maker, b64, token

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.jwt_decoder_cli.conftest import Program

WHEN = ("--now", str(NOW))
TOLD = """\
✓ The chain leads to a root that you gave, and no check fails.
  Whether a certificate was revoked, and whether anybody else trusts its root,
  isn't known here.
  1 root: “CN=Root”.

1  CN=Middle
   issued by “CN=Root”, from 2025-01-01T00:00:00Z to 2027-01-01T00:00:00Z
   EC public key, P-256
   x5t#S256 {middle}

2  CN=Root
   issued by “CN=Root”, from 2025-01-01T00:00:00Z to 2027-01-01T00:00:00Z
   EC public key, P-256
   for keyCertSign, cRLSign
   x5t#S256 {root}
   a root that you gave

✓ “CN=Root” signed “CN=Middle”. (RFC 5280 §6.1.3 (a)(1))
"""


@pytest.fixture
def root(tmp_path: Path) -> str:
    """Return the name of a file with the root."""
    file = tmp_path / "root.pem"
    file.write_text(ROOT.pem)
    return str(file)


def thumbprint(maker: Maker) -> str:
    """Return x5t#S256 of a certificate."""
    return base64url.encode(hashlib.sha256(maker.der).digest())


def test_a_chain_is_told_with_each_check(program: Program, root: str) -> None:
    middle = Maker("Middle", ROOT)
    ran = program("chain", "--roots", root, *WHEN, stdin=middle.pem)
    told = TOLD.format(middle=thumbprint(middle), root=thumbprint(ROOT))

    assert (Status.DECODED, told) == (ran.status, ran.out[: len(told)])
    assert "(RFC 5280 §4.1.2.5)" in " ".join(ran.out.split())


def test_the_chain_of_a_token_is_checked_from_a_file(program: Program, root: str, tmp_path: Path) -> None:
    file = tmp_path / "token.txt"
    file.write_text(f"{token(signer=LEAF)} {token(LEAF, MIDDLE)}")
    answer = json.loads(program("chain", str(file), "--token", "2", "--roots", root, "--json", *WHEN).out)

    assert ("met", 3) == (answer["state"], len(answer["certificates"]))


@pytest.mark.parametrize(
    ("makers", "roots", "status"),
    [((LEAF, MIDDLE), 0, Status.UNVERIFIED), ((LEAF,), 1, Status.INVALID), ((LEAF, MIDDLE), 1, Status.DECODED)],
)
def test_the_status_says_what_came_of_it(
    program: Program, root: str, makers: tuple[Maker, ...], roots: int, status: Status
) -> None:
    text = "".join(one.pem for one in makers)

    assert status == program("chain", *["--roots", root] * roots, *WHEN, stdin=text).status


def test_roots_may_be_many_and_come_from_the_standard_input(program: Program, root: str, tmp_path: Path) -> None:
    file = tmp_path / "leaf.pem"
    file.write_text(LEAF.pem + MIDDLE.pem)
    words = ("chain", str(file), "--roots", root, "--roots", "-", *WHEN)

    assert Status.DECODED == program(*words, stdin=Maker("Other").pem).status


def test_roots_in_der_and_in_key_sets_count_beside_each_other(program: Program, tmp_path: Path) -> None:
    """Whatever forms they have, and in whatever order they come."""
    other, der, keys = tmp_path / "other.der", tmp_path / "root.der", tmp_path / "keys.json"
    other.write_bytes(Maker("Other").der)
    der.write_bytes(ROOT.der)
    keys.write_text(json.dumps({"keys": [{"kty": "EC", "x5c": [b64(Maker("Third").der)]}]}))
    for names in ((other, keys, der), (der, keys, other)):
        words = [word for name in names for word in ("--roots", str(name))]
        ran = program("chain", *words, *WHEN, stdin=LEAF.pem + MIDDLE.pem)
        assert (Status.DECODED, True) == (ran.status, "3 roots, the first is" in ran.out)


def test_a_text_without_certificates_is_3(program: Program) -> None:
    ran = program("chain", *WHEN, stdin="hello")

    assert (Status.NOTHING, "✕ There is no certificate in this text.") == (ran.status, ran.out.splitlines()[0])


def test_a_token_beyond_the_last_is_refused(program: Program) -> None:
    ran = program("chain", "--token", "2", *WHEN, stdin=token(LEAF, MIDDLE))

    assert (Status.USAGE, True) == (ran.status, "--token is out of range: 1 found." in ran.err)


def test_only_one_input_is_the_standard_input(program: Program) -> None:
    ran = program("chain", "-", "--roots", "-", *WHEN)

    assert (Status.USAGE, True) == (ran.status, "only one of text and roots" in ran.err)
