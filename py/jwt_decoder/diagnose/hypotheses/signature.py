"""Other ways to read the octets of the signature."""

from __future__ import annotations

import binascii
import hmac
import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.diagnose.diagnosis import Diagnosis
from jwt_decoder.keys.forms import der
from jwt_decoder.keys.published_secrets import SIGNATURES
from jwt_decoder.model.sentence import Digits, Listing, Sentence, plural
from jwt_decoder.registry.algorithms import ROWS
from jwt_decoder.verify.select_key import row_for
from jwt_decoder.verify.verify import HASHES, expected_octets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.diagnose.hypotheses.case import Case
    from jwt_decoder.model.sentence import Facts

_LEAST_CUT: Final = 8
_LEAST_COMMON: Final = 2
_HEX: Final = re.compile(rb"(?:[0-9a-fA-F]{2}){16,200}")
_BASE64: Final = re.compile(rb"[A-Za-z0-9+/_-]{20,9000}={0,2}")
_COPY_AGAIN: Final = Sentence("Copy the token again: something was added at its end.")
_COPY_WHOLE: Final = Sentence("Copy the whole token again.")
_SAME_ALGORITHM: Final = Sentence("Let header and signer name the same algorithm.")
_IN_ORDER: Final = Sentence("Let the signer write R, then S, both big-endian and of full length.")
_S_BEFORE_R: Final = Diagnosis(
    "signature-halves",
    Sentence("Not standard: in the signature S stands before R, and it holds when read so."),
    _IN_ORDER,
    {"order": "S stands before R"},
)
_LITTLE_ENDIAN: Final = Diagnosis(
    "signature-halves",
    Sentence("Not standard: in the signature R and S are little-endian, and it holds when read so."),
    _IN_ORDER,
    {"order": "R and S are little-endian"},
)
_LAST_CHARACTER: Final = Diagnosis(
    "signature-last-character",
    Sentence("Not standard: all but the end of the signature holds, so its last characters were changed."),
    Sentence("Copy the token again; a strict decoder also refuses a last character that is not canonical."),
)


async def signature_in_der(case: Case) -> Diagnosis | None:
    """Read an ECDSA signature as the ASN.1 structure that most libraries make.

    Source: RFC 7518 §3.4 wants R and S side by side; RFC 3279 §2.2.3 is what OpenSSL and Java give.
    """
    numbers = _der_numbers(case.jws.signature) if case.algorithm.family == "ecdsa" else None
    half = (case.algorithm.signature_octets or 0) // 2
    if numbers is None or max(numbers) >= 1 << 8 * half:
        return None
    raw = b"".join(number.to_bytes(half, "big") for number in numbers)
    if not await case.any_key(signature=raw):
        return None
    message = Sentence(
        "Not standard: the signature is ASN.1 DER ({octets} octets), and it holds when read so.",
        octets=Digits(len(case.jws.signature)),
    )
    fix = Sentence(
        "Let the signer write R and S side by side, {needed} octets: many libraries call that IEEE P1363.",
        needed=2 * half,
    )
    return Diagnosis("signature-der", message, fix)


async def signature_halves_swapped(case: Case) -> Diagnosis | None:
    """Read an ECDSA signature as S before R, or with its octets in reverse order.

    Source: RFC 7518 §3.4 has R first, both big-endian; Windows CNG code that goes wrong has either.
    """
    if case.algorithm.family != "ecdsa":
        return None
    half = len(case.jws.signature) // 2
    first, second = case.jws.signature[:half], case.jws.signature[half:]
    tries = ((_S_BEFORE_R, second + first), (_LITTLE_ENDIAN, first[::-1] + second[::-1]))
    for diagnosis, signature in tries:
        if await case.any_key(signature=signature):
            return diagnosis
    return None


