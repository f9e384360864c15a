"""A parser of words that repeats none of them: a word in the wrong place can be a secret."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, Final, NoReturn

from jwt_decoder.model.sentence import Sentence, plural

from jwt_decoder_cli import output
from jwt_decoder_cli.language import say

if TYPE_CHECKING:
    from collections.abc import Sequence

# argparse itself quotes what was given to an option that takes nothing, and no sentence of ours has such marks.
_QUOTED: Final = re.compile("['\"]")


class Parser(argparse.ArgumentParser):
    """An ArgumentParser whose messages hold no word that somebody gave."""

    def read(self, words: Sequence[str] | None) -> argparse.Namespace:
        """Return what the words ask for, those of the program if None; exit with status 2 where they make no sense."""
        try:
            chosen, others = self.parse_known_args(words)
        except argparse.ArgumentError as error:
            self.error(_told(error))
        if others:
            self.error(say(_not_understood(len(others))))
        return chosen

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """Leave the program, once what was printed is written."""
        output.tell(message or "")
        output.write("")
        raise SystemExit(status)


def _told(error: argparse.ArgumentError) -> str:
    if _QUOTED.search(error.message):
        return say(Sentence("{option} doesn't take a value", option=str(error.argument_name)))
    return str(error)


def _not_understood(count: int) -> Sentence:
    return plural(
        "{count} unknown argument; it isn't shown, because it could be a secret (--help lists all options)",
        "{count} unknown arguments; they aren't shown, because one could be a secret (--help lists all options)",
        count,
    )
