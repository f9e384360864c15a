"""One bounded GET: to the address that was checked, or to the proxy that the environment names."""

from __future__ import annotations

import base64
import http.client
import io
import socket
import ssl
import time
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import SplitResult, unquote, urlsplit

from jwt_decoder import __version__
from jwt_decoder.model.sentence import Digits, Sentence
from jwt_decoder.text.quote import quote

from jwt_decoder_cli.fetch import address as addresses
from jwt_decoder_cli.fetch.deadline import within
from jwt_decoder_cli.fetch.failure import FetchError, StatusError

if TYPE_CHECKING:
    from collections.abc import Callable

    from _typeshed import WriteableBuffer

    from jwt_decoder_cli.fetch.address import Address, Ip

MOST_OCTETS: Final = 1_000_000
# With all that HTTP adds: the header, the sizes of chunks, and what it allows a server to say before and after.
_MOST_RECEIVED: Final = 2 * MOST_OCTETS
_MOST_REDIRECTS: Final = 3
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_SHOWN: Final = 200
_HEADERS: Final = {
    "Accept": "application/jwk-set+json, application/json, */*;q=0.1",
    "Accept-Encoding": "identity",
    "Connection": "close",
    "User-Agent": f"jwt-decoder/{__version__}",
}
_LOCAL: Final = ("localhost", ".localhost", ".local", ".internal", ".home.arpa")
_SLOW: Final = Sentence("“{host}” took longer than {seconds} s. --fetch-timeout allows more.")
_UNREACHABLE: Final = Sentence("“{host}” can't be reached: {reason}.")
_UNREACHABLE_THROUGH: Final = Sentence("“{host}” can't be reached through the proxy “{proxy}”: {reason}.")
_UNTRUSTED: Final = Sentence("“{host}” has no TLS certificate that is trusted here: {reason}.")
_NO_TLS: Final = Sentence("There is no TLS connection to “{host}”: {reason}.")
_NO_HTTP: Final = Sentence("“{host}” doesn't answer as HTTP says.")
_STATUS: Final = Sentence("“{url}” answers with status {status} instead of 200.")
_TOO_LARGE: Final = Sentence("“{url}” answers with more than 1 MB, which no set of keys needs.")
_ENCODED: Final = Sentence("“{url}” answers in the content encoding “{encoding}”, which wasn't asked for.")
_ELSEWHERE: Final = Sentence(
    "“{url}” redirects to “{other}”, another server, so it wasn't followed. If you trust that one, pass its URL with"
    " --jwks."
)
_ROUND: Final = Sentence("“{url}” redirects more than {most} times.")
_PROXY: Final = Sentence("The environment names the proxy “{proxy}”, but only http:// proxies are supported.")
_LOCAL_NAME: Final = Sentence(
    "“{host}” is a name in a private network. Nothing was sent to it. --allow-private allows it."
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a request may do: take so many seconds; ask a private network, or without TLS."""

    seconds: float
    allows_http: bool = False
    allows_private: bool = False


def get(address: Address, limits: Limits, tell: Callable[[Address], None]) -> bytes:
    """Return what a URL serves, after redirects within its own server, each told before. Raise FetchError."""
    end, asked = time.monotonic() + limits.seconds, address
    for _ in range(_MOST_REDIRECTS + 1):
        found = _in_time(asked, limits, end)
        if isinstance(found, bytes):
            return found
        other = addresses.redirected(asked, found, allows_http=limits.allows_http)
        if other.origin != asked.origin:
            raise FetchError(_ELSEWHERE.about(url=asked.shown, other=other.shown))
        tell(other)
        asked = other
    raise FetchError(_ROUND.about(url=address.shown, most=Digits(_MOST_REDIRECTS)))


def _in_time(address: Address, limits: Limits, end: float) -> bytes | str:
    """Return what a URL serves, or where it redirects to, before the end. Raise FetchError, with the cause."""
    try:
        return within(end - time.monotonic(), lambda: _asked(address, limits))
    except _TooMuchError:
        sentence = _TOO_LARGE.about(url=address.shown)
    except TimeoutError:
        sentence = _SLOW.about(host=address.authority, seconds=f"{limits.seconds:g}")
    except ssl.SSLCertVerificationError as error:
        sentence = _UNTRUSTED.about(host=address.authority, reason=quote(error.verify_message, _SHOWN))
    except ssl.SSLError as error:
        sentence = _NO_TLS.about(host=address.authority, reason=quote(str(error.reason), _SHOWN))
    except http.client.HTTPException:
        sentence = _NO_HTTP.about(host=address.authority)
    except OSError as error:
        sentence = _unreachable(address, quote(str(error.strerror or error), _SHOWN))
    raise FetchError(sentence) from None


def _unreachable(address: Address, reason: str) -> Sentence:
    proxy = proxy_of(address)
    if proxy is None:
        return _UNREACHABLE.about(host=address.authority, reason=reason)
    return _UNREACHABLE_THROUGH.about(host=address.authority, proxy=shown_proxy(proxy), reason=reason)


def _asked(address: Address, limits: Limits) -> bytes | str:
    """Return what a URL serves, or where it redirects to."""
    connection, target, more = _connection(address, limits)
    try:
        connection.request("GET", target, headers={**_HEADERS, **more})
        with connection.getresponse() as answer:
            location = answer.getheader("Location")
            if answer.status in _REDIRECTS and location:
                return location
            return _body(answer, address)
    finally:
        connection.close()


def _body(answer: http.client.HTTPResponse, address: Address) -> bytes:
    if answer.status != http.client.OK:
        raise StatusError(_STATUS.about(url=address.shown, status=Digits(answer.status)))
    encoding = answer.getheader("Content-Encoding", "identity")
    if encoding.lower() != "identity":
        raise FetchError(_ENCODED.about(url=address.shown, encoding=quote(encoding, _SHOWN)))
    octets = answer.read(MOST_OCTETS + 1)
    if len(octets) > MOST_OCTETS:
        raise _TooMuchError
    if answer.length:
        # It was cut off.
        raise http.client.IncompleteRead(octets, answer.length)
    return octets


def _connection(address: Address, limits: Limits) -> tuple[http.client.HTTPConnection, str, dict[str, str]]:
    """Return a connection, what is asked on it, and the header fields that it needs."""
    proxy = proxy_of(address)
    if proxy is None:
        found = addresses.resolve(address, allows_private=limits.allows_private)
        return _direct(address, found, limits.seconds), address.target, {}
    if not limits.allows_private:
        _require_public_name(address)
    authorization = _authorization(proxy)
    host, port = str(proxy.hostname), proxy.port or addresses.PORTS["http"]
    if address.scheme == "http":
        plain = http.client.HTTPConnection(host, port, timeout=limits.seconds)
        plain.response_class = _Answer
        return plain, address.url, authorization
    connection = http.client.HTTPSConnection(host, port, timeout=limits.seconds, context=ssl.create_default_context())
    connection.response_class = _Answer
    connection.set_tunnel(address.host, address.port, headers=authorization)
    return connection, address.target, {}


def proxy_of(address: Address) -> SplitResult | None:
    """Return the proxy that the environment names for a URL. Raise FetchError for one that cannot be used."""
    named = urllib.request.getproxies()
    proxy = named.get(address.scheme) or named.get("all")
    if not proxy or urllib.request.proxy_bypass(f"{address.host}:{address.port}"):
        return None
    parts = _split(proxy if "://" in proxy else f"http://{proxy}")
    if parts is None or parts.scheme != "http" or not parts.hostname:
        raise FetchError(_PROXY.about(proxy=quote(proxy.rpartition("@")[2], _SHOWN)))
    return parts


def shown_proxy(proxy: SplitResult) -> str:
    """Return a proxy as it enters a sentence: without the name and the password that are for it alone."""
    return quote(proxy.netloc.rpartition("@")[2], _SHOWN)


def _split(url: str) -> SplitResult | None:
    """Return a URL of the environment taken apart; None where its host or its port cannot be read."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts


def _authorization(proxy: SplitResult) -> dict[str, str]:
    if proxy.username is None:
        return {}
    pair = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}".encode()
    return {"Proxy-Authorization": (b"Basic " + base64.b64encode(pair)).decode()}


