"""How likely a text is where headers and payloads stand: what follows what, in usual ones and in the one at hand."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING, Final

from jwt_decoder.registry import customary, usual_text
from jwt_decoder.registry.algorithms import ALGORITHMS
from jwt_decoder.registry.claims import CLAIMS
from jwt_decoder.registry.headers import HEADERS

if TYPE_CHECKING:
    from collections.abc import Iterable

ORDER: Final = 4
_LONGEST_SAMPLE: Final = 8192
_OWN_WEIGHT: Final = 3
_TRUST: Final = 2.0
_PRINTABLE: Final = 96
_ASCII: Final = 0x7F
_UNLIKELY: Final = 1e-5
_TRUST_IN_CLASSES: Final = 0.9
# Letters, capitals and digits stand together; each of the others is alone in its class.
_CLASSES: Final = str.maketrans(
    dict.fromkeys("abcdefghijklmnopqrstuvwxyz", "a")
    | dict.fromkeys("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "A")
    | dict.fromkeys("0123456789", "0")
)
_SIZES: Final = {"a": 26, "A": 26, "0": 10}


class Habits:
    """Which characters follow which; a sample that is no part of the usual ones counts more than they do."""

    __slots__ = ("_alone", "_classes", "_counts", "_instead", "_known")

    def __init__(self, sample: str) -> None:
        """Take what can be read of the token."""
        usual, self._classes = _usual()
        self._counts = dict(usual)
        for run, count in _counts(sample[:_LONGEST_SAMPLE]).items():
            self._counts[run] = self._counts.get(run, 0) + count * _OWN_WEIGHT
        self._known: dict[str, float] = {}
        self._alone: dict[str, float] = {}
        self._instead: dict[str, float] = {}

    def likelihood(self, text: str, start: int, end: int) -> float:
        """Return the logarithm of how likely the characters from ``start`` to ``end`` are after those before them."""
        return sum(self._one(text[max(0, at - ORDER + 1) : at + 1]) for at in range(start, end))

    def each(self, text: str) -> list[float]:
        """Return the same of each character."""
        return [self._one(text[max(0, at - ORDER + 1) : at + 1]) for at in range(len(text))]

    def each_alone(self, text: str) -> list[float]:
        """Return the same of each character of a part of the sample, as far as the rest of the sample tells it."""
        return [self._anew(text[max(0, at - ORDER + 1) : at + 1], self._alone, _OWN_WEIGHT) for at in range(len(text))]

    def instead(self, text: str, start: int) -> float:
        """Return how likely the characters from ``start`` are where the sample has others in their place."""
        return self._anew(text[: start + 1], self._instead, 0) + self.likelihood(text, start + 1, len(text))

    def _one(self, run: str) -> float:
        """Return how likely the last character of a run is after the others."""
        found = self._known.get(run)
        if found is None:
            found = self._known[run] = log(self._probability(run))
        return found

    def _anew(self, run: str, known: dict[str, float], less: int) -> float:
        """Return the same with one example less of what is before the last character, and ``less`` of the whole run."""
        found = known.get(run)
        if found is None:
            found = known[run] = log(self._probability(run, _OWN_WEIGHT, less))
        return found

    def _probability(self, run: str, less_before: int = 0, less: int = 0) -> float:
        """Mix what longer and shorter runs say, each as far as there are examples of it (Witten and Bell)."""
        if ord(run[-1]) > _ASCII:
            return _UNLIKELY
        kinds = run[1 - ORDER :].translate(_CLASSES)
        probability = 1 / _PRINTABLE
        seen = self._classes.get(kinds[:-1], 0)
        if seen:
            alike = self._classes.get(kinds, 0) / seen / _SIZES.get(kinds[-1], 1)
            probability += (alike - probability) * _TRUST_IN_CLASSES
        counts = self._counts
        for start in range(len(run) - 2, -1, -1):
            seen = counts.get(run[start:-1], 0) - less_before
            if seen <= 0:
                break
            probability = (max(0, counts.get(run[start:], 0) - less) + _TRUST * probability) / (seen + _TRUST)
        return max(probability, _UNLIKELY)


def _counts(text: str) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for length in range(1, ORDER + 1):
        counts.update(text[at : at + length] for at in range(len(text) - length + 1))
    return dict(counts)


@lru_cache(maxsize=1)
def _usual() -> tuple[dict[str, int], dict[str, int]]:
    text = "\n".join(_samples())
    return _counts(text), _counts(text.translate(_CLASSES))


def _samples() -> Iterable[str]:
    yield from usual_text.HEADERS
    yield from usual_text.CLAIMS
    for names in (CLAIMS, customary.CLAIMS, HEADERS):
        yield from (f'"{name}":' for name in names)
    yield from (f'"alg":"{name}"' for name in ALGORITHMS)
