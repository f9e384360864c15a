"""What a rule gives when it fires."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from jwt_decoder.decode import place_of

if TYPE_CHECKING:
    from jwt_decoder.decode import Decoded
    from jwt_decoder.model import Data

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to worry about: why, what to do, and where that is written; offsets as in a fault."""

    id: str
    severity: Severity
    start: int
    end: int
    message: str
    advice: str
    reference: str
    data: Data


def header_place(decoded: Decoded, name: str) -> tuple[int, int]:
    """Give the place of a Header Parameter; where it is missing, that of the header."""
    index = decoded.signatures[0].place.header
    if index is None:
        return 0, 0
    header = decoded.signatures[0].header
    members = header.tree.get("members", []) if header and header.tree else []
    found = next((member for member in reversed(members) if member["name"] == name), None)
    if found is None:
        segment = decoded.layout.segments[index]
        return segment.start, segment.end
    return place_of(decoded, index, found["start"], found["node"]["end"])
