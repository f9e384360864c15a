"""The words of the command line."""

from __future__ import annotations

import argparse
import math
import time
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NoReturn

from jwt_decoder.keys.secret import ENCODINGS
from jwt_decoder.model.sentence import Listing, Sentence

from jwt_decoder_cli import output
from jwt_decoder_cli.inputs import STDIN, is_stdin
from jwt_decoder_cli.language import say
from jwt_decoder_cli.parser import OneOf, Parser
from jwt_decoder_cli.status import MEANINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

EXPECTED: Final = ("iss", "aud", "sub", "nonce", "azp", "scope")
LEAST_WIDTH: Final = 40
_DESCRIPTION: Final = Sentence(
    "Finds the JSON Web Tokens in a text, decodes and explains them, and says what is wrong and where. With"
    " a key, it says whether the signature matches, and if not, why. Nothing is sent anywhere; --fetch-keys asks for"
    " keys, never with the token."
)
SECRETS: Final = Sentence(
    "Secrets are never taken from the command line, where other programs and the shell history can see them."
)
_KEYS: Final = Sentence(
    "“jwt-decoder keys” makes, shows and converts keys; “sign” and “encrypt” make tokens, “present” presents an SD-JWT,"
    " “test-set” makes tokens that a service must reject, “compare” says what differs between two tokens or sets of"
    " keys, “snippet” prints code that verifies a token, “chain” checks certificates, “relations” says how tokens"
    " belong together, “serve” serves the page on this machine, “completion” completes words in your"
    " shell, “man” prints the manual page. Each has --help. To decode a file with one of these names, write ./keys."
)
STATUSES: Final = Sentence("exit status, the first that applies from 3 on:")
UNCHANGED: Final = Sentence(
    "Findings don't change it. With several tokens, it is that of the selected one, or with --all the first that"
    " applies to any."
)
_EXAMPLE: Final = Sentence("example:")
COMMAND: Final = "pbpaste | jwt-decoder --ask-secret --expect-aud https://api.example"
_NOT_INSTALLED: Final = Sentence("(from a checkout, not installed)")
_FILES: Final = ("file", "key", "inner_key", "payload")
_ONE_INPUT: Final = Sentence("only one of token, key, inner key and payload can come from standard input")
# What is said or asked of one token.
_OF_ONE: Final = ("token", "payload", "explain", "anyway", "profile")
_OF_ONE_TOKEN: Final = Sentence("--all and {option} can't be combined")
_FETCHES: Final = ("jwks", "from_jku")
_GIVEN: Final = ("key", "ask_secret", "secret_env")
_ONE_KEY: Final = Sentence("keys are either given or fetched, not both")
_OF_ONE_ISSUER: Final = Sentence("--all needs --jwks to fetch keys: each token may have an issuer of its own")
_OF_FETCHING: Final = ("yes", "allow_http", "allow_private", "save_keys")
_NOTHING_TO_FETCH: Final = Sentence("{option} needs --fetch-keys")
_SECONDS: Final = 10.0
_NO_FILE: Final = Sentence("--watch needs a file; standard input can't be read again")
_NOT_WATCHED: Final = Sentence("--watch and {option} can't be combined")
_ONE_OUTPUT: Final = Sentence("--json and --quiet can't be combined")


def read(words: Sequence[str] | None) -> argparse.Namespace:
    """Return what the words ask for, those of the program if None; exit with status 2 where they ask for nothing."""
    parser = make_parser()
    chosen = parser.read(words)
    for name in _FILES:
        if is_stdin(getattr(chosen, name) or ""):
            setattr(chosen, name, STDIN)
    if [getattr(chosen, name) for name in _FILES].count(STDIN) > 1:
        parser.error(say(_ONE_INPUT))
    if chosen.json and chosen.quiet:
        parser.error(say(_ONE_OUTPUT))
    for name in _OF_ONE if chosen.all else ():
        if getattr(chosen, name) not in {None, False}:
            parser.error(say(_OF_ONE_TOKEN.about(option=f"--{name}")))
    chosen.token = chosen.token or 1
    _check_fetching(parser, chosen)
    _check_watching(parser, chosen)
    return chosen


