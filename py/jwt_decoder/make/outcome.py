"""Records of making: what is to be made, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from jwt_decoder.keys.key import Key
    from jwt_decoder.model.finding import KeyFinding
    from jwt_decoder.model.sentence import Sentence

Form = Literal["compact", "flattened", "general"]


@dataclass(frozen=True, slots=True)
class Signer:
    """One who signs, or for whom is encrypted: the texts as they were typed, and the key text that was read.

    ``header`` is the protected header of a signature, of a JWE only the first one's counts. ``unprotected`` is the text
    of the header that a JSON Serialization has beside the signature, or for the recipient; "" is none.
    """

    header: str
    key: Key
    unprotected: str = ""


@dataclass(frozen=True, slots=True)
class ToSign:
    """A token to be signed; ``payload`` is the text as it was typed.

    ``is_detached`` leaves the payload out of the token (RFC 7515 appendix F), ``allows_none`` is the mark without which
    no Unsecured JWS is made. ``disclosable`` are JSON Pointers to what of the payload becomes a Disclosure (RFC 9901),
    ``decoys`` the digests that are added for nothing.
    """

    payload: str
    signers: tuple[Signer, ...]
    form: Form = "compact"
    is_detached: bool = False
    allows_none: bool = False
    disclosable: tuple[str, ...] = ()
    decoys: int = 0

    @property
    def is_sd_jwt(self) -> bool:
        """Whether claims are disclosed one by one."""
        return bool(self.disclosable or self.decoys)


@dataclass(frozen=True, slots=True)
class ToEncrypt:
    """A token to be encrypted; ``payload`` is the text as it was typed, which ``nested`` signs first, if it is there.

    ``shared`` is the text of the header that all recipients share unprotected, ``aad`` what is authenticated beside the
    content: both of the JSON Serialization alone (RFC 7516 §7.2.1), "" is none. ``rounds`` are those of PBES2,
    ``allows_rsa1_5`` is the mark without which nothing is encrypted with RSA1_5.
    """

    payload: str
    recipients: tuple[Signer, ...]
    nested: Signer | None = None
    form: Form = "compact"
    shared: str = ""
    aad: str = ""
    rounds: int | None = None
    allows_rsa1_5: bool = False


@dataclass(frozen=True, slots=True)
class Used:
    """A key that was used: ``chosen`` says which one of several it was, None where there was nothing to choose.

    ``algorithm`` is the value of ``alg``.
    """

    key: Key
    algorithm: str
    chosen: Sentence | None = None
    findings: tuple[KeyFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class MadeText:
    """A token that was made, and the keys that made it; ``plaintext`` is what was encrypted, None where nothing was."""

    text: str = field(repr=False)
    used: tuple[Used, ...]
    plaintext: bytes | None = field(default=None, repr=False)
