"""The words of the command line."""

from __future__ import annotations

import argparse
import math
import time
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys.read_key import ENCODINGS

from jwt_decoder_cli.inputs import STDIN
from jwt_decoder_cli.status import MEANINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

EXPECTED: Final = ("iss", "aud", "sub", "nonce", "azp", "scope")
LEAST_WIDTH: Final = 40
_DESCRIPTION: Final = (
    "Finds the JSON Web Tokens in a text, decodes and explains them, and says what is wrong and where. With a key it "
    "says whether the signature holds, and why not. Nothing is sent anywhere."
)
_EPILOG: Final = """\
A secret is never taken from the command line, where other programs and the shell's history see it.

exit status, the first that applies from 3 on:
{meanings}
Findings do not change it. With several tokens it is that of the one asked for.

example: pbpaste | jwt-decoder --ask-secret --expect-aud https://api.example
"""


def read(words: Sequence[str] | None) -> argparse.Namespace:
    """Return what the words ask for, those of the program if None; exit with status 2 where they ask for nothing."""
    parser = _parser()
    chosen = parser.parse_args(words)
    if chosen.file == STDIN and chosen.key == STDIN:
        parser.error("the token and the key cannot both come from the standard input")
    if chosen.json and chosen.quiet:
        parser.error("--json and --quiet cannot both be")
    return chosen


def expected(chosen: argparse.Namespace) -> dict[str, str]:
    """Return what claims are expected to be, by their names."""
    given = {name: getattr(chosen, f"expect_{name}") for name in EXPECTED}
    return {name: value for name, value in given.items() if value}


def _parser() -> argparse.ArgumentParser:
    meanings = "\n".join(f"  {status}  {meaning}" for status, meaning in MEANINGS.items())
    parser = argparse.ArgumentParser(
        prog="jwt-decoder",
        description=_DESCRIPTION,
        epilog=_EPILOG.format(meanings=meanings),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("file", nargs="?", default=STDIN, metavar="FILE", help="the text (default: standard input)")
    parser.add_argument("--version", action="version", version=f"jwt-decoder {_version()}")
    parser.add_argument("--token", type=_number, default=1, metavar="N", help="which of the tokens found (default: 1)")
    _add_key(parser.add_argument_group("verify with"))
    _add_judging(parser.add_argument_group("judge"))
    _add_output(parser.add_argument_group("print"))
    return parser


def _add_key(group: argparse._ArgumentGroup) -> None:
    only = group.add_mutually_exclusive_group()
    only.add_argument("--key", metavar="FILE", help="a secret, PEM, certificate, JWK, JWK Set, SSH key or DER")
    only.add_argument("--ask-secret", action="store_true", help="ask for it, without showing it")
    only.add_argument("--secret-env", metavar="NAME", help="take it from this variable of the environment")
    group.add_argument(
        "--secret-encoding", choices=ENCODINGS, default="text", help="how a secret is written (default: text)"
    )
    group.add_argument("--payload", metavar="FILE", help="the payload of a token that leaves it out")


def _add_judging(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--now", type=instant, metavar="TIME", help="at this time: seconds since 1970, or ISO 8601")
    group.add_argument("--skew", type=_seconds, default=0.0, metavar="SECONDS", help="allow clocks to differ so much")
    for name in EXPECTED:
        group.add_argument(f"--expect-{name}", metavar="TEXT", help=f"what {name} should be")


def _add_output(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--json", action="store_true", help="the whole report as JSON (report.schema.json)")
    group.add_argument("--explain", action="store_true", help="also what each claim is, and how verdicts were reached")
    group.add_argument("--quiet", action="store_true", help="nothing: the exit status says it")
    group.add_argument(
        "--color",
        action=argparse.BooleanOptionalAction,
        help="colours (default: on a terminal, unless NO_COLOR is set)",
    )
    group.add_argument("--width", type=_width, metavar="COLUMNS", help="as wide as this (default: as the terminal)")


def instant(word: str) -> float:
    """Return the seconds since 1970 that a word names; without a zone a date is in UTC. Raises as argparse asks."""
    try:
        seconds = float(word)
    except ValueError:
        seconds = _of_date(word)
    if not math.isfinite(seconds):
        message = f"{word!r} is no instant"
        raise argparse.ArgumentTypeError(message)
    return int(seconds) if seconds.is_integer() else seconds


def now(chosen: argparse.Namespace) -> float:
    """Return the instant at which is judged: the one given, else this one in whole seconds."""
    return math.floor(time.time()) if chosen.now is None else chosen.now


def _of_date(word: str) -> float:
    try:
        date = datetime.fromisoformat(word)
        return (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError) as error:
        message = f"{word!r} is neither seconds since 1970 nor a date and time such as 2026-01-31T14:03:00Z"
        raise argparse.ArgumentTypeError(message) from error


def _seconds(word: str) -> float:
    seconds = float(word)
    if not (math.isfinite(seconds) and seconds >= 0):
        message = "it is a number of seconds, 0 or more"
        raise argparse.ArgumentTypeError(message)
    return seconds


def _number(word: str) -> int:
    if (number := int(word)) < 1:
        message = "tokens are counted from 1"
        raise argparse.ArgumentTypeError(message)
    return number


def _width(word: str) -> int:
    if (columns := int(word)) < LEAST_WIDTH:
        message = f"{LEAST_WIDTH} columns are the least"
        raise argparse.ArgumentTypeError(message)
    return columns


def _version() -> str:
    try:
        return version("jwt-decoder")
    except PackageNotFoundError:
        return "(from a checkout, not installed)"
