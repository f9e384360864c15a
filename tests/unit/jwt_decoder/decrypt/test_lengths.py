"""What no platform is asked: a length that cannot be right, which one of them does not survive."""

from __future__ import annotations

import json

import pytest
from jwt_decoder.registry.encryption import KEY_MANAGEMENT
from jwt_decoder.text import base64url
from jwt_decoder_cli.cryptography_decryption import CryptographyDecryption

from tests.unit.jwt_decoder.decrypt.sealed import compact, jwk, key_for, opened

pytestmark = pytest.mark.untraced

LENGTHS = (0, 8, 16, 23, 25, 255, 257)


class Strict(CryptographyDecryption):
    """Is asked for what has a possible length alone."""

    async def unwrap(self, key: bytes, wrapped: bytes) -> bytes | None:
        """Check that it is three half blocks or more."""
        assert len(wrapped) >= 24
        assert len(wrapped) % 8 == 0
        return await super().unwrap(key, wrapped)

    async def decrypt_cbc(self, key: bytes, iv: bytes, ciphertext: bytes) -> bytes | None:
        """Check that there are whole blocks."""
        assert ciphertext
        assert len(ciphertext) % 16 == 0
        return await super().decrypt_cbc(key, iv, ciphertext)

    async def decrypt_oaep(self, key: bytes, ciphertext: bytes, digest: str, mask: str) -> bytes | None:
        """Check that it is as long as the modulus."""
        assert len(ciphertext) == 256
        return await super().decrypt_oaep(key, ciphertext, digest, mask)

    async def decrypt_pkcs1(self, key: bytes, ciphertext: bytes) -> bytes | None:
        """Check that it is as long as the modulus."""
        assert len(ciphertext) == 256
        return await super().decrypt_pkcs1(key, ciphertext)


@pytest.mark.product(40)
@pytest.mark.parametrize("octets", LENGTHS)
@pytest.mark.parametrize("alg", [alg for alg, row in KEY_MANAGEMENT.items() if row.family != "aes-gcm-kw"])
def test_an_encrypted_key_of_an_impossible_length_is_not_tried(alg: str, octets: int) -> None:
    key = key_for("RSA-OAEP", "A128GCM") if alg.startswith("RSA") else key_for(alg, "A128CBC-HS256")
    header: dict[str, object] = {"alg": alg, "enc": "A128CBC-HS256"}
    if alg.startswith("ECDH"):
        header["epk"] = json.loads(jwk(key_for("ECDH-ES", "A128GCM"), private=False))
    if alg.startswith("PBES2"):
        header |= {"p2s": base64url.encode(bytes(16)), "p2c": 1000}
    token = compact(header, bytes(32), bytes(octets))

    assert "failed" == opened(token, jwk(key), opener=Strict())["decryption"]["state"]
