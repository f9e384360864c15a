"""What a person does next about a token."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from jwt_decoder.judge.headlines import critical, expired, malformed, not_yet, unverified
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.algorithms import find
from jwt_decoder.registry.encryption import KEY_MANAGEMENT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.decrypt.outcome import DecryptionOutcome
    from jwt_decoder.judge.known import Known
    from jwt_decoder.model.fault import Fault


@dataclass(frozen=True, slots=True)
class Action:
    """What a person does next: apply a change, make a repair, give a key or the payload, have it tried anyway.

    ``settles`` is true where the headline may be another one then.
    """

    id: Literal["apply", "repair", "key", "payload", "anyway"]
    label: Sentence
    settles: bool


_ADD_SECRET: Final = Sentence("Add the secret")
_ADD_KEY: Final = Sentence("Add the public key")
_ADD_SHARED_KEY: Final = Sentence("Add the shared key")
_ADD_PRIVATE_KEY: Final = Sentence("Add the private key")
_TO_DECRYPT: Final[Mapping[str, Sentence]] = {
    "pbes2": Sentence("Add the password"),
    **dict.fromkeys(("rsa1-5", "rsa-oaep", "ecdh-es"), _ADD_PRIVATE_KEY),
}
# What no other key would change.
_WHATEVER_THE_KEY: Final = frozenset({"zip", "bomb", "header", "off-curve", "small-order", "changed"})
_SIGNED: Final = frozenset({"header", "payload"})
# Whose key somebody else chose.
_OTHERS_CHOICE: Final = frozenset({"from-token", "from-link"})
_ADD_ISSUERS_KEY: Final = Sentence("Add the issuer's key")
_TRY_ANYWAY: Final = Action("anyway", Sentence("Try it anyway"), settles=True)
_ADD_PAYLOAD: Final = Action("payload", Sentence("Add the payload"), settles=True)
_TRY_ANOTHER: Final = {True: Sentence("Try another secret"), False: Sentence("Try another key")}


def action(known: Known) -> Action | None:
    """Return what settles it, or else what is possible: a malformed token is that whatever the key."""
    found = _action(known)
    return replace(found, settles=False) if found and found.id == "key" and malformed(known) else found


def _action(known: Known) -> Action | None:
    if known.change:
        return Action("apply", known.change, settles=True)
    repair = next(
        (fault.repair for fault in known.decoded.faults if fault.repair and not _is_signed(fault, known)), None
    )
    if repair and not known.diagnosed:
        return Action("repair", repair.label, settles=True)
    if known.verdict.trust.state in _OTHERS_CHOICE and not known.shows_possession:
        return Action("key", _ADD_ISSUERS_KEY, settles=True)
    if _may_be_of_another_key(known):
        return Action("key", _TRY_ANOTHER[known.has_secret and known.signature == "invalid"], settles=False)
    if known.decryption:
        return _to_decrypt(known.decryption, known.has_secret)
    return _to_verify(known)


def _is_signed(fault: Fault, known: Known) -> bool:
    """Return whether the signature matches what has this fault: nobody else's text would then match it."""
    if known.signature != "valid" or fault.segment is None:
        return False
    return known.decoded.layout.segments[fault.segment].role in _SIGNED


def _to_verify(known: Known) -> Action | None:
    """Return what is needed to verify a signature that nothing was tried on; None where something was."""
    if known.signature != "not-attempted" or known.why != "no-key":
        return _ADD_PAYLOAD if known.why == "detached" else None
    algorithm = find(str(known.verdict.signature.data["alg"]))
    label = _ADD_SECRET if algorithm and algorithm.family == "hmac" else _ADD_KEY
    graver = expired(known) or not_yet(known) or critical(known)
    return Action("key", label, settles=unverified(known) is not None and not graver)


def _to_decrypt(decryption: DecryptionOutcome, has_secret: bool) -> Action | None:  # noqa: FBT001 - of the key
    """Return what opens a JWE; None where it is open, or no key will do."""
    if decryption.data.get("why") == "no-key":
        row = KEY_MANAGEMENT[str(decryption.data["alg"])]
        return Action("key", _TO_DECRYPT.get(row.family, _ADD_SHARED_KEY), settles=True)
    if decryption.data.get("why") == "costly":
        return _TRY_ANYWAY
    if decryption.state in {"failed", "key-unusable"} and decryption.data.get("why") not in _WHATEVER_THE_KEY:
        return Action("key", _TRY_ANOTHER[has_secret], settles=False)
    return None


def _may_be_of_another_key(known: Known) -> bool:
    """Return whether the signature may match another key: not where its length, or a diagnosis, says what is wrong."""
    is_open = known.signature == "invalid" and known.why in {"", "other-key"} and known.diagnosed is None
    return is_open or known.signature == "key-unusable"
