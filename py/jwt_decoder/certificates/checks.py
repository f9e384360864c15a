"""What a chain is checked for: a row for each check, with its words and the section that asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from jwt_decoder.certificates.signature import scheme_of
from jwt_decoder.certificates.x509 import (
    BASIC_CONSTRAINTS,
    DIGITAL_SIGNATURE,
    KEY_CERT_SIGN,
    KEY_USAGE,
    NAME_CONSTRAINTS,
    SUBJECT_ALT_NAME,
)
from jwt_decoder.keys.key_findings import validity
from jwt_decoder.model.sentence import Digits, Listing, Sentence, plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jwt_decoder.certificates.path import Path
    from jwt_decoder.certificates.x509 import X509

State = Literal["met", "failed", "unknown"]
_LEAST_RSA: Final = 2048
# What a path of RFC 5280 §6 takes note of; the others of §4.2 must not be critical, or say nothing of a path.
_KNOWN: Final = frozenset({BASIC_CONSTRAINTS, KEY_USAGE, SUBJECT_ALT_NAME, "2.5.29.37", "2.5.29.14", "2.5.29.35"})
_POLICIES: Final = "2.5.29.32"
# What RFC 5280 §6.1 has a verifier evaluate, and isn't evaluated here, whether it is critical or not.
_NOT_EVALUATED: Final = {
    NAME_CONSTRAINTS: Sentence(
        "“{subject}” limits the names of the certificates below it (name constraints). That isn't checked here."
    ),
    "2.5.29.33": Sentence("“{subject}” has policy mappings. They aren't evaluated here."),
    "2.5.29.36": Sentence("“{subject}” has policy constraints. They aren't evaluated here."),
    "2.5.29.54": Sentence("“{subject}” limits which policies count (inhibitAnyPolicy). That isn't evaluated here."),
}
_MUST_POLICIES: Final = Sentence("“{subject}” has critical certificate policies. They aren't evaluated here.")
_HAS_POLICIES: Final = Sentence("“{subject}” has certificate policies. Which of them you need isn't known here.")


class Result(NamedTuple):
    """What came of a check: of which certificate of the path, by its place, None of the whole of it."""

    state: State
    message: Sentence
    certificate: int | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known when a path is checked: ``order`` are the certificates as they came, ``now`` is in seconds.

    ``has_roots`` says whether any were given.
    """

    path: Path
    order: tuple[X509, ...]
    has_roots: bool
    now: float


@dataclass(frozen=True, slots=True)
class Check:
    """A row: what is asked for, where that is written, and what says whether it is so."""

    id: str
    title: Sentence
    section: str
    results: Callable[[Facts], Iterator[Result]]


def _order(facts: Facts) -> Iterator[Result]:
    if len(facts.order) == 1:
        return
    came = [one.octets for one in facts.order]
    places = [came.index(one.octets) for one in facts.path.certificates if one.octets in came]
    if places == sorted(places) and places[:1] == [0]:
        yield Result("met", Sentence("Each certificate is followed by the one that signed it."))
        return
    numbers = Listing(tuple(str(place + 1) for place in places), "comma")
    message = Sentence("They are out of order: by who signed whom, they are {numbers}.", numbers=numbers)
    yield Result("failed", message)


def _extra(facts: Facts) -> Iterator[Result]:
    used = {one.octets for one in facts.path.certificates}
    left = [one for one in facts.order if one.octets not in used]
    if left:
        message = plural(
            "{count} certificate isn't part of the chain: “{subject}”.",
            "{count} certificates aren't part of the chain, the first is “{subject}”.",
            len(left),
            subject=left[0].said.subject,
        )
        yield Result("unknown", message)


def _signature(facts: Facts) -> Iterator[Result]:
    pairs = zip(facts.path.certificates, facts.path.certificates[1:], facts.path.links, strict=False)
    for place, (one, issuer, link) in enumerate(pairs):
        names = {"subject": one.said.subject, "issuer": issuer.said.subject}
        if link.holds:
            yield Result("met", Sentence("“{issuer}” signed “{subject}”.", **names), place)
        elif link.holds is False:
            message = Sentence("The key of “{issuer}” didn't sign “{subject}”.", **names)
            yield Result("failed", message, place)
        else:
            why = link.why or Sentence("Its algorithm isn't verified here.")
            message = Sentence("Whether “{issuer}” signed “{subject}” can't be told.", **names)
            yield Result("unknown", message.then(why), place)


