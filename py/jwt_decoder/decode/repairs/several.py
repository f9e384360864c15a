"""Edits of several characters at once, where each of the places is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.repairs.candidates import CONTROL, Edit, is_json, looks_like
from jwt_decoder.decode.repairs.habits import ORDER, Habits
from jwt_decoder.decode.repairs.spelling import octets_of
from jwt_decoder.registry.look_alikes import meant
from jwt_decoder.text.base64url_faults import ALPHABET

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_WIDTH: Final = 24
_MOST_AFTER: Final = 24

_Prefix = tuple[float, str]


def several_edits(text: str, sample: str, found: Mapping[int, str]) -> list[Edit]:
    """Return edits of all the places in ``found``, which has what stands there; after each the text is JSON."""
    habits = Habits(sample)
    places = sorted(found)
    beam: list[_Prefix] = [(0.0, text[: places[0]])]
    for place, following in zip(places, (*places[1:], len(text)), strict=True):
        after = text[place + 1 : following]
        longer = [one for prefix in beam for one in _longer(prefix, after, meant(found[place]), habits)]
        beam = sorted(longer, key=lambda one: -one[0])[:_WIDTH]
    start, end = places[0], places[-1] + 1
    rest = len(text) - end
    return [Edit(start, end, one[start : len(one) - rest]) for _, one in beam if is_json(one)]


def _longer(prefix: _Prefix, after: str, alike: str, habits: Habits) -> Iterable[_Prefix]:
    """Return a text with each character in the next place, or with none, and with what is known to follow."""
    likelihood, text = prefix
    group = max(0, len(text) // 4 * 4 - 4)
    before, near = text[group:], after[:_MOST_AFTER]
    for character in (*ALPHABET, ""):
        run = before + character + near
        octets = octets_of(run[: len(run) // 4 * 4])
        if not CONTROL.search(octets):
            shown = octets.decode("latin-1")
            new = habits.likelihood(shown, min(len(shown), ORDER - 1), len(shown))
            yield likelihood + new + looks_like(character, alike), text + character + after
