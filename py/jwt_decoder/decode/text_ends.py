"""What the end of a text says where the text was cut: no more than that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.encrypted_parts import part_faults
from jwt_decoder.decode.signature_length import length_faults
from jwt_decoder.registry.algorithms import USUAL_RSA_BITS
from jwt_decoder.registry.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jwt_decoder.decode.decode import Signature
    from jwt_decoder.model.fault import Fault
    from jwt_decoder.model.layout import Layout

_ENDING: Final = frozenset({"base64url-length", "base64url-trailing-bits"})
_OCTETS: Final = frozenset({"encrypted-key", "initialization-vector", "ciphertext", "authentication-tag"})
_CUTTING: Final = frozenset({"json-syntax", "segments-count"})


def with_ends(faults: Sequence[Fault], signatures: Sequence[Signature], layout: Layout) -> Iterable[Fault]:
    """Return faults with those of lengths, without those that follow from the end of a text."""
    told = [*faults, *(fault for one in signatures for fault in length_faults(one, layout))]
    if FORMATS[layout.kind].is_encrypted:
        told += part_faults(layout, signatures[0].jose, (*layout.faults, *faults))
    cut = frozenset(_cut_segments(told, layout))
    odd = {one.place.signature for one in signatures if _is_odd_rsa(one)}
    for fault in told:
        if fault.id not in _ENDING:
            yield fault
        elif fault.segment not in cut:
            yield replace(fault, repair=None) if fault.segment in odd else fault


def _cut_segments(faults: Iterable[Fault], layout: Layout) -> Iterable[int | None]:
    """Return the segments of which another fault says that they are cut, or in no base64url at all."""
    cuts = {fault.start for fault in layout.faults if fault.id in _CUTTING and fault.segment is None}
    for fault in faults:
        is_short = fault.id == "signature-length" and "missing" in fault.message.data
        is_part = fault.id == "part-length"
        is_end = fault.id == "json-syntax" and fault.start in cuts
        if is_short or is_part or is_end or "encoding" in fault.message.data:
            yield fault.segment
    yield from (at for at, one in enumerate(layout.segments) if one.end in cuts and one.role in _OCTETS)


def _is_odd_rsa(signature: Signature) -> bool:
    """Check whether a signature is of RSA and of the length of no usual key: it is probably cut."""
    row = signature.algorithm
    return row is not None and row.key_type == "RSA" and len(signature.octets) * 8 not in USUAL_RSA_BITS
