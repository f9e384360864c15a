"""The values of a payload that may hold what the rules about content look for, each with its name.

The payload's octets are searched for marks, which is done in C, and only the values at those places are looked at:
so a payload of any size costs little. Of each mark the first twenty places count, down to 32 levels.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jwt_decoder.model.part import Member, Node, Part

_MOST_PLACES: Final = 20
_DEEPEST: Final = 32
_MOST_OUTERMOST: Final = 500
# What stands in a text that a rule may speak of, in small letters; an escape may spell anything.
MARKS: Final = (
    *(b'"kty"', b"key", b"passw", b"pwd", b"passphrase", b"secret", b"credential", b"@", b"birth", b'"dob"', b"\\u"),
    *(b"akia", b"asia", b"ghp_", b"gho_", b"ghu_", b"ghs_", b"ghr_", b"github_pat_", b"xox", b"xapp-", b"_live_"),
    *(b"aiza", b"npm_", b"glpat-", b"sk-proj-", b"sk-ant-", b"hf_", b"sg.", b"shpat_", b"dop_v1_", b"pypi-ag", b"hvs."),
)
# Thirteen digits, as the shortest card number has; each place is looked at no more than 37 times.
CARD: Final = re.compile(r"[0-9](?:[ -]?[0-9]){12,18}")
_CARD_OCTETS: Final = re.compile(CARD.pattern.encode())
# Characters that take no room; joiners are left out, which many scripts and emoji need.
INVISIBLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u115f\u1160\u180e\u200b\u2060-\u2064\u3164\ufeff\uffa0]")
# Embeddings, overrides and isolates (UAX 9); the plain marks of right-to-left scripts are left out.
BIDI: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Halves of characters of UTF-16, which only an escape can spell.
SURROGATE: Final = re.compile("[\ud800-\udfff]")


class Word(NamedTuple):
    """A value, the name of the member that it stands in, and the object or array around it.

    ``start`` is the octet where the name begins, of an item the value.
    """

    name: str
    node: Node
    start: int
    holder: Node


def words_of(part: Part) -> tuple[Word, ...]:
    """Return the values of a payload with a mark in them or in their names, each once, in the order of the text."""
    if not part.root and part.tree is None:
        return ()
    places = sorted({*_marked(part.octets), *_cards(part.octets), *_unseen(part)})
    if not places:
        return ()
    if part.tree is None:
        return _outermost(part)
    found = {word.start: word for place in places if (word := _at(part.tree, place))}
    return tuple(found.values())


def _marked(octets: bytes) -> Iterable[int]:
    lowered = octets.lower()
    for mark in MARKS:
        place = lowered.find(mark)
        for _ in range(_MOST_PLACES):
            if place < 0:
                break
            yield place
            place = lowered.find(mark, place + len(mark))


def _cards(octets: bytes) -> Iterable[int]:
    for _, found in zip(range(_MOST_PLACES), _CARD_OCTETS.finditer(octets), strict=False):
        yield found.start()


def _unseen(part: Part) -> Iterable[int]:
    """Return the octets of characters that nobody sees, where the text is not plain ASCII."""
    text = part.text or ""
    if text.isascii():
        return
    for sought in (INVISIBLE, BIDI):
        octet, last = 0, 0
        for _, found in zip(range(_MOST_PLACES), sought.finditer(text), strict=False):
            octet += len(text[last : found.start()].encode())
            last = found.start()
            yield octet


def _outermost(part: Part) -> tuple[Word, ...]:
    """Return the first outermost members of a payload that is too long for a tree, and for places."""
    return tuple(Word(name, node, 0, node) for name, node in islice(part.root.items(), _MOST_OUTERMOST))


def _at(tree: Node, place: int) -> Word | None:
    """Return the innermost value whose name or text has an octet, if it is no deeper than 32 levels."""
    word = Word("", tree, tree["start"], tree)
    for _ in range(_DEEPEST):
        node = word.node
        members, items = node.get("members"), node.get("items")
        if members:
            member = members[max(0, _last(members, place))]
            word = Word(member["name"], member["node"], member["start"], node)
        elif items:
            item = items[max(0, _last(items, place))]
            word = Word(word.name, item, item["start"], node)
        else:
            return word
        if place < word.node["start"]:
            return word
    return None


def _last(entries: Sequence[Member] | Sequence[Node], place: int) -> int:
    """Return the index of the last member or item that begins at or before an octet, -1 where none does."""
    return bisect_right(entries, place, key=lambda entry: entry["start"]) - 1
