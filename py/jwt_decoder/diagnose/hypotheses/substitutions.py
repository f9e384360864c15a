"""Which other characters may have stood in the header and payload that were signed, the likeliest first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.decode.repairs.candidates import looks_like
from jwt_decoder.decode.repairs.habits import ORDER, Habits
from jwt_decoder.json import bounded
from jwt_decoder.registry.look_alikes import meant
from jwt_decoder.text import base64url
from jwt_decoder.text.base64url_faults import ALPHABET

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jwt_decoder.verify.outcome import SignedInput

# Of each of four characters: the first octet that it has a part in, how many these are, and its place in their bits.
_FIRST: Final = (0, 0, 1, 2)
_OCTETS: Final = (1, 2, 2, 1)
_SHIFT: Final = (2, 4, 6, 0)
_LONGEST: Final = 4096
# Of a longer text too few trials could be made.
_MOST_CHARACTERS: Final = 100_000
# Characters that are read to see whether they are still JSON, in all.
_MOST_READ: Final = 2_000_000
_MOST_PLACES: Final = 600
_STRING: Final = re.compile(r'"([^"\\]*+)"')
_ENDING: Final = re.compile(r'["\\]')
_VALUES: Final = {character: value for value, character in enumerate(ALPHABET)}


class Substitution(NamedTuple):
    """A character in the place of another of the signing input, and how much likelier it is, as a logarithm.

    ``is_in_string`` says that it changes nothing but characters in a string of JSON.
    """

    likelihood: float
    place: int
    text: str
    is_in_string: bool


class _Span(NamedTuple):
    """A place in an encoded text, and the octets that its character has a part in."""

    place: int
    first: int
    last: int


def substitutions(jws: SignedInput) -> Iterator[Substitution]:
    """Return what may have stood where in a header and payload of base64url; what is JSON stays JSON.

    Of a long text only the beginning is searched, and there the places where it is oddest.
    """
    parts = (_Part(jws.encoded_header, 0), _Part(jws.encoded_payload, len(jws.encoded_header) + 1))
    habits = Habits("".join(part.shown for part in parts))
    found = [(one, part) for part in parts for one in part.all(habits)]
    left = _MOST_READ
    for one, part in sorted(found, key=lambda pair: -pair[0].likelihood):
        if one.is_in_string or not part.is_json:
            yield one
        elif left > 0:
            left -= len(part.encoded)
            if part.is_json_with(one):
                yield one


class _Part:
    """A header or payload: where in the signing input it begins, and a character for each octet of its beginning."""

    def __init__(self, encoded: str, start: int) -> None:
        """Take the text; nothing of a very long one, nor where characters of another alphabet would move the places."""
        self.encoded = encoded if len(encoded) <= _MOST_CHARACTERS and _VALUES.keys() >= set(encoded) else ""
        self.start = start
        self.octets = base64url.decode(self.encoded[:_LONGEST]).octets
        self.shown = self.octets.decode("latin-1")
        self.is_json = _is_json(self.encoded)
        self.in_string = {at for run in _STRING.finditer(self.shown) for at in range(*run.span(1))}

    def is_json_with(self, one: Substitution) -> bool:
        """Return whether the part is still JSON with another character."""
        at = one.place - self.start
        return _is_json(f"{self.encoded[:at]}{one.text}{self.encoded[at + 1 :]}")

    def all(self, habits: Habits) -> Iterator[Substitution]:
        """Return every other character for the places at which the text is oddest."""
        each, alone = habits.each(self.shown), habits.each_alone(self.shown)
        for span in sorted(self._spans(), key=lambda one: _oddness(each, one))[:_MOST_PLACES]:
            found, next_one = self.encoded[span.place], span.last + 1
            before = sum(alone[span.first : next_one])
            is_in_string = self.in_string.issuperset(range(span.first, span.last))
            run, behind = self.shown[max(0, span.first - ORDER + 1) : span.first], self.shown[span.last : next_one]
            for character, text in self._others(span):
                likelihood = habits.instead(run + text + behind, len(run)) - before
                if character in meant(found):
                    likelihood += looks_like(character, meant(found))
                yield Substitution(
                    likelihood, self.start + span.place, character, is_in_string and not _ENDING.search(text)
                )

    def _spans(self) -> Iterator[_Span]:
        is_over = len(self.encoded) % 4 == 1  # One character alone holds no octet.
        for place in range(min(len(self.encoded) - is_over, _LONGEST)):
            group, at = divmod(place, 4)
            first = 3 * group + _FIRST[at]
            yield _Span(place, first, min(first + _OCTETS[at], len(self.octets)))

    def _others(self, span: _Span) -> Iterator[tuple[str, str]]:
        """Return every other character of a place with the text that it makes, where that can be read."""
        at, count = span.place % 4, span.last - span.first
        word, value = int.from_bytes(self.octets[span.first : span.last], "big"), _VALUES[self.encoded[span.place]]
        shift, cut = _SHIFT[at], 8 * (_OCTETS[at] - count)
        for character, other in _VALUES.items():
            text = (word ^ (value ^ other) << shift >> cut).to_bytes(count, "big").decode("latin-1")
            if other != value and text.isascii() and text.isprintable():
                yield character, text


def _oddness(each: Sequence[float], span: _Span) -> float:
    """Return how likely the octets of a place are, with those that follow: of each, so that the last are no odder."""
    run = each[span.first : span.last + ORDER - 1]
    return sum(run) / len(run)


def _is_json(encoded: str) -> bool:
    try:
        bounded.loads(base64url.decode(encoded).octets.decode())
    except ValueError:
        return False
    return True
