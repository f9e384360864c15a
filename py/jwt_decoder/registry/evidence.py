"""What a token says of itself, cut to what recognition may look at: short texts, names, and the parts of iss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from jwt_decoder.model.part import Node
    from jwt_decoder.model.sentence import Sentence

_LONGEST: Final = 1000
_MOST: Final = 50


@dataclass(frozen=True, slots=True)
class Evidence:
    """The header, the claims, and of typ and iss what was worked out of them; everything is what the token says.

    ``typ`` is in lower case and without application/ (RFC 7515 §4.1.9). ``iss`` is empty where it is missing, no
    string, or too long; ``place`` names where it stood. ``host`` is that of an https address without a port, else
    empty; ``path`` is that of any address, without a query. ``label`` is what the paste calls the token.
    """

    kind: str
    header: Mapping[str, Node]
    claims: Mapping[str, Node]
    typ: str
    iss: str
    place: str | Sentence
    host: str
    path: str
    label: str = ""

    def has(self, names: AbstractSet[str]) -> bool:
        """Return whether all these claims are there."""
        return self.claims.keys() >= names

    def lacks(self, names: AbstractSet[str]) -> bool:
        """Return whether none of these claims is there."""
        return self.claims.keys().isdisjoint(names)

    def text(self, name: str) -> str:
        """Return a claim that is a string of a sensible length, else nothing."""
        return text_of(self.claims.get(name))

    def strings(self, name: str) -> tuple[str, ...]:
        """Return the first strings of a claim that is a string or an array."""
        return _strings(self.claims.get(name))

    def inner(self, name: str) -> Mapping[str, Node]:
        """Return the first members of a claim that is an object."""
        node = self.claims.get(name)
        return {member["name"]: member["node"] for member in node.get("members", ())[:_MOST]} if node else {}

    def inner_strings(self, name: str, member: str) -> tuple[str, ...]:
        """Return the first strings of a member of a claim."""
        return _strings(self.inner(name).get(member))

    def parameter(self, name: str) -> str:
        """Return a Header Parameter that is a string of a sensible length, else nothing."""
        return text_of(self.header.get(name))


def text_of(node: Node | None) -> str:
    """Return a string of a sensible length, else nothing."""
    value = node.get("value", "") if node else ""
    return value if len(value) <= _LONGEST else ""


def _strings(node: Node | None) -> tuple[str, ...]:
    if node is None:
        return ()
    if node["type"] == "array":
        return tuple(text_of(item) for item in node.get("items", ())[:_MOST])
    return (text_of(node),)
