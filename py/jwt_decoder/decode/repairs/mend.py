"""The edits that make JSON of one damaged segment, the likeliest first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.decode.repairs.candidates import MOST_SOUND, Edit, is_json, single_edits
from jwt_decoder.decode.repairs.several import several_edits
from jwt_decoder.decode.repairs.spelling import octets_of, spell

if TYPE_CHECKING:
    from jwt_decoder.decode.repairs.spelling import Spelling

LARGEST: Final = 256 * 1024
_MOST_UNKNOWN: Final = 8
# A text that was shortened or masked has lost what nobody can put back.
_LOST: Final = re.compile("\u2026|[*\u2022\u25cf\u2588]{2}")


# How an object begins, and an array.
_BEGINNINGS: Final = ("e", "W")
_ENDS: Final = (b"}", b"]")


class Mended(NamedTuple):
    """What could be done for a segment.

    ``edits`` are of the segment's characters. ``is_sound`` says that there is nothing to look for: what was changed
    in a known way can be changed back. ``unknown`` are the places of the characters for which there is no such way.
    """

    edits: tuple[Edit, ...] = ()
    is_sound: bool = False
    unknown: frozenset[int] = frozenset()


def mend(segment: str, sample: str, most: int = MOST_SOUND) -> Mended:
    """Look for at most so many edits that make JSON of a segment; ``sample`` is text like what it says."""
    plain = spell(segment)
    if not plain.unknown and is_json(plain.text):
        return Mended(is_sound=True)
    if len(segment) > LARGEST or is_lost(segment) or not _resembles_json(plain.text):
        return Mended((), unknown=_places(plain))
    edits = _edits(segment, plain, sample, most)
    strict = plain if edits else spell(segment, strictly=True)
    if strict is plain or strict.unknown == plain.unknown:
        return Mended(edits, unknown=_places(plain))
    edits = _edits(segment, strict, sample, most)
    return Mended(edits, unknown=_places(strict if edits else plain))


def is_lost(segment: str) -> bool:
    """Return whether a segment was shortened or masked."""
    return _LOST.search(segment) is not None


def _resembles_json(text: str) -> bool:
    """Return whether octets begin or end as those of an object or array do, whatever happened to the others."""
    return text.startswith(_BEGINNINGS) or any(octets_of("A" * lost + text).endswith(_ENDS) for lost in range(4))


def _places(spelling: Spelling) -> frozenset[int]:
    return frozenset(spelling.places[at] for at in spelling.unknown)


def _edits(segment: str, spelling: Spelling, sample: str, most: int) -> tuple[Edit, ...]:
    unknown = {at: segment[spelling.places[at]] for at in spelling.unknown}
    if len(unknown) > _MOST_UNKNOWN or any({at + 1, at + 2} <= unknown.keys() for at in unknown):
        return ()  # what stands there is other text, and no characters one by one
    if len(unknown) > 1:
        return tuple(_in_segment(edit, spelling) for edit in several_edits(spelling.text, sample, unknown))
    return tuple(_in_segment(one.edit, spelling) for one in single_edits(spelling.text, sample, unknown, most))


def _in_segment(edit: Edit, spelling: Spelling) -> Edit:
    """Return an edit of spelled characters as one of the segment."""
    start, end = spelling.span(edit.start, edit.end)
    return Edit(start, end, edit.text)
