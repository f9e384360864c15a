"""The hypothesis that a token was encrypted for another key: what the token says of that key, and this one does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.diagnose.diagnosis import Diagnosis
from jwt_decoder.keys.forms.jwk import read_jwk
from jwt_decoder.keys.key_material import thumbprint
from jwt_decoder.model.sentence import Digits, Sentence
from jwt_decoder.registry.algorithms import USUAL_RSA_BITS
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from jwt_decoder.diagnose.decryption.case import Case
    from jwt_decoder.keys.key_material import Material

OTHER_RECIPIENT: Final = "decryption-other-recipient"
_SHOWN: Final = 60
_SIZE: Final = Sentence(
    "The encrypted key is {octets} bytes, but for this RSA key it would be {needed}: it was made for another key."
)
_TOO_SHORT: Final = Sentence(
    "The encrypted key is {octets} bytes, but for this RSA key it would be {needed}: it seems to be cut short."
)
_TOO_LONG: Final = Sentence(
    "The encrypted key is {octets} bytes, but for this RSA key it would be {needed}: something seems to have been"
    " added."
)
_SHOWN_KEY: Final = Sentence(
    "The header's jwk is the public key it was encrypted for, and this key doesn't belong to it."
)
_OTHER_KID: Final = Sentence("The header asks for key “{kid}”, but this one is “{own}”.")
_COPY_AGAIN: Final = Sentence("Copy the whole token again; if that doesn't help, compare the key and the kid.")
_GIVE: Final = Sentence("Use the key it was encrypted for, or have the sender encrypt for this one.")


async def other_recipient(case: Case) -> Diagnosis | None:
    """Compare the one key that was tried with what the token says of its own; nothing is decrypted for it."""
    if len(case.materials) != 1 or case.others or case.materials[0][1].problem:
        return None
    material = case.materials[0][1]
    why = _shown(case, material) or _kid(case, material)
    return _size(case, material) or (Diagnosis(OTHER_RECIPIENT, why, _GIVE) if why else None)


def _size(case: Case, material: Material) -> Diagnosis | None:
    """Compare the length of what RSA encrypted with that of the modulus (RFC 8017 §7.1.2), and with usual ones."""
    octets, needed = len(case.asked.jwe.encrypted_key), -(-material.bits // 8)
    if material.key_type != "RSA" or case.asked.alg.key_types != ("RSA",) or octets == needed:
        return None
    lengths = {"octets": Digits(octets), "needed": Digits(needed)}
    if octets * 8 in USUAL_RSA_BITS:
        return Diagnosis(OTHER_RECIPIENT, _SIZE.about(**lengths), _GIVE)
    message = _TOO_SHORT if octets < needed else _TOO_LONG
    return Diagnosis(OTHER_RECIPIENT, message.about(**lengths), _COPY_AGAIN)


def _shown(case: Case, material: Material) -> Sentence | None:
    """Compare the public key in the header (RFC 7516 §4.1.5)."""
    jwk = case.asked.jwe.header.get("jwk")
    other = read_jwk(jwk) if isinstance(jwk, dict) else None
    if other is None or other.problem or material.key_type == "oct" or not material.octets:
        return None
    return _SHOWN_KEY if thumbprint(other) != thumbprint(material) else None


def _kid(case: Case, material: Material) -> Sentence | None:
    """Compare the key IDs (RFC 7516 §4.1.6)."""
    kid, own = case.asked.jwe.header.get("kid"), material.limits.kid
    if not isinstance(kid, str) or not isinstance(own, str) or kid == own:
        return None
    return _OTHER_KID.about(kid=quote(kid[:_SHOWN], _SHOWN), own=quote(own[:_SHOWN], _SHOWN))
