"""SD-JWT in its compact form: a JWS, Disclosures, and perhaps a Key Binding JWT, with tildes between (RFC 9901 §4)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.serialization import compact
from jwt_decoder.model.fault import Fault, Repair
from jwt_decoder.model.layout import Segment
from jwt_decoder.model.sentence import Sentence, plural

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.model.layout import Layout

MOST_DISCLOSURES: Final = 1000
_CUT: Final = Sentence("An SD-JWT ends with “~” or with a Key Binding JWT; this one is probably cut short.")
_ADD_TILDE: Final = Sentence("Add “~”")
_FOLLOWED: Final = Sentence("“~” follows the Key Binding JWT: with one, an SD-JWT ends there.")
_REMOVE_TILDE: Final = Sentence("Remove “{text}”", text="~")


def lay_out(text: str) -> Layout | None:
    """Return the segments of the issuer-signed JWT, then one for each Disclosure, then the Key Binding JWT.

    None where it is no SD-JWT.
    """
    if "~" not in text:
        return None
    bound = text.rstrip("~")
    bound = bound if "." in bound.rpartition("~")[2] and "~" in bound else text
    issued, *others = bound.split("~")
    layout = compact.lay_out(issued)
    further = tuple(_further(others, len(issued) + 1))
    count = len(others) - 1 + bool(others[-1] and "." not in others[-1])
    title = plural("SD-JWT, {count} Disclosure, RFC 9901", "SD-JWT, {count} Disclosures, RFC 9901", count)
    segments = layout.segments + further
    faults = (
        *layout.faults,
        *_too_many(further, len(layout.segments), count),
        *_ending(others[-1], len(text), len(segments)),
        *_followed(len(bound), len(text), len(segments)),
    )
    return replace(layout, kind="sd-jwt", title=title, segments=segments, faults=faults)


def _further(others: list[str], start: int) -> Iterable[Segment]:
    """Return a segment for each Disclosure, one for all that are too many, and one for the Key Binding JWT."""
    *disclosures, last = others if "." in others[-1] or not others[-1] else (*others, "")
    for part in disclosures[:MOST_DISCLOSURES]:
        yield Segment("disclosure", start, start + len(part), part)
        start += len(part) + 1
    if len(disclosures) > MOST_DISCLOSURES:
        rest = "~".join(disclosures[MOST_DISCLOSURES:])
        yield Segment("extra", start, start + len(rest), rest)
        start += len(rest) + 1
    if last:
        yield Segment("key-binding", start, start + len(last), last)


def _too_many(further: tuple[Segment, ...], before: int, count: int) -> Iterable[Fault]:
    for index, segment in enumerate(further):
        if segment.role == "extra":
            message = Sentence(
                "This token has {count} Disclosures; only the first {read} were read.",
                count=count,
                read=MOST_DISCLOSURES,
            )
            yield Fault("disclosures-many", segment.start, segment.end, message, segment=before + index)


def _ending(last: str, end: int, count: int) -> Iterable[Fault]:
    if last and "." not in last:
        repair = Repair(end, end, "~", _ADD_TILDE)
        yield Fault("sd-jwt-end", end, end, _CUT, repair=repair, segment=count - 1)


def _followed(bound: int, end: int, count: int) -> Iterable[Fault]:
    """Find tildes behind a Key Binding JWT (RFC 9901 §4)."""
    if bound < end:
        repair = Repair(bound, end, "", _REMOVE_TILDE)
        yield Fault("sd-jwt-end", bound, end, _FOLLOWED, repair=repair, segment=count - 1)
