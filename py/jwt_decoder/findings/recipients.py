"""Rules about what the service that a token is for takes: each limit is a row of the registry, with its source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.reading import string_of, strings_of
from jwt_decoder.findings.rule import Hit, rule
from jwt_decoder.model.rule import Example
from jwt_decoder.model.sentence import Duration, Listing, Sentence, term
from jwt_decoder.registry.recipients import RECIPIENTS
from jwt_decoder.text import exact_seconds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.findings.context import Context
    from jwt_decoder.registry.recipients import Recipient

_SCOPE: Final = Sentence("Tokens for services with documented limits, such as GitHub, Apple, Google and Snowflake.")
_ORIGIN: Final = re.compile(r"https://[^/?#\s]+/?")
_CONTACT: Final = ("mailto:", "https:")
# For the examples: the claims of a GitHub App, and of a client secret for Apple.
_2026: Final = 1767225600
_APP: Final = f'{{"iss":"123456","iat":{_2026},"exp":4102444800}}'
_SECRET: Final = (
    '{"iss":"TEAM123456","sub":"com.example.web","aud":"https://appleid.apple.com",'
    f'"iat":{_2026},"exp":{_2026 + 600}}}'
)
_PUSH: Final = '{{"aud":"https://fcm.googleapis.com{0}","exp":{1},"sub":"{2}"}}'


@rule(
    "lifetime-over-limit",
    "error",
    "RFC 7519 §4.1.4",
    name=Sentence("Valid for longer than accepted"),
    scope=_SCOPE,
    why=Sentence("The service this token is for rejects tokens that are valid for longer than it documents."),
    example=Example(_APP),
    remedy=Sentence("Set exp closer to iat, and make a new token when it ends."),
)
def lifetime_over_limit(token: Context) -> Iterable[Hit]:
    """Find a token that lives for longer than the service that it is for accepts (RFC 7519 §4.1.4)."""
    exp = token.instant("exp")
    for row in _rows(token) if exp else ():
        begun = _begun(token, row)
        lived = exp.exact - begun if exp and begun is not None else 0
        if row.longest and lived > row.longest * exact_seconds.UNIT and row.lifts.isdisjoint(token.claims):
            message = _TOO_LONG[row.since].about(
                who=term(row.label), most=Duration(row.longest), seconds=Duration(lived // exact_seconds.UNIT)
            )
            yield Hit(token.in_claims("exp"), message, section=row.source)


@rule(
    "alg-not-accepted",
    "error",
    "RFC 8725 §3.1",
    name=Sentence("alg isn’t accepted"),
    scope=_SCOPE,
    why=Sentence("The service this token is for only accepts the algorithms it documents."),
    example=Example(_APP.replace("4102444800", str(_2026 + 60)), '{"alg":"RS512"}'),
    remedy=Sentence("Sign with an algorithm that the service documents."),
)
def alg_not_accepted(token: Context) -> Iterable[Hit]:
    """Find an alg that the service that the token is for does not take (RFC 8725 §3.1)."""
    for row in _rows(token):
        for header in token.headers:
            name = string_of(header.jose.get("alg"))
            if row.algorithms and header.algorithm and name not in row.algorithms:
                message = Sentence(
                    "{who} accepts only {algorithms}, not {alg}.",
                    who=term(row.label),
                    algorithms=Listing(tuple(sorted(row.algorithms)), "or"),
                    alg=name,
                )
                yield Hit(token.in_header(header, "alg"), message, section=row.source)


@rule(
    "kid-needed",
    "error",
    "RFC 7515 §4.1.4",
    name=Sentence("No kid"),
    scope=_SCOPE,
    why=Sentence("The service finds the key by kid, and rejects a token without one."),
    example=Example(_SECRET, '{"alg":"ES256"}'),
    remedy=Sentence("Put the ID of your key into kid."),
)
def kid_needed(token: Context) -> Iterable[Hit]:
    """Find a token without the kid that the service that it is for needs (RFC 7515 §4.1.4)."""
    for row in _rows(token):
        for header in token.lacking("kid") if row.needs_kid else ():
            message = Sentence("There is no kid. {who} needs it to find your key.", who=term(row.label))
            yield Hit(token.in_header(header), message, section=row.source)


@rule(
    "push-audience",
    "error",
    "RFC 8292 §2",
    name=Sentence("aud isn’t an origin"),
    scope=Sentence("VAPID tokens for web push."),
    why=Sentence("A push service compares aud with its own origin: with a path, it doesn't match."),
    example=Example(_PUSH.format("/fcm/send/abc", _2026, "mailto:a@example.com"), '{"alg":"ES256"}'),
    remedy=Sentence(
        "Set aud to the scheme and host of the subscription’s endpoint, such as https://fcm.googleapis.com."
    ),
)
def push_audience(token: Context) -> Iterable[Hit]:
    """Find a VAPID token whose aud is more than an origin (RFC 8292 §2)."""
    audience = string_of(token.claims.get("aud")) if token.type == "vapid" else ""
    if audience and not _ORIGIN.fullmatch(audience):
        message = Sentence("aud must be the push service’s origin alone, without a path.")
        yield Hit(token.in_claims("aud"), message)


@rule(
    "push-contact",
    "warning",
    "RFC 8292 §2.1",
    name=Sentence("sub isn’t a contact"),
    scope=Sentence("VAPID tokens for web push."),
    why=Sentence("A push service that can’t reach the sender may refuse its messages; some demand a contact."),
    example=Example(_PUSH.format("", _2026, "admin@example.com"), '{"alg":"ES256"}'),
    remedy=Sentence("Set sub to a mailto: or https: URI."),
)
def push_contact(token: Context) -> Iterable[Hit]:
    """Find a VAPID token whose sub is no mailto: or https: URI (RFC 8292 §2.1)."""
    contact = string_of(token.claims.get("sub")) if token.type == "vapid" else ""
    if contact and not contact.startswith(_CONTACT):
        message = Sentence("sub must be a mailto: or https: URI, so that the push service can reach the sender.")
        yield Hit(token.in_claims("sub"), message)


@rule(
    "assertion-audience",
    "info",
    "FAPI 2.0 Security Profile §5.3.2.1",
    name=Sentence("aud is an endpoint"),
    scope=Sentence("Client assertions."),
    why=Sentence("A server may only accept its issuer identifier, so that an assertion works at no other server."),
    example=Example(f'{{"iss":"c","sub":"c","aud":"https://as.example/token","iat":{_2026},"exp":{_2026},"jti":"1"}}'),
    remedy=Sentence("Set aud to the server’s issuer identifier, as a string, if the server accepts that."),
)
def assertion_audience(token: Context) -> Iterable[Hit]:
    """Find a client assertion for an endpoint instead of for the server (FAPI 2.0 Security Profile §5.3.2.1)."""
    audiences = _audiences(token) if token.type == "client-assertion" else []
    if any(audience.endswith("/token") for audience in audiences):
        message = Sentence("aud is a token endpoint; FAPI 2.0 wants the server’s issuer identifier.")
        yield Hit(token.in_claims("aud"), message)


_TOO_LONG: Final = {
    "iat": Sentence("{who} accepts at most {most} from iat to exp, but this token is valid for {seconds}."),
    "now": Sentence("{who} accepts an exp at most {most} ahead, but this one is {seconds} ahead."),
}


def _rows(token: Context) -> tuple[Recipient, ...]:
    """Return the services that the token is for, of which there are limits."""
    if not token.is_claims_set:
        return ()
    return tuple(row for row in RECIPIENTS if token.type in row.types and _is_for(token, row))


def _is_for(token: Context, row: Recipient) -> bool:
    is_named = not row.audiences or not row.audiences.isdisjoint(_audiences(token))
    return is_named and row.having <= token.claims.keys() and row.without.isdisjoint(token.claims)


def _audiences(token: Context) -> list[str]:
    return strings_of(token.claims["aud"]) if "aud" in token.claims else []


def _begun(token: Context, row: Recipient) -> int | None:
    """Return the attosecond from which a service counts; None where that is not known."""
    if row.since == "now":
        return exact_seconds.of_number(token.now)
    iat = token.instant("iat")
    return iat.exact if iat else None
