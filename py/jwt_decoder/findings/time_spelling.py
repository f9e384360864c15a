"""Rules about how times are written (RFC 7519 §2): what is no instant, and what some verifiers can't read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.findings.rule import Hit, rule
from jwt_decoder.findings.scopes import READABLE_CLAIMS
from jwt_decoder.model.rule import Example
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text import exact_seconds
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.findings.context import Context
    from jwt_decoder.text.numeric_date import Instant

_TEN_YEARS: Final = 10 * 365 * 24 * 3600 * exact_seconds.UNIT
_SPAN: Final = re.compile(
    r"\s*\d{1,9}(?:\.\d{1,3})?\s*(?:ms|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|y|yrs?|years?)\s*"
    # As ISO 8601-1 §5.5.2 and TimeSpan of .NET have them.
    r"|\s*P(?=.)(?:\d{1,4}[YMWD]){0,4}(?:T(?=.)(?:\d{1,6}(?:\.\d{1,3})?[HMS]){1,3})?\s*|\s*(?:\d{1,3}\.)?\d\d:\d\d:\d\d\s*"
    # Seconds in quotation marks, too few for a time or for a date in digits.
    r"|\s*[1-9]\d{0,6}\s*"
)
_ANY: Final = Sentence("Every claim that is a NumericDate.")
_SHOWN: Final = 24


@rule(
    "exp-duration",
    "warning",
    "RFC 7519 §4.1.4",
    name=Sentence("exp is a duration"),
    scope=READABLE_CLAIMS,
    why=Sentence("exp is a time in seconds since 1970. A duration there is a time long ago, or none at all."),
    example=Example('{"iss":"https://issuer.example","sub":"1","exp":600}'),
    remedy=Sentence(
        "Add the lifetime to iat, and write the sum; some libraries take the duration as an option instead."
    ),
)
def exp_duration(token: Context) -> Iterable[Hit]:
    """Find an exp that is a length of time: few seconds, or a text such as "2h" (RFC 7519 §4.1.4)."""
    node = token.claims.get("exp")
    if node is None:
        return
    value = node.get("value")
    if isinstance(value, str) and _SPAN.fullmatch(value):
        message = Sentence("exp is “{text}”, a duration; it must be a time in seconds since 1970.", text=quote(value))
        yield Hit(token.in_claims("exp"), message)
    elif _is_early(token.instant("exp")) and not _is_early(token.instant("iat")):
        # With an iat of those years the clock was not set, or both count in another unit.
        message = Sentence(
            "exp is {number}, a time in the 1970s; it looks like a duration in seconds.",
            number=_shown(node["text"]),
        )
        yield Hit(token.in_claims("exp"), message)


@rule(
    "time-not-integer",
    "info",
    "RFC 7519 §2",
    name=Sentence("Time that isn't an integer"),
    scope=_ANY,
    why=Sentence("A NumericDate may have a fraction or an exponent, but many verifiers read only integers."),
    example=Example('{"iss":"https://issuer.example","sub":"1","exp":4.102444800e9}'),
    remedy=Sentence("Write whole seconds, without a fraction or an exponent."),
)
def time_not_integer(token: Context) -> Iterable[Hit]:
    """Find a NumericDate with a fraction or an exponent (RFC 7519 §2), which Envoy and others refuse."""
    for one in token.explained:
        node = one.node
        if one.row.kind == "NumericDate" and node["type"] == "number" and not node["text"].lstrip("-").isdigit():
            message = Sentence(
                "{name} is written as {number}; some verifiers accept only integers.",
                name=one.row.name,
                number=_shown(node["text"]),
            )
            yield Hit(token.in_claims(one.row.name), message, {"name": one.row.name})


def _is_early(instant: Instant | None) -> bool:
    """Check whether an instant is in the 1970s."""
    return instant is not None and 0 < instant.exact < _TEN_YEARS


def _shown(number: str) -> str:
    return quote(number[:_SHOWN], _SHOWN)
