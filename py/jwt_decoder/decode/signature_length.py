"""Signatures that are not as long as their algorithm makes them, and what that says of how they were written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.signature_spelling import (
    WRITTEN_IN_DER,
    WRITTEN_IN_HEX,
    in_hex,
    is_der,
    respelt,
)
from jwt_decoder.model.fault import Fault
from jwt_decoder.model.sentence import Digits, Listing, Sentence, plural, size
from jwt_decoder.registry.algorithms import ROWS
from jwt_decoder.text.base64url import encoded_length
from jwt_decoder.text.base64url_faults import replaced
from jwt_decoder.text.placeholder import is_masked, is_placeholder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.decode.decode import Signature
    from jwt_decoder.model.layout import Layout

_EMPTY_SIGNATURE: Final = Sentence("The signature is empty; {alg} needs {needed} bytes.")
_OTHER_LENGTH: Final = Sentence("The signature is {size}; {alg} needs {needed}.")

_OF_ANOTHER: Final = Sentence(
    "The signature is {octets} bytes; {alg} needs {needed}. {algorithms} signatures are that long."
)


def length_faults(signature: Signature, layout: Layout) -> Iterable[Fault]:
    """Compare the length of a signature with what its algorithm asks (RFC 7518 §3.2, §3.4)."""
    row, index = signature.algorithm, signature.place.signature
    if row is None or not row.signature_octets or index is None or len(signature.octets) == row.signature_octets:
        return
    segment = layout.segments[index]
    if is_masked(segment.text) or is_placeholder(segment.text) or layout.segments[-1].role == "extra":
        return  # where there are more segments, it isn't known which one is the signature
    octets, needed = Digits(len(signature.octets)), Digits(row.signature_octets)
    missing = encoded_length(needed) - len(segment.text.rstrip("="))
    if not missing and replaced(segment.text):
        return
    place = segment.end
    if not segment.text:
        message = _EMPTY_SIGNATURE.about(alg=row.name, needed=needed)
    elif in_hex(segment.text):
        message, place = WRITTEN_IN_HEX, segment.start
    elif spelling := respelt(segment.text, needed):
        message, place = spelling.message, segment.start
    elif is_der(signature.octets, row):
        message, place = WRITTEN_IN_DER.about(octets=octets, alg=row.name, needed=needed), segment.start
    elif makers := tuple(one.name for one in ROWS if one.signature_octets == octets > 0):
        makes = Listing(makers, "or")
        message = _OF_ANOTHER.about(octets=octets, algorithms=makes, alg=row.name, needed=needed)
        place = segment.start
    elif missing > 0:
        message = _shortened(octets, row.name, needed, missing)
    else:
        message, place = _OTHER_LENGTH.about(alg=row.name, size=size(octets), needed=needed), segment.start
    yield Fault("signature-length", place, segment.end, message, {"octets": octets}, segment=index)


def _shortened(octets: int, alg: str, needed: Digits, missing: int) -> Sentence:
    return plural(
        "The signature is {size}; {alg} needs {needed}. {missing} character seems to be missing.",
        "The signature is {size}; {alg} needs {needed}. {missing} characters seem to be missing.",
        missing,
        missing=Digits(missing),
        size=size(octets),
        alg=alg,
        needed=needed,
    )
