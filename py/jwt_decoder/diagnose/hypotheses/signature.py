"""Other ways to read the octets of the signature."""

from __future__ import annotations

import hmac
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.signature_spelling import from_text, in_hex, once_more, respelt
from jwt_decoder.diagnose.change import Change
from jwt_decoder.diagnose.diagnosis import Diagnosis
from jwt_decoder.diagnose.hypotheses.text import in_common
from jwt_decoder.keys.forms import der
from jwt_decoder.keys.published_secrets import SIGNATURES
from jwt_decoder.model.fault import Repair
from jwt_decoder.model.sentence import Digits, Sentence, plural
from jwt_decoder.text import base64url
from jwt_decoder.verify.select_key import row_for
from jwt_decoder.verify.signature_length import expected_octets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.diagnose.hypotheses.case import Case
    from jwt_decoder.model.sentence import Facts
    from jwt_decoder.registry.algorithms import Algorithm
    from jwt_decoder.verify.outcome import SignedInput

_REMOVE: Final = Sentence("Remove what was added")
_LEAST_CUT: Final = 8
_LEAST_COMMON: Final = 2
_COPY_AGAIN: Final = Sentence("Copy the token again: something was added at the end.")
_COPY_WHOLE: Final = Sentence("Copy the whole token again; if it is still this short, its signer truncates the HMAC.")
_WHOLE_IN_BASE64: Final = Sentence("Have the signer encode all bytes of the HMAC as base64url, not as hex.")
_RESPELT: Final = Sentence("Not standard: the signature is written in {encoding}; read that way, it matches.")
_RESPELT_FIX: Final = Sentence("Have the signer encode the signature bytes as base64url, not as {encoding}.")
_HEX_FIX: Final = _RESPELT_FIX.about(encoding="hex")
_HEX: Final = Diagnosis("signature-hex", _RESPELT.about(encoding="hex"), _HEX_FIX)
_DER_IN_HEX: Final = Diagnosis(
    "signature-hex",
    Sentence("Not standard: the signature is DER written in hex; read that way, it matches."),
    Sentence("Have the signer concatenate R and S, and encode them as base64url."),
)
_TWICE: Final = Sentence(
    "Not standard: the signature was encoded twice, the first time as {text}; decoded again, it matches."
)
_DER_TWICE: Final = Sentence(
    "Not standard: the signature is DER and was encoded twice, the first time as {text}; decoded again, it matches."
)
_READ_SO: Final = Sentence("Read that way, it doesn't match this key.")
_CHECK_TOO: Final = Sentence("Then check the key, and whether the token was changed after signing.")
_SPELT: Final = frozenset({"hex", "respelt", "der", "encoded-twice", "as-text"})
_NOT_TEXT: Final = Sentence("Have the signer encode the signature bytes themselves, not a string made from them.")
_AS_TEXT: Final = Diagnosis(
    "signature-as-text",
    Sentence("Not standard: the signature's bytes were taken for text and written as UTF-8; undone, it matches."),
    _NOT_TEXT,
)
_LINE_ENDS: Final = frozenset({b"\n", b"\r\n"})
_LAST_BYTE: Final = Sentence("Not standard: the signature matches without its last byte.")
_LAST_BYTES: Final = Sentence("Not standard: the signature matches without its last {excess} bytes.")
_LINE_FEED: Final = Sentence("Not standard: the signature matches without the line feed that was encoded with it.")
_NO_LINE_FEED: Final = Sentence(
    "Have the signer encode the signature bytes alone: “echo” adds a line feed, and “printf” doesn't."
)
# By what the length shows: what to do where no reading holds.
_OF_LENGTH: Final[Mapping[object, Sentence]] = MappingProxyType(
    {
        "empty": Sentence("Copy the whole token again, or find out why its signer leaves out the signature."),
        "hex": _HEX_FIX,
        "respelt": _RESPELT_FIX,
        "der": Sentence("Have the signer concatenate R and S, a format many libraries call IEEE P1363."),
        "damaged-der": Sentence("Copy the whole token again, and have the signer concatenate R and S (IEEE P1363)."),
        "encoded-twice": Sentence("Have the signer encode the signature bytes only once."),
        "as-text": _NOT_TEXT,
        "lost-in-text": _NOT_TEXT,
        "other-key": Sentence("Use the key that signed this token: compare the kid and the issuer."),
        "other-algorithm": Sentence("Compare the header's alg with the algorithm the signer uses."),
        "unreadable": Sentence("Copy the token again from where it was first written."),
        "too-short": Sentence("Copy the whole token again; if that doesn't help, compare the alg and the key."),
        "too-long": Sentence(
            "Copy the token again without what follows it; if that doesn't help, compare the alg and the key."
        ),
    }
)
_IN_ORDER: Final = Sentence("Have the signer write R, then S, both big-endian and of full length.")
_S_BEFORE_R: Final = Diagnosis(
    "signature-halves",
    Sentence("Not standard: S comes before R in the signature; read that way, it matches."),
    _IN_ORDER,
    {"order": "S stands before R"},
)
_LITTLE_ENDIAN: Final = Diagnosis(
    "signature-halves",
    Sentence("Not standard: R and S are little-endian in the signature; read that way, it matches."),
    _IN_ORDER,
    {"order": "R and S are little-endian"},
)
_REVERSED: Final = Diagnosis(
    "signature-reversed",
    Sentence("Not standard: the signature's bytes are in reverse order; turned around, it matches."),
    Sentence("Have the signer turn the bytes around: Windows CryptoAPI returns an RSA signature last byte first."),
)
_LAST_CHARACTER: Final = Diagnosis(
    "signature-last-character",
    Sentence("Not standard: all but the end of the signature matches, so its last characters were changed."),
    Sentence("Copy the token again; a strict decoder also rejects a last character that isn't canonical."),
)


