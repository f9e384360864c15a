"""Rules about the times of a token (RFC 7519 §4.1.4 to §4.1.6); all are seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.reading import strings_of
from jwt_decoder.findings.paste_context import ACCESS
from jwt_decoder.findings.rule import Hit, rule
from jwt_decoder.findings.scopes import READABLE_CLAIMS
from jwt_decoder.model.rule import Example
from jwt_decoder.model.sentence import Duration, Sentence
from jwt_decoder.text import exact_seconds, numeric_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.findings.context import Context
    from jwt_decoder.model.part import Node
    from jwt_decoder.text.numeric_date import Instant

_HOUR: Final = 3600 * exact_seconds.UNIT
_DAY: Final = 24 * _HOUR
_YEAR: Final = 365 * _DAY
_FIVE_MINUTES: Final = _HOUR // 12
_FIVE_SECONDS: Final = 5 * exact_seconds.UNIT
# In minutes: each half hour up to the 14 that no time zone is further from UTC, and the quarters of Nepal, Eucla and
# the Chatham Islands.
_OFFSETS: Final = (*range(30, 841, 30), 345, 525, 765, 825)
_MINUTE: Final = 60 * exact_seconds.UNIT
_LOCAL_TIME: Final = Sentence(
    "It is {ahead} ahead of now, a time zone's offset from {utc}: perhaps a local time was signed as if it were {utc}.",
    utc="UTC",
)
_NOTHING: Final[Node] = {"type": "null", "start": 0, "end": 0, "text": ""}
_NEED_NONE: Final = frozenset({"hidden", "kind", "unknown"})
_NO_END: Final = Sentence("No exp: the token never expires, so a stolen one works forever.")
_OTHER_END: Final = Sentence("No exp, and verifiers look at no other claim: to them, the token never expires.")
_STOLEN: Final = Sentence(
    "Anyone who has an access token can use it, and most can't be revoked. An hour or less is recommended."
)
_SHORTER: Final = Sentence("Make it last minutes, and renew it: a stolen one works until exp.")
_BOTH: Final = Sentence("Fix the issuer's clock or arithmetic.")
# For the examples: the first instants of 2026 and of 2100.
_2026: Final = 1767225600
_2100: Final = 4102444800


def _timed(iat: int, exp: int, more: str = "") -> Example:
    return Example(payload=f'{{"iss":"https://issuer.example","sub":"1","iat":{iat},"exp":{exp}{more}}}')


def _lived(seconds: int) -> Example:
    """Return an access token of Entra that lives so long."""
    issuer = "https://login.microsoftonline.com/t/v2.0"
    times = f'"iat":{_2026},"exp":{_2026 + seconds}'
    return Example(payload=f'{{"iss":"{issuer}","sub":"1","aud":"api",{times},"scp":"read","azp":"c","ver":"2.0"}}')


@rule(
    "exp-past",
    "warning",
    "RFC 7519 §4.1.4",
    name=Sentence("Expired"),
    scope=READABLE_CLAIMS,
    why=Sentence("From exp on, give or take the tolerance you allow, a token must not be accepted."),
    example=_timed(_2026 - 600, _2026),
    remedy=Sentence("Get a new token; APIs must reject this one."),
)
def exp_past(token: Context) -> Iterable[Hit]:
    """Find a token that is over, with the skew allowed: on or after exp (RFC 7519 §4.1.4)."""
    exp = token.instant("exp")
    if exp and token.span and token.span.is_over:
        message = Sentence("It expired on {exp}; APIs must reject it.", exp=numeric_date.clock(exp))
        yield Hit(token.in_claims("exp"), message)
    header = token.headers[0]
    repeated = header.jose.get("exp") if token.is_encrypted and token.span is None else None
    exp = numeric_date.read("exp", repeated) if repeated else None
    if exp and exp.seconds is not None and exp.seconds + token.skew <= token.now:
        message = Sentence("Its header says that it expired on {exp}.", exp=numeric_date.clock(exp))
        yield Hit(token.in_header(header, "exp"), message)


@rule(
    "exp-missing",
    "warning",
    "RFC 6750 §5.3",
    name=Sentence("No exp"),
    scope=Sentence(
        "Claims of tokens other than proofs, credentials, notices and tokens that are revoked in another way."
    ),
    why=Sentence("A token without exp works for anyone who finds it, as long as its key is in use."),
    example=Example('{"iss":"https://issuer.example","sub":"1"}'),
    remedy=Sentence("Set exp, so that a stolen token stops working."),
)
def exp_missing(token: Context) -> Iterable[Hit]:
    """Find claims of a token without an end (RFC 7519 §4.1.4); where exp is required, claim-missing says so."""
    if not token.is_claims_set or "exp" in token.claims:
        return
    lacking = token.span.lacking if token.span else ""
    if lacking in _NEED_NONE or (token.span and "exp" in token.span.read):
        return
    required = token.profile.type.missing if token.profile.type else ()
    if not any("exp" in one.names for one in required):
        yield Hit(token.in_claims(""), _OTHER_END if lacking else _NO_END)


@rule(
    "exp-in-header",
    "warning",
    "RFC 7519 §5.3",
    name=Sentence("exp in the header"),
    scope=READABLE_CLAIMS,
    why=Sentence(
        "Verifiers read exp from the claims. A token with exp in the header alone never expires to them, unless they"
        " are made for that."
    ),
    example=Example('{"iss":"https://issuer.example","sub":"1"}', f'{{"alg":"HS256","exp":{_2026}}}'),
    remedy=Sentence("Put exp in the claims."),
)
def exp_in_header(token: Context) -> Iterable[Hit]:
    """Find an exp that is a Header Parameter and no claim, where nobody who issues such tokens says so."""
    header = token.headers[0]
    exp = header.jose.get("exp")
    is_told = "exp" in token.profile.parameters or "exp" in strings_of(header.jose.get("crit", _NOTHING))
    is_header = "alg" in header.jose  # or else it may be the payload
    if token.is_claims_set and exp and is_header and "exp" not in token.claims and not is_told:
        yield Hit(token.in_header(header, "exp"), Sentence("exp is in the header, where verifiers don't look for it."))


@rule(
    "exp-before-iat",
    "warning",
    "RFC 7519 §4.1.4",
    name=Sentence("exp before iat"),
    scope=READABLE_CLAIMS,
    why=Sentence(
        "A token that expired before it was issued is useless. Mixed-up time zones, or minutes taken for"
        " seconds, cause that."
    ),
    example=_timed(_2026, _2026 - 1),
    remedy=_BOTH,
)
def exp_before_iat(token: Context) -> Iterable[Hit]:
    """Find a token that ended before it was issued (RFC 7519 §4.1.4, §4.1.6)."""
    exp, iat = token.instant("exp"), token.instant("iat")
    if exp and iat and iat.exact - exp.exact >= exact_seconds.UNIT:  # less is rounding
        message = Sentence(
            "It expires {before} before it was issued.", before=Duration((iat.exact - exp.exact) // exact_seconds.UNIT)
        )
        yield Hit(token.in_claims("exp"), message, {"exp": exp.text, "iat": iat.text})


@rule(
    "exp-before-nbf",
    "warning",
    "RFC 7519 §4.1.5",
    name=Sentence("exp before nbf"),
    scope=READABLE_CLAIMS,
    why=Sentence("No time is both on or after nbf and before exp."),
    example=_timed(_2026 - 60, _2026 + 60, f',"nbf":{_2026 + 60}'),
    remedy=_BOTH,
)
def exp_before_nbf(token: Context) -> Iterable[Hit]:
    """Find a token that ends before it begins, so that it is never valid (RFC 7519 §4.1.4, §4.1.5)."""
    exp, nbf = token.instant("exp"), token.instant("nbf")
    if exp and nbf and exp.exact <= nbf.exact:
        message = Sentence("exp isn't after nbf, so the token is never valid.")
        yield Hit(token.in_claims("exp"), message, {"exp": exp.text, "nbf": nbf.text})


@rule(
    "iat-future",
    "warning",
    "RFC 7519 §4.1.6",
    name=Sentence("Issued in the future"),
    scope=READABLE_CLAIMS,
    why=Sentence(
        "Nobody issues a token in the future: usually a clock is off, or a local time was written without its offset."
    ),
    example=_timed(_2100, _2100 + 600),
    remedy=Sentence("Compare the issuer's and verifier's clocks, and the issuer's time zone."),
)
def iat_future(token: Context) -> Iterable[Hit]:
    """Find a token that was issued in the future, with the skew allowed (RFC 7519 §4.1.6)."""
    iat = token.instant("iat")
    if iat and _ahead(token, iat) >= exact_seconds.UNIT:
        message = Sentence("It was issued on {iat}, which is in the future.", iat=numeric_date.clock(iat))
        yield Hit(token.in_claims("iat"), message.then(*_zone(token, iat)))


@rule(
    "auth-time-after-iat",
    "warning",
    "OpenID Connect Core §2",
    name=Sentence("Signed in after it was issued"),
    scope=READABLE_CLAIMS,
    why=Sentence(
        "A token tells of a sign-in that was over when it was issued. Verifiers that compare auth_time with max_age"
        " take the sign-in for newer than it is."
    ),
    example=_timed(_2026, _2026 + 600, f',"auth_time":{_2026 + 300}'),
    remedy=Sentence("Fix the issuer's clock, or take auth_time from the session instead of the time of issue."),
)
def auth_time_after_iat(token: Context) -> Iterable[Hit]:
    """Find a user who signed in after the token was issued, with the skew allowed (OpenID Connect Core §2)."""
    auth, iat = token.instant("auth_time"), token.instant("iat")
    if auth is None or iat is None:
        return
    after = auth.exact - iat.exact
    if after - exact_seconds.of_number(token.skew) >= exact_seconds.UNIT:
        message = Sentence(
            "auth_time is {after} after iat: the user signed in after the token was issued.",
            after=Duration(after // exact_seconds.UNIT),
        )
        yield Hit(token.in_claims("auth_time"), message, {"auth_time": auth.text, "iat": iat.text})


@rule(
    "nbf-future",
    "warning",
    "RFC 7519 §4.1.5",
    name=Sentence("Not yet valid"),
    scope=READABLE_CLAIMS,
    why=Sentence(
        "Before nbf, give or take the tolerance you allow, a token must not be accepted. It is meant for"
        " later, or a clock is wrong."
    ),
    example=_timed(_2026, _2100 + 600, f',"nbf":{_2100}'),
    remedy=Sentence("Wait, or compare the issuer's and verifier's clocks."),
)
def nbf_future(token: Context) -> Iterable[Hit]:
    """Find a token that is not valid yet, with the skew allowed: before nbf (RFC 7519 §4.1.5)."""
    nbf = token.instant("nbf")
    is_never = token.span is not None and token.span.is_never
    if nbf and _ahead(token, nbf) > 0 and not is_never:
        message = Sentence("It becomes valid on {nbf}; APIs must reject it until then.", nbf=numeric_date.clock(nbf))
        yield Hit(token.in_claims("nbf"), message.then(*(() if token.instant("iat") else _zone(token, nbf))))


@rule(
    "lifetime-over-an-hour",
    "info",
    "RFC 6750 §5.3",
    name=Sentence("Valid for over an hour"),
    scope=Sentence("Access tokens, up to a day."),
    why=_STOLEN,
    example=_lived(7200),
    remedy=_SHORTER,
)
def lifetime_over_an_hour(token: Context) -> Iterable[Hit]:
    """Find an access token that lives for more than an hour, a day at most (RFC 6750 §5.3)."""
    return _long(token, _HOUR, _longest(token)) if token.type in ACCESS else ()


@rule(
    "lifetime-over-a-day",
    "warning",
    "RFC 6750 §5.3",
    name=Sentence("Valid for over a day"),
    scope=Sentence("Access tokens, up to a year."),
    why=_STOLEN,
    example=_lived(172_800),
    remedy=_SHORTER,
)
def lifetime_over_a_day(token: Context) -> Iterable[Hit]:
    """Find an access token that lives for more than a day, a year at most (RFC 6750 §5.3)."""
    return _long(token, _longest(token), _YEAR) if token.type in ACCESS else ()


@rule(
    "lifetime-over-a-year",
    "warning",
    "RFC 6750 §5.3",
    name=Sentence("Valid for over a year"),
    scope=Sentence("Every token except credentials and others that are meant to last."),
    why=Sentence("In a year, people leave, keys change, and copies of the token end up in logs and backups."),
    example=_lived(63_072_000),
    remedy=_SHORTER,
)
def lifetime_over_a_year(token: Context) -> Iterable[Hit]:
    """Find any token that lives for more than a year of 365 days (RFC 6750 §5.3)."""
    return _long(token, _YEAR, None)


@rule(
    "time-not-in-seconds",
    "error",
    "RFC 7519 §2",
    name=Sentence("Not in seconds"),
    scope=Sentence("Every claim that is a NumericDate."),
    why=Sentence(
        "Milliseconds read as seconds are thousands of years away, so the token never expires. A date in digits, such"
        " as 20260101, is a different time altogether."
    ),
    example=_timed(_2026, _2026 * 1000),
    remedy=Sentence("Write whole seconds since 1970-01-01 UTC, not milliseconds, ticks or the digits of a date."),
)
def time_not_in_seconds(token: Context) -> Iterable[Hit]:
    """Find a NumericDate in milliseconds or less, or in the digits of a date (RFC 7519 §2)."""
    for one in token.explained:
        node = one.node
        if one.row.kind != "NumericDate" or node["type"] != "number":
            continue
        problem = one.reading.text
        if problem and numeric_date.is_in_other_unit(float(node["text"])):
            message = Sentence("{problem}.", problem=problem)
            yield Hit(token.in_claims(one.row.name), message, {"name": one.row.name})


def _ahead(token: Context, found: Instant) -> int:
    """Return how many attoseconds an instant is in the future, with the skew allowed."""
    return found.exact - exact_seconds.of_number(token.now) - exact_seconds.of_number(token.skew)


def _zone(token: Context, found: Instant) -> tuple[Sentence, ...]:
    """Return that an instant is ahead of now by what time zones differ from UTC, within a few minutes."""
    ahead = found.exact - exact_seconds.of_number(token.now)
    behind = ((minutes, minutes * _MINUTE - ahead) for minutes in _OFFSETS)
    near = [minutes for minutes, rest in behind if -_FIVE_SECONDS <= rest <= _FIVE_MINUTES]
    return (_LOCAL_TIME.about(ahead=Duration(near[0] * 60)),) if near else ()


def _longest(token: Context) -> int:
    """Return the attoseconds that an access token may live by its issuer's design, a day at least."""
    longest = token.issuer.longest_access if token.issuer else 0
    return longest * exact_seconds.UNIT or _DAY


def _long(token: Context, least: int, most: int | None) -> Iterable[Hit]:
    """Find a lifetime of more than ``least`` and no more than ``most`` attoseconds."""
    exp, begun = token.instant("exp"), token.span.begun if token.span else None
    if exp is None or begun is None:
        return
    lived = exp.exact - begun.exact
    if lived > least and (most is None or lived <= most):
        message = Sentence(
            "Valid for {seconds}; anyone who steals it can use it until then.",
            seconds=Duration(lived // exact_seconds.UNIT),
        )
        yield Hit(token.in_claims("exp"), message)
