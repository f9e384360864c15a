"""What a summary is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.decrypt.outcome import DecryptionOutcome
    from jwt_decoder.judge.time import Span
    from jwt_decoder.model.sentence import Sentence
    from jwt_decoder.model.verdict import Verdict
    from jwt_decoder.text.numeric_date import Instant


@dataclass(frozen=True, slots=True)
class Known:
    """What the sentences are made of: the verdict that says most, and the state of each signature.

    ``diagnosed`` is why the signature is invalid, ``change`` the label of what one click changes then, each None where
    there is none; ``has_secret`` says whether the key that was tried is a secret. ``decryption`` is what came of a key
    for a JWE, None where none was tried.
    """

    decoded: Decoded
    verdict: Verdict
    span: Span | None
    signatures: tuple[str, ...]
    diagnosed: Sentence | None = None
    has_secret: bool = False
    change: Sentence | None = None
    decryption: DecryptionOutcome | None = None

    @property
    def opened(self) -> str:
        """The state of the decryption, "" where there is none."""
        return self.decryption.state if self.decryption else ""

    @property
    def signature(self) -> str:
        """The state of the signature that says most."""
        return self.verdict.signature.state

    @property
    def why(self) -> str:
        """Why the signature is in its state, where that is known by a name."""
        return str(self.verdict.signature.data.get("why", ""))

    @property
    def is_unsecured(self) -> bool:
        """Whether alg is none, be there a signature or not."""
        return self.why == "unsecured"

    def instant(self, name: str) -> Instant | None:
        """Return a time of the claims, where it could be read."""
        return self.span.known(name) if self.span else None


Make: TypeAlias = Callable[[Known], "Sentence | None"]
