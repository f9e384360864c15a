"""The words of ``jwt-decoder man``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence

from jwt_decoder_cli.language import say
from jwt_decoder_cli.parser import Parser

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

_ABOUT: Final = Sentence("Prints the manual page of this program, as man reads it.")


def read(words: Sequence[str]) -> argparse.Namespace:
    """Return what the words behind ``man`` ask for; exit where they ask for help or make no sense."""
    return make_parser().read(words)


def make_parser() -> Parser:
    """Return the parser of these words."""
    return Parser(prog="jwt-decoder man", description=say(_ABOUT), allow_abbrev=False, exit_on_error=False)
