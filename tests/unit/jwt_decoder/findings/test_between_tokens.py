"""What tokens of one paste say of each other, beyond one firing and one silent paste a rule."""

from __future__ import annotations

import hashlib
import json

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from tests.unit.jwt_decoder.conftest import NOW, Reporter
from tests.unit.jwt_decoder.findings.made import CLAIMS, HEADER, encoded, found, having, token
from tests.unit.jwt_decoder.findings.pastes import ACCESS, KEPT, OTHER_JWK, bound, half, id_token, proof, response


@pytest.mark.parametrize(
    ("alg", "name"), [("HS256", "sha256"), ("ES384", "sha384"), ("HS512", "sha512"), ("EdDSA", "sha512")]
)
def test_the_hash_is_that_of_the_algorithm_of_the_id_token(report: Reporter, alg: str, name: str) -> None:
    claims = CLAIMS | {"nonce": "n", "at_hash": half(ACCESS, name)}
    text = response(id_token=token(claims, {"alg": alg}), access_token=ACCESS)

    assert "yes" == found(report, text)["at-hash-match"]["data"]["holds"]


@pytest.mark.parametrize("alg", ["none", "Ed448", "XS256"])
def test_an_algorithm_without_a_known_hash_says_nothing_of_at_hash(report: Reporter, alg: str) -> None:
    text = response(id_token=token(CLAIMS | {"at_hash": "a"}, {"alg": alg}), access_token=ACCESS)

    assert not {"at-hash-match", "at-hash-mismatch"} & found(report, text).keys()


def test_a_token_of_no_known_kind_beside_an_id_token_is_no_mismatch(report: Reporter) -> None:
    found_here = found(report, f"{id_token(at_hash=half('other'))} {having()}")

    assert not {"at-hash-match", "at-hash-mismatch"} & found_here.keys()


def test_a_token_of_no_known_kind_beside_an_id_token_may_be_the_one_meant(report: Reporter) -> None:
    assert "at-hash-match" in found(report, f"{id_token(at_hash=half(having()))} {having()}")


def test_an_access_token_is_known_by_its_label(report: Reporter) -> None:
    text = f"{id_token(at_hash=half('other'))}\nAuthorization: Bearer {having()}"

    assert "no" == found(report, text)["at-hash-mismatch"]["data"]["holds"]


def test_an_access_token_of_another_issuer_is_none_that_an_id_token_speaks_of(report: Reporter) -> None:
    theirs = token(CLAIMS | {"iss": "https://b.example", "client_id": "c", "jti": "1"}, HEADER | {"typ": "at+jwt"})
    hashes = {"at-hash-match", "at-hash-mismatch"}

    for text in (
        f"{id_token(at_hash=half('other'))} {theirs}",
        response(id_token=id_token(at_hash="a"), access_token=theirs),
    ):
        assert not hashes & found(report, text).keys()
    assert {"at-hash-match"} == hashes & found(report, f"{id_token(at_hash=half(theirs))} {theirs}").keys()


def test_a_proof_by_a_broken_key_is_no_match(report: Reporter) -> None:
    assert "jkt-mismatch" in found(report, f"{KEPT} {proof(KEPT, {**OTHER_JWK, 'crv': 'P-1'})}")


def test_a_thumbprint_without_a_zero_byte_is_told_from_that_of_another_key(report: Reporter) -> None:
    """RFC 7518 §6.2.1.2: a coordinate has all its bytes, which some that compute the thumbprint leave out."""
    numbers = ec.derive_private_key(379, ec.SECP256R1()).public_key().public_numbers()
    x, y = (number.to_bytes(32, "big") for number in (numbers.x, numbers.y))
    jwk = {"kty": "EC", "crv": "P-256", "x": encoded(x), "y": encoded(y)}
    short = json.dumps(
        {"crv": "P-256", "kty": "EC", "x": encoded(x.lstrip(b"\0")), "y": encoded(y)}, separators=(",", ":")
    )
    access = bound(encoded(hashlib.sha256(short.encode()).digest()))

    assert b"\0" == x[:1]
    assert "without the zero byte" in found(report, f"{access} {proof(access, jwk)}")["jkt-mismatch"]["message"]
    assert "without the zero byte" not in found(report, f"{KEPT} {proof(KEPT, jwk)}")["jkt-mismatch"]["message"]


def test_a_claim_is_placed_at_its_value(report: Reporter) -> None:
    text = f"{id_token()} {id_token(nonce='another')}"
    finding = found(report, text)["nonce-differs"]

    assert 0 < finding["start"] < finding["end"] < text.index(" ")


@pytest.mark.untraced
def test_garbage_in_the_claims_that_are_compared_raises_nothing(report: Reporter) -> None:
    names = ("at_hash", "c_hash", "nonce", "azp", "sid", "ath", "cnf", "iss")
    values: tuple[object, ...] = (1, None, [], {}, {"jkt": 1}, "\ud800")
    for value in values:
        text = f"{token(dict.fromkeys(names, value))} {id_token()} {ACCESS} {proof(ACCESS)}"

        assert 4 == len(report(text)["tokens"])


@pytest.mark.untraced
def test_many_tokens_are_compared_in_no_time_to_speak_of(report: Reporter) -> None:
    text = "\n".join(id_token(at_hash="a", nonce=str(index), sid="s") for index in range(60))
    tokens = report(text, now=NOW)["tokens"]

    assert "nonce-differs" in {one["id"] for one in tokens[49]["findings"]}
    assert "nonce-differs" not in {one["id"] for one in tokens[50]["findings"]}
