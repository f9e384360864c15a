"""Readings of addresses: URIs, and those of the Internet Protocol."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.reading import LONGEST, MOST_READ, NOTHING, Reading, string_of
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.explain.values.reading import Detail
    from jwt_decoder.model.part import Node

_ADDRESS: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,30}):(?://(?:([^/?#\s]*)@)?([^/?#@\s]{1,255}))?\S*")
_LONGEST_HOST: Final = 255
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_IPV4: Final = re.compile(r"([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})")
_IPV6: Final = re.compile(r"[0-9A-Fa-f]*+:[0-9A-Fa-f]*+:[0-9A-Fa-f.:]*+(?:%\w++)?")
_LARGEST_OCTET: Final = 255
_LOOPBACK: Final = frozenset({10, 127})
_PRIVATE_PAIRS: Final = frozenset({(192, 168), (169, 254), *((172, second) for second in range(16, 32))})
_NO_URI: Final = Reading(Sentence("a string with a colon must be a URI (RFC 7519 §2)"))
_NO_SCHEME: Final = Reading(Sentence("not an address with a scheme, such as https://example.com"))
_NO_IP: Final = Reading(Sentence("not an IP address"))
_V4: Final = Reading(Sentence("IPv4"))
_V4_PRIVATE: Final = Reading(Sentence("IPv4, of a private network"))
_V6: Final = Reading(Sentence("IPv6"))
_V6_PRIVATE: Final = Reading(Sentence("IPv6, of a private network"))
_NOT_FETCHED: Final = Sentence("an address, not fetched")
# By their schemes.
_ADDRESSES: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "https": _NOT_FETCHED,
        "http": Sentence("an address without encryption, not fetched"),
        "data": Sentence("the content itself, written as an address"),
        "javascript": Sentence("code, not an address: never open it"),
        "urn": Sentence("a name, not an address"),
    }
)


def string_or_uri(node: Node) -> Reading:
    """Return where a string holds a colon and is no URI (RFC 7519 §2)."""
    value = string_of(node)
    return NOTHING if ":" not in value or _SCHEME.match(value) else _NO_URI


def address(node: Node) -> Reading:
    """Return whose address it is; nothing is fetched, and no link is made of it."""
    value = node["value"]
    found = _ADDRESS.fullmatch(value) if len(value) <= MOST_READ else None
    if found is None:
        return _NO_SCHEME
    scheme, user, host = found[1].lower(), found[2], found[3]
    details: list[Detail] = [(Sentence("Scheme"), scheme)]
    if user is not None:
        told = Sentence("{user}: what stands before @ is not the host", user=quote(user, LONGEST))
        details.append((Sentence("User"), told))
    if host:
        details.append((Sentence("Host"), quote(host, _LONGEST_HOST)))
    return Reading(_ADDRESSES.get(scheme, _NOT_FETCHED), tuple(details))


def ip(node: Node) -> Reading:
    """Return of what sort an address of the Internet Protocol is (RFC 1918, RFC 4193)."""
    value = node["value"][:MOST_READ]
    numbers = _IPV4.fullmatch(value)
    if numbers:
        first, second, third, fourth = map(int, numbers.groups())
        if max(first, second, third, fourth) > _LARGEST_OCTET:
            return _NO_IP
        return _V4_PRIVATE if _is_private(first, second) else _V4
    if not _IPV6.fullmatch(value):
        return _NO_IP
    is_local = value == "::1" or value[:2].lower() in {"fc", "fd"} or value[:4].lower() == "fe80"
    return _V6_PRIVATE if is_local else _V6


def _is_private(first: int, second: int) -> bool:
    return first in _LOOPBACK or (first, second) in _PRIVATE_PAIRS
