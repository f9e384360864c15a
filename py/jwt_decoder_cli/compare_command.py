"""``jwt-decoder compare``: two tokens, or two sets of keys, side by side."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.engine.comparison import Tools, TwoTexts, compare
from jwt_decoder.engine.result import NoSuchTokenError, Options
from jwt_decoder.model.sentence import Digits, Sentence
from jwt_decoder.output.report.comparison import comparison

from jwt_decoder_cli import inputs, keys, language, options, output, terminal
from jwt_decoder_cli.backend import backend, key_maker, opener
from jwt_decoder_cli.draw.comparison import draw_comparison
from jwt_decoder_cli.errors import UsageError
from jwt_decoder_cli.status import Status

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    Json = Mapping[str, Any]

_BEYOND: Final = Sentence("--token or --other is out of range: {count} found in that text.")
_STATUS: Final = {
    "same": Status.DECODED,
    "differs": Status.DIFFERENT,
    "caution": Status.DIFFERENT,
    "fails": Status.FAILING,
}


def run(chosen: argparse.Namespace) -> Status:
    """Do what the words behind ``compare`` ask for. Raise UsageError and OutputError."""
    now = options.now(chosen)
    try:
        found = asyncio.run(compare(_texts(chosen, now), Tools(backend(), opener(), key_maker())))
    except NoSuchTokenError as error:
        raise UsageError(_BEYOND.about(count=Digits(error.count))) from None
    if found.unused and not chosen.quiet:
        output.complain(found.unused)
    answer = comparison(found, language.CATALOGUE)
    output.write(_told(answer, chosen, now))
    return _STATUS[answer["tone"]] if answer["kind"] in {"tokens", "keys"} else Status.NOTHING


def _texts(chosen: argparse.Namespace, now: float) -> TwoTexts:
    key, inner = keys.key(chosen), keys.inner_key(chosen)
    a, b = (inputs.text_of(inputs.read(name, "text")) if name else "" for name in (chosen.a, chosen.b))
    judged = Options(
        now=now,
        token=chosen.token - 1,
        skew=chosen.skew,
        expect=options.expected(chosen),
        secret_encoding=key[1] if key else chosen.secret_encoding,
        inner_key=inner[0],
        inner_secret_encoding=inner[1],
    )
    return TwoTexts(a, b, key[0] if key else "", judged, None if chosen.other is None else chosen.other - 1)


def _told(answer: Json, chosen: argparse.Namespace, now: float) -> str:
    if chosen.quiet:
        return ""
    output.require()
    return terminal.printed(chosen, answer, lambda sheet: draw_comparison(sheet, answer, now, whole=chosen.all))
