"""The cryptography around the bridge: the browser's, or of a Python without a browser what says that there is none."""

from __future__ import annotations

import sys
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

_PLATFORM: Final[str] = sys.platform
_NO_DECRYPTION: Final = Sentence("Decryption needs the browser's cryptography, which isn't available.")
_NO_MAKING: Final = Sentence("This needs the browser's cryptography, which isn't available. HMAC still works.")
_NO_KEYS: Final = Sentence("Making a key needs the browser's cryptography, which isn't available.")


class HmacOnly:
    """The backend of a Python without a browser around it: HMAC needs none, all else says so."""

    search_seconds: float = 0.0

    async def verify(self, algorithm: Algorithm, public_key: bytes, signature: bytes, message: bytes) -> bool:
        """Refuse, as CryptoBackend says."""
        del public_key, signature, message
        raise AlgorithmUnavailableError(_lacking(algorithm))

    async def first_valid(
        self, algorithm: Algorithm, public_key: bytes, trials: Sequence[tuple[bytes, bytes]]
    ) -> int | None:
        """Refuse, as CryptoBackend says."""
        del public_key, trials
        raise AlgorithmUnavailableError(_lacking(algorithm))

    async def public_key(self, algorithm: Algorithm, seed: bytes) -> bytes:
        """Refuse, as CryptoBackend says."""
        del seed
        raise AlgorithmUnavailableError(_lacking(algorithm))


def backend() -> CryptoBackend:
    """Return the browser's cryptography where there is a browser."""
    if _PLATFORM != "emscripten":
        return HmacOnly()
    from jwt_decoder.bridge.webcrypto import WebCrypto  # noqa: PLC0415 - it cannot be imported without a browser

    return WebCrypto()


def opener() -> DecryptionBackend:
    """Return what decrypts where there is a browser."""
    if _PLATFORM != "emscripten":
        return NoDecryption(_NO_DECRYPTION)
    from jwt_decoder.bridge.webcrypto import WebDecryption  # noqa: PLC0415 - it cannot be imported without a browser

    return WebDecryption()


def key_maker() -> KeyMaker:
    """Return what makes keys where there is a browser."""
    if _PLATFORM != "emscripten":
        return NoKeys(_NO_KEYS)
    from jwt_decoder.bridge.webcrypto import WebKeys  # noqa: PLC0415 - it cannot be imported without a browser

    return WebKeys()


def maker() -> MakingBackend:
    """Return what signs and encrypts where there is a browser."""
    if _PLATFORM != "emscripten":
        return NoMaking(_NO_MAKING)
    from jwt_decoder.bridge.webcrypto import WebMaking  # noqa: PLC0415 - it cannot be imported without a browser

    return WebMaking()


def backends() -> Backends:
    """Return all of them."""
    return Backends(backend(), opener(), key_maker(), maker())


def _lacking(algorithm: Algorithm) -> Sentence:
    return Sentence("{name} needs the browser's cryptography, which isn't available.", name=algorithm.name)
