"""Records of verification: what is verified, and what came out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from jwt_decoder.model.finding import KeyFinding
    from jwt_decoder.model.sentence import Facts

State = Literal["valid", "invalid", "unsupported", "key-unusable", "not-attempted"]


OWN: Final = Sentence("The key is in {name} of the token's own header: whoever made the token chose it.")


class Carrier(NamedTuple):
    """A JSON value of a token in which keys may stand, and what is said of one that does."""

    value: object
    message: Sentence


@dataclass(frozen=True, slots=True)
class SignedInput:
    """One signature of a JWS and what it signs.

    ``header`` is the JOSE Header as Python values (RFC 7515 §4); a missing ``alg`` is a missing member.
    ``signing_input`` are the octets of RFC 7515 §5.2 step 8 as they stand in the token, ``signature`` the decoded
    octets. The ``encoded_`` members are the three texts of the token, ``payload`` the decoded octets of the payload:
    diagnosis reads the token in other ways from them. ``starts`` is where the three texts stand in the token's clean
    text, None where escapes spell one of them. ``carriers`` gives what else of the token may carry a key; it is asked
    only where a signature holds.
    """

    header: Mapping[str, object]
    signing_input: bytes
    signature: bytes
    encoded_header: str = ""
    encoded_payload: str = ""
    encoded_signature: str = ""
    payload: bytes = b""
    starts: tuple[int, int, int] | None = None
    carriers: Callable[[], Iterable[Carrier]] = tuple


@dataclass(frozen=True, slots=True)
class Trust:
    """Who vouches for the key: supplied, fetched, from-token, from-link, public, made-here or not-known.

    ``message`` says it in one sentence.
    """

    state: Literal["supplied", "fetched", "from-token", "from-link", "public", "made-here", "not-known"]
    message: Sentence
    data: Facts


_NOBODY: Final = Sentence("No key verified this token, so nothing vouches for it.")
NOT_KNOWN: Final = Trust("not-known", _NOBODY, {})


@dataclass(frozen=True, slots=True)
class SignatureOutcome:
    """What is known of one signature after the key was tried: a state, a sentence, and the facts.

    ``data`` has what the sentence may leave out: ``alg``, ``why`` an id where there is more than one reason for a
    state or for a length, ``place`` the key of a set counted from 1, ``words`` its name, ``octets`` and ``needed``
    where the signature has not the length it needs, ``tried`` and ``count`` where there were several keys, and
    ``lacking`` "kid" where none of them has the kid of the token and none holds.
    """

    state: State
    message: Sentence
    data: Facts
    findings: tuple[KeyFinding, ...] = ()
    trust: Trust = NOT_KNOWN
