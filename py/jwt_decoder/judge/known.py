"""What a summary is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from jwt_decoder.registry.token_types import PROOFS_OF_POSSESSION

if TYPE_CHECKING:
    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.decrypt.outcome import DecryptionOutcome
    from jwt_decoder.judge.time import Span
    from jwt_decoder.model.sentence import Sentence
    from jwt_decoder.model.verdict import Verdict
    from jwt_decoder.text.numeric_date import Instant


class Within(NamedTuple):
    """What came of a key for the token within another: the state of its signature, or of its decryption.

    ``diagnosed`` is why it is no better, None where that is not known.
    """

    state: str
    message: Sentence
    diagnosed: Sentence | None


@dataclass(frozen=True, slots=True)
class Known:
    """What the sentences are made of: the verdict that says most, and the state of each signature.

    ``diagnosed`` is why the signature is invalid, ``change`` the label of what one click changes then, each None where
    there is none; ``has_secret`` says whether the key that was tried is a secret. ``decryption`` is what came of a key
    for a JWE, None where none was tried; ``within`` what came of one for the token within, and ``carries`` if there
    is one in what was decrypted.
    """

    decoded: Decoded
    verdict: Verdict
    span: Span | None
    signatures: tuple[str, ...]
    diagnosed: Sentence | None = None
    has_secret: bool = False
    change: Sentence | None = None
    decryption: DecryptionOutcome | None = None
    within: Within | None = None
    carries: bool = False

    @property
    def opened(self) -> str:
        """The state of the decryption, "" where there is none."""
        return self.decryption.state if self.decryption else ""

    @property
    def why_closed(self) -> str:
        """Why it is not decrypted, where that is known by a name."""
        return str(self.decryption.data.get("why", "")) if self.decryption else ""

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

    @property
    def shows_possession(self) -> bool:
        """Whether the token is of a kind that is signed with the key in its own header."""
        typ = self.decoded.signatures[0].jose.get("typ")
        return typ is not None and typ.get("value", "").lower().removeprefix("application/") in PROOFS_OF_POSSESSION

    def instant(self, name: str) -> Instant | None:
        """Return a time of the claims, where it could be read."""
        return self.span.known(name) if self.span else None


Make: TypeAlias = Callable[[Known], "Sentence | None"]
