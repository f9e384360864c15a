"""Every command with its words, for what is made of all of them: the manual, and what completes words in a shell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jwt_decoder_cli import (
    chain_options,
    compare_options,
    completion_options,
    key_options,
    make_options,
    man_options,
    options,
    relations_options,
    serve_options,
    snippet_options,
)

if TYPE_CHECKING:
    from jwt_decoder_cli.parser import Argument, Parser


@dataclass(frozen=True, slots=True)
class Described:
    """A command: ``path`` are the words behind the program that mean it, none where it decodes."""

    path: tuple[str, ...]
    about: str
    groups: tuple[tuple[str, tuple[Argument, ...]], ...]

    @property
    def arguments(self) -> tuple[Argument, ...]:
        """All its arguments."""
        return tuple(one for _, arguments in self.groups for one in arguments)


def every_command() -> tuple[Described, ...]:
    """Return all of them, the one that decodes first."""
    parsers: dict[tuple[str, ...], Parser] = {
        (): options.make_parser(),
        **{("keys", action): key_options.make_parser(action) for action in key_options.ACTIONS},
        ("sign",): make_options.make_sign_parser(),
        ("encrypt",): make_options.make_encrypt_parser(),
        ("present",): make_options.make_present_parser(),
        ("test-set",): make_options.make_test_set_parser(),
        ("compare",): compare_options.make_parser(),
        ("snippet",): snippet_options.make_parser(),
        ("chain",): chain_options.make_parser(),
        ("relations",): relations_options.make_parser(),
        ("serve",): serve_options.make_parser(),
        ("completion",): completion_options.make_parser(),
        ("man",): man_options.make_parser(),
    }
    return tuple(_described(path, parser) for path, parser in parsers.items())


def _described(path: tuple[str, ...], parser: Parser) -> Described:
    groups = tuple((title, tuple(arguments)) for title, arguments in parser.groups())
    return Described(path, parser.description or "", groups)
