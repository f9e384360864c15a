"""Records of verification: what is verified, and what came out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.model.finding import KeyFinding
    from jwt_decoder.model.records import Data

State = Literal["valid", "invalid", "unsupported", "key-unusable", "not-attempted"]


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
