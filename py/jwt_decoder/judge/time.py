"""The line of a verdict about time (RFC 7519 §4.1.4, §4.1.5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from jwt_decoder.model.sentence import Duration, Sentence, alone
from jwt_decoder.model.verdict import Line
from jwt_decoder.text import exact_seconds, numeric_date
from jwt_decoder.text.numeric_date import relative

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.text.numeric_date import Instant

NAMES: Final = ("iat", "nbf", "exp", "auth_time")
_JUDGED: Final = ("exp", "nbf", "iat")
# By what the payload is, "" for one that is no Claims Set: the line, and how it was reached.
_NO_CLAIMS: Final = {
    "encrypted": (
        Sentence("The claims are encrypted"),
        Sentence("The claims are encrypted, so there are no times to compare with now."),
    ),
    "detached": (
        Sentence("The payload is detached"),
        Sentence("The payload is detached, so there are no times to compare with now."),
    ),
    "": (
        Sentence("There are no claims"),
        Sentence("There are no claims, so there are no times to compare with now."),
    ),
}
# The first second of 2010, the year of the first draft of a JWT.
_EARLIEST: Final = 1_262_304_000 * exact_seconds.UNIT
_BROKEN: Final = Sentence("Not all claims can be read")
_NOT_COMPARED: Final = Sentence("Not all claims can be read, so their times were not compared with now.")
# Without exp, by Span.lacking.
_NO_EXP: Final = {
    "": Sentence("No exp: never expires"),
    "hidden": Sentence("Unknown: some claims are hidden"),
    "kind": Sentence("No exp: this kind of token doesn't need one"),
    "unknown": Sentence("No exp"),
    "other": Sentence("No exp"),
    "zero": Sentence("exp is 0: doesn't expire"),
}
_HIDDEN: Final = Sentence(
    "The readable claims have no exp. Others were not disclosed, or couldn't be applied, and exp may be one of them."
)
_ZERO: Final = Sentence("exp is 0: its issuer writes that on tokens that last until they are revoked.")
_JUST_NOW: Final = Sentence("Just now")
_LESS_LEFT: Final = Sentence("For less than a second")
_SOON: Final = Sentence("In less than a second")
_NEVER: Final = Sentence("Never: exp isn't after nbf")
_SKEWED: Final = Sentence("Within the tolerance")
_NOTHING_STATED: Final = Sentence(
    "There is no exp and no nbf, so nothing was compared; iat doesn't limit when a token is valid (RFC 7519 §4.1.6)."
)
_NOTHING_COMPARED: Final = {"hidden": _HIDDEN, "zero": _ZERO}
# By the state, and by which of exp and nbf there are.
_HOW: Final = {
    ("expired", ("exp",)): Sentence(
        "exp {exp} compared with now, {now}, tolerance {skew} s: from exp on, the token is expired (RFC 7519 §4.1.4)."
    ),
    ("expired", ("exp", "nbf")): Sentence(
        "exp {exp} and nbf {nbf} compared with now, {now}, tolerance {skew} s: from exp on, the token is"
        " expired (RFC 7519 §4.1.4)."
    ),
    ("not-yet", ("nbf",)): Sentence(
        "nbf {nbf} compared with now, {now}, tolerance {skew} s: before nbf, the token isn't valid yet (RFC"
        " 7519 §4.1.5)."
    ),
    ("not-yet", ("exp", "nbf")): Sentence(
        "exp {exp} and nbf {nbf} compared with now, {now}, tolerance {skew} s: before nbf, the token isn't"
        " valid yet (RFC 7519 §4.1.5)."
    ),
    ("current", ("exp",)): Sentence(
        "exp {exp} compared with now, {now}, tolerance {skew} s: now is before exp (RFC 7519 §4.1.4)."
    ),
    ("current", ("nbf",)): Sentence(
        "nbf {nbf} compared with now, {now}, tolerance {skew} s: now is on or after nbf (RFC 7519 §4.1.5),"
        " and there was no exp to compare."
    ),
    ("current", ("exp", "nbf")): Sentence(
        "exp {exp} and nbf {nbf} compared with now, {now}, tolerance {skew} s: now is on or after nbf and"
        " before exp (RFC 7519 §4.1.4, §4.1.5)."
    ),
}


@dataclass(frozen=True, slots=True)
class Span:
    """What a token says of its time, and when it is judged: ``read`` has each of NAMES that the claims have.

    ``now`` and ``skew`` are seconds; the skew is allowed at both ends. ``lacking`` says why a missing exp does not mean
    that the token never expires: "hidden" where not all claims can be read, "kind" where its kind needs no exp, "other"
    where another claim says when it ends, "unknown" where its header and claims do not tell what kind it is, "zero"
    where an exp of 0 says that it doesn't; that one is not in ``read``.
    """

    read: Mapping[str, Instant]
    now: float
    skew: float
    lacking: Literal["", "hidden", "kind", "other", "unknown", "zero"] = ""

    def known(self, name: str) -> Instant | None:
        """Return an instant if it could be read."""
        instant = self.read.get(name)
        return instant if instant and instant.seconds is not None else None

    @property
    def begun(self) -> Instant | None:
        """When the token began to live: iat, else nbf; a time before there were tokens stands for none, such as 0."""
        known = filter(None, map(self.known, ("iat", "nbf")))
        return next((instant for instant in known if instant.exact >= _EARLIEST), None)

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
    def is_never(self) -> bool:
        """Whether exp is not after nbf, even with the skew, so that the token is valid at no time."""
        exp, nbf = self.known("exp"), self.known("nbf")
        return exp is not None and nbf is not None and exp.exact + self._allowed <= nbf.exact - self._allowed

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


def span(
    decoded: Decoded, now: float, skew: float, *, ends_in_header: bool = False, zero_is_endless: bool = False
) -> Span | None:
    """Read what a Claims Set says of its time; None where there is no whole Claims Set.

    ``ends_in_header`` says that whoever issues such tokens has exp in the header. No other verifier looks there: RFC
    7519 §5.3 repeats claims in the header of a JWE alone, and they are in the payload too.
    ``zero_is_endless`` says that such tokens have an exp of 0 where they don't expire.
    """
    if decoded.payload is None or decoded.payload.kind != "claims-set":
        return None
    claims = decoded.claims
    read = {name: numeric_date.read(name, claims[name]) for name in NAMES if name in claims}
    jose = decoded.signatures[0].jose if ends_in_header else {}
    if "exp" not in read and "exp" in jose:
        read["exp"] = numeric_date.read("exp", jose["exp"])
    if zero_is_endless and "exp" in read and read["exp"].seconds == 0:
        del read["exp"]
        return Span(read, now, skew, "zero")
    return Span(read, now, skew)


def time(decoded: Decoded, judged: Span | None) -> Line:
    """Judge exp and nbf.

    A token is expired on and after exp (RFC 7519 §4.1.4), and not yet valid before nbf (§4.1.5); the skew is
    allowed either way. iat says nothing about being valid.
    """
    if judged is None:
        return _without_claims(decoded)
    exp, nbf = judged.known("exp"), judged.known("nbf")
    if exp and judged.is_over:
        return _expired(judged, exp)
    if nbf and judged.is_never:
        return _compared("not-yet", _NEVER, judged, nbf, None)
    if nbf and judged.is_ahead:
        left = nbf.known - judged.now
        message = _SOON if left < 1 else Sentence("In {left}", left=Duration(left))
        return _compared("not-yet", message, judged, nbf, Sentence("Begins {nbf}", nbf=relative(nbf)))
    problem = _problem(judged.read)
    if problem:
        how = Sentence("Not compared with now, because {problem}.", problem=problem)
        return Line("unreadable", problem, _stated(judged), how)
    return _holding(judged, exp, nbf)


def _without_claims(decoded: Decoded) -> Line:
    if decoded.claims or decoded.is_damaged(decoded.layout.payload):
        return Line("unreadable", _BROKEN, {}, _NOT_COMPARED)
    is_closed = decoded.format.is_encrypted and not decoded.is_opened
    # A sound token in JSON may leave the member out, and comes without its payload then (RFC 7515 appendix F).
    absent = "" if decoded.format.is_text or decoded.faults else "detached"
    kind = "encrypted" if is_closed else decoded.payload.kind if decoded.payload else absent
    message, how = _NO_CLAIMS.get(kind, _NO_CLAIMS[""])
    return Line("not-stated", message, {}, how)


def _expired(judged: Span, exp: Instant) -> Line:
    begun = judged.begun
    since = max(judged.now - exp.known, 0)
    ago = Duration(since)
    if begun is None or exp.exact <= begun.exact:
        words = alone(relative(exp))
        return _compared("expired", _ago(since), judged, exp, words)
    lived = Duration(exp.known - begun.known)
    message = Sentence("{ago} ago, lifetime {lived}", ago=ago, lived=lived) if since >= 1 else _JUST_NOW
    return _compared(
        "expired", message, judged, exp, Sentence("{exp}, lifetime {lived}", exp=relative(exp), lived=lived)
    )


def _ago(seconds: float) -> Sentence:
    return Sentence("{ago} ago", ago=Duration(seconds)) if seconds >= 1 else _JUST_NOW


def _problem(read: Mapping[str, Instant]) -> Sentence | None:
    """Return what keeps a time from being read; that of iat counts only where there is no other time."""
    bounds = [read[name].problem for name in ("exp", "nbf") if name in read]
    problems = bounds or [read["iat"].problem] if bounds or "iat" in read else []
    return next(filter(None, problems), None)


def _holding(judged: Span, exp: Instant | None, nbf: Instant | None) -> Line:
    at = exp or nbf
    if at is None:
        how = _NOTHING_COMPARED.get(judged.lacking, _NOTHING_STATED)
        return Line("not-stated", _NO_EXP[judged.lacking], _stated(judged), how)
    if exp and judged.is_past_exp:
        words = Sentence("Within the tolerance, ended {exp}", exp=relative(exp))
        return _compared("current", _SKEWED, judged, at, words)
    if nbf and judged.is_before_nbf:
        words = Sentence("Within the tolerance, begins {nbf}", nbf=relative(nbf))
        return _compared("current", _SKEWED, judged, at, words)
    if exp is None:
        return _compared("current", _NO_EXP[judged.lacking], judged, at, None)
    left = exp.known - judged.now
    message = _LESS_LEFT if left < 1 else Sentence("For another {left}", left=Duration(left))
    return _compared("current", message, judged, at, Sentence("Ends {exp}", exp=relative(exp)))


def _compared(state: str, message: Sentence, judged: Span, at: Instant, words: Sentence | None) -> Line:
    """Return the line of a token whose times were compared with now; ``at`` is the instant that decides."""
    bounds = {name: numeric_date.told(bound.known) for name in ("exp", "nbf") if (bound := judged.known(name))}
    now, skew = numeric_date.told(judged.now), float(judged.skew)
    how = _HOW[state, tuple(bounds)].about(**bounds, now=now, skew=skew)
    return Line(state, message, {**_stated(judged), "at": at.text}, how, words)


def _stated(judged: Span) -> dict[str, str]:
    """Return the times that can be read, in seconds."""
    return {name: instant.text for name in _JUDGED if (instant := judged.known(name))}
