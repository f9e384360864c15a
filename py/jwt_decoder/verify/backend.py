"""What the engine asks of a cryptographic library: the only door between the two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jwt_decoder.model.sentence import Sentence
    from jwt_decoder.registry.algorithms import Algorithm


class BackendError(Exception):
    """What keeps a cryptographic library from an answer; ``sentence`` says it."""

    def __init__(self, sentence: Sentence) -> None:
        """Take the sentence that the person reads."""
        super().__init__(sentence.template)
        self.sentence: Final = sentence


class AlgorithmUnavailableError(BackendError):
    """The platform lacks the algorithm; the sentence says what is missing."""


class KeyRefusedError(BackendError):
    """The platform does not take the key; the sentence says why, as far as it is known."""


class CryptoBackend(Protocol):
    """Verifies with public keys; HMAC needs no backend, since Python brings it everywhere."""

    @property
    def search_seconds(self) -> float:
        """How long a search among many verifications may take, where somebody waits for what comes of it."""
        ...

    async def verify(self, algorithm: Algorithm, public_key: bytes, signature: bytes, message: bytes) -> bool:
        """Return whether ``signature`` is one of ``message`` by this key.

        ``public_key`` is a SubjectPublicKeyInfo in DER for RSA, the uncompressed point for ECDSA, and the raw public
        key for EdDSA and ML-DSA. ``signature`` is as JWS has it: R and S side by side for ECDSA (RFC 7518 §3.4).
        ``algorithm`` says the curve, and may be a row that is in no registry: a diagnosis tries other salt lengths.
        Raises ``AlgorithmUnavailableError`` and ``KeyRefusedError``; any other signature octets give False.
        """
        ...

    async def first_valid(
        self, algorithm: Algorithm, public_key: bytes, trials: Sequence[tuple[bytes, bytes]]
    ) -> int | None:
        """Return the index of the first signature and message for which ``verify`` says yes; None where it never does.

        All signatures are of one length, and all messages; there is at least one. Raises as ``verify`` does.
        """
        ...

    async def public_key(self, algorithm: Algorithm, seed: bytes) -> bytes:
        """Return the public key that belongs to a private one, as ``verify`` takes it, for all but RSA.

        ``seed`` is the private key of RFC 8032 §5.1.5, the seed of FIPS 204 §6.1, or the number of SEC 1 §3.2.1,
        big-endian and as long as a coordinate. Raises as ``verify`` does.
        """
        ...
