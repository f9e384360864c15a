"""``jwt-decoder snippet``: code that verifies a token, and all that is expected of it."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Final

from jwt_decoder.engine.result import NoSuchTokenError, Options
from jwt_decoder.engine.verifying import verifier_of
from jwt_decoder.model.sentence import Digits, Sentence, alone
from jwt_decoder.output.snippets import snippets

from jwt_decoder_cli import inputs, keys, language, options, output
from jwt_decoder_cli.backend import backend
from jwt_decoder_cli.errors import UsageError
from jwt_decoder_cli.status import Status

if TYPE_CHECKING:
    import argparse

    from jwt_decoder.engine.verifying import Wanted

_BEYOND: Final = Sentence("--token is out of range: {count} found.")
_LACKS: Final = Sentence("{library} can't verify this token's algorithm.")


def run(chosen: argparse.Namespace) -> Status:
    """Do what the words behind ``snippet`` ask for. Raise UsageError and OutputError."""
    output.require()
    found = snippets(_wanted(chosen), language.CATALOGUE)
    if chosen.json:
        output.write(json.dumps(found, separators=(",", ":")) + "\n")
        return Status.DECODED if found["snippets"] else Status.USAGE
    if found["problem"]:
        raise UsageError(alone(found["problem"]))
    code = next((one["code"] for one in found["snippets"] if one["id"] == chosen.library), None)
    if code is None:
        raise UsageError(_LACKS.about(library=chosen.library))
    output.write(code)
    output.complain(alone(found["line"]))
    return Status.DECODED


def _wanted(chosen: argparse.Namespace) -> Wanted:
    key, encoding = keys.key(chosen) or ("", chosen.secret_encoding)
    text = inputs.text_of(inputs.read(chosen.file, "text"))
    asked = Options(
        now=options.now(chosen),
        token=chosen.token - 1,
        skew=chosen.skew,
        expect=options.expected(chosen),
        secret_encoding=encoding,
    )
    try:
        return asyncio.run(verifier_of(text, key, asked, backend(), chosen.jwks))
    except NoSuchTokenError as error:
        raise UsageError(_BEYOND.about(count=Digits(error.count))) from None
