"""A URL that is to be fetched, taken apart, and the addresses that its host has."""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from typing import Final, TypeAlias
from urllib.parse import urljoin, urlsplit

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text.quote import quote

from jwt_decoder_cli.fetch.failure import FetchError

Ip: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

PORTS: Final = {"https": 443, "http": 80}
_SHOWN: Final = 200
# What may stand in a URI (RFC 3986 §2), so that nothing in it is a line of its own or reaches a terminal.
_URL: Final = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]{1,2000}")
# Labels of 63 octets at most (RFC 1035 §2.3.4), the empty one at the end for the root; no percent sign, which some
# read as another name.
_NAME: Final = re.compile(r"(?=.{1,253}$)[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?")
# Who looks up a name that ends so may take it for an address of IPv4, as browsers do (URL Standard §3.5).
_NUMBER: Final = re.compile(r"(.*\.)?([0-9]+|0x[0-9a-f]*)\.?")
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")
# The only addresses of IPv6 that are given to somebody on the internet (IANA, IPv6 Address Space).
_GIVEN: Final = ipaddress.ip_network("2000::/3")
_NO_URL: Final = Sentence("“{url}” isn't an https URL with a host, so nothing was fetched.")
_WITH_USER: Final = Sentence("“{url}” has a user name or password in it, so nothing was fetched.")
_NO_HTTPS: Final = Sentence(
    "“{url}” isn't an https URL: anyone on the way could change the keys. Nothing was fetched. --allow-http allows it."
)
_NO_NAME: Final = Sentence("The name “{host}” can't be looked up: {reason}.")
_PRIVATE: Final = Sentence(
    "“{host}” is {address}, which isn't an address on the internet. Nothing was sent to it. --allow-private allows it."
)

_PRIVATE_ADDRESS: Final = Sentence(
    "“{host}” isn't an address on the internet. Nothing was sent to it. --allow-private allows it."
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
    if scheme not in PORTS or not _is_host(host, in_brackets="[" in parts.netloc):
        raise FetchError(_NO_URL.about(url=shown))
    if "@" in parts.netloc:
        raise FetchError(_WITH_USER.about(url=quote(url.rpartition("@")[2], _SHOWN)))
    if scheme == "http" and not allows_http:
        raise FetchError(_NO_HTTPS.about(url=shown))
    target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    return Address(parts._replace(fragment="").geturl(), scheme, host, PORTS[scheme] if port is None else port, target)


def redirected(address: Address, location: str, *, allows_http: bool) -> Address:
    """Return where a server redirects to. Raise FetchError where that is none that may be fetched."""
    try:
        url = urljoin(address.url, location)
    except ValueError:
        url = location
    return read(url, allows_http=allows_http)


def literal(host: str) -> Ip | None:
    """Return the address that a host is, however it is written; None for a name."""
    bare = host.rstrip(".")
    try:
        return ipaddress.ip_address(bare)
    except ValueError:
        pass
    if not _NUMBER.fullmatch(host):
        return None
    try:
        return ipaddress.IPv4Address(socket.inet_aton(bare))
    except OSError:
        return None


def _is_host(host: str, *, in_brackets: bool) -> bool:
    """Check whether a host is an address, or a name that nobody takes for one; between brackets there are no names."""
    if literal(host):
        return True
    return not in_brackets and bool(_NAME.fullmatch(host)) and not _NUMBER.fullmatch(host)


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
        host = quote(address.host, _SHOWN)
        is_itself = address.host == str(private)
        raise FetchError(
            _PRIVATE_ADDRESS.about(host=host) if is_itself else _PRIVATE.about(host=host, address=str(private))
        )


def is_public(address: Ip) -> bool:
    """Return whether an address is on the internet, also the one of IPv4 that is written within one of IPv6."""
    if isinstance(address, ipaddress.IPv4Address):
        return address.is_global and not address.is_multicast
    if address in _NAT64:
        return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    inner = address.sixtofour
    return address in _GIVEN and address.is_global and (inner is None or is_public(inner))
