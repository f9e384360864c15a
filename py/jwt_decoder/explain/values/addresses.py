"""Readings of addresses: URIs, and those of the Internet Protocol."""

from __future__ import annotations

import re
from ipaddress import ip_address, ip_network
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
_LONGEST_IP: Final = 100
# Networks of a sort, those of RFC 1918, 3927, 4193, 4291, 5737, 3849 and 5771; the first that has an address counts.
_NETWORKS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "loopback": ("127.0.0.0/8", "::1/128"),
        "unspecified": ("0.0.0.0/8", "::/128"),
        "link-local": ("169.254.0.0/16", "fe80::/10"),
        "private": ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"),
        "documentation": ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32"),
        "multicast": ("224.0.0.0/4", "ff00::/8"),
    }
)
_sorts = tuple((ip_network(network), sort) for sort, networks in _NETWORKS.items() for network in networks)
_NO_URI: Final = Reading(Sentence("a string with a colon must be a URI (RFC 7519 §2)"))
_NO_SCHEME: Final = Reading(Sentence("not a URL with a scheme, such as https://example.com"))
_NO_IP: Final = Reading(Sentence("not an IP address"))
_IPS: Final[Mapping[tuple[int, str], Reading]] = MappingProxyType(
    {
        (4, ""): Reading(Sentence("IPv4")),
        (4, "loopback"): Reading(Sentence("IPv4, the machine itself (loopback)")),
        (4, "unspecified"): Reading(Sentence("IPv4, unspecified address")),
        (4, "link-local"): Reading(Sentence("IPv4, link-local")),
        (4, "multicast"): Reading(Sentence("IPv4, multicast")),
        (4, "private"): Reading(Sentence("IPv4, private network")),
        (4, "documentation"): Reading(Sentence("IPv4, for documentation")),
        (6, ""): Reading(Sentence("IPv6")),
        (6, "loopback"): Reading(Sentence("IPv6, the machine itself (loopback)")),
        (6, "unspecified"): Reading(Sentence("IPv6, unspecified address")),
        (6, "link-local"): Reading(Sentence("IPv6, link-local")),
        (6, "multicast"): Reading(Sentence("IPv6, multicast")),
        (6, "private"): Reading(Sentence("IPv6, private network")),
        (6, "documentation"): Reading(Sentence("IPv6, for documentation")),
    }
)
_NOT_FETCHED: Final = Sentence("URL (not fetched)")
# By their schemes.
_ADDRESSES: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "https": _NOT_FETCHED,
        "http": Sentence("unencrypted URL (not fetched)"),
        "data": Sentence("a data: URL, which contains the content itself"),
        "javascript": Sentence("code, not a URL: never open it"),
        "urn": Sentence("a name, not a URL"),
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
        told = Sentence("“{user}”: what comes before @ isn't the host", user=quote(user, LONGEST))
        details.append((Sentence("User"), told))
    if host:
        details.append((Sentence("Host"), quote(host, _LONGEST_HOST)))
    return Reading(_ADDRESSES.get(scheme, _NOT_FETCHED), tuple(details))


def ip(node: Node) -> Reading:
    """Return of what sort an address of the Internet Protocol is, as the registries of IANA have it."""
    value = node["value"][:_LONGEST_IP]
    try:
        found = ip_address(value)
    except ValueError:
        return _NO_IP
    inner = found.ipv4_mapped if found.version == 6 else None  # noqa: PLR2004 - the version of the protocol
    if inner:
        return Reading(Sentence("IPv6 for the IPv4 address {address}", address=str(inner)))
    sort = next((sort for network, sort in _sorts if found in network), "")
    return _IPS[found.version, sort]
