"""The words of ``jwt-decoder keys``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.make.generate import RSA_SIZES
from jwt_decoder.model.sentence import Listing, Sentence
from jwt_decoder.registry.algorithms import ALGORITHMS
from jwt_decoder.registry.curves import CURVES
from jwt_decoder.registry.encryption import CONTENT_ENCRYPTION, KEY_MANAGEMENT

from jwt_decoder_cli import options
from jwt_decoder_cli.errors import UsageError
from jwt_decoder_cli.inputs import STDIN, is_stdin
from jwt_decoder_cli.language import say
from jwt_decoder_cli.parser import OneOf, Parser

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

ACTIONS: Final = ("new", "show", "convert", "set")
FORMS: Final = ("jwk", "jwks", "pem", "pkcs1", "sec1", "ssh", "der", "raw", "text", "base64url", "base64", "hex")
_PROGRAMS: Final = {
    "new": "jwt-decoder keys new",
    "show": "jwt-decoder keys show",
    "convert": "jwt-decoder keys convert",
    "set": "jwt-decoder keys set",
}
_DESCRIPTIONS: Final = {
    "new": Sentence("Generates a key for an algorithm and prints it, private part included."),
    "show": Sentence("Says what a key is, what it is for and what is wrong with it. Prints nothing private."),
    "convert": Sentence("Prints a key in another form, with its private part unless --public is given."),
    "set": Sentence("Prints keys as one JWK Set, their public parts unless --private is given."),
}
_NO_ACTION: Final = Sentence("keys needs one of these commands: {actions}.", actions=Listing(ACTIONS, "or"))
_ONE_STDIN: Final = Sentence("only one key can come from standard input")


def read(words: Sequence[str]) -> argparse.Namespace:
    """Return what the words behind ``keys`` ask for; exit where they ask for help or make no sense.

    Raise UsageError where no action is named.
    """
    action = words[0] if words else ""
    if action not in ACTIONS:
        raise UsageError(_NO_ACTION)
    parser = make_parser(action)
    chosen = parser.read(words[1:])
    chosen.action = action
    _name_stdin(parser, chosen)
    return chosen


def make_parser(action: str) -> Parser:
    """Return the parser of the words of one of ACTIONS."""
    parser = Parser(
        prog=_PROGRAMS[action],
        description=say(_DESCRIPTIONS[action]),
        allow_abbrev=False,
        exit_on_error=False,
    )
    _ADDED[action](parser)
    parser.add_argument("--out", metavar="FILE", help=say(Sentence("a new file that only you can read")))
    return parser


def _name_stdin(parser: Parser, chosen: argparse.Namespace) -> None:
    """Call the standard input by one of its names, wherever it is meant."""
    if "files" in chosen:
        chosen.files = [STDIN if is_stdin(name) else name for name in chosen.files or [STDIN]]
        if chosen.files.count(STDIN) > 1:
            parser.error(say(_ONE_STDIN))
    elif "key" in chosen and not chosen.ask_secret and chosen.secret_env is None:
        chosen.key = STDIN if chosen.key is None or is_stdin(chosen.key) else chosen.key


def _new(parser: Parser) -> None:
    algorithms = (*(name for name in ALGORITHMS if name != "none"), *KEY_MANAGEMENT)
    parser.add_argument(
        "--alg",
        required=True,
        type=OneOf(algorithms),
        metavar="ALG",
        help=say(Sentence("the algorithm the key is for")),
    )
    enc = say(Sentence("with dir: the content encryption, which determines the length"))
    parser.add_argument("--enc", type=OneOf(tuple(CONTENT_ENCRYPTION)), metavar="ENC", help=enc)
    bits = say(Sentence("the size of an RSA key: {sizes}", sizes=Listing(tuple(map(str, RSA_SIZES)), "or")))
    parser.add_argument("--bits", type=OneOf(tuple(map(str, RSA_SIZES))), metavar="BITS", help=bits)
    curve = say(Sentence("the curve, for algorithms that allow several"))
    parser.add_argument("--curve", type=OneOf(tuple(CURVES)), metavar="CURVE", help=curve)
    _add_form(parser, "jwk")


def _show(parser: Parser) -> None:
    _add_key(parser)
    parser.add_argument("--json", action="store_true", help=say(Sentence("as JSON, without anything private")))
    options.add_look(parser)


def _convert(parser: Parser) -> None:
    _add_key(parser)
    _add_form(parser, None)


def _set(parser: Parser) -> None:
    parser.add_argument("files", nargs="*", metavar="FILE", help=say(Sentence("one or more keys, in any form")))
    parser.add_argument("--private", action="store_true", help=say(Sentence("include the private parts")))
    options.add_encoding(parser)


def _add_key(parser: Parser) -> None:
    options.add_key_source(parser, as_argument=True)
    options.add_encoding(parser)
    options.add_now(parser)


def _add_form(parser: Parser, default: str | None) -> None:
    help_ = say(Sentence("output form: {forms}", forms=Listing(FORMS)))
    parser.add_argument(
        "--to", type=OneOf(FORMS), default=default, required=default is None, metavar="FORM", help=help_
    )
    parser.add_argument("--public", action="store_true", help=say(Sentence("only the public part")))


_ADDED: Final = {"new": _new, "show": _show, "convert": _convert, "set": _set}
