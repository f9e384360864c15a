"""JSON text in, JSON text out; JavaScript calls with its octets, which cross at once, as text does not."""

from __future__ import annotations

import gc
import json
import math
import sys
from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Protocol

from jwt_decoder.bridge.errors import RequestError
from jwt_decoder.engine import engine
from jwt_decoder.engine.result import Options
from jwt_decoder.findings.help import ENTRIES
from jwt_decoder.keys.read_key import ENCODINGS
from jwt_decoder.output import share
from jwt_decoder.output.report import entry, report, verification
from jwt_decoder.output.ticket import ticket
from jwt_decoder.verify.backend import AlgorithmUnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator, Mapping

    from jwt_decoder.registry.algorithms import Algorithm
    from jwt_decoder.verify.backend import CryptoBackend

Json = dict[str, Any]

_PLATFORM: Final[str] = sys.platform
_EXPECTED: Final = ("iss", "aud", "sub", "nonce", "azp", "scope")


class _Waiting:
    """Whether somebody still waits for the verification under way."""

    is_wanted = True


_waiting: Final = _Waiting()


class Octets(Protocol):
    """A request as JavaScript passes it: an array of octets."""

    def to_bytes(self) -> bytes:
        """Return a copy of them."""


class HmacOnly:
    """The backend of a Python without a browser around it: HMAC needs none, all else says so."""

    async def verify(self, algorithm: Algorithm, public_key: bytes, signature: bytes, message: bytes) -> bool:
        """Refuse, as CryptoBackend says."""
        del public_key, signature, message
        raise AlgorithmUnavailableError(_lacking(algorithm))

    async def public_key(self, algorithm: Algorithm, seed: bytes) -> bytes:
        """Refuse, as CryptoBackend says."""
        del seed
        raise AlgorithmUnavailableError(_lacking(algorithm))


def handle(request: str) -> str:
    """Answer a request for a report, a ticket, a link or help. Both texts are JSON; the answer is ASCII.

    Raises RequestError for what is no such request; the paste itself never makes it raise.
    """
    members = _members(request, *_ANSWERS)
    with _no_collection():
        return _json(_ANSWERS[members["action"]](members))


def _report(members: Json) -> Json:
    return report(engine.report(_text(members, "text"), _options(members)))


def _ticket(members: Json) -> Json:
    options = _options(members)
    return {"markdown": ticket(_report(members), options.token, options.skew)}


def _link(members: Json) -> Json:
    options = _options(members)
    tokens = engine.report(_text(members, "text"), options).tokens
    return {"forms": share.forms(tokens[min(options.token, len(tokens) - 1)]) if tokens else []}


def _help(members: Json) -> Json:
    found = ENTRIES.get(_text(members, "id"))
    if found is None:
        raise RequestError("id", "the id of a rule")
    return entry(found)


_ANSWERS: Final[Mapping[str, Callable[[Json], Json]]] = MappingProxyType(
    {"report": _report, "ticket": _ticket, "link": _link, "help": _help}
)


def handle_async(request: str) -> Coroutine[Any, Any, str]:
    """Answer a request for a verification, as ``handle`` does, once it is awaited; one at a time."""
    # Not in the coroutine, which starts some turns later: a cancellation that comes meanwhile must count.
    _waiting.is_wanted = True
    return _verified(request)


async def _verified(request: str) -> str:
    members = _members(request, "verify")
    found = await engine.verify(
        _text(members, "text"), _text(members, "key"), _options(members), backend(), lambda: _waiting.is_wanted
    )
    return _json(verification(found))


def handle_octets(request: Octets) -> bytes:
    """Answer as ``handle`` does, with UTF-8 for text."""
    return handle(request.to_bytes().decode()).encode()


def handle_octets_async(request: Octets) -> Coroutine[Any, Any, bytes]:
    """Answer as ``handle_async`` does, with UTF-8 for text."""
    return _encoded(handle_async(request.to_bytes().decode()))


async def _encoded(answer: Coroutine[Any, Any, str]) -> bytes:
    return (await answer).encode()


def cancel() -> None:
    """Say that nobody waits for the verification under way: its diagnosis ends, and it is answered with what it has."""
    _waiting.is_wanted = False


def backend() -> CryptoBackend:
    """Give the browser's cryptography where there is a browser."""
    if _PLATFORM != "emscripten":
        return HmacOnly()
    from jwt_decoder.bridge.webcrypto import WebCrypto  # noqa: PLC0415 - it cannot be imported without a browser

    return WebCrypto()


@contextmanager
def _no_collection() -> Iterator[None]:
    """Hold the garbage collector: it would walk a large tree again and again while that grows, and find nothing."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _lacking(algorithm: Algorithm) -> str:
    return f"{algorithm.name} needs the browser's cryptography, which is not here."


def _json(answer: object) -> str:
    return json.dumps(answer, separators=(",", ":"))


def _members(request: str, *actions: str) -> Json:
    try:
        members = json.loads(request)
    except (ValueError, RecursionError):
        # The error would quote the request, and with it the token.
        raise RequestError("The request", "JSON") from None
    if not isinstance(members, dict) or members.get("action") not in actions:
        raise RequestError("action", " or ".join(actions))
    return members


def _text(members: dict[str, Any], name: str) -> str:
    value = members.get(name)
    if not isinstance(value, str):
        raise RequestError(name, "a string")
    return value


def _options(members: dict[str, Any]) -> Options:
    options = members.get("options")
    if not isinstance(options, dict):
        raise RequestError("options", "an object")
    encoding = options.get("secretEncoding", "text")
    if encoding not in ENCODINGS:
        raise RequestError("secretEncoding", f"one of {', '.join(ENCODINGS)}")
    return Options(
        now=_number(options, "now"),
        token=_index(options.get("token", 0)),
        skew=max(0, _number({"skew": 0, **options}, "skew")),
        expect=_expectations(options.get("expect") or {}),
        secret_encoding=encoding,
        payload=None if options.get("payload") is None else _text(options, "payload"),
    )


def _number(options: dict[str, Any], name: str) -> float:
    value = options.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not _is_finite(value):
        raise RequestError(name, "a finite number")
    return value


def _is_finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:  # an integer beyond binary64
        return False


def _index(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise RequestError("token", "an index")
    return value


def _expectations(expect: object) -> dict[str, str]:
    if not isinstance(expect, dict) or not all(isinstance(value, str) for value in expect.values()):
        raise RequestError("expect", "an object of strings")
    return {name: expect[name] for name in _EXPECTED if expect.get(name)}
