"""The times of a token for a drawn line: its points, from where to where it lasts, and the same as a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import joined
from jwt_decoder.text import numeric_date
from jwt_decoder.text.numeric_date import clock, relative

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.judge.time import Span
    from jwt_decoder.model.sentence import Words
    from jwt_decoder.text.numeric_date import Instant

_FIRST_WORDS: Final = {"nbf": "Valid from ", "iat": "Issued "}


@dataclass(frozen=True, slots=True)
class Times:
    """What is drawn: ``points`` in the order of time; ``start``, ``end`` and ``lifetime`` where they are known."""

    points: tuple[Instant, ...]
    start: Instant | None
    end: Instant | None
    lifetime: str | None
    sentence: Words


def times(judged: Span | None) -> Times | None:
    """Give the times of a token that states any; nbf comes before iat as the start, since it is what is judged."""
    if judged is None or not judged.read:
        return None
    known = [found for name in judged.read if (found := judged.known(name))]
    start, end = judged.known("nbf") or judged.known("iat"), judged.known("exp")
    lifetime = numeric_date.lasting(end.known - start.known) if start and end and start.exact < end.exact else None
    points = tuple(sorted(known, key=lambda found: found.exact))
    sentence = joined(tuple(_sentences(judged, start, end, lifetime)))
    return Times(points, start, end, lifetime, sentence)


def _sentences(judged: Span, start: Instant | None, end: Instant | None, lifetime: str | None) -> Iterable[Words]:
    if end or start:
        unbounded = () if "exp" in judged.read else (", without an end: it has no exp",)
        yield (*_lasting(start, end, lifetime), *unbounded, *_state(judged, start, end), ".")
    auth = judged.known("auth_time")
    if auth:
        yield ("The person signed in ", clock(auth), ", ", relative(auth), ".")
    for found in judged.read.values():
        if found.problem:
            yield (f"{found.problem}.",)


def _lasting(start: Instant | None, end: Instant | None, lifetime: str | None) -> Words:
    """Say from where to where; from iat alone nothing follows about being valid (RFC 7519 §4.1.6)."""
    if start and end:
        middle = " to " if start.name == "nbf" else ", valid until "
        length: Words = (f", for {lifetime}",) if lifetime else ()
        return (_FIRST_WORDS[start.name], clock(start), middle, clock(end), *length)
    if end:
        return ("Valid until ", clock(end))
    return (_FIRST_WORDS[start.name], clock(start)) if start else ()


def _state(judged: Span, start: Instant | None, end: Instant | None) -> Words:
    nbf = judged.known("nbf")
    if end and nbf and end.exact <= nbf.exact:
        return ("; never valid, because it ends before it begins",)
    if nbf and judged.is_before_nbf:
        early = "" if judged.is_ahead else _allowed(judged)
        return ("; it becomes valid ", relative(nbf), early)
    if end and judged.is_past_exp:
        late = "" if judged.is_over else _allowed(judged)
        return ("; it expired ", relative(end), late)
    if end:
        return ("; it expires ", relative(end))
    return ("; that was ", relative(start)) if start and start.name == "iat" else ()


def _allowed(judged: Span) -> str:
    return f", which the skew of {numeric_date.text(judged.skew)} s still allows"
