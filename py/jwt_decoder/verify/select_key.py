"""Which of the keys that a person gave is meant for this signature (RFC 7515 §4.1.4, appendix D)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal

from jwt_decoder.model.sentence import Digits, Listing, Sentence
from jwt_decoder.registry.algorithms import ALGORITHMS
from jwt_decoder.text.quote import quote
from jwt_decoder.verify.key_usability import suits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jwt_decoder.keys.key import Key, Member
    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.registry.algorithms import Algorithm

MOST_TRIED: Final = 64
_SHOWN: Final = 60
_MOST_NAMED: Final = 4
_KID: Final = Sentence("“{kid}”")
_ABSENT: Final = Sentence(
    "No key in this set has kid “{kid}” (it has {kids}). The keys were probably rotated; fetch the set again."
)
_ABSENT_OF_MANY: Final = Sentence(
    "No key in this set has kid “{kid}” (it has {kids} and {more} more). The keys were probably rotated;"
    " fetch the set again."
)
_OTHER_CASE: Final = Sentence(
    "No key in this set has kid “{kid}”: “{alike}” differs in upper and lower case, which counts (RFC 7515 §4.1.4)."
)
How = Literal["only", "kid", "kid-unknown", "kid-no-string", "kid-empty", "no-kid", "keys-no-kid"]


@dataclass(frozen=True, slots=True)
class Choice:
    """The members to try, in order, and how they were found: "only" where there is nothing to choose from."""

    members: tuple[Member, ...]
    how: How


def choose(key: Key, header: Mapping[str, object], algorithm: Algorithm) -> Choice:
    """Choose by ``kid``; where that names none, take all whose kty, alg and use fit; at most 64."""
    kid = header.get("kid")
    if len(key.members) < 2 and key.kind not in {"jwk-set", "key-map"}:  # noqa: PLR2004 - nothing to choose from
        return Choice(key.members, "only")
    named = _first(member for member in key.members if member.kid == kid) if isinstance(kid, str) else ()
    if named:
        return Choice(named, "kid")
    fitting = _first(member for member in key.members if suits(member, algorithm))
    return Choice(fitting or key.members[:1], _unnamed(key, header))


def _first(members: Iterable[Member]) -> tuple[Member, ...]:
    """Return as many as are tried; the others of a set of thousands are not looked at."""
    return tuple(islice(members, MOST_TRIED))


def _unnamed(key: Key, header: Mapping[str, object]) -> How:
    """Return why no key of the set is named; keys that only stand beside each other, as in PEM, mostly have no kid."""
    if "kid" not in header:
        return "no-kid"
    if header["kid"] == "":
        return "kid-empty"
    if not isinstance(header["kid"], str):
        return "kid-no-string"
    has_kids = key.kind == "jwk-set" or any(isinstance(member.kid, str) for member in key.members)
    return "kid-unknown" if has_kids else "keys-no-kid"


def unknown_kid(kid: str, kids: Sequence[str]) -> Sentence:
    """Return that no key of a set has the kid that the token asks for, and which ones its keys have."""
    asked = quote(kid[:_SHOWN], _SHOWN)
    if not kids:
        return Sentence("The token asks for kid “{kid}”, but no key in this set has a kid.", kid=asked)
    folded = kid.casefold()
    alike = next((one for one in kids if one.casefold() == folded), None)
    if alike:
        return _OTHER_CASE.about(kid=asked, alike=quote(alike[:_SHOWN], _SHOWN))
    first = Listing(tuple(_KID.about(kid=quote(one[:_SHOWN], _SHOWN)) for one in kids[:_MOST_NAMED]))
    if len(kids) <= _MOST_NAMED:
        return _ABSENT.about(kid=asked, kids=first)
    return _ABSENT_OF_MANY.about(kid=asked, kids=first, more=Digits(len(kids) - _MOST_NAMED))


def others(key: Key, chosen: Sequence[Member]) -> tuple[Member, ...]:
    """Return the members that were not chosen, and the certificates behind the first, at most 64: for a diagnosis."""
    places = {member.place for member in chosen}
    return _first(member for member in (*key.members, *key.behind) if member.place not in places)


def row_for(algorithm: Algorithm, material: Material) -> Algorithm:
    """Return the row that says the curve where the algorithm alone does not (RFC 8037 §3.1)."""
    return ALGORITHMS[material.curve] if material.curve in algorithm.by_curve else algorithm