def _require_public_name(address: Address) -> None:
    """Check a host that a proxy looks up: by its name, or by its address where that is its name."""
    found = addresses.literal(address.host)
    if found:
        addresses.require_public(address, (found,))
        return
    name = address.host.rstrip(".")
    if "." not in name or name.endswith(_LOCAL):
        raise FetchError(_LOCAL_NAME.about(host=quote(name, _SHOWN)))


def _direct(address: Address, found: tuple[Ip, ...], seconds: float) -> http.client.HTTPConnection:
    if address.scheme == "http":
        return _Connection(address, found, seconds)
    return _SecureConnection(address, found, seconds)


def _reached(found: tuple[Ip, ...], port: int, seconds: float) -> socket.socket:
    """Return a socket to the first of these addresses that answers; no name is looked up again."""
    last: OSError = ConnectionError()
    for one in found:
        try:
            return socket.create_connection((str(one), port), seconds)
        except OSError as error:
            last = error
    raise last


class _TooMuchError(Exception):
    """A server sends more than any set of keys needs."""


class _Received(io.RawIOBase):
    """What comes from a server, and no more of it than was agreed: http.client bounds only what it reads at a time."""

    def __init__(self, source: io.BufferedIOBase) -> None:
        super().__init__()
        self._source = source
        self._left = _MOST_RECEIVED

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        count = self._source.readinto1(buffer)
        self._left -= count
        if self._left < 0:
            raise _TooMuchError
        return count

    def close(self) -> None:
        self._source.close()
        super().close()


class _Answer(http.client.HTTPResponse):
    def __init__(self, sock: socket.socket, *words: Any, **named: Any) -> None:  # noqa: ANN401 - as the class has it
        super().__init__(sock, *words, **named)
        self.fp = io.BufferedReader(_Received(self.fp))


class _Connection(http.client.HTTPConnection):
    response_class = _Answer

    def __init__(self, address: Address, found: tuple[Ip, ...], seconds: float) -> None:
        super().__init__(address.host, address.port, timeout=seconds)
        self._found = found

    def connect(self) -> None:
        self.sock = _reached(self._found, self.port, float(self.timeout or 0))


class _SecureConnection(_Connection):
    default_port = addresses.PORTS["https"]

    def connect(self) -> None:
        super().connect()
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
