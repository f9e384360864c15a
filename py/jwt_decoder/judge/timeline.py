"""The times of a token for a drawn line: its points, from where to where it lasts, and the same as a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Duration, Sentence
from jwt_decoder.text.numeric_date import clock, relative

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.judge.time import Span
    from jwt_decoder.model.sentence import Value
    from jwt_decoder.text.numeric_date import Instant


@dataclass(frozen=True, slots=True)
class Times:
    """What is drawn: ``points`` in the order of time; ``start``, ``end`` and ``lifetime`` where they are known."""

    points: tuple[Instant, ...]
    start: Instant | None
    end: Instant | None
    lifetime: Duration | None
    sentence: Sentence


# From iat alone nothing follows about being valid (RFC 7519 §4.1.6). First by what begins and ends, then by what is
# next: "early" and "late" are what only the skew allows.
_ISSUED_AND_ENDING: Final = {
    "running": Sentence("Issued {start}, expires {end} ({at}). Lifetime: {lifetime}."),
    "late": Sentence(
        "Issued {start}, expired {end} ({at}), still within the tolerance of {skew} s. Lifetime: {lifetime}."
    ),
    "over": Sentence("Issued {start}, expired {end} ({at}). Lifetime: {lifetime}."),
}
_ENDING_BEFORE_ISSUED: Final = {
    "running": Sentence("Issued {start}, expires {end} ({at})."),
    "late": Sentence("Issued {start}, expired {end} ({at}), still within the tolerance of {skew} s."),
    "over": Sentence("Issued {start}, expired {end} ({at})."),
}
_BEGINNING_AND_ENDING: Final = {
    "ahead": Sentence("Starts {start} ({at}), expires {end}. Lifetime: {lifetime}."),
    "early": Sentence("Starts {start} ({at}), within the tolerance of {skew} s; expires {end}. Lifetime: {lifetime}."),
    "running": Sentence("Started {start}, expires {end} ({at}). Lifetime: {lifetime}."),
    "late": Sentence(
        "Started {start}, expired {end} ({at}), still within the tolerance of {skew} s. Lifetime: {lifetime}."
    ),
    "over": Sentence("Started {start}, expired {end} ({at}). Lifetime: {lifetime}."),
}
_NEVER: Final = Sentence("Starts {start}, expires {end}: never valid, because exp isn't after nbf.")
_ENDING: Final = {
    "running": Sentence("Expires {end} ({at})."),
    "late": Sentence("Expired {end} ({at}), still within the tolerance of {skew} s."),
    "over": Sentence("Expired {end} ({at})."),
}
_ENDLESS: Final = {
    "ahead": Sentence("Starts {start} ({at}) and never expires: there is no exp."),
    "early": Sentence("Starts {start} ({at}), within the tolerance of {skew} s, and never expires: there is no exp."),
    "running": Sentence("Started {start} and never expires: there is no exp."),
}
_BEGINNING: Final = {
    "ahead": Sentence("Starts {start} ({at})."),
    "early": Sentence("Starts {start} ({at}), within the tolerance of {skew} s."),
    "running": Sentence("Started {start}."),
}
_ISSUED_ENDLESS: Final = Sentence("Issued {start} ({at}) and never expires: there is no exp.")
_ISSUED: Final = Sentence("Issued {start} ({at}).")


def times(judged: Span | None) -> Times | None:
    """Return the times of a token that states any; nbf comes before iat as the start, since it is what is judged."""
    if judged is None or not judged.read:
        return None
    known = [instant for name in judged.read if (instant := judged.known(name))]
    start, end = judged.known("nbf") or judged.known("iat"), judged.known("exp")
    lifetime = Duration(end.known - start.known) if start and end and start.exact < end.exact else None
    points = tuple(sorted(known, key=lambda instant: instant.exact))
    first, *further = _sentences(judged, start, end, lifetime)
    return Times(points, start, end, lifetime, first.then(*further))


def _sentences(
    judged: Span, start: Instant | None, end: Instant | None, lifetime: Duration | None
) -> Iterable[Sentence]:
    """Return at least one sentence, since a time that was not read has a problem."""
    if end:
        yield _ending(judged, start, end, lifetime)
    elif start:
        yield _beginning(judged, start)
    auth = judged.known("auth_time")
    if auth:
        yield Sentence("The user signed in {time} ({ago}).", time=clock(auth), ago=relative(auth))
    for instant in judged.read.values():
        if instant.problem:
            yield Sentence("{problem}.", problem=instant.problem)


def _ending(judged: Span, start: Instant | None, end: Instant, lifetime: Duration | None) -> Sentence:
    """Return from where to where it lasts, and what comes next."""
    told: dict[str, Value] = {"end": clock(end), "at": relative(end), "skew": float(judged.skew)}
    if start is None:
        return _ENDING[_at_the_end(judged)].about(**told)
    told["start"] = clock(start)
    if start.name == "nbf" and lifetime is None:
        return _NEVER.about(**told)
    if lifetime is None:
        return _ENDING_BEFORE_ISSUED[_at_the_end(judged)].about(**told)
    told["lifetime"] = lifetime
    if start.name == "iat":
        return _ISSUED_AND_ENDING[_at_the_end(judged)].about(**told)
    if judged.is_before_nbf:
        return _BEGINNING_AND_ENDING[_at_the_beginning(judged)].about(**told | {"at": relative(start)})
    return _BEGINNING_AND_ENDING[_at_the_end(judged)].about(**told)


def _beginning(judged: Span, start: Instant) -> Sentence:
    """Return from when it lasts, where nothing is known of its end."""
    told: dict[str, Value] = {"start": clock(start), "at": relative(start), "skew": float(judged.skew)}
    is_endless = "exp" not in judged.read and not judged.lacking
    if start.name == "iat":
        return (_ISSUED_ENDLESS if is_endless else _ISSUED).about(**told)
    return (_ENDLESS if is_endless else _BEGINNING)[_at_the_beginning(judged)].about(**told)


def _at_the_beginning(judged: Span) -> str:
    if judged.is_before_nbf:
        return "ahead" if judged.is_ahead else "early"
    return "running"


def _at_the_end(judged: Span) -> str:
    if judged.is_past_exp:
        return "over" if judged.is_over else "late"
    return "running"
