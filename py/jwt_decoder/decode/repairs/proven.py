"""Edits that something else proves: a Disclosure by its digest, and a damaged name by those of all algorithms.

Of a Disclosure one character that was replaced, lost or added is found for sure (RFC 9901 §4.2.3). A damaged name may
be any other of the same length, so that only a signature can tell which it was.
"""

from __future__ import annotations

from itertools import chain
from operator import ne
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.repairs.candidates import Edit, edited
from jwt_decoder.decode.repairs.one_character import inserted, removed, replaced
from jwt_decoder.decode.sd_jwt.digests import ALGORITHM, DIGESTS, digests_below
from jwt_decoder.decode.sd_jwt.hashes import named_by
from jwt_decoder.json import parse
from jwt_decoder.registry import algorithms
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.model.layout import Segment
    from jwt_decoder.model.part import Node

_LONGEST: Final = 300
_DEEPEST: Final = 32
_LONGEST_HEADER: Final = 2000
# So many characters of base64 are for so many octets.
_GROUP: Final = 4
_OCTETS: Final = 3


def digest_edit(segment: Segment, decoded: Decoded) -> Edit | None:
    """Return the edit of one character after which a digest of the token is that of a Disclosure."""
    row = named_by(decoded.claims.get(ALGORITHM))
    if row is None or len(segment.text) > _LONGEST:
        return None
    digests = frozenset(_digests(decoded, segment))
    edits = chain.from_iterable(each(segment.text) for each in (removed, replaced, inserted)) if digests else ()
    return next((one for one in edits if row.digest(edited(segment.text, one)) in digests), None)


def algorithm_edits(decoded: Decoded) -> Iterator[tuple[Segment, Edit]]:
    """Return the edits of a header after which ``alg`` is another name of its length, the smallest edits first."""
    for signature in decoded.signatures:
        index, alg = signature.place.header, signature.header.root.get("alg") if signature.header else None
        segment = decoded.layout.segments[index] if index is not None else None
        if segment and segment.literal and alg and alg["type"] == "string" and len(segment.text) <= _LONGEST_HEADER:
            yield from ((segment, edit) for edit in _renaming(segment.text, alg))


def _renaming(text: str, alg: Node) -> Iterator[Edit]:
    first = (alg["start"] + 1) // _OCTETS  # of the groups of characters that hold the name
    run = text[first * _GROUP : -(-(alg["end"] - 1) // _OCTETS) * _GROUP]
    start, end = alg["start"] + 1 - first * _OCTETS, alg["end"] - 1 - first * _OCTETS
    octets = base64url.decode(run).octets
    names = (one.encode() for one in algorithms.ALGORITHMS)
    texts = (base64url.encode(octets[:start] + one + octets[end:]) for one in names if len(one) == end - start)
    for made in sorted(texts, key=lambda one: sum(map(ne, one, run))):
        places = [at for at, (here, there) in enumerate(zip(run, made, strict=False)) if here != there]
        if places:
            begins, ends = places[0], places[-1] + 1
            yield Edit(first * _GROUP + begins, first * _GROUP + ends, made[begins:ends])


def _digests(decoded: Decoded, damaged: Segment) -> Iterator[str]:
    """Return the digests in the payload, and in the Disclosures that are not the damaged one."""
    own = decoded.claims.get(DIGESTS)
    yield from (one["value"] for one in (own.get("items", ()) if own else ()) if one["type"] == "string")
    for node in (*decoded.claims.values(), *_disclosed(decoded, damaged)):
        yield from (one["value"] for one in digests_below(node, _DEEPEST))


def _disclosed(decoded: Decoded, damaged: Segment) -> Iterator[Node]:
    for segment in decoded.layout.segments:
        if segment.role == "disclosure" and segment is not damaged:
            tree = parse.parse(base64url.decode(segment.text).octets).tree
            if tree:
                yield tree
