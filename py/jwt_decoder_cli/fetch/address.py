"""A URL that is to be fetched, taken apart, and the addresses that its host has."""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from typing import Final, TypeAlias
from urllib.parse import urlsplit

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text.quote import quote

from jwt_decoder_cli.fetch.failure import FetchError

Ip: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

PORTS: Final = {"https": 443, "http": 80}
_SHOWN: Final = 200
# What may stand in a URI (RFC 3986 §2), so that nothing in it is a line of its own or reaches a terminal.
_URL: Final = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]{1,2000}")
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")
_NO_URL: Final = Sentence("“{url}” isn't an https URL with a host, so nothing was fetched.")
_WITH_USER: Final = Sentence("“{url}” has a user name or password in it, so nothing was fetched.")
_NO_HTTPS: Final = Sentence(
    "“{url}” isn't an https URL: anyone on the way could change the keys. Nothing was fetched. --allow-http allows it."
)
_NO_NAME: Final = Sentence("The name “{host}” can't be looked up: {reason}.")
_PRIVATE: Final = Sentence(
    "“{host}” is {address}, which isn't an address on the internet. Nothing was sent to it. --allow-private allows it."
)


@dataclass(frozen=True, slots=True)
class Address:
    """A URL: its scheme, host and port, and what of it is asked of that host."""

    url: str
    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> tuple[str, str, int]:
        """What two URLs of the same server have in common (RFC 6454 §4)."""
        return self.scheme, self.host, self.port

    @property
    def shown(self) -> str:
        """The URL as it enters a sentence."""
        return quote(self.url, _SHOWN)

    @property
    def authority(self) -> str:
        """The host, with the port where it is not the usual one, as it enters a sentence."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return quote(host if self.port == PORTS[self.scheme] else f"{host}:{self.port}", _SHOWN)


def read(url: str, *, allows_http: bool) -> Address:
    """Return a URL taken apart, without its fragment. Raise FetchError where it is none that may be fetched."""
    shown = quote(url, _SHOWN)
    try:
        parts = urlsplit(url if _URL.fullmatch(url) else "")
        scheme, host, port = parts.scheme, parts.hostname or "", parts.port
    except ValueError:
        scheme, host, port = "", "", None
    if scheme not in PORTS or not host:
        raise FetchError(_NO_URL.about(url=shown))
    if "@" in parts.netloc:
        raise FetchError(_WITH_USER.about(url=quote(url.rpartition("@")[2], _SHOWN)))
    if scheme == "http" and not allows_http:
        raise FetchError(_NO_HTTPS.about(url=shown))
    target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    return Address(parts._replace(fragment="").geturl(), scheme, host, PORTS[scheme] if port is None else port, target)


def resolve(address: Address, *, allows_private: bool) -> tuple[Ip, ...]:
    """Return the addresses of a host. Raise FetchError where it has none, or one that is not on the internet."""
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        reason = str(getattr(error, "strerror", None) or error)
        raise FetchError(_NO_NAME.about(host=quote(address.host, _SHOWN), reason=quote(reason, _SHOWN))) from None
    addresses = tuple(dict.fromkeys(ipaddress.ip_address(one[4][0]) for one in found))
    if not allows_private:
        require_public(address, addresses)
    return addresses


def require_public(address: Address, addresses: tuple[Ip, ...]) -> None:
    """Check that all addresses of a host are on the internet; raise FetchError where one is not."""
    private = next((one for one in addresses if not is_public(one)), None)
    if private:
        raise FetchError(_PRIVATE.about(host=quote(address.host, _SHOWN), address=str(private)))


def is_public(address: Ip) -> bool:
    """Return whether an address is on the internet, also the one of IPv4 that is written within one of IPv6."""
    inner = _within(address)
    return (inner is None or is_public(inner)) and address.is_global and not address.is_multicast


def _within(address: Ip) -> ipaddress.IPv4Address | None:
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour
