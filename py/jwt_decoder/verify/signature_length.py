"""What the length of a signature shows, where the key that was tried makes none of that length."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.signature_spelling import (
    WRITTEN_IN_DER,
    from_text,
    in_hex,
    is_damaged_der,
    is_der,
    lost_in_text,
    once_more,
    respelt,
)
from jwt_decoder.model.sentence import Digits, Listing, Sentence, plural, size
from jwt_decoder.registry.algorithms import ALGORITHMS, ROWS, USUAL_RSA_BITS
from jwt_decoder.text import base64url
from jwt_decoder.text.base64url_faults import replaced

if TYPE_CHECKING:
    from collections.abc import Callable

    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.registry.algorithms import Algorithm
    from jwt_decoder.verify.outcome import SignedInput

_UNREADABLE: Final = Sentence("Some of the signature isn't base64url, so its bytes aren't known.")
_AS_TEXT: Final = Sentence("The signature's bytes were taken for text: each of them over 7F became two in UTF-8.")
_LOST: Final = Sentence(
    "The signature's bytes were read as UTF-8 text, which they aren't: U+FFFD has replaced some of them for good."
)
_DAMAGE: Final = frozenset({"base64url-trailing-bits", "base64url-length", "base64url-foreign"})


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A signature whose length is none that the key makes: ``needed`` octets are, ``row`` says the curve."""

    jws: SignedInput
    algorithm: Algorithm
    row: Algorithm
    material: Material
    needed: Digits

    @property
    def octets(self) -> Digits:
        """How many octets the signature has."""
        return Digits(len(self.jws.signature))


def shown(mismatch: Mismatch) -> tuple[str, Sentence]:
    """Return what the length shows, by a name and as a sentence: the first row of READINGS that knows."""
    found = ((name, sentence) for name, read in READINGS if (sentence := read(mismatch)))
    return next(found, ("too-long", _too_long(mismatch)))


