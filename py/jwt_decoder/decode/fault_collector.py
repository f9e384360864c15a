"""Faults that are found once a token is decoded, each put at its characters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.fault_places import encoded_at, fault_at
from jwt_decoder.model.fault import Fault
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.model.part import Node
    from jwt_decoder.model.sentence import Facts, Sentence

_MOST: Final = 100


class Gathered:
    """Faults in the order in which they were met; beyond the hundredth they are counted.

    Offsets of nodes and faults are octets of what a segment encodes; each segment is decoded once.
    """

    __slots__ = ("_decoded", "_encoded", "beyond", "faults")

    def __init__(self, decoded: Decoded) -> None:
        """Prepare to gather the faults of a token."""
        self._decoded = decoded
        self._encoded: dict[int, base64url.Decoded] = {}
        self.faults: list[Fault] = []
        self.beyond = 0

    def node(self, segment: int, node: Node, name: str, message: Sentence, data: Facts | None = None) -> None:
        """Put a fault at a JSON value."""
        self.octets(segment, Fault(name, node["start"], node["end"], message, data or {}))

    def octets(self, segment: int, fault: Fault) -> None:
        """Put a fault of what a segment encodes at the characters that carry it."""
        if len(self.faults) == _MOST:
            self.beyond += 1
            return
        if self._decoded.is_opened and segment == self._decoded.layout.payload:
            self.whole(segment, fault.id, fault.message, fault.data)
            return
        if segment not in self._encoded:
            self._encoded[segment] = encoded_at(self._decoded, segment)
        start, end = base64url.span(self._encoded[segment], fault.start, fault.end)
        self.characters(segment, replace(fault, start=start, end=end))

    def whole(self, segment: int, name: str, message: Sentence, data: Facts | None = None) -> None:
        """Put a fault at all of a segment."""
        length = len(self._decoded.layout.segments[segment].text)
        self.characters(segment, Fault(name, 0, length, message, data or {}))

    def missing(self, segment: int, name: str, message: Sentence, data: Facts | None = None) -> None:
        """Put a fault at the end of a segment, in which something is missing."""
        end = len(self._decoded.layout.segments[segment].text)
        self.characters(segment, Fault(name, end, end, message, data or {}))

    def characters(self, segment: int, fault: Fault) -> None:
        """Put a fault of a segment's text where it stands."""
        if len(self.faults) == _MOST:
            self.beyond += 1
            return
        self.faults.append(fault_at(fault, segment, self._decoded.layout.segments[segment]))
