"""Keys that stand beside a token as source code or YAML has them, each with its JSON."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import islice
from typing import TYPE_CHECKING

from jwt_decoder.extract.base64_runs import places_of
from jwt_decoder.extract.labels import label_before
from jwt_decoder.json import bounded
from jwt_decoder.keys.forms.literal_objects import TYPED, literals_in
from jwt_decoder.model.paste import KeyText
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_KEY_TYPE = "kty"
_MOST = 8
_LONGEST_LABEL = 64
# Characters before and behind the name of a key's type in which the rest of the key stands.
_BEFORE, _BEHIND = 1 << 14, 1 << 15


def literal_keys(text: str, taken: Sequence[tuple[int, int]]) -> list[KeyText]:
    """Return the JWKs of a text in other notations than JSON, in their order; at most eight.

    None is looked for in the ranges ``taken``, which are in order.
    """
    return sorted(islice(_literal_keys(text, taken), _MOST), key=lambda key: key.start)


def _literal_keys(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[KeyText]:
    """Look at the parts of a text in which types of keys are named; no two of them have much in common."""
    free = at = 0
    places = list(_places(text, taken))
    while (index := bisect_left(places, max(free, at))) < len(places):
        first, at = max(free, places[index] - _BEFORE), places[index] + _BEHIND
        near = islice(places, index, bisect_left(places, at))
        for start, end, written in literals_in(text[first : at + _BEHIND], (place - first for place in near)):
            free = max(free, first + end)
            yield _key(text, first + start, first + end, written)


def _places(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Return where types of keys are named outside of the ranges ``taken``."""
    for place in places_of(text, _KEY_TYPE):
        before = bisect_right(taken, (place, len(text))) - 1
        if TYPED.match(text, place) and (before < 0 or taken[before][1] <= place):
            yield place


def _key(text: str, start: int, end: int, written: str) -> KeyText:
    value = bounded.loads(written)
    is_one = isinstance(value, dict) and _KEY_TYPE in value
    kid = value.get("kid") if is_one else None
    label = quote(kid[:_LONGEST_LABEL], _LONGEST_LABEL) if isinstance(kid, str) else label_before(text, start, end)
    return KeyText("jwk" if is_one else "jwk-set", label, start, end, written)
