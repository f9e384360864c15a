"""What making a key asks of a cryptographic library: its random numbers, and the public key of a private one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NoReturn, Protocol

from jwt_decoder.verify.backend import AlgorithmUnavailableError

if TYPE_CHECKING:
    from jwt_decoder.model.sentence import Sentence


class KeyMaker(Protocol):
    """Makes keys as octets; curves and parameter sets by the names of their rows.

    Every method raises ``AlgorithmUnavailableError`` where the platform lacks it.
    """

    async def random(self, octets: int) -> bytes:
        """Return as many octets as nobody can guess."""
        ...

    async def rsa_key(self, bits: int) -> bytes:
        """Return an RSA private key of this size and the exponent 65537 as PKCS #8."""
        ...

    async def private_key(self, curve: str) -> bytes:
        """Return a private key: a number as long as a coordinate, that of RFC 8032 or 7748, or a seed of FIPS 204."""
        ...

    async def public_key(self, curve: str, private: bytes) -> bytes:
        """Return the public key of such a private one: an uncompressed point, or a raw key.

        Raises ``KeyRefusedError`` where it is none of this curve.
        """
        ...

    async def primes(self, modulus: int, exponent: int, private_exponent: int) -> tuple[int, int] | None:
        """Return the primes of an RSA key that lacks them (SP 800-56B C.1); None where its numbers have none."""
        ...


class NoKeys:
    """The maker of a place where no key is made: whatever is asked for, it says the one sentence why."""

    def __init__(self, sentence: Sentence) -> None:
        """Take the sentence that the person reads."""
        self._sentence: Final = sentence

    async def random(self, octets: int) -> bytes:
        """Refuse, as KeyMaker says."""
        return await self._refuse(octets)

    async def _refuse(self, *_: object) -> NoReturn:
        raise AlgorithmUnavailableError(self._sentence)

    rsa_key = private_key = public_key = primes = _refuse
