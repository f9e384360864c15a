"""The words of ``jwt-decoder completion``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Listing, Sentence

from jwt_decoder_cli.language import say
from jwt_decoder_cli.parser import OneOf, Parser

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

SHELLS: Final = ("bash", "zsh", "fish")
_ABOUT: Final = Sentence("Prints a script with which a shell completes the words of this program.")


def read(words: Sequence[str]) -> argparse.Namespace:
    """Return what the words behind ``completion`` ask for; exit where they ask for help or make no sense."""
    return make_parser().read(words)


def make_parser() -> Parser:
    """Return the parser of these words."""
    parser = Parser(prog="jwt-decoder completion", description=say(_ABOUT), allow_abbrev=False, exit_on_error=False)
    shell = say(Sentence("the shell: {shells}", shells=Listing(SHELLS, "or")))
    parser.add_argument("shell", type=OneOf(SHELLS), metavar="SHELL", help=shell)
    return parser
