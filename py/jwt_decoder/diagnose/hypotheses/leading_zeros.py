"""Signatures whose numbers are not written in their full length: without their leading zeros, or with more of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.diagnose.diagnosis import Diagnosis
from jwt_decoder.model.sentence import Digits, Sentence
from jwt_decoder.verify.select_key import row_for
from jwt_decoder.verify.signature_length import expected_octets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.diagnose.hypotheses.case import Case

_RSA: Final = frozenset({"rsassa-pkcs1", "rsassa-pss"})
_LOST: Final = Sentence(
    "Not standard: the signature's leading zeros are missing ({octets} bytes, not {needed}); padded, it matches."
)
_ADDED: Final = Sentence(
    "Not standard: the signature has extra leading zeros ({octets} bytes, not {needed}); without them, it matches."
)
_AS_MODULUS: Final = Sentence(
    "Have the signer pad the signature to the length of the modulus, {needed} bytes (RFC 8017 §8.1.1)."
)
_MOST_ZEROS: Final = 4  # of an RSA signature: not one in four thousand million begins with so many


async def ecdsa_in_full_length(case: Case) -> Diagnosis | None:
    """Put back the leading zeros of R and S that a signer dropped, or take off those it added.

    Source: RFC 7518 §3.4: both have the full length of the curve; about one signature in 128 shows it.
    """
    if case.algorithm.family != "ecdsa":
        return None
    for signature in _refilled(case.jws.signature, (case.algorithm.signature_octets or 0) // 2):
        if await case.any_key(signature=signature):
            return _of_ecdsa(len(case.jws.signature), len(signature))
    return None


async def rsa_in_full_length(case: Case) -> Diagnosis | None:
    """Put back the leading zeros of an RSA signature that a signer dropped, or take off those it added.

    Source: RFC 8017 §8.1.1 writes it as long as the modulus; about one in 256 begins with a zero, which a big integer
    does not keep, and Java's has one more where the first bit is set.
    """
    signature = case.jws.signature
    octets = len(signature)
    for material in case.keys if case.algorithm.family in _RSA else ():
        needed = expected_octets(row_for(case.algorithm, material), material)
        is_near = 0 < abs(needed - octets) <= _MOST_ZEROS and not any(signature[: max(0, octets - needed)])
        if is_near and await case.holds(material, signature=signature[-needed:].rjust(needed, b"\0")):
            return _of_rsa(octets, needed)
    return None


def _of_ecdsa(octets: int, needed: int) -> Diagnosis:
    message = Sentence(
        "Not standard: R or S isn't full length ({octets} bytes, not {needed}); padded, it matches.",
        octets=Digits(octets),
        needed=needed,
    )
    fix = Sentence("Have the signer write R and S with leading zeros, {each} bytes each.", each=needed // 2)
    return Diagnosis("signature-zeros-stripped", message, fix)


def _of_rsa(octets: int, needed: int) -> Diagnosis:
    message = (_LOST if octets < needed else _ADDED).about(octets=Digits(octets), needed=Digits(needed))
    return Diagnosis("signature-zeros-stripped", message, _AS_MODULUS.about(needed=Digits(needed)))


def _refilled(signature: bytes, half: int) -> Iterator[bytes]:
    octets = len(signature)
    if half < octets < 2 * half:
        for length in range(octets - half, half + 1):
            yield signature[:length].rjust(half, b"\0") + signature[length:].rjust(half, b"\0")
    if octets > 2 * half and not octets % 2:
        first, second = signature[: octets // 2], signature[octets // 2 :]
        if not any(first[:-half]) and not any(second[:-half]):
            yield first[-half:] + second[-half:]
