"""What is said of a token in JSON in which there is no signature, or of which not all was read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from jwt_decoder.json import parse
from jwt_decoder.text import base64url

from tests.unit.jwt_decoder.judge.test_verdict import only

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter, Verifier

HEADER = "eyJhbGciOiJIUzI1NiJ9"
PAYLOAD = "eyJzdWIiOiIxIn0"
ENTRY = {"protected": HEADER, "signature": "A" * 43}


@pytest.mark.parametrize("signatures", [[], [{}]])
@pytest.mark.parametrize("key", ["", "a secret"])
def test_where_there_is_no_signature_nothing_else_is_missing(
    signatures: list[object], key: str, report: Reporter, verify: Verifier
) -> None:
    text = json.dumps({"payload": PAYLOAD, "signatures": signatures})
    verdict = verify(text, key)["verdict"] if key else only(report(text))["verdict"]

    assert ("not-attempted", "There is no signature") == (
        verdict["signature"]["state"],
        verdict["signature"]["message"],
    )
    assert "faulty" == only(report(text))["verdict"]["structure"]["state"]


BROKEN = {
    "before the signature": f'{{"payload":"{PAYLOAD}","protected":"{HEADER}",,"signature":"{"A" * 43}"}}',
    "before the header": f'{{"payload":"{PAYLOAD}",,"protected":"{HEADER}","signature":"{"A" * 43}"}}',
    "in the list": f'{{"payload":"{PAYLOAD}","signatures":[,{json.dumps(ENTRY)}]}}',
}


@pytest.mark.parametrize("name", BROKEN)
def test_where_the_json_breaks_off_before_a_signature_that_is_said(
    name: str, report: Reporter, verify: Verifier
) -> None:
    token = only(report(BROKEN[name]))
    verdict = token["verdict"]

    assert ("unsupported", "The JSON is broken, so no signature was read") == (
        verdict["signature"]["state"],
        verdict["signature"]["message"],
    )
    assert "faulty" == verdict["structure"]["state"]
    assert "json-syntax" == token["faults"][0]["id"]
    assert "unsupported" == verify(BROKEN[name], "a secret")["verdict"]["signature"]["state"]


def test_where_the_json_breaks_off_behind_the_signature_it_is_tried(verify: Verifier) -> None:
    text = f'{{"payload":"{PAYLOAD}","protected":"{HEADER}","signature":"{"A" * 43}",,"x":1}}'

    assert "invalid" == verify(text, "a secret that is long enough for it")["verdict"]["signature"]["state"]


NOT_READ = "A JSON object that looks like a JWS or JWE has more than 100,000 values, too many to read here."


def large(signatures: int, payload: int) -> str:
    """Return a token with so many signatures and a payload of so many characters."""
    return json.dumps({"payload": "A" * payload, "signatures": [ENTRY] * signatures})


def test_a_large_token_is_read_and_one_with_a_great_many_values_is_not(report: Reporter) -> None:
    assert ["jws-json"] == [one["kind"] for one in report(large(2, parse.LARGEST_TREE))["tokens"]]
    assert ["jws-json"] == [one["kind"] for one in report(large(5_000, 1))["tokens"]]

    found = report(large(parse.MOST_VALUES // 5 + 1, 100))

    assert ([], [("object-not-read", NOT_READ)]) == (
        found["tokens"],
        [(note["id"], note["message"]) for note in found["notes"]],
    )


def test_many_values_are_many_in_a_large_text_only() -> None:
    assert not parse.is_dense("," * parse.LARGEST_TREE)
    assert parse.is_dense("," * (parse.LARGEST_TREE + 1))
    assert not parse.is_dense("," * parse.MOST_VALUES + "a" * parse.LARGEST_TREE)
    assert parse.is_dense("[{:," * (parse.MOST_VALUES // 4) + "," + "a" * parse.LARGEST_TREE)


def _signed_by(*algorithms: str) -> str:
    """Return a JWS in JSON with a signature of each of these algorithms, which nobody made in earnest."""
    octets = {"RS256": 256, "ES256": 64, "ES384": 96}
    signatures = [
        {
            "protected": base64url.encode(json.dumps({"alg": alg}).encode()),
            "signature": base64url.encode(bytes(range(octets.get(alg, 0)))),
        }
        for alg in algorithms
    ]
    return json.dumps({"payload": PAYLOAD, "signatures": signatures})


@pytest.mark.parametrize(
    ("algorithms", "line"),
    [
        (("ES256",), "ES256 needs the public key."),
        (("RS256", "ES256"), "2 signatures to verify, each with the key of its signer: RS256, ES256."),
        (("ES384", "ES256", "ES384"), "3 signatures to verify, each with the key of its signer: ES384, ES256."),
        (("none", "ES256"), "ES256 needs the public key."),
        (("none", "ES384", "ES256"), "2 signatures to verify, each with the key of its signer: ES384, ES256."),
        (("FOO", "ES256"), "ES256 needs the public key."),
    ],
)
def test_before_a_key_the_summary_speaks_of_all_signatures(
    algorithms: tuple[str, ...], line: str, report: Reporter
) -> None:
    said = only(report(_signed_by(*algorithms)))["summary"]

    assert f"Not verified yet. {line} No exp: the token never expires." == "".join(one["text"] for one in said)
