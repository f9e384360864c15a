"""The words of ``jwt-decoder serve``."""

from __future__ import annotations

import argparse
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Digits, Sentence

from jwt_decoder_cli.language import say
from jwt_decoder_cli.parser import Parser

if TYPE_CHECKING:
    from collections.abc import Sequence

# The number of the RFC of JWT. It's the same each time, so that a browser keeps one copy of the page for later.
PORT: Final = 7519
_HIGHEST: Final = 65_535
_ABOUT: Final = Sentence("Serves the page on this machine, to nobody else, until you press Ctrl-C.")


def read(words: Sequence[str]) -> argparse.Namespace:
    """Return what the words behind ``serve`` ask for; exit where they ask for help or make no sense."""
    return make_parser().read(words)


def make_parser() -> Parser:
    """Return the parser of these words."""
    parser = Parser(prog="jwt-decoder serve", description=say(_ABOUT), allow_abbrev=False, exit_on_error=False)
    port = say(Sentence("the port (default: {port}); 0 takes a free one", port=Digits(PORT)))
    parser.add_argument("--port", type=_port, default=PORT, metavar="PORT", help=port)
    parser.add_argument("--open", action="store_true", help=say(Sentence("open it in your browser")))
    return parser


def _port(word: str) -> int:
    with suppress(ValueError):
        if 0 <= (port := int(word)) <= _HIGHEST:
            return port
    raise argparse.ArgumentTypeError(say(Sentence("must be a port, from 0 to {highest}", highest=Digits(_HIGHEST))))
