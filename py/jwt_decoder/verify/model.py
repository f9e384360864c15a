"""Records of verification: what is verified, with what, and what came out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Data = dict[str, str | int]
State = Literal["valid", "invalid", "unsupported", "key-unusable", "not-attempted"]
Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class SignedInput:
    """One signature of a JWS and what it signs.

    ``header`` is the JOSE Header as Python values (RFC 7515 §4); a missing ``alg`` is a missing member.
    ``signing_input`` are the octets of RFC 7515 §5.2 step 8 as they stand in the token, ``signature`` the decoded
    octets. The ``encoded_`` members are the three texts of the token, ``payload`` the decoded octets of the payload:
    diagnosis reads the token in other ways from them.
    """

    header: Mapping[str, object]
    signing_input: bytes
    signature: bytes
    encoded_header: str = ""
    encoded_payload: str = ""
    encoded_signature: str = ""
    payload: bytes = b""


@dataclass(frozen=True, slots=True)
class KeyFinding:
    """Something about a key that a reader should worry about; ``reference`` is a section of a specification."""

    id: str
    severity: Severity
    message: str
    advice: str
    reference: str
    data: Data


@dataclass(frozen=True, slots=True)
class SignatureOutcome:
    """What is known of one signature after the key was tried: a state, one sentence, and what is in the sentence."""

    state: State
    message: str
    data: Data
    findings: tuple[KeyFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class Key:
    """A key text and what it was recognised as.

    ``kind`` is none, secret, pem, certificate, jwk, jwk-set or ssh. ``problem`` says why it cannot be used at all,
    and is empty when it can. ``secret`` are the octets of a shared secret. ``text`` is what the person typed: it is
    shown to nobody and kept for diagnosis, so it has no place in a repr.
    """

    kind: str
    message: str
    data: Data
    text: str = field(repr=False)
    secret: bytes | None = field(default=None, repr=False)
    problem: str = ""
