"""The words of ``jwt-decoder sign``, ``encrypt``, ``present`` and ``test-set``."""

from __future__ import annotations

import argparse
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from jwt_decoder.make.disclosures import MOST_DECOYS
from jwt_decoder.model.sentence import Listing, Sentence
from jwt_decoder.output.commands import EXAMPLE_URL
from jwt_decoder.registry.encryption import MOST_ROUNDS

from jwt_decoder_cli import options
from jwt_decoder_cli.inputs import STDIN, is_stdin
from jwt_decoder_cli.language import say
from jwt_decoder_cli.parser import OneOf, Parser

if TYPE_CHECKING:
    from collections.abc import Sequence

SETS: Final = ("json", "curl", "pytest")
FORMS: Final = ("compact", "flattened", "general")
_LEAST_ROUNDS: Final = 1000
_SIGN: Final = Sentence(
    "Signs a token and prints it. Header and payload are used byte for byte, whatever they say; only what "
    "can't be signed is rejected."
)
_ENCRYPT: Final = Sentence(
    "Encrypts a token and prints it. Parameters that the algorithm generates, such as epk, are added at the "
    "end of the header."
)
_TEST_SET: Final = Sentence(
    "From a token and its key, makes the tokens that a verifier must reject, and one that it must accept."
)
_PRESENT: Final = Sentence(
    "Presents an SD-JWT as its holder would: some of its Disclosures and, given the holder's key, a Key Binding JWT."
)
_WHOLE: Final = Sentence("the token with its whole report, as JSON")
_ONE_INPUT: Final = Sentence("only one input can come from standard input")
_NO_INNER: Final = Sentence("--inner-header and --inner-key go together")
_FILES: Final = ("file", "payload", "header_file", "key", "inner_key")


def read_sign(words: Sequence[str]) -> argparse.Namespace:
    """Return what the words behind ``sign`` ask for; exit where they ask for help or make no sense."""
    return _read(make_sign_parser(), words)


def read_present(words: Sequence[str]) -> argparse.Namespace:
    """Return what the words behind ``present`` ask for; exit where they ask for help or make no sense."""
    return _read(make_present_parser(), words)


def read_test_set(words: Sequence[str]) -> argparse.Namespace:
    """Return what the words behind ``test-set`` ask for; exit where they ask for help or make no sense."""
    return _read(make_test_set_parser(), words)


def read_encrypt(words: Sequence[str]) -> argparse.Namespace:
    """Return what the words behind ``encrypt`` ask for; exit where they ask for help or make no sense."""
    parser = make_encrypt_parser()
    chosen = _read(parser, words)
    if (chosen.inner_header is None) != (chosen.inner_key is None):
        parser.error(say(_NO_INNER))
    return chosen


def make_sign_parser() -> Parser:
    """Return the parser of the words behind ``sign``."""
    parser = _parser("jwt-decoder sign", _SIGN)
    parser.add_argument("--detached", action="store_true", help=say(Sentence("leave the payload out of the token")))
    none = say(Sentence("allow alg none: a token that nobody signed"))
    parser.add_argument("--allow-none", action="store_true", help=none)
    disclose = say(Sentence("JSON Pointer to a claim that becomes a Disclosure (SD-JWT)"))
    parser.add_argument("--disclose", action="append", default=[], metavar="POINTER", help=disclose)
    decoys = say(Sentence("decoy digests in each object that has digests"))
    parser.add_argument("--decoys", type=_decoys, default=0, metavar="N", help=decoys)
    return parser


def make_present_parser() -> Parser:
    """Return the parser of the words behind ``present``."""
    parser = Parser(prog="jwt-decoder present", description=say(_PRESENT), allow_abbrev=False, exit_on_error=False)
    _add_file(parser)
    chosen = say(Sentence("a Disclosure to present, numbered from 1 (default: all)"))
    parser.add_argument("--disclosure", action="append", type=options.number, metavar="N", help=chosen)
    none = say(Sentence("present no Disclosures"))
    parser.add_argument("--no-disclosures", action="store_true", help=none)
    parser.add_argument("--aud", default="", metavar="TEXT", help=say(Sentence("the verifier it is for")))
    parser.add_argument("--nonce", default="", metavar="TEXT", help=say(Sentence("the nonce that the verifier gave")))
    header = say(Sentence("the header of the Key Binding JWT (default: derived from the key)"))
    parser.add_argument("--header", default="", metavar="JSON", help=header)
    _add_source(parser)
    parser.add_argument("--json", action="store_true", help=say(_WHOLE))
    return parser


