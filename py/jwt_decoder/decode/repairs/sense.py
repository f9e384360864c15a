"""How much sense the values of a header or a payload make; only ever to choose among repairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.registry import customary
from jwt_decoder.registry.algorithms import ALGORITHMS
from jwt_decoder.registry.claims import CLAIMS
from jwt_decoder.registry.headers import HEADERS

if TYPE_CHECKING:
    from collections.abc import Mapping

_KNOWN: Final = CLAIMS.keys() | customary.CLAIMS.keys() | HEADERS.keys() | customary.PARAMETERS.keys()
_NAME: Final = 4.0
_NONSENSE: Final = -6.0
_TIMES: Final = ("exp", "nbf", "iat", "auth_time")
_LIKELY_TIMES: Final = range(1_200_000_000, 4_300_000_000)
# A span between two times, or a time that somebody wrote by hand, is a multiple of one of these more often than not.
_ROUND: Final = ((3600, 6.0), (60, 4.0), (10, 1.5))
_TYPES: Final[Mapping[str, tuple[type, ...]]] = {
    "NumericDate": (int, float),
    "StringOrURI": (str,),
    "StringOrURIs": (str, list),
    "string": (str,),
    "boolean": (bool,),
    "uri": (str,),
}


def sense(value: object) -> float:
    """Return how much speaks for a JSON value as a header or Claims Set, in units of a logarithm."""
    if not isinstance(value, dict):
        return 0.0
    return sum(_member(name, item) for name, item in value.items()) + _times(value)


def _member(name: str, value: object) -> float:
    if name == "alg" and isinstance(value, str):
        return _NAME + _NAME if value in ALGORITHMS else _NAME
    if name not in _KNOWN:
        return 0.0
    row = CLAIMS.get(name) or HEADERS.get(name)
    fits = row is None or isinstance(value, _TYPES.get(row.kind, (object,)))
    return _NAME if fits else _NAME + _NONSENSE


def _times(members: Mapping[str, object]) -> float:
    """Judge the times by their size, by their order, and by how round what lies between them is."""
    times = {name: value for name in _TIMES if isinstance(value := members.get(name), int)}
    score = sum(_NONSENSE for value in times.values() if value not in _LIKELY_TIMES)
    begins = times.get("iat", times.get("nbf"))
    for name, value in times.items():
        if begins is None:
            score += _roundness(value)
        elif name != "iat":
            score += _roundness(value - begins)
            score += _NONSENSE if name == "exp" and value <= begins else 0.0
    return score


def _roundness(seconds: int) -> float:
    return next((score for unit, score in _ROUND if seconds % unit == 0), 0.0)