def _anchor(facts: Facts) -> Iterator[Result]:
    top = facts.path.certificates[-1]
    place = len(facts.path.certificates) - 1
    if facts.path.is_anchored:
        message = Sentence("It ends at “{subject}”, a root that you gave.", subject=top.said.subject)
        yield Result("met", message, place)
    elif facts.path.is_cut:
        yield Result("unknown", _TOO_MANY, place)
    elif not facts.has_roots:
        message = Sentence("No root was given, so nothing says that “{name}” can be trusted.", name=top.said.issuer)
        yield Result("unknown", message, place)
    elif top.is_self_issued:
        message = Sentence("“{subject}” names itself as its issuer, and isn't a root that you gave.", **_named(top))
        yield Result("failed", message, place)
    else:
        message = Sentence(
            "“{issuer}”, which issued “{subject}”, is neither in the chain nor among the roots that you gave.",
            **_named(top),
        )
        yield Result("failed", message, place)


def _named(certificate: X509) -> dict[str, str]:
    return {"subject": certificate.said.subject, "issuer": certificate.said.issuer}


def _self_signed(facts: Facts) -> Iterator[Result]:
    leaf = facts.path.certificates[0]
    if leaf.is_self_issued:
        message = Sentence("“{subject}” names itself as its issuer: nobody else vouches for it.", **_named(leaf))
        yield Result("met" if facts.path.is_anchored else "failed", message, 0)


def _dates(facts: Facts) -> Iterator[Result]:
    for place, one in enumerate(facts.path.certificates):
        data = {"subject": one.said.subject, "begin": one.said.not_before, "end": one.said.not_after}
        state = validity(one.said.not_before, one.said.not_after, facts.now)
        yield Result("met" if state == "current" else "failed", _DATES[state].about(**data), place)


_DATES: Final = {
    "current": Sentence("“{subject}” is valid from {begin} to {end}."),
    "expired": Sentence("“{subject}” expired at {end}."),
    "not-yet": Sentence("“{subject}” isn't valid before {begin}."),
    "unreadable": Sentence("“{subject}” has dates that can't be read."),
}


def _issuers(facts: Facts) -> Iterator[tuple[int, X509]]:
    """Return those that signed another one, with their places."""
    return ((place, one) for place, one in enumerate(facts.path.certificates) if place)


def _authority(facts: Facts) -> Iterator[Result]:
    for place, one in _issuers(facts):
        if one.is_authority:
            yield Result("met", Sentence("“{subject}” is a certificate authority.", subject=one.said.subject), place)
        else:
            message = Sentence("“{subject}” isn't a certificate authority, so it can't vouch for another.", **_sub(one))
            yield Result("failed", message, place)


def _sub(certificate: X509) -> dict[str, str]:
    return {"subject": certificate.said.subject}


def _path_length(facts: Facts) -> Iterator[Result]:
    for place, one in _issuers(facts):
        most = one.path_length
        if most is None:
            continue
        below = sum(not each.is_self_issued for each in facts.path.certificates[1:place])
        message = plural(
            "“{subject}” allows {most} authorities below it, and {count} is there.",
            "“{subject}” allows {most} authorities below it, and {count} are there.",
            below,
            most=Digits(most),
            **_sub(one),
        )
        yield Result("met" if below <= most else "failed", message, place)


def _cert_sign(facts: Facts) -> Iterator[Result]:
    for place, one in _issuers(facts):
        if one.usage is None:
            continue
        if KEY_CERT_SIGN in one.usage:
            yield Result("met", Sentence("The key of “{subject}” is for signing certificates.", **_sub(one)), place)
        else:
            message = Sentence("The key usage of “{subject}” doesn't include signing certificates.", **_sub(one))
            yield Result("failed", message, place)


def _token_sign(facts: Facts) -> Iterator[Result]:
    leaf = facts.path.certificates[0]
    if leaf.usage is None:
        return
    if DIGITAL_SIGNATURE in leaf.usage:
        yield Result("met", Sentence("The key of “{subject}” is for signatures.", **_sub(leaf)), 0)
    else:
        yield Result("failed", Sentence("The key usage of “{subject}” doesn't include signatures.", **_sub(leaf)), 0)


