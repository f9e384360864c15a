"""A byte from which the public key can be recovered, before or after R and S."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.signature_spelling import RECOVERY_BYTES, in_hex
from jwt_decoder.diagnose.diagnosis import Diagnosis
from jwt_decoder.diagnose.hypotheses.signature import only
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from jwt_decoder.diagnose.hypotheses.case import Case

_BEFORE: Final = Sentence(
    "Not standard: a recovery byte, {byte}, is in front of R and S, as in Bitcoin's signed messages; without it, the "
    "signature matches."
)
_AFTER: Final = Sentence(
    "Not standard: a recovery byte, {byte}, follows R and S, as in Ethereum; without it, the signature matches."
)
# In base64url, an octet 0 is no more than one letter.
_OR_LETTER: Final = Sentence(
    "Without the last “A”, the signature matches: it was added, or it is a recovery byte, 0, as in Ethereum."
)
_ALONE: Final = Sentence("Have the signer write R and S alone: a JWS signature has no recovery byte.")


async def signature_with_recovery_byte(case: Case) -> Diagnosis | None:
    """Take off an octet before or behind R and S.

    Source: RFC 7518 §3.4, RFC 8812 §3.2: R and S alone; libraries for Bitcoin and Ethereum add an octet.
    """
    for octets in (case.jws.signature, in_hex(case.jws.encoded_signature)):
        if case.algorithm.family != "ecdsa" or not octets:
            continue
        for message, byte, rest in ((_BEFORE, octets[0], octets[1:]), (_AFTER, octets[-1], octets[:-1])):
            if byte in RECOVERY_BYTES and await case.any_key(signature=rest):
                change = only(case.jws, rest)
                is_letter = case.jws.encoded_signature == base64url.encode(rest) + "A"
                told = _OR_LETTER if is_letter else message.about(byte=byte)
                return Diagnosis("signature-recovery-byte", told, _ALONE, change=change)
    return None
