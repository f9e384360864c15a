"""What making a token asks of a cryptographic library; the compositions of RFC 7518 over it are in this room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NoReturn, Protocol

from jwt_decoder.verify.backend import AlgorithmUnavailableError

if TYPE_CHECKING:
    from jwt_decoder.decrypt.backend import DecryptionBackend
    from jwt_decoder.make.key_maker import KeyMaker
    from jwt_decoder.model.sentence import Sentence
    from jwt_decoder.registry.algorithms import Algorithm
    from jwt_decoder.verify.backend import CryptoBackend


class MakingBackend(Protocol):
    """Signs and encrypts with keys as octets; hashes and curves are called as WebCrypto calls them.

    Every method raises ``AlgorithmUnavailableError`` where the platform lacks it, and ``KeyRefusedError`` where it does
    not take the key.
    """

    async def sign(self, algorithm: Algorithm, private: bytes, public: bytes, message: bytes) -> bytes:
        """Return the signature as JWS has it: of ECDSA R and S side by side (RFC 7518 §3.4).

        ``private`` is a PKCS #8 for RSA, else what ``CryptoBackend.public_key`` takes; ``public`` is what
        ``CryptoBackend.verify`` takes.
        """
        ...

    async def wrap(self, key: bytes, content_key: bytes) -> bytes:
        """Return a key wrapped by AES Key Wrap (RFC 3394)."""
        ...

    async def encrypt_gcm(self, key: bytes, iv: bytes, plaintext: bytes, aad: bytes) -> bytes:
        """Return what AES-GCM encrypts, with a tag of 16 octets at its end (SP 800-38D)."""
        ...

    async def encrypt_cbc(self, key: bytes, iv: bytes, plaintext: bytes) -> bytes:
        """Return what AES-CBC encrypts, padded (RFC 5652 §6.3)."""
        ...

    async def encrypt_oaep(self, key: bytes, content_key: bytes, digest: str) -> bytes:
        """Return what RSAES-OAEP encrypts (RFC 8017 §7.1.1); ``key`` is a SubjectPublicKeyInfo."""
        ...

    async def encrypt_pkcs1(self, key: bytes, content_key: bytes) -> bytes:
        """Return what RSAES-PKCS1-v1_5 encrypts (RFC 8017 §7.2.1); ``key`` is a SubjectPublicKeyInfo."""
        ...


class NoMaking:
    """The backend of a place where nothing but an HMAC can be made: it says the one sentence why."""

    def __init__(self, sentence: Sentence) -> None:
        """Take the sentence that the person reads."""
        self._sentence: Final = sentence

    async def _refuse(self, *_: object) -> NoReturn:
        raise AlgorithmUnavailableError(self._sentence)

    sign = wrap = encrypt_gcm = encrypt_cbc = encrypt_oaep = encrypt_pkcs1 = _refuse


@dataclass(frozen=True, slots=True)
class Backends:
    """All that making a token asks of the platform: what verifies, what decrypts, what makes keys, and what makes."""

    verifier: CryptoBackend
    opener: DecryptionBackend
    keys: KeyMaker
    maker: MakingBackend
