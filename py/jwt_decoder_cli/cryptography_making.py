"""Signing and encrypting by pyca/cryptography, behind the engine's own Protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import aes_key_wrap
from cryptography.hazmat.primitives.padding import PKCS7
from cryptography.hazmat.primitives.serialization import load_der_private_key, load_der_public_key
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.curves import CURVES as ROWS
from jwt_decoder.verify.backend import KeyRefusedError

from jwt_decoder_cli.cryptography_backend import CURVES, EDWARDS, HASHES, ML_DSA, refusals
from jwt_decoder_cli.cryptography_decryption import BLOCK_BITS, DIGESTS

if TYPE_CHECKING:
    from jwt_decoder.registry.algorithms import Algorithm

_REFUSED: Final = Sentence("The cryptography package rejects this key: it is invalid, or too short for the algorithm.")
_LACKING: Final = Sentence("The cryptography package lacks this algorithm on this machine.")


class CryptographyMaking:
    """Signs and encrypts with pyca/cryptography, as MakingBackend says."""

    async def sign(self, algorithm: Algorithm, private: bytes, public: bytes, message: bytes) -> bytes:
        """Sign as MakingBackend says."""
        del public
        with refusals(_REFUSED, _LACKING):
            return _signature(algorithm, private, message)

    async def wrap(self, key: bytes, content_key: bytes) -> bytes:
        """Do AES Key Wrap."""
        return aes_key_wrap(key, content_key)

    async def encrypt_gcm(self, key: bytes, iv: bytes, plaintext: bytes, aad: bytes) -> bytes:
        """Do AES-GCM."""
        return AESGCM(key).encrypt(iv, plaintext, aad)

    async def encrypt_cbc(self, key: bytes, iv: bytes, plaintext: bytes) -> bytes:
        """Do AES-CBC."""
        padder, cipher = PKCS7(BLOCK_BITS).padder(), Cipher(algorithms.AES(key), modes.CBC(iv)).encryptor()
        return cipher.update(padder.update(plaintext) + padder.finalize()) + cipher.finalize()

    async def encrypt_oaep(self, key: bytes, content_key: bytes, digest: str) -> bytes:
        """Do RSAES-OAEP."""
        chosen = DIGESTS[digest]
        return _encrypted(key, content_key, padding.OAEP(padding.MGF1(chosen), chosen, None))

    async def encrypt_pkcs1(self, key: bytes, content_key: bytes) -> bytes:
        """Do RSAES-PKCS1-v1_5."""
        return _encrypted(key, content_key, padding.PKCS1v15())


def _signature(algorithm: Algorithm, private: bytes, message: bytes) -> bytes:
    if algorithm.family in {"rsassa-pkcs1", "rsassa-pss"}:
        return _rsa(algorithm, private, message)
    if algorithm.family == "ecdsa":
        own = ec.derive_private_key(int.from_bytes(private, "big"), CURVES[str(algorithm.curve)])
        numbers = decode_dss_signature(own.sign(message, ec.ECDSA(HASHES[str(algorithm.hash)])))
        octets = ROWS[str(algorithm.curve)].octets
        return b"".join(number.to_bytes(octets, "big") for number in numbers)
    if algorithm.family == "eddsa":
        key = EDWARDS[algorithm.name][1].from_private_bytes(private)
    else:
        key = ML_DSA[algorithm.name][1].from_seed_bytes(private)
    signature: bytes = key.sign(message)
    return signature


def _rsa(algorithm: Algorithm, private: bytes, message: bytes) -> bytes:
    key = load_der_private_key(private, None)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise KeyRefusedError(_REFUSED)
    digest = HASHES[str(algorithm.hash)]
    if algorithm.family == "rsassa-pkcs1":
        return key.sign(message, padding.PKCS1v15(), digest)
    salt = int(algorithm.webcrypto["saltLength"])
    return key.sign(message, padding.PSS(padding.MGF1(digest), salt), digest)


def _encrypted(key: bytes, content_key: bytes, scheme: padding.AsymmetricPadding) -> bytes:
    with refusals(_REFUSED, _LACKING):
        public = load_der_public_key(key)
        if not isinstance(public, rsa.RSAPublicKey):
            raise KeyRefusedError(_REFUSED)
        return public.encrypt(content_key, scheme)
