"""The texts that a damaged token may have been, for who can tell the right one by its signature."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.repairs.candidates import Edit
from jwt_decoder.decode.repairs.headers import restored_headers
from jwt_decoder.decode.repairs.mend import is_lost
from jwt_decoder.decode.repairs.offer import edits_of, repair_of, repaired
from jwt_decoder.decode.repairs.proven import algorithm_edits
from jwt_decoder.decode.repairs.separators import separator_edits
from jwt_decoder.decode.repairs.spelling import octets_of, spell
from jwt_decoder.decode.signature_spelling import RECOVERABLE, RECOVERY_BYTES
from jwt_decoder.json import parse
from jwt_decoder.model.fault import Repair
from jwt_decoder.model.sentence import Sentence, plural
from jwt_decoder.text import utf8
from jwt_decoder.text.base64url_faults import ALPHABET, FOREIGN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.model.layout import Segment


_OF_OCTETS: Final = frozenset(
    {"authentication-tag", "ciphertext", "encrypted-key", "initialization-vector", "signature"}
)
FIRST_ONE: Final = Sentence("Use the first one")
# Of an RSA key of 4096 bits it has 683 characters.
_LONGEST_SIGNATURE: Final = 700


def alternatives(text: str, decoded: Decoded, kids: Sequence[str] = ()) -> Iterator[Repair]:
    """Return repairs, each once: those on offer, all of them together, and then what else may have been there.

    ``kids`` are names of keys that a header may have had.
    """
    seen = {text}
    for repair in chain(restored_headers(decoded, kids), _all(text, decoded)):
        other = repaired(text, repair)
        if other not in seen:
            seen.add(other)
            yield repair


def _all(text: str, decoded: Decoded) -> Iterator[Repair]:
    offered = [fault.repair for fault in decoded.faults if fault.repair]
    yield from offered
    if any(fault.id == "json-duplicate-name" and fault.segment is None for fault in decoded.faults):
        yield from with_first_ones(text)
    together = _together(text, offered)
    if together:
        yield together
    foreign = {fault.segment for fault in decoded.faults if fault.id == "base64url-foreign"}
    segments = enumerate(decoded.layout.segments)
    yield from (_without_foreign(segment) for index, segment in segments if index in foreign)
    if any(fault.id == "segments-count" for fault in decoded.faults):
        yield from (repair_of(edit, 0) for edit in separator_edits(text, decoded))
        place = max(text.rfind("."), text.rfind("~"))
        yield from (repair_of(Edit(place, place + 1, one), 0) for one in ALPHABET)
    for index in sorted({fault.segment for fault in decoded.faults if fault.segment is not None}):
        segment = decoded.layout.segments[index]
        edits = _of_octets(segment) if segment.role in _OF_OCTETS else edits_of(text, decoded, index)
        yield from (repair_of(edit, segment.start) for edit in edits)
    yield from (repair_of(edit, segment.start) for segment, edit in algorithm_edits(decoded))


def with_first_ones(text: str) -> Iterator[Repair]:
    """Return for each name of a JSON Serialization that stands there again the text without its last member."""
    octets = utf8.encode(text)
    tree = parse.parse(octets, largest=len(octets)).tree
    members = tree.get("members", []) if tree else []
    names = [member["name"] for member in members]
    for place, member in enumerate(members):
        if member["name"] in names[:place] and member["name"] not in names[place + 1 :]:
            start, end = (utf8.code_points(octets[: members[at]["node"]["end"]]) for at in (place - 1, place))
            yield Repair(start, end, "", FIRST_ONE)


def _without_foreign(segment: Segment) -> Repair:
    """Return the repair that leaves out all foreign characters of a segment, however many stand together."""
    runs = [run.span() for run in FOREIGN.finditer(segment.text)]
    start, end = runs[0][0], runs[-1][1]
    return repair_of(Edit(start, end, FOREIGN.sub("", segment.text[start:end])), segment.start)


def _together(text: str, repairs: list[Repair]) -> Repair | None:
    """Return one repair that makes all of them which do not overlap; None where there are not two."""
    made: list[Repair] = []
    for repair in sorted(repairs, key=lambda one: (one.start, one.end)):
        if not made or repair.start >= made[-1].end:
            made.append(repair)
    if len(made) < 2:  # noqa: PLR2004 - one alone is tried already
        return None
    start, end = made[0].start, made[-1].end
    mended = text[:end]
    for repair in reversed(made):
        mended = repaired(mended, repair)
    label = plural("Fix all {count} places", "Fix all {count} places", len(made))
    return Repair(start, end, mended[start:], label)


def _of_octets(segment: Segment) -> Iterable[Edit]:
    """Return what may have stood where a character is none of base64url, or is one too many."""
    spelling = spell(segment.text, strictly=True)
    if not segment.literal or is_lost(segment.text) or len(spelling.unknown) > 1:
        return
    if not spelling.unknown:
        # One may be too many; where one is missing there are too many that it may have been.
        places = range(min(_LONGEST_SIGNATURE, len(segment.text)))
        octets = octets_of(spelling.text)
        if len(octets) == RECOVERABLE and octets[-1] in RECOVERY_BYTES:
            # Nobody typed it: the diagnosis says of such an octet what it is.
            places = places[:-2]
        yield from (Edit(place, place + 1, "") for place in places)
        return
    start, end = spelling.span(spelling.unknown[0], spelling.unknown[0] + 1)
    yield Edit(start, end, "")
    for character in ALPHABET:
        yield Edit(start, end, character)