async def signature_in_der(case: Case) -> Diagnosis | None:
    """Read an ECDSA signature as the ASN.1 structure that most libraries make.

    Source: RFC 7518 §3.4 wants R and S side by side; RFC 3279 §2.2.3 is what OpenSSL and Java give.
    """
    raw = _raw(case.algorithm, case.jws.signature)
    if raw is None or not await case.any_key(signature=raw):
        return None
    message = Sentence(
        "Not standard: the signature is ASN.1 DER ({octets} bytes); read that way, it matches.",
        octets=Digits(len(case.jws.signature)),
    )
    fix = Sentence(
        "Have the signer concatenate R and S, {needed} bytes, a format many libraries call IEEE P1363.",
        needed=len(raw),
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


async def signature_reversed(case: Case) -> Diagnosis | None:
    """Turn the octets of a signature around.

    Source: CryptSignHash of Windows' CryptoAPI gives little-endian octets; RFC 8017 §4.1 is big-endian.
    """
    return _REVERSED if await case.any_key(signature=case.jws.signature[::-1]) else None


async def signature_in_hex(case: Case) -> Diagnosis | None:
    """Read the text of the signature as hexadecimal digits instead of base64url.

    Source: RFC 7515 §7.1 wants base64url; hash functions of PHP, Node and OpenSSL print hexadecimal digits.
    """
    octets = in_hex(case.jws.encoded_signature)
    if octets is None:
        return None
    if await case.any_key(signature=octets):
        return _HEX
    raw = _raw(case.algorithm, octets)
    return _DER_IN_HEX if raw and await case.any_key(signature=raw) else None


async def signature_respelt(case: Case) -> Diagnosis | None:
    """Read the text of the signature in another alphabet than that of base64url.

    Source: RFC 7515 §7.1 wants base64url; RFC 4648 §6 is the encoder that stands beside it in many libraries.
    """
    for material in case.keys:
        needed = expected_octets(row_for(case.algorithm, material), material)
        spelling = respelt(case.jws.encoded_signature, needed)
        if spelling and await case.holds(material, signature=spelling.octets):
            how = {"encoding": spelling.name}
            return Diagnosis("signature-respelt", _RESPELT.about(**how), _RESPELT_FIX.about(**how))
    return None


async def signature_twice_encoded(case: Case) -> Diagnosis | None:
    """Decode once more a signature whose octets are themselves hex or base64 text.

    Source: a signer that encodes the hex digest, as hash functions of PHP and Node print it.
    """
    for spelling in once_more(case.jws.signature):
        names = {"text": spelling.name}
        fix = Sentence("Have the signer encode the signature bytes, not their {text} text.", **names)
        if await case.any_key(signature=spelling.octets):
            return Diagnosis("signature-encoded-twice", _TWICE.about(**names), fix)
        raw = _raw(case.algorithm, spelling.octets)
        if raw and await case.any_key(signature=raw):
            return Diagnosis("signature-encoded-twice", _DER_TWICE.about(**names), fix)
    return None


async def signature_as_text(case: Case) -> Diagnosis | None:
    """Undo that octets were taken for text of ISO 8859-1 and written as UTF-8.

    Source: strings of JavaScript and PHP hold octets so, and encoders of base64 take text.
    """
    octets = from_text(case.jws.signature)
    return _AS_TEXT if octets is not None and await case.any_key(signature=octets) else None


async def signature_cut(case: Case) -> Diagnosis | None:
    """Compare with the HMAC as far as the signature goes, or take off what is too much.

    Source: a token cut by a column, a log line or a selection; RFC 7518 §3.2 wants the whole HMAC.
    """
    for material in case.keys:
        needed = expected_octets(row_for(case.algorithm, material), material)
        octets = len(case.jws.signature)
        if octets > needed and await case.holds(material, signature=case.jws.signature[:needed]):
            return replace(_lengthened(case.jws.signature, needed), change=only(case.jws, case.jws.signature[:needed]))
        in_digits = in_hex(case.jws.encoded_signature) or b""
        for cut, diagnosis in ((case.jws.signature, _cut), (in_digits, _cut_in_hex)):
            if case.is_hmac and _LEAST_CUT <= len(cut) < needed:
                whole = case.expected_hmac(material)
                if hmac.compare_digest(whole[: len(cut)], cut):
                    return diagnosis(len(cut), needed)
    return None


def _lengthened(signature: bytes, needed: int) -> Diagnosis:
    data: Facts = {"octets": len(signature), "needed": needed}
    if signature[needed:] in _LINE_ENDS:
        return Diagnosis("signature-lengthened", _LINE_FEED, _NO_LINE_FEED, data)
    excess = len(signature) - needed
    message = _LAST_BYTE if excess == 1 else _LAST_BYTES.about(excess=Digits(excess))
    return Diagnosis("signature-lengthened", message, _COPY_AGAIN, data)


def only(jws: SignedInput, octets: bytes) -> Change | None:
    """Return the edit that leaves these octets of a signature; None where its text is spelled by escapes."""
    if jws.starts is None:
        return None
    right, found, start = base64url.encode(octets), jws.encoded_signature, jws.starts[2]
    end = start + len(found.rstrip("="))
    same = in_common(right, found)
    return Change(_REMOVE, token=Repair(start + same, end, right[same:], _REMOVE))


def _cut(octets: int, needed: int) -> Diagnosis:
    message = plural(
        "Not standard: the signature is cut short by {missing} byte; the rest matches.",
        "Not standard: the signature is cut short by {missing} bytes; the rest matches.",
        count=needed - octets,
        missing=Digits(needed - octets),
    )
    return Diagnosis("signature-cut", message, _COPY_WHOLE, {"octets": octets})


def _cut_in_hex(octets: int, needed: int) -> Diagnosis:
    message = Sentence(
        "Not standard: the signature is written in hex and has only {octets} of its {needed} bytes; those match.",
        octets=Digits(octets),
        needed=needed,
    )
    return Diagnosis("signature-cut", message, _WHOLE_IN_BASE64)


async def signature_last_character(case: Case) -> Diagnosis | None:
    """Compare all but the last octet of an HMAC: the last character may be wrong or not canonical.

    Source: RFC 4648 §3.5: the last character carries bits that must be zero.
    """
    octets = len(case.jws.signature)
    for material in case.keys:
        if not case.is_hmac or octets != case.algorithm.signature_octets:
            continue
        whole = case.expected_hmac(material)
        if hmac.compare_digest(whole[:-_LEAST_COMMON], case.jws.signature[:-_LEAST_COMMON]):
            return _LAST_CHARACTER
    return None


async def signature_of_a_sample(case: Case) -> Diagnosis | None:
    """Look the signature up among those of well-known sample tokens.

    Source: each row of the table of samples has its own.
    """
    sample = SIGNATURES.get(case.jws.encoded_signature)
    if sample is None or case.jws.signing_input == sample.signing_input:
        return None
    message = Sentence(
        "This signature belongs to a well-known sample token ({where}), not to this header and payload.",
        where=sample.where,
    )
    fix = Sentence("Sign the token again: a signature is only valid for the header and payload it was made for.")
    return Diagnosis("signature-of-sample", message, fix)


async def signature_of_other_length(case: Case) -> Diagnosis | None:
    """Say what the length of the signature shows, where the key makes none of that length.

    Source: RFC 7518 §3.1-3.5, RFC 8037 §3.1: the length follows from the algorithm, of RSA from the key.
    """
    data = case.outcome.data
    fix = _OF_LENGTH.get(data.get("why")) if "needed" in data else None
    if fix is None:
        return None
    message = case.outcome.message
    if data["why"] == "respelt":
        fix = fix.about(encoding=message.data["encoding"])
    if case.made and data["why"] in _SPELT:
        message, fix = message.then(_READ_SO), fix.then(_CHECK_TOO)
    return Diagnosis("signature-length", message, fix, {name: data[name] for name in ("octets", "needed")})


def _raw(algorithm: Algorithm, octets: bytes) -> bytes | None:
    """Return R and S side by side of an ECDSA signature in DER; None where it is no such thing."""
    numbers = _der_numbers(octets) if algorithm.family == "ecdsa" else None
    half = (algorithm.signature_octets or 0) // 2
    if numbers is None or max(numbers) >= 1 << 8 * half:
        return None
    return b"".join(number.to_bytes(half, "big") for number in numbers)


def _der_numbers(octets: bytes) -> tuple[int, int] | None:
    try:
        numbers = [der.whole_number(item) for item in der.inside(der.read_one(octets))]
    except der.DerError:
        return None
    return (numbers[0], numbers[1]) if len(numbers) == 2 else None  # noqa: PLR2004 - R and S
