"""JSON text in, JSON text out; JavaScript calls with its octets, which cross at once, as text does not."""

from __future__ import annotations

import gc
import json
import math
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Protocol

from jwt_decoder.bridge import comparing, key_answers, making, platform, verifying
from jwt_decoder.bridge.errors import RequestError
from jwt_decoder.bridge.protocol import checked
from jwt_decoder.draft.draft import Asked, Texts, draft
from jwt_decoder.engine import checklist, engine
from jwt_decoder.engine.certificates import chain_of
from jwt_decoder.engine.relations import relations_of
from jwt_decoder.engine.result import NoSuchTokenError, Options, untold
from jwt_decoder.engine.table import table
from jwt_decoder.findings import ENTRIES
from jwt_decoder.model.sentence import Sentence, plural
from jwt_decoder.output import report as shaped
from jwt_decoder.output import share
from jwt_decoder.output.ticket import ticket
from jwt_decoder.output.wording import TYPESET

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator, Mapping

    from jwt_decoder.engine.result import Reached
    from jwt_decoder.output.report import shape

Json = dict[str, Any]

_NO_RULE: Final = Sentence("id must be the id of a rule.")
_NO_TOKEN: Final = Sentence("token must be 0: there is no token.")


# The numbers of the calls under way that somebody still waits for, and that of the call in which this runs.
_wanted: Final[set[int]] = set()
_call: Final = ContextVar("call", default=0)
# What is told how far that call is.
_reached: Final[ContextVar[Reached]] = ContextVar("reached", default=untold)


class Octets(Protocol):
    """A request as JavaScript passes it: an array of octets."""

    def to_bytes(self) -> bytes:
        """Return a copy of them."""


def handle(request: str, reached: Reached = untold) -> str:
    """Answer a request for a report, a ticket, a link, help or a draft. Both texts are JSON; the answer is ASCII.

    Of a report, ``reached`` is told after each token how many of how many are read.

    Raises RequestError for what is no such request; the paste itself never makes it raise.
    """
    members = checked(request, *_ANSWERS)
    _reached.set(reached)
    with _no_collection(), _refusals():
        return _json(_ANSWERS[members["action"]](members))


def _report(members: Json) -> shape.Report:
    return shaped.report(engine.report(members["text"], _options(members), _reached.get()), TYPESET)


def _ticket(members: Json) -> shape.Ticket:
    options = _options(members)
    return {"markdown": ticket(engine.report(members["text"], options), options.token, options.skew)}


def _link(members: Json) -> shape.Links:
    options = _options(members)
    tokens = engine.report(members["text"], options).tokens
    forms = share.forms(tokens[options.token], TYPESET) if tokens else []
    return {"forms": forms, "key": share.key(members["options"].get("key", ""), TYPESET)}


def _help(members: Json) -> shape.Help:
    found = ENTRIES.get(members["id"])
    if found is None:
        raise RequestError(_NO_RULE)
    return shaped.entry(found, TYPESET)


def _draft(members: Json) -> shape.Draft:
    options = members["options"]
    origin = options.get("origin")
    asked = Asked(
        Texts(members["header"], members["payload"]),
        math.floor(options["now"]),
        options.get("key", ""),
        options.get("secretEncoding", "text"),
        Texts(origin["header"], origin["payload"]) if origin else None,
        options.get("fresh", ""),
        options.get("part"),
        options.get("query", ""),
    )
    return shaped.draft(draft(asked), TYPESET)


_ANSWERS: Final[Mapping[str, Callable[[Json], object]]] = MappingProxyType(
    {"report": _report, "ticket": _ticket, "link": _link, "help": _help, "draft": _draft}
)


def handle_async(request: str, call: int = 0, reached: Reached = untold) -> Coroutine[Any, Any, str]:
    """Answer a request that needs cryptography, as ``handle`` does, once it is awaited.

    ``call`` is a number by which it can be cancelled, of its own among those under way. Of a table, ``reached``
    is told how far it is.
    """
    # Not in the coroutine, which starts some turns later: a cancellation that comes meanwhile must count.
    _wanted.add(call)
    return _awaited(request, call, reached)


async def _awaited(request: str, call: int, reached: Reached) -> str:
    _call.set(call)
    _reached.set(reached)
    try:
        members = checked(request, *_AWAITED)
        return _json(await _AWAITED[members["action"]](members))
    finally:
        _wanted.discard(call)


def _is_wanted() -> bool:
    return _call.get() in _wanted


