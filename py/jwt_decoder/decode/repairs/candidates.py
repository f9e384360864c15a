"""Every edit of one character, or swap of two, that makes JSON of an encoded text, the likeliest first.

What is searched is near the place at which the text stops being JSON: a character that was replaced garbles one or two
octets there, one that was lost or doubled garbles all that follows.
"""

from __future__ import annotations

import json
import re
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.decode.repairs.habits import ORDER, Habits
from jwt_decoder.decode.repairs.sense import sense
from jwt_decoder.decode.repairs.spelling import octets_of
from jwt_decoder.json import bounded
from jwt_decoder.registry.look_alikes import PAIRS, meant
from jwt_decoder.text.base64url import encode
from jwt_decoder.text.base64url_faults import ALPHABET

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CONTROL: Final = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BACK: Final = 28
_AHEAD: Final = 8
# How far around the place of the fault the text is compared.
_MARGIN: Final = 48
_MOST_FAULTS: Final = 64
_MOST_OCTETS: Final = 1_500_000
_MOST_TRIED: Final = 2000
MOST_SOUND: Final = 64
_LOOKS_ALIKE: Final = (2.5, 2.0, 1.5, 1.0)
_DOUBLED: Final = 5.0
_SWAPPED: Final = 2.0


class Edit(NamedTuple):
    """Characters put in the place of others."""

    start: int
    end: int
    text: str


class Candidate(NamedTuple):
    """An edit, how likely it is as a logarithm, and the octets that come of it."""

    likelihood: float
    edit: Edit
    octets: bytes


class _Shift(NamedTuple):
    """The octets of a text whose characters are moved by some; ``sound`` is the first one behind all that are bad."""

    octets: bytes
    sound: int
    sums: list[float]
    first: int


class _Octets(NamedTuple):
    """The octets that an edit makes anew, and those that follow them."""

    first: int
    last: int
    shift: _Shift


def fault_place(text: str) -> int:
    """Return the octet at which an encoded text stops being JSON; the number of them where it does not."""
    octets = octets_of(text)
    try:
        octets.decode()
        end = len(octets)
    except UnicodeDecodeError as error:
        end = error.start
    try:
        bounded.loads(octets[:end].decode())
    except json.JSONDecodeError as error:
        # A string that nothing closes is told where it begins.
        is_cut = error.msg.startswith("Unterminated")
        return end if is_cut else len(octets[:end].decode()[: error.pos].encode())
    except ValueError:
        return 0
    return end