async def signature_without_zeros(case: Case) -> Diagnosis | None:
    """Put back the leading zeros of R and S that a signer dropped, or take off those it added.

    Source: RFC 7518 §3.4: both have the full length of the curve; about one signature in 128 shows it.
    """
    if case.algorithm.family != "ecdsa":
        return None
    for signature in _refilled(case.jws.signature, (case.algorithm.signature_octets or 0) // 2):
        if await case.any_key(signature=signature):
            return _zeros_stripped(len(case.jws.signature), len(signature))
    return None


def _zeros_stripped(octets: int, needed: int) -> Diagnosis:
    message = Sentence(
        "Not standard: R or S has not its full length ({octets} octets, not {needed}); filled up, it holds.",
        octets=Digits(octets),
        needed=needed,
    )
    fix = Sentence("Let the signer write R and S with leading zeros, {each} octets each.", each=needed // 2)
    return Diagnosis("signature-zeros-stripped", message, fix)


async def signature_twice_encoded(case: Case) -> Diagnosis | None:
    """Decode once more a signature whose octets are themselves hex or base64 text.

    Source: a signer that encodes the hex digest, as hash functions of PHP and Node print it.
    """
    for encoding, signature in _texts(case.jws.signature):
        if await case.any_key(signature=signature):
            message = Sentence(
                "Not standard: the octets of the signature are {text} text, and decoded once more it holds.",
                text=encoding,
            )
            fix = Sentence("Let the signer encode the octets of the signature, not their {text} text.", text=encoding)
            return Diagnosis("signature-encoded-twice", message, fix)
    return None


async def signature_cut(case: Case) -> Diagnosis | None:
    """Compare with the HMAC as far as the signature goes, or take off what is too much.

    Source: a token cut by a column, a log line or a selection; RFC 7518 §3.2 wants the whole HMAC.
    """
    for material in case.keys:
        needed = expected_octets(row_for(case.algorithm, material), material)
        octets = len(case.jws.signature)
        if octets > needed and await case.holds(material, signature=case.jws.signature[:needed]):
            return _lengthened(octets, needed)
        if case.is_hmac and _LEAST_CUT <= octets < needed:
            whole = hmac.digest(material.octets, case.jws.signing_input, HASHES[str(case.algorithm.hash)])
            if hmac.compare_digest(whole[:octets], case.jws.signature):
                return _cut(octets, needed)
    return None


def _lengthened(octets: int, needed: int) -> Diagnosis:
    message = plural(
        "Not standard: the signature holds without its last {excess} octet.",
        "Not standard: the signature holds without its last {excess} octets.",
        count=octets - needed,
        excess=Digits(octets - needed),
    )
    return Diagnosis("signature-lengthened", message, _COPY_AGAIN, {"octets": octets, "needed": needed})


def _cut(octets: int, needed: int) -> Diagnosis:
    message = plural(
        "Not standard: the signature is cut: as far as it goes it holds, {missing} octet is missing.",
        "Not standard: the signature is cut: as far as it goes it holds, {missing} octets are missing.",
        count=needed - octets,
        missing=Digits(needed - octets),
    )
    return Diagnosis("signature-cut", message, _COPY_WHOLE, {"octets": octets})


async def signature_last_character(case: Case) -> Diagnosis | None:
    """Compare all but the last octet of an HMAC: the last character may be wrong or not canonical.

    Source: RFC 4648 §3.5: the last character carries bits that must be zero.
    """
    octets = len(case.jws.signature)
    for material in case.keys:
        if not case.is_hmac or octets != case.algorithm.signature_octets:
            continue
        whole = hmac.digest(material.octets, case.jws.signing_input, HASHES[str(case.algorithm.hash)])
        if hmac.compare_digest(whole[:-_LEAST_COMMON], case.jws.signature[:-_LEAST_COMMON]):
            return _LAST_CHARACTER
    return None


async def signature_of_a_sample(case: Case) -> Diagnosis | None:
    """Look the signature up among those of well-known sample tokens.

    Source: each row of the table of samples has its own.
    """
    where = SIGNATURES.get(case.jws.encoded_signature)
    if where is None:
        return None
    message = Sentence(
        "This signature belongs to a well-known sample token ({where}), not to this header and payload.", where=where
    )
    fix = Sentence("Header and payload were changed and the signature was not: sign the token again.")
    return Diagnosis("signature-of-sample", message, fix)


async def signature_of_other_length(case: Case) -> Diagnosis | None:
    """Find to which algorithm a signature of this length belongs, or how much of it is missing.

    Source: RFC 7518 §3.1-3.5, RFC 8037 §3.1: the length follows from the algorithm, of RSA from the key.
    """
    if not case.keys:
        return None
    octets, needed = len(case.jws.signature), expected_octets(row_for(case.algorithm, case.keys[0]), case.keys[0])
    if octets == needed:
        return None
    data: Facts = {"octets": octets, "needed": needed}
    names = tuple(row.name for row in ROWS if row.signature_octets == octets and octets)
    if not names:
        return Diagnosis("signature-length", _other_length(octets, needed), _COPY_WHOLE, data)
    message = Sentence(
        "Certainly wrong: {octets} octets are the length of {algorithms}, and {alg} has {needed}.",
        octets=Digits(octets),
        algorithms=Listing(names),
        alg=case.algorithm.name,
        needed=Digits(needed),
    )
    return Diagnosis("signature-length", message, _SAME_ALGORITHM)


def _other_length(octets: int, needed: int) -> Sentence:
    if octets < needed:
        return plural(
            "Certainly wrong: the signature has {octets} octets, {missing} is missing.",
            "Certainly wrong: the signature has {octets} octets, {missing} are missing.",
            count=needed - octets,
            octets=Digits(octets),
            missing=Digits(needed - octets),
        )
    return plural(
        "Certainly wrong: the signature has {octets} octets, {excess} is too many.",
        "Certainly wrong: the signature has {octets} octets, {excess} are too many.",
        count=octets - needed,
        octets=Digits(octets),
        excess=Digits(octets - needed),
    )


def _der_numbers(octets: bytes) -> tuple[int, int] | None:
    try:
        numbers = [der.whole_number(item) for item in der.inside(der.read_one(octets))]
    except der.DerError:
        return None
    return (numbers[0], numbers[1]) if len(numbers) == 2 else None  # noqa: PLR2004 - R and S


def _refilled(signature: bytes, half: int) -> Iterator[bytes]:
    octets = len(signature)
    if half < octets < 2 * half:
        for length in range(octets - half, half + 1):
            yield signature[:length].rjust(half, b"\0") + signature[length:].rjust(half, b"\0")
    if octets > 2 * half and not octets % 2:
        first, second = signature[: octets // 2], signature[octets // 2 :]
        if not any(first[:-half]) and not any(second[:-half]):
            yield first[-half:] + second[-half:]


def _texts(signature: bytes) -> Iterator[tuple[str, bytes]]:
    if _HEX.fullmatch(signature):
        yield "hex", binascii.unhexlify(signature)
    if _BASE64.fullmatch(signature):
        packed = signature.rstrip(b"=").replace(b"-", b"+").replace(b"_", b"/")
        if len(packed) % 4 != 1:
            yield "base64", binascii.a2b_base64(packed + b"=" * (-len(packed) % 4))
