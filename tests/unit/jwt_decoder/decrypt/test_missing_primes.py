"""RSA private keys that have no primes: they are worked out where that can be done, and else it is told."""

from __future__ import annotations

import json

import pytest
from joserfc.jwk import RSAKey
from jwt_decoder.text import base64url

from tests.unit.jwt_decoder.decrypt.sealed import jwk, key_for, sealed, state
from tests.unit.jwt_decoder.decrypt.test_refusals import told


def without_primes(**more: str) -> tuple[str, str]:
    """Return a token, and its key without primes, other members as given."""
    key = key_for("RSA-OAEP", "A128GCM")
    values = {name: value for name, value in json.loads(jwk(key)).items() if name not in {"p", "q", "dp", "dq", "qi"}}
    return sealed("RSA-OAEP", "A128GCM", key), json.dumps({**values, **more})


@pytest.mark.untraced
def test_an_rsa_key_without_its_primes_decrypts_where_they_can_be_worked_out() -> None:
    assert "decrypted" == state(*without_primes())


def test_an_rsa_key_with_one_of_its_primes_is_refused() -> None:
    key = json.loads(jwk(key_for("RSA-OAEP", "A128GCM")))

    said = told(*without_primes(p=key["p"]))

    assert "This RSA private key can't decrypt: its primes p and q are missing or don't belong to n." == said[1]


def test_an_rsa_key_of_which_no_primes_can_be_worked_out_is_refused() -> None:
    n, d = (base64url.encode(bytes([201] + [number] * 384)) for number in (203, 1))
    public: dict[str, str | list[str]] = {"kty": "RSA", "n": n, "e": "AQAB"}

    said = told(sealed("RSA-OAEP", "A128GCM", RSAKey.import_key(public)), json.dumps({**public, "d": d}))

    assert "key-unusable" == said[0]
    assert "its primes p and q are missing" in said[1]
