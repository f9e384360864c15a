"""Where in a token a fault is, in which order faults are told, and how many of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.fault import Fault
from jwt_decoder.model.sentence import plural
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.model.layout import Segment
    from jwt_decoder.model.part import Node

_MOST_FAULTS: Final = 100
_MORE: Final = "faults-more"
_NO_NODE: Final[Node] = {"type": "null", "start": 0, "end": 0, "text": ""}


def fault_at(fault: Fault, index: int, segment: Segment) -> Fault:
    """Return a fault of a segment's characters at its place in the token."""
    return moved(replace(fault, data={"character": fault.start + 1, **fault.data}), index, segment)


def moved(fault: Fault, index: int, segment: Segment) -> Fault:
    """Return a fault moved by the beginning of its segment; where escapes spell that, the whole of it is the place."""
    at, repair = segment.start, fault.repair
    if not segment.literal:
        return replace(fault, segment=index, start=at, end=segment.end, repair=None)
    if repair:
        repair = replace(repair, start=at + repair.start, end=at + repair.end)
    return replace(fault, segment=index, start=at + fault.start, end=at + fault.end, repair=repair)


def encoded_at(decoded: Decoded, index: int) -> base64url.Decoded:
    """Return the octets of a segment with their places, as they were decoded."""
    text = decoded.layout.segments[index].text
    return (base64url.verbatim if index in decoded.verbatim else base64url.decode)(text)


def with_faults(decoded: Decoded, more: Iterable[Fault], beyond: int = 0) -> Decoded:
    """Return a token with more faults, in their order; ``beyond`` is the number of those that were only counted."""
    known = len(decoded.layout.faults)
    faults = [*decoded.faults[known:], *more]
    counts = [fault.message.data["count"] for fault in faults if fault.id == _MORE]
    beyond += sum(count for count in counts if isinstance(count, int))
    told = (fault for fault in faults if fault.id != _MORE)
    return replace(decoded, faults=in_order(decoded.layout.faults, told, beyond))


def is_verbatim(jose: Mapping[str, Node]) -> bool:
    """Check whether the payload is not encoded (RFC 7797 §3)."""
    return jose.get("b64", _NO_NODE)["text"] == "false"


def in_order(first: tuple[Fault, ...], faults: Iterable[Fault], beyond: int = 0) -> tuple[Fault, ...]:
    """Return faults in the order in which they are told, ``first`` before all others.

    It is a list that can be read: beyond the hundredth, the others are counted, ``beyond`` more of them.
    """
    ordered = (*first, *sorted(faults, key=_order))
    rest = ordered[_MOST_FAULTS:]
    count = len(rest) + beyond
    if not count:
        return ordered
    place = rest[0] if rest else ordered[-1]
    message = plural("{count} more problem isn't listed.", "{count} more problems aren't listed.", count)
    more = Fault(_MORE, place.start, place.end, message)
    return (*ordered[:_MOST_FAULTS], more)


def _order(fault: Fault) -> tuple[int, bool, int]:
    """Put a segment's encoding before what was decoded from it, since the one may follow from the other."""
    return (-1 if fault.segment is None else fault.segment, not fault.id.startswith("base64url"), fault.start)
