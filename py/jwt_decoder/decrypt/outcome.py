"""Records of decryption: what is decrypted, and what came out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jwt_decoder.decrypt.rounds import Rounds
    from jwt_decoder.model.finding import KeyFinding
    from jwt_decoder.model.sentence import Facts, Sentence
    from jwt_decoder.registry.encryption import ContentEncryption, KeyManagement

State = Literal["decrypted", "failed", "key-unusable", "unsupported", "not-attempted"]


@dataclass(frozen=True, slots=True)
class EncryptedInput:
    """What one recipient of a JWE decrypts.

    ``header`` is the JOSE Header of this recipient as Python values, of all three headers (RFC 7516 §4). ``protected``
    is the text of the protected header as it stands, ``aad`` the text of the member of this name, None where there
    is none; ``rounds`` are those of PBKDF2 that may be computed; the others are decoded octets.
    """

    header: Mapping[str, object]
    protected: str
    aad: str | None
    encrypted_key: bytes
    iv: bytes
    ciphertext: bytes
    tag: bytes
    rounds: Rounds

    @property
    def additional_data(self) -> bytes:
        """The octets that the tag covers beside the ciphertext, as they stand (RFC 7516 §5.1 step 14)."""
        text = self.protected if self.aad is None else f"{self.protected}.{self.aad}"
        return text.encode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is decrypted, and with which algorithms."""

    jwe: EncryptedInput
    alg: KeyManagement
    enc: ContentEncryption


@dataclass(frozen=True, slots=True)
class DecryptionOutcome:
    """What came of a key for one recipient: a state, a sentence, the facts, and the octets where it is decrypted.

    ``data`` may have ``alg`` and ``enc``, ``why`` an id where there is more than one reason for a state, ``place`` the
    key of a set counted from 1 and ``count`` how many there were, and ``source`` the framework that derived the key.
    ``plaintext`` is in no repr.
    """

    state: State
    message: Sentence
    data: Facts
    plaintext: bytes | None = field(default=None, repr=False)
    findings: tuple[KeyFinding, ...] = ()


def _order(*states: State) -> Callable[[DecryptionOutcome], int]:
    """Return a key to sort by: what is said of several outcomes is what the first of them says."""
    ranks = {state: rank for rank, state in enumerate(states)}
    return lambda one: ranks[one.state]


# Of the keys of a set, one that fits says more than one that is unusable: that may be meant for something else.
OF_KEYS: Final = _order("decrypted", "failed", "unsupported", "not-attempted", "key-unusable")
# Of recipients, one whose algorithm is known says more: the key may be meant for that, and another is somebody else's.
OF_RECIPIENTS: Final = _order("decrypted", "failed", "key-unusable", "not-attempted", "unsupported")


class DecryptionError(Exception):
    """What keeps a recipient from an answer; ``outcome`` says it."""

    def __init__(self, state: State, message: Sentence, **data: str) -> None:
        """Take the state and the sentence."""
        super().__init__(message.template)
        self.state: State = state
        self.sentence = message
        self.data: Facts = data
