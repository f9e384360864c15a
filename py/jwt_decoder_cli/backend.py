"""What verifies with public keys and decrypts here: the package cryptography where it is installed, else nothing."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

from jwt_decoder.decrypt.backend import NoDecryption
from jwt_decoder.make.backend import Backends, NoMaking
from jwt_decoder.make.key_maker import NoKeys
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.verify.backend import AlgorithmUnavailableError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jwt_decoder.decrypt.backend import DecryptionBackend
    from jwt_decoder.make.backend import MakingBackend
    from jwt_decoder.make.key_maker import KeyMaker
    from jwt_decoder.registry.algorithms import Algorithm
    from jwt_decoder.verify.backend import CryptoBackend

_LACKING: Final = Sentence(
    "{name} needs the cryptography package, which isn't installed: pip install 'jwt-decoder[verify]'. HMAC"
    " works without it."
)
_NO_DECRYPTION: Final = Sentence(
    "Decryption needs the cryptography package, which isn't installed: pip install 'jwt-decoder[verify]'."
)
_NO_KEYS: Final = Sentence(
    "Key pairs need the cryptography package, which isn't installed: pip install 'jwt-decoder[verify]'."
    " Secrets can be generated without it."
)

_NO_MAKING: Final = Sentence(
    "This needs the cryptography package, which isn't installed: pip install 'jwt-decoder[verify]'. HMAC works"
    " without it."
)


class WithoutExtra:
    """The backend where the extra is not installed: HMAC needs none, all else says what to install."""

    search_seconds: float = 0.0

    async def verify(self, algorithm: Algorithm, public_key: bytes, signature: bytes, message: bytes) -> bool:
        """Refuse, as CryptoBackend says."""
        del public_key, signature, message
        raise AlgorithmUnavailableError(_LACKING.about(name=algorithm.name))

    async def first_valid(
        self, algorithm: Algorithm, public_key: bytes, trials: Sequence[tuple[bytes, bytes]]
    ) -> int | None:
        """Refuse, as CryptoBackend says."""
        del public_key, trials
        raise AlgorithmUnavailableError(_LACKING.about(name=algorithm.name))

    async def public_key(self, algorithm: Algorithm, seed: bytes) -> bytes:
        """Refuse, as CryptoBackend says."""
        del seed
        raise AlgorithmUnavailableError(_LACKING.about(name=algorithm.name))


class SecretsAlone(NoKeys):
    """What makes keys where the extra is not installed: secrets need none, all else says what to install."""

    async def random(self, octets: int) -> bytes:
        """Return octets of the operating system."""
        return secrets.token_bytes(octets)


def backend() -> CryptoBackend:
    """Return what is here."""
    try:
        from jwt_decoder_cli.cryptography_backend import Cryptography  # noqa: PLC0415 - it is an extra
    except ImportError:
        return WithoutExtra()
    return Cryptography()


def opener() -> DecryptionBackend:
    """Return what decrypts here."""
    try:
        from jwt_decoder_cli.cryptography_decryption import CryptographyDecryption  # noqa: PLC0415 - it is an extra
    except ImportError:
        return NoDecryption(_NO_DECRYPTION)
    return CryptographyDecryption()


def key_maker() -> KeyMaker:
    """Return what makes keys here."""
    try:
        from jwt_decoder_cli.cryptography_keys import CryptographyKeys  # noqa: PLC0415 - it is an extra
    except ImportError:
        return SecretsAlone(_NO_KEYS)
    return CryptographyKeys()


def maker() -> MakingBackend:
    """Return what signs and encrypts here."""
    try:
        from jwt_decoder_cli.cryptography_making import CryptographyMaking  # noqa: PLC0415 - it is an extra
    except ImportError:
        return NoMaking(_NO_MAKING)
    return CryptographyMaking()


def backends() -> Backends:
    """Return all of these."""
    return Backends(backend(), opener(), key_maker(), maker())
