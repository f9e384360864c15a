"""What a token says of itself, cut to what recognition may look at: short texts, names, and the parts of iss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.model.records import Node

_LONGEST: Final = 1000
_LONGEST_TYP: Final = 100
_MOST: Final = 50
_IN_HEADER: Final = Sentence("iss of the header")
# Capital letters are left out too: issuers are compared as they stand (RFC 7519 §4.1.1), and no one writes them so.
_HOST: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.-")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The header, the claims, and of typ and iss what was worked out of them; everything is what the token says.

    ``typ`` is in lower case and without application/ (RFC 7515 §4.1.9). ``iss`` is empty where it is missing, no
    string, or too long; ``place`` names where it stood. ``host`` is that of an https address without a port, else
    empty; ``path`` is that of any address, without a query.
    """

    kind: str
    header: Mapping[str, Node]
    claims: Mapping[str, Node]
    typ: str
    iss: str
    place: str | Sentence
    host: str
    path: str

    def has(self, names: AbstractSet[str]) -> bool:
        """Return whether all these claims are there."""
        return self.claims.keys() >= names

    def lacks(self, names: AbstractSet[str]) -> bool:
        """Return whether none of these claims is there."""
        return self.claims.keys().isdisjoint(names)

    def text(self, name: str) -> str:
        """Return a claim that is a string of a sensible length, else nothing."""
        return _text(self.claims.get(name))

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
        return _text(self.header.get(name))


def gather(decoded: Decoded) -> Evidence:
    """Return what a token says of itself; iss of the header counts where the claims have none (RFC 7519 §5.3)."""
    header, claims = decoded.signatures[0].jose, decoded.claims
    typ = _text(header.get("typ"))
    place = "iss" if "iss" in claims else _IN_HEADER
    iss = _text(claims.get("iss") or header.get("iss"))
    host, path = address(iss)
    short = typ.lower().removeprefix("application/") if len(typ) <= _LONGEST_TYP else ""
    return Evidence(decoded.layout.kind, header, claims, short, iss, place, host, path)


def address(iss: str) -> tuple[str, str]:
    """Return host and path of an address, both empty where it has user information, brackets or other odd things.

    Only a plain https host is given, so that nothing but the host itself can look like an issuer's.
    """
    scheme, mark, rest = iss.partition("://")
    if not mark or scheme not in {"https", "http"}:
        return "", ""
    authority, slash, path = rest.partition("/")
    name, colon, port = authority.partition(":")
    if not _HOST.issuperset(name) or not name.strip(".") or (colon and not port.isdecimal()):
        return "", ""
    host = name if scheme == "https" and not colon and not name.startswith(".") else ""
    return host, slash + path.partition("?")[0].partition("#")[0]


def _text(node: Node | None) -> str:
    value = node.get("value", "") if node else ""
    return value if len(value) <= _LONGEST else ""


def _strings(node: Node | None) -> tuple[str, ...]:
    if node is None:
        return ()
    if node["type"] == "array":
        return tuple(_text(item) for item in node.get("items", ())[:_MOST])
    return (_text(node),)
