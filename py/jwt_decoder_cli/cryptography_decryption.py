"""Decryption by pyca/cryptography, behind the engine's own Protocol."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, x448, x25519
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap
from cryptography.hazmat.primitives.padding import PKCS7
from cryptography.hazmat.primitives.serialization import load_der_private_key
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.encryption import MOST_ROUNDS
from jwt_decoder.verify.backend import KeyRefusedError

from jwt_decoder_cli.cryptography_backend import CURVES, HASHES, refusals
from jwt_decoder_cli.cryptography_keys import recovered_primes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DIGESTS: Final[Mapping[str, hashes.HashAlgorithm]] = MappingProxyType({**HASHES, "SHA-1": hashes.SHA1()})  # noqa: S303 - that of RSA-OAEP (RFC 7518 §4.3)
BLOCK_BITS: Final = 128
_REFUSED: Final = Sentence("The cryptography package rejects this key: it is invalid.")
_LACKING: Final = Sentence("The cryptography package can't decrypt with this kind of key on this machine.")


class CryptographyDecryption:
    """Decrypts with pyca/cryptography, as DecryptionBackend says."""

    def __init__(self) -> None:
        """Keep the RSA key that was read last: reading one checks it, which takes longer than all else together."""
        self._private = lru_cache(maxsize=1)(_rsa_private)
        self._primes = lru_cache(maxsize=1)(recovered_primes)

    async def unwrap(self, key: bytes, wrapped: bytes) -> bytes | None:
        """Undo AES Key Wrap."""
        try:
            return aes_key_unwrap(key, wrapped)
        except InvalidUnwrap:
            return None

    async def decrypt_gcm(self, key: bytes, iv: bytes, sealed: bytes, aad: bytes) -> bytes | None:
        """Undo AES-GCM."""
        try:
            return AESGCM(key).decrypt(iv, sealed, aad)
        except InvalidTag:
            return None

    async def decrypt_cbc(self, key: bytes, iv: bytes, ciphertext: bytes) -> bytes | None:
        """Undo AES-CBC."""
        cipher = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        unpadder = PKCS7(BLOCK_BITS).unpadder()
        try:
            return unpadder.update(cipher.update(ciphertext) + cipher.finalize()) + unpadder.finalize()
        except ValueError:
            return None

    async def decrypt_oaep(self, key: bytes, ciphertext: bytes, digest: str, mask: str) -> bytes | None:
        """Undo RSAES-OAEP."""
        scheme = padding.OAEP(padding.MGF1(DIGESTS[mask]), DIGESTS[digest], None)
        return _decrypted(self._private(key), ciphertext, scheme)

    async def decrypt_pkcs1(self, key: bytes, ciphertext: bytes) -> bytes | None:
        """Undo RSAES-PKCS1-v1_5."""
        return _decrypted(self._private(key), ciphertext, padding.PKCS1v15())

    async def primes(self, modulus: int, exponent: int, private_exponent: int) -> tuple[int, int] | None:
        """Work out the primes."""
        return self._primes(modulus, exponent, private_exponent)

    async def agree(self, curve: str, private: bytes, public: bytes) -> bytes:
        """Agree by ECDH."""
        with refusals(_REFUSED, _LACKING):
            if curve == "X25519":
                return x25519.X25519PrivateKey.from_private_bytes(private).exchange(
                    x25519.X25519PublicKey.from_public_bytes(public)
                )
            if curve == "X448":
                return x448.X448PrivateKey.from_private_bytes(private).exchange(
                    x448.X448PublicKey.from_public_bytes(public)
                )
            own = ec.derive_private_key(int.from_bytes(private, "big"), CURVES[curve])
            return own.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVES[curve], public))

    async def derive(self, password: bytes, salt: bytes, count: int, digest: str, octets: int) -> bytes:
        """Derive by PBKDF2; what takes long can be interrupted."""
        function = PBKDF2HMAC(DIGESTS[digest], octets, salt, count)
        if count <= MOST_ROUNDS:
            return function.derive(password)
        return await _aside(lambda: function.derive(password))


async def _aside(work: Callable[[], bytes]) -> bytes:
    """Return what comes of work that no signal reaches, on a thread that ends with the program."""
    loop = asyncio.get_running_loop()
    made: asyncio.Future[bytes] = loop.create_future()

    def finish() -> None:
        octets = work()
        with suppress(RuntimeError):  # of a loop that was interrupted
            loop.call_soon_threadsafe(made.set_result, octets)

    threading.Thread(target=finish, daemon=True).start()
    return await made


def _rsa_private(key: bytes) -> rsa.RSAPrivateKey:
    with refusals(_REFUSED, _LACKING):
        private = load_der_private_key(key, None)
    if not isinstance(private, rsa.RSAPrivateKey):
        raise KeyRefusedError(_REFUSED)
    return private


def _decrypted(key: rsa.RSAPrivateKey, ciphertext: bytes, scheme: padding.AsymmetricPadding) -> bytes | None:
    try:
        return key.decrypt(ciphertext, scheme)
    except ValueError:
        return None
