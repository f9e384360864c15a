"""HMAC signatures, and what is said of alg before any of it."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from typing import TYPE_CHECKING

import pytest
from jwt_decoder.keys.read_key import read_key
from jwt_decoder.output.wording import render
from jwt_decoder.registry.algorithms import ALGORITHMS, ROWS, Algorithm, alike, find
from jwt_decoder.verify.outcome import SignatureOutcome, SignedInput
from jwt_decoder.verify.verify import verify, without_key
from jwt_decoder_cli.cryptography_backend import Cryptography

if TYPE_CHECKING:
    from jwt_decoder.model.finding import KeyFinding

MESSAGE = b"eyJhbGciOiJIUzI1NiJ9.e30"
SECRET = "s" * 64
RANDOM = "q7Zk2vXw9TfLr4Bn8HsYp1Cj6Dg3Mb5Ex0UaRoWiQeKtNzGyVhSdFlPcJmXuAv8T"
HASHES = {"HS256": hashlib.sha256, "HS384": hashlib.sha384, "HS512": hashlib.sha512}


class NoBackend(Cryptography):
    """HMAC must work where there is no platform cryptography at all."""

    async def verify(self, algorithm: Algorithm, public_key: bytes, signature: bytes, message: bytes) -> bool:
        """Fail the test that gets here."""
        raise AssertionError((algorithm, public_key, signature, message))


def outcome(header: dict[str, object], signature: bytes, key: str, encoding: str = "text") -> SignatureOutcome:
    return asyncio.run(verify(SignedInput(header, MESSAGE, signature), read_key(key, encoding), NoBackend()))


def mac(name: str, secret: bytes) -> bytes:
    return hmac.new(secret, MESSAGE, HASHES[name]).digest()


@pytest.mark.parametrize("name", HASHES)
def test_a_signature_made_with_the_secret_is_valid(name: str) -> None:
    assert outcome({"alg": name}, mac(name, SECRET.encode()), SECRET).state == "valid"


@pytest.mark.untraced
@pytest.mark.parametrize("name", HASHES)
def test_one_bit_of_the_signature_makes_it_invalid(name: str) -> None:
    good = mac(name, SECRET.encode())
    for bit in range(len(good) * 8):
        changed = bytearray(good)
        changed[bit // 8] ^= 1 << bit % 8
        assert outcome({"alg": name}, bytes(changed), SECRET).state == "invalid"


@pytest.mark.parametrize("name", HASHES)
def test_another_secret_is_invalid(name: str) -> None:
    assert outcome({"alg": name}, mac(name, SECRET.encode()), SECRET + "\n").state == "invalid"


@pytest.mark.parametrize("signature", [b"x", mac("HS256", b"k")[:28], mac("HS256", b"k") + b"0"])
def test_another_length_is_invalid_and_said(signature: bytes) -> None:
    result = outcome({"alg": "HS256"}, signature, "k")
    assert result.state == "invalid"
    length = "1 byte" if len(signature) == 1 else f"{len(signature)} bytes"
    assert f"The signature is {length}; HS256 needs 32" in render(result.message)


def test_an_empty_signature_is_called_empty() -> None:
    said = render(outcome({"alg": "HS256"}, b"", "k").message)
    assert "The signature is empty; with this key, HS256 signatures are 32 bytes." == said


def test_a_cut_signature_says_how_many_characters_are_missing() -> None:
    assert "5 characters seem to be missing" in render(outcome({"alg": "HS256"}, bytes(28), "k").message)


def test_a_signature_too_long_says_by_how_many_characters() -> None:
    assert "1 character too many" in render(outcome({"alg": "HS256"}, bytes(33), "k").message)


@pytest.mark.parametrize("name", HASHES)
def test_a_secret_one_octet_short_works_and_has_a_finding(name: str) -> None:
    secret = RANDOM[: len(mac(name, b"")) - 1]
    result = outcome({"alg": name}, mac(name, secret.encode()), secret)
    assert result.state == "valid"
    assert [("key-short", "error")] == [(finding.id, finding.severity) for finding in result.findings]


@pytest.mark.parametrize("name", HASHES)
def test_a_secret_as_long_as_the_hash_has_no_finding(name: str) -> None:
    secret = RANDOM[: len(mac(name, b""))]
    assert outcome({"alg": name}, mac(name, secret.encode()), secret).findings == ()


@pytest.mark.parametrize(
    ("secret", "how"),
    [
        ("a" * 64, "few distinct characters"),
        ("abcd" * 16, "few distinct characters"),
        ("0123456789" * 7, "only digits"),
        ("my-super-secret-jwt-signing-key-for-the-test-server-2026-01-01", "common words"),
        ("Password123456789!Password123456789!", "common words"),
    ],
)
def test_a_secret_that_can_be_guessed_has_a_finding(secret: str, how: str) -> None:
    (finding,) = (found for found in guessed(secret) if found.id == "key-guessable")
    assert "warning" == finding.severity
    assert how in render(finding.message)


@pytest.mark.parametrize(
    "secret", [RANDOM, "abcde" * 13, "0123456789a" * 6, "key-correct-horse-battery-staple-1234567"]
)
def test_a_secret_next_door_has_none(secret: str) -> None:
    assert "key-guessable" not in [found.id for found in guessed(secret)]


def guessed(secret: str) -> tuple[KeyFinding, ...]:
    return outcome({"alg": "HS256"}, mac("HS256", secret.encode()), secret).findings


@pytest.mark.parametrize(
    ("alg", "said"),
    [
        ("none", "Unsecured JWS"),
        ("None", "“None” isn't none: names are case-sensitive and exact, and this spelling"),
        ("nOnE", "known from attacks"),
        ("hs256", "“hs256” isn't HS256"),
        ("HS-256", "“HS-256” isn't HS256"),
        ("XS256", "“XS256” isn't a JWS algorithm known here."),
        *(
            (
                alg,
                f"“{alg}” doesn't sign: it is for encrypted tokens, which name the encryption of the content in enc.",
            )
            for alg in ("dir", "RSA-OAEP", "A128KW")
        ),
        ("", "alg is empty, so it doesn't name an algorithm."),
        ("constructor", "a JWS algorithm"),
        ("__class__", "a JWS algorithm"),
        ("x" * 50, f"“{'x' * 40}…”"),
        (None, "isn't a string"),
        (256, "isn't a string"),
        (True, "isn't a string"),
        (["HS256"], "isn't a string"),
        ({"HS256": 1}, "isn't a string"),
    ],
)
def test_alg_is_said_for_what_it_is(alg: object, said: str) -> None:
    result = outcome({"alg": alg}, b"", SECRET)
    assert said in render(result.message)
    assert result.state == ("not-attempted" if alg == "none" else "unsupported")


def test_a_missing_alg_is_said() -> None:
    assert "no alg" in render(outcome({}, b"", SECRET).message)


def test_another_kind_of_key_is_unusable_for_hmac() -> None:
    result = outcome({"alg": "HS256"}, bytes(32), '{"kty":"RSA","n":"AQAB","e":"AQAB"}')
    assert result.state == "key-unusable"
    assert "needs a shared secret" in render(result.message)


def test_none_with_a_signature_is_invalid() -> None:
    assert outcome({"alg": "none"}, b"abc", SECRET).state == "invalid"


def test_a_secret_is_unusable_for_a_public_key_algorithm() -> None:
    result = outcome({"alg": "RS256"}, b"abc", SECRET)
    assert result.state == "key-unusable"
    assert render(result.message) == (
        "RS256 needs an RSA public key, but this text isn't a key in any form known here."
    )


def test_an_empty_key_is_not_attempted() -> None:
    assert outcome({"alg": "HS256"}, bytes(32), "").state == "not-attempted"


@pytest.mark.parametrize("alg", ["none", "HS256", "RS256", "None", 7])
def test_without_a_key_the_words_are_those_for_an_empty_one(alg: object) -> None:
    jws = SignedInput({"alg": alg}, MESSAGE, b"abc")
    assert outcome({"alg": alg}, b"abc", "") == without_key(jws)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_row_is_found_by_its_exact_name_only(row: Algorithm) -> None:
    assert find(row.name) is row
    assert find(row.name.swapcase()) is None
    assert alike(row.name.swapcase()) is row


def test_no_two_rows_share_a_name() -> None:
    assert len(ROWS) == len(ALGORITHMS)