def name_stdin(parser: Parser, chosen: argparse.Namespace, several: str, refusal: Sentence) -> None:
    """Call the standard input by one of its names, in FILE and in an option of ``several`` files.

    Exit with the refusal where more than one of them means it.
    """
    files = [STDIN if is_stdin(name) else name for name in (chosen.file, *getattr(chosen, several))]
    if files.count(STDIN) > 1:
        parser.error(say(refusal))
    chosen.file = files[0]
    setattr(chosen, several, files[1:])


def _check_fetching(parser: Parser, chosen: argparse.Namespace) -> None:
    """Exit where what is said of fetching makes no sense; --jwks and --from-jku mean that keys are fetched."""
    chosen.fetch_keys = chosen.fetch_keys or any(getattr(chosen, name) for name in _FETCHES)
    if not chosen.fetch_keys:
        for name in (one for one in _OF_FETCHING if getattr(chosen, one)):
            parser.error(say(_NOTHING_TO_FETCH.about(option=f"--{name.replace('_', '-')}")))
    elif any(getattr(chosen, name) for name in _GIVEN):
        parser.error(say(_ONE_KEY))
    elif chosen.all and not chosen.jwks:
        parser.error(say(_OF_ONE_ISSUER))


def _check_watching(parser: Parser, chosen: argparse.Namespace) -> None:
    """Exit where nothing can be watched, or nothing would be seen of it."""
    if not chosen.watch:
        return
    if STDIN in {chosen.file, chosen.payload}:
        parser.error(say(_NO_FILE))
    for name in ("quiet", "fetch_keys"):
        if getattr(chosen, name):
            parser.error(say(_NOT_WATCHED.about(option=f"--{name.replace('_', '-')}")))


def expected(chosen: argparse.Namespace) -> dict[str, str]:
    """Return what claims are expected to be, by their names."""
    given = {name: getattr(chosen, f"expect_{name}") for name in EXPECTED}
    return {name: value for name, value in given.items() if value}


