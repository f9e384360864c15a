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
    "running": Sentence("Issued {start}, valid until {end}, for {lifetime}; it expires {at}."),
    "late": Sentence(
        "Issued {start}, valid until {end}, for {lifetime}; it expired {at}, which the tolerance of {skew} s still "
        "allows."
    ),
    "over": Sentence("Issued {start}, valid until {end}, for {lifetime}; it expired {at}."),
}
_ENDING_BEFORE_ISSUED: Final = {
    "running": Sentence("Issued {start}, valid until {end}; it expires {at}."),
    "late": Sentence(
        "Issued {start}, valid until {end}; it expired {at}, which the tolerance of {skew} s still allows."
    ),
    "over": Sentence("Issued {start}, valid until {end}; it expired {at}."),
}
_BEGINNING_AND_ENDING: Final = {
    "ahead": Sentence("Valid from {start} to {end}, for {lifetime}; it becomes valid {at}."),
    "early": Sentence(
        "Valid from {start} to {end}, for {lifetime}; it becomes valid {at}, which the tolerance of {skew} s still "
        "allows."
    ),
    "running": Sentence("Valid from {start} to {end}, for {lifetime}; it expires {at}."),
    "late": Sentence(
        "Valid from {start} to {end}, for {lifetime}; it expired {at}, which the tolerance of {skew} s still allows."
    ),
    "over": Sentence("Valid from {start} to {end}, for {lifetime}; it expired {at}."),
}
_NEVER: Final = Sentence("Valid from {start} to {end}; never valid, because it ends before it begins.")
_ENDING: Final = {
    "running": Sentence("Valid until {end}; it expires {at}."),
    "late": Sentence("Valid until {end}; it expired {at}, which the tolerance of {skew} s still allows."),
    "over": Sentence("Valid until {end}; it expired {at}."),
}
_ENDLESS: Final = {
    "ahead": Sentence("Valid from {start}, without an end: it has no exp; it becomes valid {at}."),
    "early": Sentence(
        "Valid from {start}, without an end: it has no exp; it becomes valid {at}, which the tolerance of {skew} s "
        "still"
        " allows."
    ),
    "running": Sentence("Valid from {start}, without an end: it has no exp."),
}
_BEGINNING: Final = {
    "ahead": Sentence("Valid from {start}; it becomes valid {at}."),
    "early": Sentence("Valid from {start}; it becomes valid {at}, which the tolerance of {skew} s still allows."),
    "running": Sentence("Valid from {start}."),
}
_ISSUED_ENDLESS: Final = Sentence("Issued {start}, without an end: it has no exp; that was {at}.")
_ISSUED: Final = Sentence("Issued {start}; that was {at}.")


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
        yield Sentence("The person signed in {time}, {ago}.", time=clock(auth), ago=relative(auth))
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
