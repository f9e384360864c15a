"""A key tried on each signature of a token, and what it does to the verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jwt_decoder.judge.signature import with_outcome
from jwt_decoder.verify.token_signature import outcome_of, signed_input

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.keys.key import Key
    from jwt_decoder.model.verdict import Verdict
    from jwt_decoder.verify.backend import CryptoBackend
    from jwt_decoder.verify.outcome import SignatureOutcome, SignedInput


class Tried(NamedTuple):
    """What was tried, what came of it, and the verdict then; each has one entry for each signature."""

    inputs: tuple[SignedInput, ...]
    outcomes: tuple[SignatureOutcome, ...]
    verdicts: tuple[Verdict, ...]

    @property
    def best(self) -> Verdict:
        """The verdict on the first signature that holds, else on the first."""
        return next((one for one in self.verdicts if one.signature.state == "valid"), self.verdicts[0])


async def tried(
    decoded: Decoded, blank: Sequence[Verdict], key: Key, backend: CryptoBackend, payload: str | None = None
) -> Tried:
    """Try a key on each signature of a token; ``blank`` are the verdicts before, ``payload`` that of a detached one."""
    inputs = tuple(signed_input(decoded, signature, payload) for signature in decoded.signatures)
    outcomes = [
        await outcome_of(decoded, signature, jws, key, backend)
        for signature, jws in zip(decoded.signatures, inputs, strict=True)
    ]
    verdicts = tuple(with_outcome(old, new) for old, new in zip(blank, outcomes, strict=True))
    return Tried(inputs, tuple(outcomes), verdicts)
