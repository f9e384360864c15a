"""Every alg with every enc, of every library that has them: opened as it is, and refused with one bit changed."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from jwt_decoder.registry.encryption import CONTENT_ENCRYPTION, KEY_MANAGEMENT
from jwt_decoder.text import base64url
from jwt_decoder_cli.cryptography_decryption import CryptographyDecryption

from tests.unit.jwt_decoder.decrypt.peers import SEALINGS, Sealing, made
from tests.unit.jwt_decoder.decrypt.sealed import CLAIMS, changed, compact, jwk, key_for, opened, sealed, state

pytestmark = pytest.mark.untraced


@pytest.mark.untraced
@pytest.mark.product(18)
@pytest.mark.parametrize("sealing", SEALINGS, ids="-".join)
def test_what_another_library_encrypted_is_opened_and_nothing_else(sealing: Sealing) -> None:
    token, key = made(sealing)
    found = opened(token, key)["decryption"]

    assert ("decrypted", CLAIMS.decode()) == (found["state"], found["token"]["payload"]["text"])
    parts = [part for part, text in enumerate(token.split(".")) if text]
    assert {"failed"} == {state(changed(token, part), key) for part in parts}


def test_every_alg_and_every_enc_is_among_them() -> None:
    libraries = {one.library for one in SEALINGS}

    assert ({*KEY_MANAGEMENT}, {*CONTENT_ENCRYPTION}) == ({one.alg for one in SEALINGS}, {one.enc for one in SEALINGS})
    assert libraries == {one.library for one in SEALINGS if one.alg == "ECDH-ES+A256KW" and one.enc == "A256GCM"}


@pytest.mark.parametrize("alg", ["dir", "RSA-OAEP", "A128KW", "A128GCMKW", "ECDH-ES", "PBES2-HS256+A128KW", "RSA1_5"])
def test_another_key_of_the_kind_opens_nothing(alg: str) -> None:
    token = sealed(alg, "A128GCM", key_for(alg, "A128GCM"))
    other = key_for.__wrapped__(alg, "A256GCM" if alg.startswith("RSA") else "A128GCM")

    assert "failed" == state(token, jwk(other))


class WithoutZeros(CryptographyDecryption):
    """Takes what RSA decrypts for a number, as WebKitGTK does."""

    async def decrypt_oaep(self, key: bytes, ciphertext: bytes, digest: str, mask: str) -> bytes | None:
        """Leave out the zeros that it begins with."""
        found = await super().decrypt_oaep(key, ciphertext, digest, mask)
        return found and found.lstrip(b"\0")


@pytest.mark.parametrize(("zeros", "state_of"), [(1, "decrypted"), (3, "decrypted"), (4, "failed")])
def test_zeros_that_a_browser_leaves_out_of_a_content_key_are_put_back(zeros: int, state_of: str) -> None:
    key, sha1 = key_for("RSA-OAEP", "A128GCM"), hashes.SHA1()  # noqa: S303 - that of RSA-OAEP
    octets = bytes(range(1, 17 - zeros)).rjust(16, b"\0")
    wrapped = key.get_op_key("wrapKey").encrypt(octets, padding.OAEP(padding.MGF1(sha1), sha1, None))
    token = compact({"alg": "RSA-OAEP", "enc": "A128GCM"}, octets, wrapped)

    assert state_of == opened(token, jwk(key), opener=WithoutZeros())["decryption"]["state"]


@pytest.mark.parametrize("enc", ["A128GCM", "A256CBC-HS512"])
def test_compressed_content_is_unpacked(enc: str) -> None:
    key = key_for("A128KW", enc)
    token = sealed("A128KW", enc, key, header={"zip": "DEF"})

    assert CLAIMS.decode() == opened(token, jwk(key))["decryption"]["token"]["payload"]["text"]


@pytest.mark.parametrize("curve", ["P-256", "P-521", "X25519", "X448"])
def test_the_octets_of_a_private_key_alone_decrypt(curve: str) -> None:
    key = key_for("ECDH-ES", "A128GCM", curve)
    token, d = sealed("ECDH-ES", "A128GCM", key), key.as_dict(private=True)["d"]

    for text in (d, base64url.decode(d).octets.hex()):
        found = opened(token, text)

        assert "decrypted" == found["decryption"]["state"]
        assert "raw bytes in" in found["key"]["message"]
    assert "key-unusable" == state(token, d[:-4])
