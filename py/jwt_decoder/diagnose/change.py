"""What one click changes so that the signature holds: edits of a field, never the field itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.keys.secret import Secret, read_secret
from jwt_decoder.model.sentence import Digits, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.model.fault import Repair

_MOST_EDITS: Final = 200
_LINE: Final = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


class Edit(NamedTuple):
    """Text in the place of the code points from ``start`` to ``end``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """What to change; ``label`` names it on a button.

    ``token`` is an edit of the token's clean text, ``key`` and ``payload`` are edits of what was given as these, from
    the first to the last. ``encoding`` is how the secret is to be read, ``member`` the key of a set that is to be used,
    counted from 1; both empty where they stay.
    """

    label: Sentence
    token: Repair | None = None
    key: tuple[Edit, ...] = ()
    payload: tuple[Edit, ...] = ()
    encoding: str = ""
    member: int = 0


_READ_AS: Final = {
    "text": Sentence("Read it as text"),
    "base64url": Sentence("Read it as base64url"),
    "base64": Sentence("Read it as base64"),
    "hex": Sentence("Read it as hex"),
}
_DECODE: Final = Sentence("Decode it")
_LINE_ENDS: Final = Sentence("Change its line endings")


def reading(text: str, octets: bytes, *encodings: str) -> Change | None:
    """Return the first of these encodings in which the text of a secret stands for these octets, exactly."""
    for encoding in encodings:
        found = read_secret(text, encoding)
        if isinstance(found, Secret) and found.octets == octets:
            return Change(_READ_AS[encoding], encoding=encoding)
    return None


def kept(label: Sentence, text: str, part: str) -> Change | None:
    """Return the edits that leave a part of a key text; None where it does not stand in the text as it is."""
    start = text.find(part)
    if start < 0 or not part:
        return None
    ends = (Edit(0, start, ""), Edit(start + len(part), len(text), ""))
    return Change(label, key=tuple(edit for edit in ends if edit.start < edit.end))


def instead(label: Sentence, text: str, other: str, encoding: str) -> Change:
    """Return the edit that puts another text in the place of a key text, to be read in this encoding."""
    return Change(label, key=(Edit(0, len(text), other),), encoding=encoding)


def around(label: Sentence, text: str, mark: str) -> Change:
    """Return the edits that put a mark before and behind a key text."""
    return Change(label, key=(Edit(0, 0, mark), Edit(len(text), len(text), mark)))


def key_line_ends(text: str, other: bytes) -> Change | None:
    """Return the edits that give a key text the line ends of these octets; None where there are very many."""
    edits = _line_edits(text, other)
    return Change(_LINE_ENDS, key=edits) if edits else None


def payload_line_ends(payload: bytes, other: bytes) -> Change | None:
    """Return the same for a payload that was given by hand."""
    edits = _line_edits(payload.decode("utf-8", "replace"), other)
    return Change(_LINE_ENDS, payload=edits) if edits else None


def payload_decoded(payload: bytes, octets: bytes) -> Change | None:
    """Return the edit that puts what a payload decodes to in its place; None where that is no text."""
    try:
        edit = Edit(0, len(payload.decode()), octets.decode())
    except UnicodeDecodeError:
        return None
    return Change(_DECODE, payload=(edit,))


def member(place: int) -> Change:
    """Return the use of one key of a set, counted from 1."""
    return Change(Sentence("Use key {place} of the set", place=Digits(place)), member=place)


def _line_edits(text: str, other: bytes) -> tuple[Edit, ...]:
    edits = tuple(_differing(text, other.decode("utf-8", "replace")))
    return edits if len(edits) <= _MOST_EDITS else ()


def _differing(text: str, other: str) -> Iterator[Edit]:
    for before, after in zip_longest(_LINE.finditer(text), _LINE.finditer(other)):
        end = after[2] if after else ""
        if before is None or before[2] == end:
            continue
        yield Edit(before.start(2), before.end(2), end)
