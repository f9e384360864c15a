"""The words of ``jwt-decoder snippet``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Listing, Sentence
from jwt_decoder.output.snippets import LIBRARIES

from jwt_decoder_cli import options
from jwt_decoder_cli.inputs import STDIN, is_stdin
from jwt_decoder_cli.language import say
from jwt_decoder_cli.parser import OneOf, Parser

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

_DESCRIPTION: Final = Sentence(
    "Writes code that verifies a token and all that is expected of it. A public key is in the code; a secret never is."
)
_NAMES: Final = tuple(one.id for one in LIBRARIES)
_ONE_INPUT: Final = Sentence("only one of token and key can come from standard input")


def read(words: Sequence[str]) -> argparse.Namespace:
    """Return what the words behind ``snippet`` ask for; exit where they ask for help or make no sense."""
    parser = make_parser()
    chosen = parser.read(words)
    if is_stdin(chosen.file) and is_stdin(chosen.key or ""):
        parser.error(say(_ONE_INPUT))
    return chosen


def make_parser() -> Parser:
    """Return the parser of these words."""
    parser = Parser(prog="jwt-decoder snippet", description=say(_DESCRIPTION), allow_abbrev=False, exit_on_error=False)
    text = say(Sentence("the text with the token (default: standard input)"))
    parser.add_argument("file", nargs="?", default=STDIN, metavar="FILE", help=text)
    which = say(Sentence("which of the tokens found (default: 1)"))
    parser.add_argument("--token", type=options.number, default=1, metavar="N", help=which)
    library = say(Sentence("the library: {libraries} (default: pyjwt)", libraries=Listing(_NAMES)))
    parser.add_argument("--library", type=OneOf(_NAMES), default=_NAMES[0], metavar="NAME", help=library)
    options.add_key_source(parser)
    jwks = say(Sentence("the URL where the code is to fetch keys; nothing is fetched now"))
    parser.add_argument("--jwks", default="", metavar="URL", help=jwks)
    options.add_encoding(parser)
    options.add_judging(parser.add_argument_group(say(Sentence("check"))))
    whole = say(Sentence("the code for every library, as JSON"))
    parser.add_argument("--json", action="store_true", help=whole)
    return parser
