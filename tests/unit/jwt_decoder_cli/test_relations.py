"""Relations on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from jwt_decoder_cli.status import Status

from tests.unit.jwt_decoder.checklists.made import HOLDER, OTHER, jwk, thumbprint, token

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.jwt_decoder_cli.conftest import Program

BOUND = token({"alg": "ES256"}, {"sub": "a", "cnf": {"jkt": thumbprint(HOLDER)}, "act": {"sub": "b"}})
TOLD = """\
1 holds, 1 is only stated

✓ cnf.jkt of the token is the thumbprint of the key that you gave. (RFC 9449
  §6.1)
· “b” acts for “a”, says act of the token. (RFC 8693 §4.1)
"""


def test_relations_are_told_with_what_holds_first(program: Program, tmp_path: Path) -> None:
    key = tmp_path / "key.json"
    key.write_text(json.dumps(jwk(HOLDER)))

    ran = program("relations", "--key", str(key), stdin=BOUND)

    assert (Status.DECODED, TOLD) == (ran.status, ran.out)


def test_the_worst_relation_is_the_exit_status(program: Program) -> None:
    proof = token(
        {"alg": "ES256", "typ": "dpop+jwt", "jwk": jwk(OTHER)}, {"htm": "GET", "htu": "https://a.example"}, OTHER
    )

    assert Status.UNVERIFIED == program("relations", stdin=BOUND).status
    assert Status.INVALID == program("relations", stdin=f"{BOUND}\n{proof}").status
    assert Status.DECODED == program("relations", stdin=token({"alg": "ES256"}, {"act": {"sub": "b"}})).status
    assert Status.NOTHING == program("relations", stdin=token({"alg": "ES256"}, {})).status


def test_kinds_of_tokens_and_what_is_left_out_are_told(program: Program) -> None:
    many = "\n".join(
        token({"alg": "ES256", "typ": "dpop+jwt"}, {"htm": "GET", "htu": "https://a.example", "ath": f"{one}"})
        for one in range(51)
    )
    told = program("relations", stdin=many).out

    assert "token 1  DPoP proof" in told
    assert "Only the first 50 different tokens are looked at" in told


def test_relations_as_json_from_a_file(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "token.txt"
    file.write_text(BOUND)

    answer = json.loads(program("relations", str(file), "--json").out)

    assert ["stated", "unknown"] == [one["state"] for one in answer["relations"]]


def test_only_one_of_text_and_key_is_on_standard_input(program: Program) -> None:
    ran = program("relations", "--key", "-", stdin=BOUND)

    assert Status.USAGE == ran.status
    assert "only one of text and key can come from standard input" in ran.err