def make_encrypt_parser() -> Parser:
    """Return the parser of the words behind ``encrypt``."""
    parser = _parser("jwt-decoder encrypt", _ENCRYPT)
    header = say(Sentence("the header of the token that is signed first"))
    parser.add_argument("--inner-header", metavar="JSON", help=header)
    options.add_inner_key(parser)
    rounds = say(Sentence("rounds of PBES2 (default: 600000 with SHA-256, else 210000)"))
    parser.add_argument("--rounds", type=_rounds, metavar="N", help=rounds)
    parser.add_argument(
        "--aad",
        metavar="TEXT",
        default="",
        help=say(Sentence("additional data to authenticate, in a JSON Serialization")),
    )
    parser.add_argument("--allow-rsa1_5", action="store_true", help=say(Sentence("encrypt with RSA1_5")))
    return parser


def make_test_set_parser() -> Parser:
    """Return the parser of the words behind ``test-set``."""
    parser = Parser(prog="jwt-decoder test-set", description=say(_TEST_SET), allow_abbrev=False, exit_on_error=False)
    _add_file(parser)
    _add_source(parser)
    to = say(Sentence("output format: {forms} (default: json)", forms=Listing(SETS)))
    parser.add_argument("--to", type=OneOf(SETS), default="json", metavar="FORM", help=to)
    url = say(Sentence("the URL of the service"))
    parser.add_argument("--url", default=EXAMPLE_URL, metavar="URL", help=url)
    return parser


def _parser(program: str, description: Sentence) -> Parser:
    parser = Parser(prog=program, description=say(description), allow_abbrev=False, exit_on_error=False)
    header = parser.add_mutually_exclusive_group(required=True)
    header.add_argument("--header", metavar="JSON", help=say(Sentence("the header")))
    header.add_argument("--header-file", metavar="FILE", help=say(Sentence("the header, from a file")))
    payload = say(Sentence("the payload (default: standard input)"))
    parser.add_argument("--payload", metavar="FILE", default=STDIN, help=payload)
    options.add_key_source(parser)
    options.add_encoding(parser)
    form = say(Sentence("the serialization: compact (default), flattened or general"))
    parser.add_argument("--form", type=OneOf(FORMS), default="compact", metavar="FORM", help=form)
    unprotected = say(Sentence("the unprotected header, in JSON"))
    parser.add_argument("--unprotected", metavar="JSON", default="", help=unprotected)
    options.add_now(parser)
    parser.add_argument("--json", action="store_true", help=say(_WHOLE))
    return parser


def _add_file(parser: Parser) -> None:
    text = say(Sentence("the text with the token (default: standard input)"))
    parser.add_argument("file", nargs="?", default=STDIN, metavar="FILE", help=text)


def _add_source(parser: Parser) -> None:
    options.add_key_source(parser)
    options.add_encoding(parser)
    options.add_now(parser)


def _read(parser: Parser, words: Sequence[str]) -> argparse.Namespace:
    chosen = parser.read(words)
    given = [name for name in _FILES if is_stdin(getattr(chosen, name, None) or "")]
    if len(given) > 1:
        parser.error(say(_ONE_INPUT))
    for name in given:
        setattr(chosen, name, STDIN)
    return chosen


def _decoys(word: str) -> int:
    with suppress(ValueError):
        if 0 <= (decoys := int(word)) <= MOST_DECOYS:
            return decoys
    between = Sentence("must be a whole number from {least} to {most}", least=0, most=MOST_DECOYS)
    raise argparse.ArgumentTypeError(say(between))


def _rounds(word: str) -> int:
    with suppress(ValueError):
        if _LEAST_ROUNDS <= (rounds := int(word)) <= MOST_ROUNDS:
            return rounds
    between = Sentence("must be a whole number from {least} to {most}", least=_LEAST_ROUNDS, most=MOST_ROUNDS)
    raise argparse.ArgumentTypeError(say(between))
