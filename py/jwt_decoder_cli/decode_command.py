"""``jwt-decoder``: what a text holds, what is wrong with it, and what a key makes of it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.engine import engine
from jwt_decoder.engine.checklist import Asked, profiled
from jwt_decoder.engine.result import NoSuchTokenError, Options
from jwt_decoder.extract import extract
from jwt_decoder.extract.link_keys import keys_of_links, value_of_link
from jwt_decoder.model.sentence import Digits, Sentence, plural
from jwt_decoder.output.report import checklist, report, verification

from jwt_decoder_cli import all_tokens, inputs, keys, language, options, output, terminal
from jwt_decoder_cli.backend import backend, opener
from jwt_decoder_cli.draw.report import Found, draw_report
from jwt_decoder_cli.draw.token import Telling
from jwt_decoder_cli.errors import UsageError
from jwt_decoder_cli.fetch.failure import FetchError
from jwt_decoder_cli.fetch.keys import fetch
from jwt_decoder_cli.language import say
from jwt_decoder_cli.status import Status, status_of, worst
from jwt_decoder_cli.watch import watch
from jwt_decoder_cli.working import working

if TYPE_CHECKING:
    import argparse

    from jwt_decoder.engine.result import Report, Token
    from jwt_decoder.output.report import shape

_UNUSED: Final = Sentence("The token has a payload of its own, so the one given with --payload wasn't used.")
_PASTE: Final = Sentence("Paste a token, or anything that contains one; then press Ctrl-D.")


def run(chosen: argparse.Namespace) -> Status:
    """Do what the words ask for. Raise UsageError and OutputError."""
    given = _Given(keys.key(chosen), keys.inner_key(chosen))
    report = partial(_all if chosen.all else _one, chosen, given)
    if chosen.watch:
        return watch(chosen.file, report)
    text, status = report()
    output.write(text)
    return status


class _Given(NamedTuple):
    """The keys that are given, each with its encoding."""

    key: tuple[str, str] | None
    inner: tuple[str, str]


def _one(chosen: argparse.Namespace, given: _Given) -> tuple[str, Status]:
    found, status = _found(chosen, given)
    told = _told(found, chosen)
    if not found.read:
        return told, Status.NOTHING
    return told, worst([status_of(found.read, found.verification), status])


def _all(chosen: argparse.Namespace, given: _Given) -> tuple[str, Status]:
    key, text, asked = _asked(chosen, given)
    if not chosen.quiet:
        output.require()
    fetching = Status.DECODED
    if chosen.fetch_keys and extract(text).tokens:
        key, asked, fetching = _with_fetched(key, asked, None, chosen)
    with working():
        told, status = all_tokens.told(text, key, asked, chosen)
    return told, worst([status, fetching])


def _with_fetched(
    key: str, asked: Options, token: Token | None, chosen: argparse.Namespace
) -> tuple[str, Options, Status]:
    """Return the key that is given or fetched, what is asked with it, and what came of fetching it."""
    if not chosen.fetch_keys:
        return key, asked, Status.DECODED
    try:
        found = fetch(token, chosen)
    except FetchError as error:
        output.complain(error.sentence)
        return key, asked, Status.UNVERIFIED
    return found.text, replace(asked, key_origin=found.origin), Status.DECODED


def _with_linked(key: str, asked: Options, read: Report) -> tuple[str, Options]:
    """Return the key that came in the link of the token where no other one is given."""
    linked = () if key else keys_of_links(read.text, read.extraction)
    if not linked:
        return key, asked
    return value_of_link(read.text, linked), replace(asked, key_origin="from-link")


def _asked(chosen: argparse.Namespace, given: _Given) -> tuple[str, str, Options]:
    """Return the key, empty where none is given, the text, and what else is asked of it."""
    key, inner = given
    if chosen.file == inputs.STDIN and inputs.is_typed():
        output.tell(f"{say(_PASTE)}\n")
    text = inputs.text_of(inputs.read(chosen.file, "text"))
    payload = _payload(chosen.payload)
    asked = Options(
        now=options.now(chosen),
        token=chosen.token - 1,
        skew=chosen.skew,
        expect=options.expected(chosen),
        secret_encoding=key[1] if key else chosen.secret_encoding,
        payload=payload,
        inner_key=inner[0],
        inner_secret_encoding=inner[1],
        anyway=chosen.anyway,
    )
    return key[0] if key else "", text, asked


def _found(chosen: argparse.Namespace, given: _Given) -> tuple[Found, Status]:
    """Return what was found, and what came of fetching keys for it."""
    key, text, asked = _asked(chosen, given)
    try:
        with working():
            read = engine.report(text, asked)
    except NoSuchTokenError as error:
        raise UsageError(_beyond(chosen.token, error.count)) from None
    reported = report(read, language.CATALOGUE)
    found = Found(text, "<stdin>" if chosen.file == inputs.STDIN else chosen.file, reported, asked.token)
    fetching = Status.DECODED
    if found.token is not None:
        key, asked, fetching = _with_fetched(key, asked, read.tokens[asked.token], chosen)
        key, asked = _with_linked(key, asked, read)
    if chosen.profile is not None:
        found = replace(found, checklist=_checklist(Asked(text, key, asked, chosen.profile)))
    if _payload_is_unused(asked, found) and not chosen.quiet:
        output.complain(_UNUSED)
    if not (key or asked.inner_key) or found.token is None:
        return found, fetching
    with working():
        tried = asyncio.run(engine.verify(text, key, asked, backend(), opener=opener()))
    if tried.unused and not chosen.quiet:
        output.complain(tried.unused)
    return replace(found, verification=verification(tried, language.CATALOGUE)), fetching


def _payload_is_unused(asked: Options, found: Found) -> bool:
    """Return whether a payload was given for a token that has one of its own: that one is what was signed."""
    return asked.payload is not None and found.token is not None and not found.token["lacks_payload"]


def _checklist(asked: Asked) -> shape.ChecklistAnswer:
    return checklist(asyncio.run(profiled(asked, backend(), opener())), language.CATALOGUE)


def _payload(name: str | None) -> str | None:
    return None if name is None else inputs.payload_of(inputs.read(name, "payload"), name)


def _beyond(token: int, count: int) -> Sentence:
    return plural(
        "--token {token} is out of range: {count} found.",
        "--token {token} is out of range: {count} found.",
        Digits(count),
        token=Digits(token),
    )


def _told(found: Found, chosen: argparse.Namespace) -> str:
    if chosen.quiet:
        return ""
    output.require()
    known = {"verification": found.verification, "checklist": found.checklist}
    more = {name: one for name, one in known.items() if one is not None}
    telling = Telling(found.report["now"], chosen.explain)
    return terminal.printed(chosen, {**found.report, **more}, lambda sheet: draw_report(sheet, found, telling))
