"""The words of ``jwt-decoder compare``."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence

from jwt_decoder_cli import options
from jwt_decoder_cli.inputs import STDIN, is_stdin
from jwt_decoder_cli.language import say
from jwt_decoder_cli.parser import Parser
from jwt_decoder_cli.status import MEANINGS, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

_DESCRIPTION: Final = Sentence(
    "Says what differs between two tokens, or two sets of keys, and what would make the second fail where the first"
    " passes."
)
_STATUSES: Final = Sentence("exit status:")
_SAME: Final = Sentence("nothing differs")
_NOTHING: Final = Sentence("there are no two tokens, and no two sets of keys")
_ONE_INPUT: Final = Sentence("only one of the texts and keys can come from standard input")
_ONE_OUTPUT: Final = Sentence("--json and --quiet can't be combined")
_FILES: Final = ("a", "b", "key", "inner_key")


def read(words: Sequence[str]) -> argparse.Namespace:
    """Return what the words behind ``compare`` ask for; exit where they ask for help or make no sense."""
    parser = make_parser()
    return _checked(parser, parser.read(words))


def make_parser() -> Parser:
    """Return the parser of these words."""
    parser = Parser(
        prog="jwt-decoder compare",
        description=say(_DESCRIPTION),
        epilog=_epilog(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        exit_on_error=False,
    )
    first = say(Sentence("a text with a token or with keys (default: standard input)"))
    parser.add_argument("a", nargs="?", default=STDIN, metavar="A", help=first)
    second = say(Sentence("the other text (default: the second token is in A, too)"))
    parser.add_argument("b", nargs="?", default=None, metavar="B", help=second)
    which = say(Sentence("which of the tokens in A (default: 1)"))
    parser.add_argument("--token", type=options.number, default=1, metavar="N", help=which)
    other = say(Sentence("which of the tokens in B (default: the first that isn't the other one)"))
    parser.add_argument("--other", type=options.number, metavar="N", help=other)
    group = parser.add_argument_group(say(Sentence("verify both with")))
    options.add_key_source(group)
    options.add_encoding(group)
    options.add_inner_key(group)
    options.add_judging(parser.add_argument_group(say(Sentence("check both"))))
    printing = parser.add_argument_group(say(Sentence("print")))
    whole = say(Sentence("the whole comparison as JSON (report.schema.json)"))
    printing.add_argument("--json", action="store_true", help=whole)
    printing.add_argument("--all", action="store_true", help=say(Sentence("what is the same, too")))
    printing.add_argument("--quiet", action="store_true", help=say(Sentence("nothing; see the exit status")))
    options.add_look(printing)
    return parser


def _checked(parser: Parser, chosen: argparse.Namespace) -> argparse.Namespace:
    given = [name for name in _FILES if is_stdin(getattr(chosen, name) or "")]
    if len(given) > 1:
        parser.error(say(_ONE_INPUT))
    for name in given:
        setattr(chosen, name, STDIN)
    if chosen.json and chosen.quiet:
        parser.error(say(_ONE_OUTPUT))
    return chosen


def _epilog() -> str:
    meanings = {
        Status.DECODED: _SAME,
        Status.FAILED: MEANINGS[Status.FAILED],
        Status.USAGE: MEANINGS[Status.USAGE],
        Status.NOTHING: _NOTHING,
        Status.DIFFERENT: Sentence("they differ"),
        Status.FAILING: Sentence("they differ so that the second fails where the first passes"),
    }
    return "\n".join([say(_STATUSES), *(f"  {status:2}  {say(meaning)}" for status, meaning in meanings.items())])