def make_parser() -> Parser:
    """Return the parser of these words."""
    parser = Parser(
        prog="jwt-decoder",
        description=say(_DESCRIPTION),
        epilog=_epilog(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        exit_on_error=False,
    )
    text = say(Sentence("the text (default: standard input)"))
    parser.add_argument("file", nargs="?", default=STDIN, metavar="FILE", help=text)
    parser.add_argument("--version", action=_Version, nargs=0, help=say(Sentence("the version of this program")))
    which = say(Sentence("which of the tokens found (default: 1)"))
    parser.add_argument("--token", type=number, metavar="N", help=which)
    every = say(Sentence("all of them, in a table; with --json, one line of JSON each"))
    parser.add_argument("--all", action="store_true", help=every)
    again = say(Sentence("again whenever FILE changes, until Ctrl-C"))
    parser.add_argument("--watch", action="store_true", help=again)
    _add_key(parser.add_argument_group(say(Sentence("verify with"))))
    _add_fetching(parser.add_argument_group(say(Sentence("fetch keys"))))
    add_judging(parser.add_argument_group(say(Sentence("check"))))
    _add_output(parser.add_argument_group(say(Sentence("print"))))
    return parser


def _epilog() -> str:
    meanings = [f"  {status}  {say(meaning)}" for status, meaning in MEANINGS.items()]
    example = f"{say(_EXAMPLE)} {COMMAND}"
    return "\n".join([say(_KEYS), "", say(SECRETS), "", say(STATUSES), *meanings, say(UNCHANGED), "", example, ""])


def add_key_source(group: argparse._ActionsContainer, *, as_argument: bool = False) -> None:
    """Add where a key comes from: a file, as an option or as the argument of the command; a prompt; the environment."""
    only = group.add_mutually_exclusive_group()
    key = say(Sentence("a secret, PEM, certificate, JWK, JWK Set, SSH key or DER"))
    if as_argument:
        only.add_argument("key", nargs="?", metavar="FILE", help=key)
    else:
        only.add_argument("--key", metavar="FILE", help=key)
    only.add_argument("--ask-secret", action="store_true", help=say(Sentence("ask for it without showing it")))
    variable = say(Sentence("take it from this environment variable"))
    only.add_argument("--secret-env", metavar="NAME", help=variable)


def add_encoding(group: argparse._ActionsContainer) -> None:
    """Add how a secret is written."""
    encoding = say(Sentence("how the secret is encoded (default: text)"))
    group.add_argument(
        "--secret-encoding", type=OneOf(ENCODINGS), default="text", metavar=f"{{{','.join(ENCODINGS)}}}", help=encoding
    )


def add_inner_key(group: argparse._ActionsContainer) -> None:
    """Add the key for the token within another one."""
    inner = say(Sentence("a secret or key for the token inside"))
    group.add_argument("--inner-key", metavar="FILE", help=inner)
    encoding = say(Sentence("how that secret is encoded (default: text)"))
    group.add_argument(
        "--inner-secret-encoding",
        type=OneOf(ENCODINGS),
        default="text",
        metavar=f"{{{','.join(ENCODINGS)}}}",
        help=encoding,
    )


def add_now(group: argparse._ActionsContainer) -> None:
    """Add the instant at which times are judged."""
    now = say(Sentence("at this time: seconds since 1970, or ISO 8601"))
    group.add_argument("--now", type=instant, metavar="TIME", help=now)


def add_look(group: argparse._ActionsContainer) -> None:
    """Add how text looks on a terminal."""
    color = say(Sentence("colours (default: on a terminal, unless NO_COLOR is set)"))
    group.add_argument("--color", action=argparse.BooleanOptionalAction, help=color)
    width = say(Sentence("line width (default: terminal width)"))
    group.add_argument("--width", type=_width, metavar="COLUMNS", help=width)


def _add_key(group: argparse._ArgumentGroup) -> None:
    add_key_source(group)
    add_encoding(group)
    add_inner_key(group)
    anyway = say(Sentence("allow more than a million rounds of PBKDF2"))
    group.add_argument("--anyway", action="store_true", help=anyway)
    payload = say(Sentence("the payload, if it isn't in the token"))
    group.add_argument("--payload", metavar="FILE", help=payload)


def _add_fetching(group: argparse._ArgumentGroup) -> None:
    fetch = say(Sentence("from the token's issuer; each URL is shown and must be agreed to first"))
    group.add_argument("--fetch-keys", action="store_true", help=fetch)
    where = group.add_mutually_exclusive_group()
    where.add_argument("--jwks", metavar="URL", help=say(Sentence("from this URL instead")))
    jku = say(Sentence("from the URL in the header's jku instead, which whoever made the token chose"))
    where.add_argument("--from-jku", action="store_true", help=jku)
    group.add_argument("--yes", action="store_true", help=say(Sentence("agree to it without being asked")))
    group.add_argument("--allow-http", action="store_true", help=say(Sentence("also without TLS")))
    private = say(Sentence("also in a private network, or on this machine"))
    group.add_argument("--allow-private", action="store_true", help=private)
    most = say(Sentence("how long each URL may take (default: 10)"))
    group.add_argument("--fetch-timeout", type=_seconds, default=_SECONDS, metavar="SECONDS", help=most)
    save = say(Sentence("keep what was fetched in this new file, for --key"))
    group.add_argument("--save-keys", metavar="FILE", help=save)


def add_judging(group: argparse._ArgumentGroup) -> None:
    """Add when a token is judged, and against which expectations."""
    add_now(group)
    skew = say(Sentence("tolerance for clocks that differ"))
    group.add_argument("--skew", type=_seconds, default=0.0, metavar="SECONDS", help=skew)
    for name in EXPECTED:
        group.add_argument(f"--expect-{name}", metavar="TEXT", help=say(Sentence("what {name} should be", name=name)))
    profile = say(Sentence("whether it meets its specification, or that of NAME"))
    group.add_argument("--profile", nargs="?", const="", type=_Checklist(), metavar="NAME", help=profile)


def _add_output(group: argparse._ArgumentGroup) -> None:
    whole = say(Sentence("the whole report as JSON (report.schema.json)"))
    group.add_argument("--json", action="store_true", help=whole)
    explain = say(Sentence("also explain each claim and how verdicts were reached"))
    group.add_argument("--explain", action="store_true", help=explain)
    group.add_argument("--quiet", action="store_true", help=say(Sentence("no report; see the exit status")))
    add_look(group)


def instant(word: str) -> float:
    """Return the seconds since 1970 that a word names; without a zone a date is in UTC. Raises as argparse asks."""
    for read in (float, _of_date):
        with suppress(ValueError, OverflowError):
            if math.isfinite(seconds := read(word)):
                return int(seconds) if seconds.is_integer() else seconds
    sentence = Sentence(
        "must be seconds since 1970, or a date and time such as {example}", example="2026-01-31T14:03:00Z"
    )
    raise argparse.ArgumentTypeError(say(sentence))


def now(chosen: argparse.Namespace) -> float:
    """Return the instant at which is judged: the one given, else this one in whole seconds."""
    return math.floor(time.time()) if chosen.now is None else chosen.now


def _of_date(word: str) -> float:
    date = datetime.fromisoformat(word)
    return (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp()


def _seconds(word: str) -> float:
    with suppress(ValueError):
        if math.isfinite(seconds := float(word)) and seconds >= 0:
            return seconds
    raise argparse.ArgumentTypeError(say(Sentence("must be a number of seconds, 0 or more")))


def number(word: str) -> int:
    """Return what counts tokens or Disclosures, from 1. Raises as argparse asks."""
    if (found := _whole(word)) < 1:
        raise argparse.ArgumentTypeError(say(Sentence("must be a whole number; tokens are numbered from 1")))
    return found


def _width(word: str) -> int:
    if (columns := _whole(word)) < LEAST_WIDTH:
        least = Sentence("must be a whole number of columns, {columns} or more", columns=LEAST_WIDTH)
        raise argparse.ArgumentTypeError(say(least))
    return columns


def _whole(word: str) -> int:
    """Return the number that a word is, 0 where it is none."""
    try:
        return int(word)
    except ValueError:
        return 0


class _Checklist:
    """Takes the id of a checklist; what is none isn't repeated, since it may be a file's name, or a secret."""

    @property
    def words(self) -> tuple[str, ...]:
        """The ids."""
        from jwt_decoder.checklists.table import BY_ID  # noqa: PLC0415 - whoever asks for none needs no engine

        return tuple(BY_ID)

    def __call__(self, word: str) -> str:
        """Return the word. Raises as argparse asks."""
        if word and word not in (names := self.words):
            sentence = Sentence(
                "must be {names}; without a name, --profile comes behind FILE", names=Listing(names, "or")
            )
            raise argparse.ArgumentTypeError(say(sentence))
        return word


class _Version(argparse.Action):
    """Print the version, which is looked up where it's asked for alone."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        """Print it and end."""
        output.require()
        output.write(f"jwt-decoder {version()}\n")
        parser.exit()


def version() -> str:
    """Return the version of the program that is installed."""
    from importlib import metadata  # noqa: PLC0415 - as above

    try:
        return metadata.version("jwt-decoder")
    except metadata.PackageNotFoundError:
        return say(_NOT_INSTALLED)
