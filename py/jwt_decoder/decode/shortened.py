"""A token that was shortened where it was copied: what follows from that is one fault, and nobody can undo it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.fault import Fault
from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from jwt_decoder.decode.decode import Decoded

_SHORTENED: Final = Sentence("The token was already shortened where it was copied: the rest is missing.")
_FOLLOWING: Final = frozenset(
    {
        *("segments-count", "segment-empty", "part-length", "signature-length"),
        *("base64url-length", "base64url-trailing-bits", "sd-jwt-end"),
    }
)


def shortened(decoded: Decoded) -> Decoded:
    """Return a token whose end was left out, with that as a fault in place of those that follow from it."""
    last = len(decoded.layout.segments) - 1
    end = decoded.layout.segments[last].end
    fault = Fault("token-shortened", end, end, _SHORTENED)
    kept = [
        replace(one, repair=None) if one.segment in {None, last} else one
        for one in decoded.faults[len(decoded.layout.faults) :]
        if not _follows(one, last)
    ]
    known = (fault, *(one for one in decoded.layout.faults if not _follows(one, last)))
    return replace(decoded, layout=replace(decoded.layout, faults=known), faults=(*known, *kept))


def _follows(fault: Fault, last: int) -> bool:
    """Check whether a fault says no more than that the last segment is not whole, or that others are missing."""
    return fault.id in _FOLLOWING and fault.segment in {None, last}
