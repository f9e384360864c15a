"""What a hypothesis is tried on, and the few ways in which it may try a key."""

from __future__ import annotations

import asyncio
import hmac
import time
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeVar

from jwt_decoder.keys.key_material import secret_key
from jwt_decoder.verify.backend import AlgorithmUnavailableError, KeyRefusedError
from jwt_decoder.verify.key_usability import fits
from jwt_decoder.verify.select_key import choose, row_for
from jwt_decoder.verify.signature_length import expected_octets
from jwt_decoder.verify.verify import HASHES, accepted, holds

if TYPE_CHECKING:
    from jwt_decoder.diagnose.diagnosis import Diagnosis
    from jwt_decoder.keys.key import Key, Member
    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.registry.algorithms import Algorithm
    from jwt_decoder.verify.backend import CryptoBackend
    from jwt_decoder.verify.outcome import SignatureOutcome, SignedInput
    from jwt_decoder.verify.select_key import How

MOST_KEYS: Final = 4
_MOST_OCTETS: Final = 40_000_000
_MOST_TRIALS: Final = 1_500
# Of a processor, and far below the deadline of a verification, which would take the verdict away with the diagnosis.
_MOST_SECONDS: Final = 3.0
# Verifications that are asked for at once: as many as take a moment, so that a newer text need not wait.
_FEWEST_AT_ONCE: Final = 8
_MOST_AT_ONCE: Final = 512
_A_MOMENT: Final = 0.025
_RESERVED: Final = 0.5

Trial = Callable[["Case"], Awaitable["Diagnosis | None"]]
Spelling = TypeVar("Spelling")


@dataclass(slots=True)
class Case:
    """A signature that does not hold, the key it was tried with, and what may still be spent on finding out why.

    ``outcome`` is what came of the key as it is. ``made`` counts the readings that were tried and gave an answer.
    ``broken_off`` says that time ran out before all that a hypothesis would have tried.
    """

    jws: SignedInput
    key: Key
    outcome: SignatureOutcome
    algorithm: Algorithm
    backend: CryptoBackend
    is_wanted: Callable[[], bool]
    octets_left: int = _MOST_OCTETS
    trials_left: int = _MOST_TRIALS
    made: int = 0
    broken_off: bool = False
    ends: float = field(default_factory=lambda: time.process_time() + _MOST_SECONDS)
    chosen: tuple[Member, ...] = field(init=False)
    how: How = field(init=False)
    keys: tuple[Material, ...] = field(init=False)
    explained: set[bytes] = field(default_factory=set, repr=False)

    def __post_init__(self) -> None:
        """Take the keys that were meant; at most four, whatever they say of their own use."""
        choice = choose(self.key, self.jws.header, self.algorithm)
        self.chosen, self.how = choice.members, choice.how
        read = (member.read() for member in self.chosen[:MOST_KEYS])
        self.keys = tuple(material for material in read if fits(material, self.algorithm))

    @property
    def spent(self) -> bool:
        """Whether no further trial is made: the hypotheses together are bounded, and somebody must wait for them."""
        is_bounded = self.octets_left <= 0 or self.trials_left <= 0 or time.process_time() > self.ends
        return is_bounded or not self.is_wanted()

    @property
    def is_hmac(self) -> bool:
        """Whether the token names an HMAC."""
        return self.algorithm.family == "hmac"

    async def holds(
        self,
        material: Material,
        *,
        algorithm: Algorithm | None = None,
        signature: bytes | None = None,
        message: bytes | None = None,
    ) -> bool:
        """Return whether the signature holds when one thing is taken in another way; a refusal is a no.

        Nothing is tried on a signature that is not as long as the key makes it: that would show nothing.
        """
        row = algorithm or row_for(self.algorithm, material)
        signed = self.jws.signing_input if message is None else message
        octets = self.jws.signature if signature is None else signature
        if self.spent or len(octets) != expected_octets(row, material):
            return False
        self.trials_left -= 1
        self.octets_left -= len(signed)
        try:
            is_valid = await holds(material, row, octets, signed, self.backend)
        except (AlgorithmUnavailableError, KeyRefusedError):
            return False
        self.made += 1
        return is_valid

    def expected_hmac(self, material: Material) -> bytes:
        """Return the whole HMAC that the secret makes, to compare a part of it."""
        self.made += 1
        return hmac.digest(material.octets, self.jws.signing_input, HASHES[str(self.algorithm.hash)])

    async def first_secret(self, secrets: Iterable[tuple[Spelling, bytes]]) -> Spelling | None:
        """Return what goes with the first of these secrets that makes the HMAC hold, unless another trial had it."""
        tried = {self.key.secret, b""} | self.explained
        for spelling, octets in secrets:
            if octets not in tried and await self.holds(secret_key(octets)):
                self.explained.add(octets)
                return spelling
            tried.add(octets)
        return None

    async def first_trial(
        self, trials: Iterable[tuple[Spelling, bytes, bytes]], length: int | None = None
    ) -> Spelling | None:
        """Return what goes with the first signature and message that hold with any key; None where no such is found.

        All signatures are of one length, ``length`` or that of the one at hand, and all messages. What the backend's
        time does not suffice for is left out, and so is a key that it refuses.
        """
        ends, left = time.process_time() + self.backend.search_seconds, iter(trials)
        keys, at_once = await self._accepted(length or len(self.jws.signature)), _FEWEST_AT_ONCE
        while keys and not self.spent and (batch := list(islice(left, at_once))):
            begun = time.monotonic()
            for row, octets in tuple(keys):
                try:
                    found = await self.backend.first_valid(row, octets, [trial[1:] for trial in batch])
                except (AlgorithmUnavailableError, KeyRefusedError):
                    keys.remove((row, octets))
                    continue
                if found is not None:
                    return batch[found][0]
            self.made += 1
            self.octets_left -= sum(len(message) for _, _, message in batch) * len(keys)
            await asyncio.sleep(0)
            if time.process_time() > min(ends, self.ends - _RESERVED):
                self.broken_off = True
                break
            if time.monotonic() - begun < _A_MOMENT:
                at_once = min(2 * at_once, _MOST_AT_ONCE)
        return None

    async def _accepted(self, length: int) -> list[tuple[Algorithm, bytes]]:
        """Return the octets of the keys that a backend takes and that make signatures of this length."""
        found = []
        for material in self.keys:
            row = row_for(self.algorithm, material)
            if length == expected_octets(row, material):
                with suppress(AlgorithmUnavailableError, KeyRefusedError):
                    found.append((row, (await accepted(material, row, self.backend)).octets))
        return found

    async def any_key(
        self,
        *,
        algorithm: Algorithm | None = None,
        signature: bytes | None = None,
        message: bytes | None = None,
    ) -> bool:
        """Return whether any of the meant keys makes it hold; a message that is no other one is not tried again."""
        if message == self.jws.signing_input:
            return False
        for material in self.keys:
            if await self.holds(material, algorithm=algorithm, signature=signature, message=message):
                return True
        return False
