"""The line of a verdict about time (RFC 7519 §4.1.4, §4.1.5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import NOTHING
from jwt_decoder.model.verdict import Line
from jwt_decoder.text import exact_seconds, numeric_date
from jwt_decoder.text.numeric_date import relative

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.model.records import Data
    from jwt_decoder.model.sentence import Words
    from jwt_decoder.text.numeric_date import Instant

NAMES: Final = ("iat", "nbf", "exp", "auth_time")
_JUDGED: Final = ("exp", "nbf", "iat")
_NO_CLAIMS: Final = {"encrypted": "The claims are encrypted", "detached": "The payload is detached"}
_NEVER: Final = "No exp: it never expires"
_SKEWED: Final = "Within the allowed skew"
_ON_EXP: Final = "on or after exp it is expired (RFC 7519 §4.1.4)"
_BEFORE_NBF: Final = "before nbf it is not valid (RFC 7519 §4.1.5)"
_RULES: Final = {
    ("exp",): "it is before exp (RFC 7519 §4.1.4)",
    ("nbf",): "it is on or after nbf (RFC 7519 §4.1.5), and nothing ends it",
    ("exp", "nbf"): "it is on or after nbf and before exp (RFC 7519 §4.1.4, §4.1.5)",
}
_NOTHING_STATED: Final = (
    "The claims have no exp and no nbf, so nothing was compared; iat says nothing about being valid (RFC 7519 §4.1.6)."
)


@dataclass(frozen=True, slots=True)
class Span:
    """What a token says of its time, and when it is judged: ``read`` has each of NAMES that the claims have.

    ``now`` and ``skew`` are seconds; the skew is allowed at both ends.
    """

    read: Mapping[str, Instant]
    now: float
    skew: float

    def known(self, name: str) -> Instant | None:
        """Give an instant if it could be read."""
        found = self.read.get(name)
        return found if found and found.seconds is not None else None

    @property
    def is_over(self) -> bool:
        """Whether now is on or after exp, with the skew."""
        exp = self.known("exp")
        return exp is not None and self._at - self._allowed >= exp.exact

    @property
    def is_ahead(self) -> bool:
        """Whether now is before nbf, with the skew."""
        nbf = self.known("nbf")
        return nbf is not None and self._at + self._allowed < nbf.exact

    @property
    def is_past_exp(self) -> bool:
        """Whether now is on or after exp itself."""
        exp = self.known("exp")
        return exp is not None and self._at >= exp.exact

    @property
    def is_before_nbf(self) -> bool:
        """Whether now is before nbf itself."""
        nbf = self.known("nbf")
        return nbf is not None and self._at < nbf.exact

    @property
    def next(self) -> float | None:
        """The next instant at which the line, its words or a finding changes, None when none will or it is expired."""
        if self.is_over:
            return None
        upcoming = min((at for at in self._changes if at > self._at), default=None)
        return None if upcoming is None else exact_seconds.seconds_at(upcoming)

    @property
    def _changes(self) -> tuple[int, ...]:
        """The instants at which anything changes; until iat a finding says that it is in the future."""
        exp, nbf, iat, allowed = self.known("exp"), self.known("nbf"), self.known("iat"), self._allowed
        ends = (exp.exact, exp.exact + allowed) if exp else ()
        begins = (nbf.exact - allowed, nbf.exact) if nbf else ()
        issued = (iat.exact - allowed,) if iat else ()
        return (*ends, *begins, *issued)

    @property
    def _at(self) -> int:
        return exact_seconds.of_number(self.now)

    @property
    def _allowed(self) -> int:
        return exact_seconds.of_number(self.skew)


def span(decoded: Decoded, now: float, skew: float) -> Span | None:
    """Read what a Claims Set says of its time; None where there is no whole Claims Set."""
    if decoded.payload is None or decoded.payload.kind != "claims-set":
        return None
    claims = decoded.claims
    return Span({name: numeric_date.read(name, claims[name]) for name in NAMES if name in claims}, now, skew)


def time(decoded: Decoded, judged: Span | None) -> Line:
    """Judge exp and nbf.

    A token is expired on and after exp (RFC 7519 §4.1.4), and not yet valid before nbf (§4.1.5); the skew is
    allowed either way. iat says nothing about being valid.
    """
    if judged is None:
        return _without_claims(decoded)
    data: Data = {name: found.text for name in _JUDGED if (found := judged.known(name))}
    exp, nbf = judged.known("exp"), judged.known("nbf")
    if exp and judged.is_over:
        message, words = _expired(judged, exp)
        return Line("expired", message, data | {"at": exp.text}, _how(judged, _ON_EXP), words)
    if nbf and judged.is_ahead:
        message = f"In {numeric_date.lasting(nbf.known - judged.now)}"
        words = ("Begins ", relative(nbf))
        return Line("not-yet", message, data | {"at": nbf.text}, _how(judged, _BEFORE_NBF), words)
    problem = _problem(judged.read)
    if problem:
        return Line("unreadable", problem, data, f"Not compared with now, because {problem}.")
    return _holding(judged, data)


def _without_claims(decoded: Decoded) -> Line:
    if decoded.claims:
        message = "The claims cannot be read to their end"
        return Line("unreadable", message, {}, f"{message}, so their times were not compared with now.")
    kind = decoded.payload.kind if decoded.payload else ""
    message = _NO_CLAIMS.get(kind, "There are no claims")
    return Line("not-stated", message, {}, f"{message}, so there is no time to compare with now.")


def _expired(judged: Span, exp: Instant) -> tuple[str, Words]:
    begun = judged.known("iat") or judged.known("nbf")
    lived = f", lived {numeric_date.lasting(exp.known - begun.known)}" if begun and exp.exact > begun.exact else ""
    ago = numeric_date.lasting(max(judged.now - exp.known, 0))
    return f"{ago} ago{lived}", (relative(exp), lived)


def _problem(read: Mapping[str, Instant]) -> str:
    """Give what keeps a time from being read; that of iat counts only where there is no other time."""
    bounds = [read[name].problem for name in ("exp", "nbf") if name in read]
    problems = bounds or [read["iat"].problem] if bounds or "iat" in read else []
    return next(filter(None, problems), "")


def _holding(judged: Span, data: Data) -> Line:
    exp, nbf = judged.known("exp"), judged.known("nbf")
    rule = _RULES.get(tuple(found.name for found in (exp, nbf) if found))
    if rule is None:
        return Line("not-stated", _NEVER, data, _NOTHING_STATED)
    message, words = _left(judged, exp, nbf)
    at = exp or nbf
    return Line("current", message, data | ({"at": at.text} if at else {}), _how(judged, rule), words)


def _left(judged: Span, exp: Instant | None, nbf: Instant | None) -> tuple[str, Words]:
    if exp and judged.is_past_exp:
        return _SKEWED, (f"{_SKEWED}, ended ", relative(exp))
    if nbf and judged.is_before_nbf:
        return _SKEWED, (f"{_SKEWED}, begins ", relative(nbf))
    if exp:
        return f"For another {numeric_date.lasting(exp.known - judged.now)}", ("Ends ", relative(exp))
    return _NEVER, NOTHING


def _how(judged: Span, rule: str) -> str:
    bounds = " and ".join(
        f"{found.name} {numeric_date.told(found.known)}" for name in ("exp", "nbf") if (found := judged.known(name))
    )
    now, skew = numeric_date.told(judged.now), numeric_date.text(judged.skew)
    return f"{bounds} compared with now, {now}, skew {skew} s: {rule}."
