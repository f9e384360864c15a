"""What a header may have been that lost a run of characters, or is missing: one of those that libraries write.

Of most headers little more is known than alg, typ and kid, and the signature has the length of few algorithms. So what
is left of a header often allows but one, and where it allows several, a key tells which.
"""

from __future__ import annotations

import json
from itertools import permutations
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.repairs.candidates import Edit, edited
from jwt_decoder.extract.header_end import end_of
from jwt_decoder.json import bounded
from jwt_decoder.model.fault import Repair
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry import customary
from jwt_decoder.registry.algorithms import ROWS
from jwt_decoder.registry.headers import HEADERS
from jwt_decoder.text import base64url
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.extract.header_end import HeaderEnd
    from jwt_decoder.registry.algorithms import Algorithm

_TYPES: Final = ("JWT", "at+jwt")
# With and without the blanks that a writer of JSON may put in.
_SEPARATORS: Final = ((",", ":"), (", ", ": "))
_LONGEST: Final = 1000
_LEAST_RSA_OCTETS: Final = 64
_LONGEST_SHOWN: Final = 60
# So many characters of base64 are for so many octets.
_GROUP: Final = 4
_OCTETS: Final = 3
_KNOWN: Final = HEADERS.keys() | customary.PARAMETERS.keys()
_ANY: Final = "\x7f"
RESTORE: Final = Sentence("Restore the header")


def header_repair(decoded: Decoded, index: int) -> Repair | None:
    """Return what puts into a damaged header what it lost; None where it may have been none, or more than one."""
    segment = decoded.layout.segments[index]
    octets = next((len(one.octets) for one in decoded.signatures if one.place.header == index), 0)
    found = {edited(segment.text, edit): edit for edit in _edits(segment.text, octets, ())}
    if len(found) != 1:
        return None
    ((text, (start, end, more)),) = found.items()
    label = Sentence("Try “{header}”", header=quote(base64url.decode(text).octets.decode(), _LONGEST_SHOWN))
    return Repair(segment.start + start, segment.start + end, more, label)


def restored_headers(decoded: Decoded, kids: Sequence[str]) -> Iterator[Repair]:
    """Return all that may put back a header, or what it lost, for who can tell the right one by its signature.

    ``kids`` are names of keys that may be in it.
    """
    damaged = {fault.segment for fault in decoded.faults}
    for one in decoded.signatures:
        index = one.place.header
        if index is None:
            yield from _missing(decoded, len(one.octets), kids)
        elif index in damaged and (segment := decoded.layout.segments[index]).literal:
            found = sorted(_edits(segment.text, len(one.octets), kids), key=lambda edit: (len(edit.text), edit.text))
            yield from (Repair(segment.start + start, segment.start + end, text, RESTORE) for start, end, text in found)


def _missing(decoded: Decoded, octets: int, kids: Sequence[str]) -> Iterator[Repair]:
    """Return headers for a token that begins with its payload, the usual ones first."""
    if decoded.layout.kind == "jws-compact":
        for row in ROWS:
            if _makes(row, octets):
                texts = (base64url.encode(one.encode()) for one in _texts(row, kids))
                yield from (Repair(0, 0, f"{text}.", RESTORE) for text in texts)


def _edits(text: str, octets: int, kids: Sequence[str]) -> set[Edit]:
    """Return edits that put into a header what it lost; ``octets`` is the length of the signature."""
    if len(text) > _LONGEST:
        return set()
    rows = [row for row in ROWS if _makes(row, octets)]
    return {*_whole(text, rows, kids), *_begun(text, rows, kids)}


def _makes(row: Algorithm, octets: int) -> bool:
    """Return whether an algorithm makes signatures of a length."""
    if row.signature_octets is not None:
        return row.signature_octets == octets > 0
    if row.by_curve:
        return any(_makes(one, octets) for one in ROWS if one.name in row.by_curve)
    return octets >= _LEAST_RSA_OCTETS and octets % 8 == 0


def _texts(row: Algorithm, kids: Iterable[str]) -> Iterator[str]:
    """Return headers that name an algorithm: alone, with typ, and with a kid, in every order."""
    for members in _members(row.name, kids):
        for order in permutations(members):
            yield from (json.dumps(dict(order), separators=one, ensure_ascii=False) for one in _SEPARATORS)


def _members(alg: str, kids: Iterable[str]) -> Iterator[list[tuple[str, str]]]:
    for kid in (None, *kids):
        for typ in (*_TYPES, None):
            named = {"alg": alg, "typ": typ, "kid": kid}
            yield [(name, value) for name, value in named.items() if value is not None]


def _whole(text: str, rows: Iterable[Algorithm], kids: Sequence[str]) -> Iterator[Edit]:
    """Return edits after which the text is one of those headers: one run of its characters is missing."""
    for row in rows:
        for header in _texts(row, kids):
            whole = base64url.encode(header.encode())
            missing = len(whole) - len(text)
            start = _common(text, whole)
            if missing > 0 and whole.endswith(text[start:]):
                yield Edit(start, start, whole[start : start + missing])


def _common(text: str, whole: str) -> int:
    return next((at for at, (one, other) in enumerate(zip(text, whole, strict=False)) if one != other), len(text))


def _begun(text: str, rows: Iterable[Algorithm], kids: Sequence[str]) -> Iterator[Edit]:
    """Return edits after which the text is the end of a header that begins as one of those, whatever else is in it."""
    end = end_of(text)
    if end is None:
        return
    for row in rows:
        for beginning in _beginnings(row, kids, end):
            whole = beginning + end.rest
            encoded = base64url.encode(whole.encode())
            if encoded.endswith(text) and _is_usual(whole, row, end):
                yield Edit(0, 0, encoded[: len(encoded) - len(text)])


def _beginnings(row: Algorithm, kids: Sequence[str], end: HeaderEnd) -> set[str]:
    """Return the beginnings of headers that end where what is left may begin: a group of octets is not torn."""
    texts = _texts(row, (*kids, _ANY))
    whole = {one[:at] for one in texts for at in range(1, one.find(_ANY) % len(one))}
    return {one for one in whole if (len(one.encode()) - end.lost % _GROUP) % _OCTETS == 0}


def _is_usual(text: str, row: Algorithm, end: HeaderEnd) -> bool:
    """Return whether a text is an object that names an algorithm, and what else is in headers, nothing twice."""
    try:
        members = bounded.loads(text, object_pairs_hook=list)
    except ValueError:
        return False
    names = [name for name, _ in members]
    if len(set(names)) < len(names) or not _KNOWN.issuperset(names) or ("alg", row.name) not in members:
        return False
    return '"typ"' in end.rest or dict(members).get("typ", _TYPES[0]) in _TYPES
