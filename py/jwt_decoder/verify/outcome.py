"""Records of verification: what is verified, with what, and what came out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jwt_decoder.keys.key_material import Material

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
    data: Data = field(hash=False)


@dataclass(frozen=True, slots=True)
class Trust:
    """Who vouches for the key: supplied, from-token, public or not-known, and one sentence."""

    state: Literal["supplied", "from-token", "public", "not-known"]
    message: str
    data: Data


NOT_KNOWN = Trust("not-known", "No key has verified this token, so nobody vouches for it.", {})


@dataclass(frozen=True, slots=True)
class SignatureOutcome:
    """What is known of one signature after the key was tried: a state, one sentence, and what is in the sentence."""

    state: State
    message: str
    data: Data
    findings: tuple[KeyFinding, ...] = ()
    trust: Trust = NOT_KNOWN


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One reading under which the signature holds, or what was ruled out; ``fix`` says what to change."""

    id: str
    message: str
    fix: str
    data: Data


@dataclass(frozen=True, slots=True)
class Member:
    """One of the keys in a key text: what a choice looks at, and the key itself, which is read only when chosen.

    ``kid``, ``kty``, ``alg`` and ``use`` are JSON values as a JWK has them, None where it says nothing. ``place``
    counts from 1.
    """

    place: int
    read: Callable[[], Material] = field(repr=False)
    kid: object = None
    kty: object = None
    alg: object = None
    use: object = None


@dataclass(frozen=True, slots=True)
class Key:
    """A key text and what it was recognised as.

    ``kind`` is none, secret, pem, certificate, jwk, jwk-set, key-map, ssh, der or openid-configuration. ``problem``
    says why nothing in it can be used, and is empty when something can. ``text`` is what the person typed and
    ``encoding`` how it was to be read as a secret: they are shown to nobody and kept for diagnosis, so the text has
    no place in a repr.
    """

    kind: str
    message: str
    data: Data
    text: str = field(repr=False)
    encoding: str = "text"
    members: tuple[Member, ...] = ()
    problem: str = ""
    findings: tuple[KeyFinding, ...] = ()

    @property
    def secret(self) -> bytes | None:
        """The octets of a secret in the chosen encoding; None for any other kind of key."""
        if self.kind != "secret" or not self.members:
            return None
        return self.members[0].read().octets
