"""The words of ``jwt-decoder chain``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence

from jwt_decoder_cli import options
from jwt_decoder_cli.inputs import STDIN
from jwt_decoder_cli.language import say
from jwt_decoder_cli.parser import Parser

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

_ABOUT: Final = Sentence(
    "Checks the certificates of a token (x5c) or of a text, up to roots that you trust. No root is assumed, and"
    " whether a certificate was revoked isn't known."
)
_ONE_STDIN: Final = Sentence("only one of text and roots can come from standard input")


def read(words: Sequence[str]) -> argparse.Namespace:
    """Return what the words behind ``chain`` ask for; exit where they ask for help or make no sense."""
    parser = make_parser()
    chosen = parser.read(words)
    options.name_stdin(parser, chosen, "roots", _ONE_STDIN)
    return chosen


def make_parser() -> Parser:
    """Return the parser of these words."""
    parser = Parser(prog="jwt-decoder chain", description=say(_ABOUT), allow_abbrev=False, exit_on_error=False)
    text = say(Sentence("a token or certificates (default: standard input)"))
    parser.add_argument("file", nargs="?", default=STDIN, metavar="FILE", help=text)
    roots = say(Sentence("certificates that you trust, in PEM or DER, or keys with an x5c; may be repeated"))
    parser.add_argument("--roots", action="append", default=[], metavar="FILE", help=roots)
    which = say(Sentence("which of the tokens found (default: 1)"))
    parser.add_argument("--token", type=options.number, default=1, metavar="N", help=which)
    options.add_now(parser)
    parser.add_argument("--json", action="store_true", help=say(Sentence("the answer as JSON (report.schema.json)")))
    options.add_look(parser)
    return parser