def single_edits(text: str, sample: str, found: dict[int, str], most: int = MOST_SOUND) -> list[Candidate]:
    """Return edits after which the text is a JSON object or array; ``sample`` is text like it.

    ``found`` are the characters that stand where the text has a placeholder: then only their places are edited.
    ``most`` is how many are returned.
    """
    search = _Search(text, sample, found)
    sound: list[Candidate] = []
    left = min(_MOST_TRIED, _MOST_OCTETS // (len(text) + 1))
    for candidate in sorted(search.all(), key=lambda one: -one.likelihood)[:left]:
        better = _judged(candidate, text)
        if better:
            sound.append(better)
            if len(sound) == most:
                break
    return sorted(sound, key=lambda one: -one.likelihood)


def is_json(text: str) -> bool:
    """Return whether an encoded text is a JSON object or array, encoded as an encoder does."""
    return _judged(Candidate(0.0, Edit(0, 0, ""), octets_of(text)), text) is not None


def _judged(candidate: Candidate, text: str) -> Candidate | None:
    """Return a candidate with what its values say for it; None where it is no JSON, or not as an encoder writes it."""
    try:
        value = bounded.loads(candidate.octets.decode())
    except ValueError:
        return None
    if not isinstance(value, (dict, list)) or encode(candidate.octets) != edited(text, candidate.edit):
        return None
    return candidate._replace(likelihood=candidate.likelihood + sense(value))


def looks_like(character: str, alike: str) -> float:
    """Return what speaks for a character because it is among those that look like another, the likeliest first."""
    at = alike.find(character) if character else -1
    return _LOOKS_ALIKE[min(at, len(_LOOKS_ALIKE) - 1)] if at >= 0 else 0.0


def edited(text: str, edit: Edit) -> str:
    """Return a text with an edit made in it."""
    return text[: edit.start] + edit.text + text[edit.end :]


class _Search:
    """Makes the edits of one text."""

    def __init__(self, text: str, sample: str, found: dict[int, str]) -> None:
        self.text = text
        self.found = found
        octets = octets_of(text)
        self.place = next(iter(found)) * 3 // 4 if found else fault_place(text)
        begin, end = max(0, self.place - _MARGIN), self.place + _MARGIN
        self.window = begin, end
        self.habits = Habits(sample + octets[:begin].decode(errors="ignore") + octets[end:].decode(errors="ignore"))
        self.shifts = {by: shift for by in (-1, 0, 1) if (shift := self._shift(by))}
        self.before = self.shifts.get(0) or self._summed(octets, 0)
        self.good = self.place + 3

    def _shift(self, by: int) -> _Shift | None:
        """Return the octets of the text with its characters moved; None where those far behind are bad."""
        text = self.text[1:] if by < 0 else "A" * by + self.text
        octets = octets_of(text)
        sound = _last_bad(octets, self.window[0]) + 1
        if sound > self.window[1] and sound > self.place + _BACK:
            return None
        return self._summed(octets, sound)

    def _summed(self, octets: bytes, sound: int) -> _Shift:
        begin, end = self.window
        shown = _shown(octets[begin:end])
        return _Shift(octets, sound, [0.0, *accumulate(self.habits.each(shown))], begin)

    def all(self) -> Iterator[Candidate]:
        """Make every edit that leaves nothing bad before it and behind it."""
        for start, end, texts, length, extra in self._places():
            shift = self.shifts.get(length - (end - start))
            first, last = start * 6 // 8, -(-(start + length) * 6 // 8)
            if shift and first <= self.good and last + 2 >= shift.sound:
                yield from self._at(start, end, texts, _Octets(first, last, shift), extra)

    def _places(self) -> Iterator[tuple[int, int, Iterable[str], int, float]]:
        """Return runs of characters, what may stand in their place, and what speaks for it beforehand."""
        if self.found:
            for at in self.found:
                yield at, at + 1, ALPHABET, 1, 0.0
                yield at, at + 1, ("",), 0, 0.0
            return
        middle = self.place * 4 // 3
        for at in range(max(0, middle - _BACK), min(len(self.text), middle + _AHEAD)):
            here = self.text[at]
            yield at, at + 1, ALPHABET.replace(here, ""), 1, 0.0
            if here != self.text[at - 1 : at]:
                yield at, at + 1, ("",), 0, _DOUBLED if here == self.text[at + 1 : at + 2] else 0.0
            yield at, at, ALPHABET.replace(here, ""), 1, 0.0
            there = self.text[at + 1 : at + 2]
            if there not in {"", here}:
                yield at, at + 2, (there + here,), 2, _SWAPPED
            for wrong, right in PAIRS:
                if self.text.startswith(wrong, at):
                    yield at, at + len(wrong), (right,), len(right), _LOOKS_ALIKE[0]
        end = len(self.text)
        if end <= middle + _AHEAD:
            yield end, end, ALPHABET, 1, 0.0

    def _at(self, start: int, end: int, texts: Iterable[str], place: _Octets, extra: float) -> Iterator[Candidate]:
        """Make the edits of one run of characters."""
        first, last, shift = place
        group = start // 4 * 4
        before, after = self.text[group:start], self.text[end : end + 8]
        skipped = group // 4 * 3
        lead, tail = self.before.octets[:first], shift.octets[last:]
        for text in texts:
            local = octets_of((before + text + after)[:8])[first - skipped : last - skipped]
            if not CONTROL.search(local):
                octets = lead + local + tail
                edit = Edit(start, end, text)
                likelihood = extra + self._looks(edit) + self._likelihood(octets, first, last, shift)
                yield Candidate(likelihood, edit, octets)

    def _looks(self, edit: Edit) -> float:
        """Return what speaks for an edit because one character looks like the other."""
        if edit.end - edit.start != 1 or len(edit.text) != 1:
            return 0.0
        return looks_like(edit.text, meant(self.found.get(edit.start, self.text[edit.start])))

    def _likelihood(self, octets: bytes, first: int, last: int, shift: _Shift) -> float:
        """Add up how likely the text around an edit is: what no edit changes was added up before."""
        begin, end = self.window
        after = min(last + ORDER - 1, end, len(octets))
        lead = max(begin, first - ORDER + 1)
        run = _shown(octets[lead:after])
        new = self.habits.likelihood(run, first - lead, len(run))
        return (
            self.before.sums[first - begin]
            + new
            + shift.sums[-1]
            - shift.sums[max(0, min(after - begin, len(shift.sums) - 1))]
        )


def _shown(octets: bytes) -> str:
    """Return a character for each octet, so that places in both are the same."""
    return octets.decode("latin-1")


def _last_bad(octets: bytes, begin: int) -> int:
    """Return the place of the last octet from ``begin`` on that is in no UTF-8 text; the end where many are."""
    last = begin - 1
    at = begin
    for _ in range(_MOST_FAULTS):
        try:
            octets[at:].decode()
        except UnicodeDecodeError as error:
            last = at + error.end - 1
            at += error.end
        else:
            break
    else:
        return len(octets)
    controls = [one.start() for one in CONTROL.finditer(octets, begin)]
    return max(last, controls[-1] if controls else last)
