"""``jwt-decoder snippet``: code that verifies a token, and all that is expected of it."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Final

from jwt_decoder.engine.result import NoSuchTokenError, Options
from jwt_decoder.engine.verifying import verifier_of
from jwt_decoder.model.sentence import Digits, Listing, Sentence, alone
from jwt_decoder.output.snippets import LIBRARIES, snippets

from jwt_decoder_cli import inputs, keys, language, options, output
from jwt_decoder_cli.backend import backend
from jwt_decoder_cli.errors import UsageError
from jwt_decoder_cli.inputs import STDIN, is_stdin
from jwt_decoder_cli.key_options import one_of
from jwt_decoder_cli.language import say
from jwt_decoder_cli.parser import Parser
from jwt_decoder_cli.status import Status

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from jwt_decoder.engine.verifying import Wanted

_DESCRIPTION: Final = Sentence(
    "Writes code that verifies a token and all that is expected of it. A public key is in the code; a secret never is."
)
_NAMES: Final = tuple(one.id for one in LIBRARIES)
_ONE_INPUT: Final = Sentence("only one of token and key can come from standard input")
_BEYOND: Final = Sentence("--token is out of range: {count} found.")
_LACKS: Final = Sentence("{library} can't verify this token's algorithm.")


def run(words: Sequence[str]) -> Status:
    """Do what the words behind ``snippet`` ask for. Raise UsageError and OutputError."""
    chosen = _read(words)
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
        return asyncio.run(verifier_of(text, key, asked, backend()))
    except NoSuchTokenError as error:
        raise UsageError(_BEYOND.about(count=Digits(error.count))) from None


def _read(words: Sequence[str]) -> argparse.Namespace:
    parser = Parser(prog="jwt-decoder snippet", description=say(_DESCRIPTION), allow_abbrev=False, exit_on_error=False)
    text = say(Sentence("the text with the token (default: standard input)"))
    parser.add_argument("file", nargs="?", default=STDIN, metavar="FILE", help=text)
    which = say(Sentence("which of the tokens found (default: 1)"))
    parser.add_argument("--token", type=options.number, default=1, metavar="N", help=which)
    library = say(Sentence("the library: {libraries} (default: pyjwt)", libraries=Listing(_NAMES)))
    parser.add_argument("--library", type=one_of(_NAMES), default=_NAMES[0], metavar="NAME", help=library)
    options.add_key_source(parser)
    options.add_encoding(parser)
    options.add_judging(parser.add_argument_group(say(Sentence("check"))))
    whole = say(Sentence("the code for every library, as JSON"))
    parser.add_argument("--json", action="store_true", help=whole)
    chosen = parser.read(words)
    if is_stdin(chosen.file) and is_stdin(chosen.key or ""):
        parser.error(say(_ONE_INPUT))
    return chosen
