"""What the hypotheses about a decryption are tried on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from jwt_decoder.decrypt.content import open_content, wrong_length
from jwt_decoder.decrypt.frameworks import derived
from jwt_decoder.decrypt.key_management import AS_SPECIFIED, Variation, content_key
from jwt_decoder.decrypt.key_usability import refusal
from jwt_decoder.decrypt.outcome import DecryptionError
from jwt_decoder.keys.key_material import secret_key
from jwt_decoder.verify.backend import AlgorithmUnavailableError, BackendError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import TypeAlias

    from jwt_decoder.decrypt.backend import DecryptionBackend
    from jwt_decoder.decrypt.outcome import Asked, DecryptionOutcome, EncryptedInput
    from jwt_decoder.diagnose.diagnosis import Diagnosis
    from jwt_decoder.keys.key import Key
    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.model.layout import Segment
    from jwt_decoder.model.sentence import Sentence
    from jwt_decoder.registry.encryption import ContentEncryption, KeyManagement

    Trial: TypeAlias = Callable[["Case"], Awaitable[Diagnosis | None]]


class Attempt(NamedTuple):
    """A recipient of a JWE, a key that doesn't decrypt it, what came of that, and what the paste calls the token.

    ``segments`` are those of the token that have what this recipient decrypts.
    """

    jwe: EncryptedInput
    key: Key
    outcome: DecryptionOutcome
    label: str
    segments: tuple[Segment, ...] = ()


@dataclass(slots=True)
class Case:
    """A recipient of a JWE that does not decrypt with a key; ``outcome`` says so, and ``made`` counts the trials.

    ``materials`` are the keys that were tried, ``others`` those of a set that were not, each with its place from 1.
    ``label`` and ``segments`` are those of the attempt, ``lacking`` what the platform said of the last trial that it
    can't make. ``broken_off`` says that time ran out before all that a hypothesis would have tried.
    """

    asked: Asked
    key: Key
    outcome: DecryptionOutcome
    materials: tuple[tuple[int, Material], ...]
    others: tuple[tuple[int, Material], ...]
    backend: DecryptionBackend
    label: str
    segments: tuple[Segment, ...]
    is_wanted: Callable[[], bool]
    made: int = 0
    broken_off: bool = False
    lacking: Sentence | None = None

    async def opens(
        self,
        material: Material,
        how: Variation = AS_SPECIFIED,
        *,
        alg: KeyManagement | None = None,
        enc: ContentEncryption | None = None,
        jwe: EncryptedInput | None = None,
    ) -> bool:
        """Return whether it decrypts with a key, in another way than the token says."""
        asked = replace(self.asked, alg=alg or self.asked.alg, enc=enc or self.asked.enc, jwe=jwe or self.asked.jwe)
        key = await self.content_key(asked, material, how)
        return key is not None and await self.opens_with(asked, key)

    async def opens_by(self, secret: bytes) -> bool:
        """Return whether it decrypts with a secret, or with the key that a framework derives from it."""
        keys = (secret, *(key for _, key in derived(secret, self.asked, self.label)))
        return any([await self.opens(secret_key(key)) for key in keys])

    async def content_key(self, asked: Asked, material: Material, how: Variation = AS_SPECIFIED) -> bytes | None:
        """Return the content key of a key that may be used; None where there is none."""
        if refusal(material, asked.alg, asked.enc) or wrong_length(asked.jwe, asked.enc):
            return None
        key = None
        try:
            key = await content_key(asked, material, self.backend, how)
        except DecryptionError as error:
            # What would take too long was not tried.
            if error.state == "not-attempted":
                return None
        except BackendError as error:
            self._refused(error)
            return None
        self.made += 1
        return key

    async def opens_with(self, asked: Asked, key: bytes) -> bool:
        """Return whether a content key opens it."""
        return await self.plaintext(open_content(asked.jwe, asked.enc, key, self.backend)) is not None

    async def plaintext(self, trial: Awaitable[bytes | None]) -> bytes | None:
        """Return what a trial that counts already decrypts to; what the platform refuses was none."""
        try:
            return await trial
        except BackendError as error:
            self.made -= 1
            self._refused(error)
            return None

    def _refused(self, error: BackendError) -> None:
        self.lacking = error.sentence if isinstance(error, AlgorithmUnavailableError) else self.lacking
