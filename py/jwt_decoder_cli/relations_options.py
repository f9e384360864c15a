"""The words of ``jwt-decoder relations``."""

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
    "Says who acts for whom (act, may_act), which key or certificate a token is bound to (cnf), and which token belongs"
    " to which (at_hash, c_hash, ath), among all tokens and keys of a text."
)
_ONE_STDIN: Final = Sentence("only one of text and key can come from standard input")


def read(words: Sequence[str]) -> argparse.Namespace:
    """Return what the words behind ``relations`` ask for; exit where they ask for help or make no sense."""
    parser = make_parser()
    chosen = parser.read(words)
    options.name_stdin(parser, chosen, "key", _ONE_STDIN)
    return chosen


def make_parser() -> Parser:
    """Return the parser of these words."""
    parser = Parser(prog="jwt-decoder relations", description=say(_ABOUT), allow_abbrev=False, exit_on_error=False)
    text = say(Sentence("the text with the tokens (default: standard input)"))
    parser.add_argument("file", nargs="?", default=STDIN, metavar="FILE", help=text)
    key = say(Sentence("keys or certificates that a token may be bound to; may be repeated"))
    parser.add_argument("--key", action="append", default=[], metavar="FILE", help=key)
    options.add_now(parser)
    parser.add_argument("--json", action="store_true", help=say(Sentence("the answer as JSON (report.schema.json)")))
    options.add_look(parser)
    return parser