def expected_octets(algorithm: Algorithm, material: Material) -> int:
    """Return the length that a signature by this key has; of RSA it is that of the modulus (RFC 8017 §8.1.2)."""
    return algorithm.signature_octets or -(-material.bits // 8)


def _empty(mismatch: Mismatch) -> Sentence | None:
    if mismatch.octets:
        return None
    return Sentence(
        "The signature is empty; with this key, {alg} signatures are {needed} bytes.",
        alg=mismatch.algorithm.name,
        needed=mismatch.needed,
    )


def _hex(mismatch: Mismatch) -> Sentence | None:
    octets = in_hex(mismatch.jws.encoded_signature)
    if octets is None:
        return None
    return Sentence(
        "The signature is written in hex ({octets} bytes), but a JWS writes it in base64url.",
        octets=Digits(len(octets)),
    )


def _respelt(mismatch: Mismatch) -> Sentence | None:
    spelling = respelt(mismatch.jws.encoded_signature, mismatch.needed)
    return spelling.message if spelling else None


def _der(mismatch: Mismatch) -> Sentence | None:
    if not is_der(mismatch.jws.signature, mismatch.algorithm):
        return None
    return WRITTEN_IN_DER.about(octets=mismatch.octets, alg=mismatch.algorithm.name, needed=mismatch.needed)


def _damaged_der(mismatch: Mismatch) -> Sentence | None:
    if not is_damaged_der(mismatch.jws.signature, mismatch.algorithm):
        return None
    return Sentence(
        "The signature ({octets} bytes) begins as DER does, but ends too early or too late; {alg} needs R and S one "
        "after the other, {needed} bytes.",
        octets=mismatch.octets,
        alg=mismatch.algorithm.name,
        needed=mismatch.needed,
    )


def _encoded_twice(mismatch: Mismatch) -> Sentence | None:
    """Find octets that are text of just as many octets as are needed; any other text may be anything."""
    for spelling in once_more(mismatch.jws.signature):
        if len(spelling.octets) == mismatch.needed:
            return Sentence("The signature was encoded twice: its bytes are {encoding} text.", encoding=spelling.name)
    return None


def _as_text(mismatch: Mismatch) -> Sentence | None:
    octets = from_text(mismatch.jws.signature)
    return _AS_TEXT if octets is not None and len(octets) == mismatch.needed else None


def _lost(mismatch: Mismatch) -> Sentence | None:
    return _LOST if lost_in_text(mismatch.jws.signature) else None


def _unreadable(mismatch: Mismatch) -> Sentence | None:
    """Find characters in the place of others, so that nobody knows how long the signature was."""
    if not replaced(mismatch.jws.encoded_signature):
        return None
    return _UNREADABLE


def _other_rsa_key(mismatch: Mismatch) -> Sentence | None:
    """Find the size of an RSA key, unless the last character shows that the text was cut (RFC 4648 §3.5)."""
    bits = Digits(mismatch.octets * 8)
    if mismatch.material.key_type != "RSA" or bits not in USUAL_RSA_BITS or _is_damaged(mismatch.jws.encoded_signature):
        return None
    return Sentence(
        "The signature is {octets} bytes: it was probably made with a {bits}-bit RSA key, and this one has {own} bits.",
        octets=mismatch.octets,
        bits=bits,
        own=Digits(mismatch.material.bits),
    )


def _other_curve(mismatch: Mismatch) -> Sentence | None:
    """Find the curve, where the algorithm alone does not say it (RFC 8037 §3.1)."""
    for name in mismatch.algorithm.by_curve:
        if ALGORITHMS[name].signature_octets == mismatch.octets:
            return Sentence(
                "The signature is {octets} bytes: it was probably made with an {curve} key, and this key is on {own}.",
                octets=mismatch.octets,
                curve=name,
                own=mismatch.row.name,
            )
    return None


def _other_algorithm(mismatch: Mismatch) -> Sentence | None:
    names = tuple(row.name for row in ROWS if row.signature_octets == mismatch.octets)
    if not names:
        return None
    return Sentence(
        "The signature is {octets} bytes, as {algorithms} signatures are; with this key, {alg} signatures "
        "are {needed}.",
        octets=mismatch.octets,
        algorithms=Listing(names, "or"),
        alg=mismatch.algorithm.name,
        needed=mismatch.needed,
    )


def _too_short(mismatch: Mismatch) -> Sentence | None:
    """Return how many base64url characters it lacks, if it was cut (RFC 4648 §5)."""
    have = base64url.decode(mismatch.jws.encoded_signature).length or base64url.encoded_length(mismatch.octets)
    missing = base64url.encoded_length(mismatch.needed) - have
    if missing <= 0:
        return None
    return plural(
        "The signature is {size}; {alg} needs {needed}. {characters} character seems to be missing.",
        "The signature is {size}; {alg} needs {needed}. {characters} characters seem to be missing.",
        count=missing,
        size=size(mismatch.octets),
        alg=mismatch.algorithm.name,
        needed=mismatch.needed,
        characters=Digits(missing),
    )


def _too_long(mismatch: Mismatch) -> Sentence:
    excess = base64url.encoded_length(mismatch.octets) - base64url.encoded_length(mismatch.needed)
    return plural(
        "The signature is {octets} bytes; {alg} needs {needed}. {characters} character too many.",
        "The signature is {octets} bytes; {alg} needs {needed}. {characters} characters too many.",
        count=excess,
        octets=mismatch.octets,
        alg=mismatch.algorithm.name,
        needed=mismatch.needed,
        characters=Digits(excess),
    )


def _is_damaged(text: str) -> bool:
    return any(fault.id in _DAMAGE for fault in base64url.decode(text).faults)


READINGS: Final[tuple[tuple[str, Callable[[Mismatch], Sentence | None]], ...]] = (
    ("empty", _empty),
    ("hex", _hex),
    ("respelt", _respelt),
    ("der", _der),
    ("encoded-twice", _encoded_twice),
    ("damaged-der", _damaged_der),
    ("as-text", _as_text),
    ("lost-in-text", _lost),
    ("unreadable", _unreadable),
    ("other-key", _other_rsa_key),
    ("other-key", _other_curve),
    ("other-algorithm", _other_algorithm),
    ("too-short", _too_short),
)
