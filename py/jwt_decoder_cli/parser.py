"""A parser of words that repeats none of them: a word in the wrong place can be a secret."""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NoReturn, Protocol, runtime_checkable

from jwt_decoder.model.sentence import Listing, Sentence, plural

from jwt_decoder_cli import output
from jwt_decoder_cli.language import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from _typeshed import SupportsWrite

# What stands for the name of a file in help.
_FILES: Final = frozenset({"FILE", "A", "B"})
_HELP: Final = Sentence("{command} --help lists all options.")
_WRONG: Final = Sentence("{command}: error: {message}")
# argparse itself quotes what was given to an option that takes nothing, and no sentence of ours has such marks.
_QUOTED: Final = re.compile("['\"]")


@runtime_checkable
class HasWords(Protocol):
    """The type of an argument that is one of some words."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words."""
        ...


@dataclass(frozen=True, slots=True)
class OneOf:
    """Takes one of these words, and says no other one back."""

    words: tuple[str, ...]

    def __call__(self, word: str) -> str:
        """Return the word. Raises as argparse asks."""
        if word not in self.words:
            raise argparse.ArgumentTypeError(say(Sentence("must be {words}", words=Listing(self.words, "or"))))
        return word


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument as the manual and a shell have it.

    ``flags`` are its names, none for one that has its place; ``value`` is what stands for its value, empty where it
    takes none; ``takes`` says what that is, and ``words`` has those that it may be.
    """

    flags: tuple[str, ...]
    value: str
    takes: Literal["nothing", "file", "word", "text"]
    words: tuple[str, ...]
    is_optional: bool
    repeats: bool
    about: str


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

    def error(self, message: str) -> NoReturn:
        """Say what makes no sense, and nothing of all that would: of many options that fills a window."""
        lines = _HELP.about(command=self.prog), _WRONG.about(command=self.prog, message=message)
        self.exit(2, "".join(f"{say(line)}\n" for line in lines))

    def groups(self) -> Iterator[tuple[str, list[Argument]]]:
        """Return the arguments under the titles of their groups, without one for those that are in none."""
        none = (self._positionals, self._optionals)
        for group in self._action_groups:
            found = [_described(one) for one in group._group_actions]  # noqa: SLF001 - it has no other name
            if found:
                yield "" if group in none else str(group.title), found

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        """Print the help. Raise OutputError where there is no standard output."""
        output.require()
        super().print_help(file)

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """Leave the program, once what was printed is written."""
        output.tell(message or "")
        output.write("")
        raise SystemExit(status)


def _described(action: argparse.Action) -> Argument:
    flags = tuple(action.option_strings)
    if action.nargs == 0:
        return Argument(flags, "", "nothing", (), is_optional=True, repeats=False, about=action.help or "")
    value = str(action.metavar or action.dest.upper())
    words = action.type.words if isinstance(action.type, HasWords) else ()
    return Argument(
        flags,
        value,
        "word" if words else "file" if value in _FILES else "text",
        words,
        is_optional=action.nargs in {"?", "*"},
        repeats=action.nargs == "*" or isinstance(action.default, list),
        about=action.help or "",
    )


def _told(error: argparse.ArgumentError) -> str:
    if _QUOTED.search(error.message):
        return say(Sentence("{option} doesn't take a value", option=str(error.argument_name)))
    return str(error)


def _not_understood(count: int) -> Sentence:
    return plural(
        "{count} unknown argument; it isn't shown, because it could be a secret",
        "{count} unknown arguments; they aren't shown, because one could be a secret",
        count,
    )
