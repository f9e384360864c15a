"""Which of the keys that a person gave is meant for this signature (RFC 7515 §4.1.4, appendix D)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.registry.algorithms import ALGORITHMS
from jwt_decoder.verify.key_usability import suits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jwt_decoder.keys.key import Key, Member
    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.registry.algorithms import Algorithm

MOST_TRIED: Final = 64


@dataclass(frozen=True, slots=True)
class Choice:
    """The members to try, in order, and how they were found, as the end of a sentence; empty for a single key."""

    members: tuple[Member, ...]
    how: str


def choose(key: Key, header: Mapping[str, object], algorithm: Algorithm) -> Choice:
    """Choose by ``kid``; where that names none, take all whose kty, alg and use fit; at most 64."""
    kid = header.get("kid")
    if len(key.members) < 2 and key.kind not in {"jwk-set", "key-map"}:  # noqa: PLR2004 - nothing to choose from
        return Choice(key.members, "")
    named = tuple(member for member in key.members if isinstance(kid, str) and member.kid == kid)
    if named:
        return Choice(named[:MOST_TRIED], "chosen by its kid")
    fitting = tuple(member for member in key.members if suits(member, algorithm))
    how = "its kid is not in the set" if isinstance(kid, str) else "the token names no kid"
    return Choice(fitting[:MOST_TRIED] or key.members[:1], how)


def others(key: Key, chosen: Sequence[Member]) -> tuple[Member, ...]:
    """Give the members that were not chosen, at most 64: a diagnosis tries them."""
    places = {member.place for member in chosen}
    return tuple(member for member in key.members if member.place not in places)[:MOST_TRIED]


def row_for(algorithm: Algorithm, material: Material) -> Algorithm:
    """Give the row that says the curve where the algorithm alone does not (RFC 8037 §3.1)."""
    return ALGORITHMS[material.curve] if material.curve in algorithm.by_curve else algorithm