def _hash(facts: Facts) -> Iterator[Result]:
    """Look at each signature that counts: nobody relies on that of a root."""
    path = facts.path
    for place, one in enumerate(path.certificates[: len(path.certificates) - path.is_anchored] or path.certificates):
        scheme = scheme_of(one)
        if scheme is None:
            yield Result("unknown", Sentence("“{subject}” is signed with an unknown algorithm.", **_sub(one)), place)
        elif scheme.is_broken:
            message = Sentence(
                "“{subject}” is signed by {algorithm}, which can be forged.", algorithm=scheme.name, **_sub(one)
            )
            yield Result("failed", message, place)
        else:
            message = Sentence("“{subject}” is signed by {algorithm}.", algorithm=scheme.name, **_sub(one))
            yield Result("met", message, place)


def _agreement(facts: Facts) -> Iterator[Result]:
    for place, one in enumerate(facts.path.certificates):
        if one.algorithm.whole != one.stated:
            message = Sentence("“{subject}” names two different signature algorithms.", **_sub(one))
            yield Result("failed", message, place)


def _key_size(facts: Facts) -> Iterator[Result]:
    for place, one in enumerate(facts.path.certificates):
        if one.key.key_type == "RSA" and one.key.bits < _LEAST_RSA:
            message = Sentence(
                "The RSA key of “{subject}” has {bits} bits; it should have {least} or more.",
                bits=Digits(one.key.bits),
                least=Digits(_LEAST_RSA),
                **_sub(one),
            )
            yield Result("failed", message, place)


def _critical(facts: Facts) -> Iterator[Result]:
    for place, one in enumerate(facts.path.certificates):
        for name in one.critical:
            if name not in _KNOWN and name not in _NOT_EVALUATED and name != _POLICIES:
                message = Sentence("“{subject}” has an unknown critical extension, {oid}.", oid=name, **_sub(one))
                yield Result("failed", message, place)


def _not_evaluated(facts: Facts) -> Iterator[Result]:
    for place, one in enumerate(facts.path.certificates):
        for name, message in _NOT_EVALUATED.items():
            if name in one.extensions:
                yield Result("unknown", message.about(**_sub(one)), place)
        if _POLICIES in one.critical:
            yield Result("unknown", _MUST_POLICIES.about(**_sub(one)), place)


def _policies(facts: Facts) -> Iterator[Result]:
    """Name policies that nothing asks for: they change nothing (RFC 5280 §6.1.1 (c))."""
    for place, one in enumerate(facts.path.certificates):
        if _POLICIES in one.extensions and _POLICIES not in one.critical:
            yield Result("unknown", _HAS_POLICIES.about(**_sub(one)), place)


_TOO_MANY: Final = Sentence("Too many certificates have the same name: not all of them were tried.")

CHECKS: Final = (
    Check("signature", Sentence("Signatures"), "RFC 5280 §6.1.3 (a)(1)", _signature),
    Check("anchor", Sentence("Root"), "RFC 5280 §6.1.1 (d)", _anchor),
    Check("self-signed", Sentence("Self-signed"), "RFC 5280 §3.2", _self_signed),
    Check("dates", Sentence("Dates"), "RFC 5280 §4.1.2.5", _dates),
    Check("authority", Sentence("Authority"), "RFC 5280 §4.2.1.9", _authority),
    Check("path-length", Sentence("Path length"), "RFC 5280 §4.2.1.9", _path_length),
    Check("cert-sign", Sentence("Key usage of issuers"), "RFC 5280 §4.2.1.3", _cert_sign),
    Check("key-usage", Sentence("Key usage"), "RFC 5280 §4.2.1.3", _token_sign),
    Check("hash", Sentence("Signature algorithm"), "RFC 6194 §3, RFC 6151 §2", _hash),
    Check("agreement", Sentence("Signature algorithm, twice"), "RFC 5280 §4.1.1.2", _agreement),
    Check("key-size", Sentence("Key size"), "RFC 7518 §3.3", _key_size),
    Check("critical", Sentence("Critical extensions"), "RFC 5280 §4.2", _critical),
    Check("not-evaluated", Sentence("Not evaluated"), "RFC 5280 §6.1", _not_evaluated),
    Check("policies", Sentence("Certificate policies"), "RFC 5280 §4.2.1.4", _policies),
    Check("order", Sentence("Order"), "RFC 7515 §4.1.6", _order),
    Check("extra", Sentence("Other certificates"), "RFC 7515 §4.1.6", _extra),
)
