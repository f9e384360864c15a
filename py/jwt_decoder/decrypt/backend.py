"""What decryption asks of a cryptographic library; the compositions of RFC 7518 over it are in this room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NoReturn, Protocol

from jwt_decoder.verify.backend import AlgorithmUnavailableError

if TYPE_CHECKING:
    from jwt_decoder.model.sentence import Sentence


class DecryptionBackend(Protocol):
    """Decrypts with keys as octets; what does not decrypt, whatever the reason, is None.

    Hashes are called as WebCrypto calls them. Every method raises ``AlgorithmUnavailableError`` where the platform
    lacks it, and ``KeyRefusedError`` where it does not take the key.
    """

    async def unwrap(self, key: bytes, wrapped: bytes) -> bytes | None:
        """Return what AES Key Wrap wrapped (RFC 3394)."""
        ...

    async def decrypt_gcm(self, key: bytes, iv: bytes, sealed: bytes, aad: bytes) -> bytes | None:
        """Return what AES-GCM encrypted, with a tag of 16 octets at the end of ``sealed`` (SP 800-38D)."""
        ...

    async def decrypt_cbc(self, key: bytes, iv: bytes, ciphertext: bytes) -> bytes | None:
        """Return what AES-CBC encrypted, without its padding (RFC 5652 §6.3)."""
        ...

    async def decrypt_oaep(self, key: bytes, ciphertext: bytes, digest: str, mask: str) -> bytes | None:
        """Return what RSAES-OAEP encrypted (RFC 8017 §7.1.2); ``mask`` is the hash in MGF1, ``key`` a PKCS #8."""
        ...

    async def decrypt_pkcs1(self, key: bytes, ciphertext: bytes) -> bytes | None:
        """Return what RSAES-PKCS1-v1_5 encrypted (RFC 8017 §7.2.2); ``key`` is a PKCS #8.

        Octets at random are as good as None.
        """
        ...

    async def primes(self, modulus: int, exponent: int, private_exponent: int) -> tuple[int, int] | None:
        """Return the primes of an RSA key that lacks them (SP 800-56B C.1); None where its numbers have none."""
        ...

    async def agree(self, curve: str, private: bytes, public: bytes) -> bytes:
        """Return the shared secret of ECDH (RFC 6090 §4, RFC 7748 §6).

        ``private`` is as long as a coordinate or a raw key, ``public`` an uncompressed point or a raw key.
        """
        ...

    async def derive(self, password: bytes, salt: bytes, count: int, digest: str, octets: int) -> bytes:
        """Return what PBKDF2 derives with an HMAC (RFC 8018 §5.2)."""
        ...


class NoDecryption:
    """The backend of a place where nothing decrypts: whatever is asked for, it says the one sentence why."""

    def __init__(self, sentence: Sentence) -> None:
        """Take the sentence that the person reads."""
        self._sentence: Final = sentence

    async def _refuse(self, *_: object) -> NoReturn:
        raise AlgorithmUnavailableError(self._sentence)

    unwrap = decrypt_gcm = decrypt_cbc = decrypt_oaep = decrypt_pkcs1 = primes = agree = derive = _refuse
