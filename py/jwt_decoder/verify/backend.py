"""What the engine asks of a cryptographic library: the only door between the two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from jwt_decoder.registry.algorithms import Algorithm


class AlgorithmUnavailableError(Exception):
    """The platform lacks the algorithm; the text is one sentence that says what is missing."""


class KeyRefusedError(Exception):
    """The platform does not take the public key; the text is one sentence that says why, as far as it is known."""


class CryptoBackend(Protocol):
    """Verifies with public keys; HMAC needs no backend, since Python brings it everywhere."""

    async def verify(self, algorithm: Algorithm, public_key: bytes, signature: bytes, message: bytes) -> bool:
        """Whether ``signature`` is one of ``message`` by this key.

        ``public_key`` is a SubjectPublicKeyInfo in DER for RSA, the uncompressed point for ECDSA, and the raw public
        key for EdDSA and ML-DSA. ``signature`` is as JWS has it: R and S side by side for ECDSA (RFC 7518 §3.4).
        Raises ``AlgorithmUnavailableError`` and ``KeyRefusedError``; any other signature octets give False.
        """
        ...