async def _verified(members: Json) -> shape.Verification:
    options = _options(members)
    with _refusals():
        crypto, opener = platform.backend(), platform.opener()
        found = await engine.verify(members["text"], members["key"], options, crypto, _is_wanted, opener=opener)
    return shaped.verification(found, TYPESET)


async def _table(members: Json) -> shape.Table:
    options = _options(members)
    crypto, opener = platform.backend(), platform.opener()
    asked = members["text"], members["key"], options, crypto, _is_wanted
    found = await table(*asked, opener=opener, reached=_reached.get())
    return shaped.table(found, TYPESET)


async def _checklist(members: Json) -> shape.ChecklistAnswer:
    asked = checklist.Asked(members["text"], members["key"], _options(members), members["profile"])
    with _refusals():
        return shaped.checklist(await checklist.profiled(asked, platform.backend(), platform.opener()), TYPESET)


async def _chain(members: Json) -> shape.Chain:
    with _refusals():
        found = await chain_of(members["text"], (members["roots"],), _options(members), platform.backend())
    return shaped.chain(found, TYPESET)


async def _relations(members: Json) -> shape.Relations:
    found = await relations_of(members["text"], members["key"], _options(members), platform.backend())
    return shaped.relations(found, TYPESET)


async def _read_key(members: Json) -> shape.KeyForms:
    return await key_answers.read_key(members, platform.key_maker())


async def _generated_key(members: Json) -> shape.KeyForms:
    return await key_answers.generate_key(members, platform.key_maker())


async def _sign(members: Json) -> shape.Made:
    return await making.sign(members, platform.backends())


async def _encrypt(members: Json) -> shape.Made:
    return await making.encrypt(members, platform.backends())


async def _present(members: Json) -> shape.Made:
    with _refusals():
        return await making.present(members, platform.backends())


async def _compare(members: Json) -> shape.Comparison:
    with _refusals():
        return await comparing.compare(members, platform.backend(), platform.opener(), platform.key_maker())


async def _snippet(members: Json) -> shape.Snippets:
    with _refusals():
        return await verifying.snippet(members, _options(members), platform.backend())


async def _test_set(members: Json) -> shape.NegativeSet:
    with _refusals():
        return await making.test_set(members, platform.backends())


_AWAITED: Final[Mapping[str, Callable[[Json], Coroutine[Any, Any, object]]]] = MappingProxyType(
    {
        "verify": _verified,
        "key": _read_key,
        "generateKey": _generated_key,
        "sign": _sign,
        "encrypt": _encrypt,
        "present": _present,
        "compare": _compare,
        "snippet": _snippet,
        "testSet": _test_set,
        "table": _table,
        "checklist": _checklist,
        "chain": _chain,
        "relations": _relations,
    }
)


@contextmanager
def _refusals() -> Iterator[None]:
    """Refuse a request whose options mean a token that the text does not have."""
    try:
        yield
    except NoSuchTokenError as error:
        raise RequestError(_no_such_token(error.count)) from None


def _no_such_token(count: int) -> Sentence:
    if count == 0:
        return _NO_TOKEN
    return plural(
        "token must be 0: there is one token.", "token must be less than {count}: there are {count} tokens.", count
    )


def handle_octets(request: Octets, reached: Reached = untold) -> bytes:
    """Answer as ``handle`` does, with UTF-8 for text."""
    return handle(request.to_bytes().decode(), reached).encode()


def handle_octets_async(request: Octets, call: int = 0, reached: Reached = untold) -> Coroutine[Any, Any, bytes]:
    """Answer as ``handle_async`` does, with UTF-8 for text."""
    return _encoded(handle_async(request.to_bytes().decode(), call, reached))


async def _encoded(answer: Coroutine[Any, Any, str]) -> bytes:
    return (await answer).encode()


def cancel(call: int = 0) -> None:
    """End the diagnosis of a verification under way, which is answered with what it has: nobody waits for it."""
    _wanted.discard(call)


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


def _json(answer: object) -> str:
    return json.dumps(answer, separators=(",", ":"))


def _options(members: Json) -> Options:
    options = members["options"]
    return Options(
        now=options["now"],
        token=options.get("token", 0),
        skew=options.get("skew", 0),
        expect={name: value for name, value in options.get("expect", {}).items() if value},
        secret_encoding=options.get("secretEncoding", "text"),
        payload=options.get("payload"),
        inner_key=options.get("innerKey", ""),
        inner_secret_encoding=options.get("innerSecretEncoding", "text"),
        anyway=options.get("anyway", False),
        key_origin=options.get("keyOrigin", "supplied"),
    )
