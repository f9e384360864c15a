"""How an issuer is recognised: by the host of iss, exact or below a suffix, or by claims that nobody else uses.

Where an issuer can run under a name of its customer's, the claims must speak for it, and iss must not look like one of
the issuer's own names: what only resembles them is nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from jwt_decoder.model.sentence import Value
    from jwt_decoder.registry.evidence import Evidence

    Says = Callable[[Evidence], Sentence | None]

_LONGEST_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class Recognition:
    """One way in which a token speaks for an issuer.

    ``says`` returns why, or None. Of all issuers, those of the lowest ``rank`` are asked first, and the first that
    answers is the one: names that are an issuer's own come before claims, and claims before what customers may change.
    """

    rank: int
    says: Says


def host_of(evidence: Evidence) -> str:
    """Return the host, of a long one the end: it says whose it is."""
    host = evidence.host
    return host if len(host) <= _LONGEST_SHOWN else f"…{host[-_LONGEST_SHOWN:]}"


def is_on(place: Value, host: str) -> Sentence:
    """Return that iss is on a host."""
    return Sentence("{place} is on {host}", place=place, host=host)


def on(*hosts: str) -> Says:
    """Answer when iss is on one of these hosts."""
    own = frozenset(hosts)
    return lambda evidence: is_on(evidence.place, evidence.host) if evidence.host in own else None


def under(*suffixes: str) -> Says:
    """Answer when iss is on a host below one of these names, each of which begins with a dot."""
    return lambda evidence: is_on(evidence.place, host_of(evidence)) if evidence.host.endswith(suffixes) else None


def names(*names: str) -> Says:
    """Answer when iss is exactly one of these names."""
    own = frozenset(names)
    return lambda evidence: _is(evidence) if evidence.iss in own else None


def _is(evidence: Evidence) -> Sentence:
    return Sentence("{place} is {iss}", place=evidence.place, iss=evidence.iss)


def resembles(evidence: Evidence, name: str) -> bool:
    """Whether iss looks like a name of an issuer, whose own names were asked before."""
    return name in evidence.iss
