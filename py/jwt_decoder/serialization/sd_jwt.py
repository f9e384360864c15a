"""SD-JWT in its compact form: a JWS, Disclosures, and perhaps a Key Binding JWT, with tildes between (RFC 9901 §4)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.model import Fault, Segment
from jwt_decoder.serialization import compact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.model import Layout

_MOST_DISCLOSURES: Final = 1000


def lay_out(text: str) -> Layout:
    """Give the segments of the issuer-signed JWT, then one for each Disclosure, then the Key Binding JWT."""
    issued, *others = text.split("~", _MOST_DISCLOSURES)
    layout = compact.lay_out(issued)
    further = tuple(_further(others, len(issued) + 1))
    count = sum(segment.role == "disclosure" for segment in further)
    title = f"SD-JWT, {count:,} Disclosure{'' if count == 1 else 's'}, RFC 9901"
    faults = layout.faults + tuple(_ending(others[-1], len(text), len(layout.segments) + len(further)))
    return replace(layout, kind="sd-jwt", title=title, segments=layout.segments + further, faults=faults)


def _further(others: list[str], start: int) -> Iterable[Segment]:
    for index, part in enumerate(others):
        last = index == len(others) - 1
        if part or not last:
            yield Segment(_role(part, last=last), start, start + len(part), part)
        start += len(part) + 1


def _role(part: str, *, last: bool) -> str:
    if not last:
        return "disclosure"
    if "~" in part:
        return "extra"
    return "key-binding" if "." in part else "disclosure"


def _ending(last: str, end: int, count: int) -> Iterable[Fault]:
    if last and "." not in last:
        message = "An SD-JWT ends with “~” or with a Key Binding JWT; this one was probably cut."
        yield Fault("sd-jwt-end", count - 1, end, end, message, {})
