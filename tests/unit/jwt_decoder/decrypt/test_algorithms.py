"""Every alg with every enc, of another library: opened as it is, and refused with one bit of a part changed."""

from __future__ import annotations

import itertools

import pytest
from jwt_decoder.registry.encryption import CONTENT_ENCRYPTION, KEY_MANAGEMENT

from tests.unit.jwt_decoder.decrypt.sealed import CLAIMS, changed, jwk, key_for, opened, sealed, state

_CURVES = {"ecdh-es": ("P-256", "P-384", "P-521", "X25519", "X448")}
_CASES = [
    (alg, enc, curve)
    for alg, enc in itertools.product(KEY_MANAGEMENT, CONTENT_ENCRYPTION)
    for curve in _CURVES.get(KEY_MANAGEMENT[alg].family, ("",))
]


@pytest.mark.product(48)
@pytest.mark.parametrize(("alg", "enc", "curve"), _CASES)
def test_what_another_library_encrypted_is_opened_and_nothing_else(alg: str, enc: str, curve: str) -> None:
    key = key_for(alg, enc, curve or "P-256")
    token = sealed(alg, enc, key)
    found = opened(token, jwk(key))["decryption"]

    assert ("decrypted", CLAIMS.decode()) == (found["state"], found["token"]["payload"]["text"])
    parts = [part for part, text in enumerate(token.split(".")) if text]
    assert {"failed"} == {state(changed(token, part), jwk(key)) for part in parts}


@pytest.mark.parametrize("alg", ["dir", "RSA-OAEP", "A128KW", "A128GCMKW", "ECDH-ES", "PBES2-HS256+A128KW", "RSA1_5"])
def test_another_key_of_the_kind_opens_nothing(alg: str) -> None:
    token = sealed(alg, "A128GCM", key_for(alg, "A128GCM"))
    key_for.cache_clear()

    assert "failed" == state(token, jwk(key_for(alg, "A128GCM")))


@pytest.mark.parametrize("enc", ["A128GCM", "A256CBC-HS512"])
def test_compressed_content_is_unpacked(enc: str) -> None:
    key = key_for("A128KW", enc)
    token = sealed("A128KW", enc, key, header={"zip": "DEF"})

    assert CLAIMS.decode() == opened(token, jwk(key))["decryption"]["token"]["payload"]["text"]
