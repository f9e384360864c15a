"""``jwt-decoder man``: the manual page, made of the words of all commands; there is no other text of it to keep."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence

from jwt_decoder_cli import options, output
from jwt_decoder_cli.every_command import every_command
from jwt_decoder_cli.language import say
from jwt_decoder_cli.status import MEANINGS, Status

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from jwt_decoder_cli.every_command import Described
    from jwt_decoder_cli.parser import Argument

_WHAT: Final = Sentence("decode, explain and verify JSON Web Tokens")
_NO_COLOR: Final = Sentence("If it is set and not empty, there are no colours.")
_PROXIES: Final = Sentence("The proxies that --fetch-keys uses.")
_COLUMNS: Final = 70
# Characters that some manual readers lack; the rest of what isn't ASCII is written by its number (groff_char(7)).
_NAMED: Final = {"“": r"\(lq", "”": r"\(rq", "’": r"\(cq", "–": r"\(en", "…": "...", "\\": r"\e", "-": r"\-"}


def run(chosen: argparse.Namespace) -> Status:
    """Print the manual page. Raise OutputError."""
    del chosen
    output.require()
    output.write(page(options.version()))
    return Status.DECODED


def page(version: str) -> str:
    """Return the manual page of a version, in the language of man(7)."""
    return "\n".join(_lines(version)) + "\n"


def _lines(version: str) -> Iterator[str]:
    commands = every_command()
    yield f'.TH JWT\\-DECODER 1 "" "jwt\\-decoder {_text(version)}" "{_text("User Commands")}"'
    yield from (".SH NAME", f"jwt\\-decoder \\- {_text(say(_WHAT))}", ".SH SYNOPSIS")
    for one in commands:
        yield from (*([] if one.path == () else [".br"]), *_synopsis(one))
    yield from (".SH DESCRIPTION", *_body(commands[0].about), ".PP", *_body(say(options.SECRETS)))
    yield from (".SH OPTIONS", *_arguments(commands[0]))
    yield ".SH COMMANDS"
    for one in commands[1:]:
        yield from (f".SS {_quoted(' '.join(one.path))}", *_body(one.about), *_arguments(one))
    yield ".SH EXIT STATUS"
    yield from _body(say(options.STATUSES))
    for status, meaning in MEANINGS.items():
        yield from (".TP", str(int(status)), *_body(say(meaning)))
    yield from (".PP", *_body(say(options.UNCHANGED)))
    yield from (".SH ENVIRONMENT", ".TP", "NO_COLOR", *_body(say(_NO_COLOR)))
    yield from (".TP", "HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY", *_body(say(_PROXIES)))
    yield from (".SH EXAMPLES", ".nf", _text(options.COMMAND), ".fi")


def _synopsis(command: Described) -> Iterator[str]:
    yield f".B {_quoted(' '.join(('jwt-decoder', *command.path)))}"
    if any(one.flags for one in command.arguments):
        yield _unended("[OPTION]...")
    for one in command.arguments:
        if not one.flags:
            value = f"{one.value}{'...' if one.repeats else ''}"
            yield _unended(f"[{value}]" if one.is_optional else value)


def _arguments(command: Described) -> Iterator[str]:
    for title, arguments in command.groups:
        yield from (".PP", f"{_text(title)}:") if title else ()
        for one in arguments:
            yield from (".TP", _names(one), *_body(one.about))
            if one.words and not any(word in one.value + one.about for word in one.words):
                yield from (".br", *_body(", ".join(one.words)))


def _names(argument: Argument) -> str:
    """Return the names of an argument in bold, with what stands for its value in italics."""
    value = f"\\fI{_text(argument.value)}\\fR"
    if not argument.flags:
        return value
    shown = {"nothing": ""}.get(argument.takes, f" [{value}]" if argument.is_optional else f" {value}")
    return ", ".join(f"\\fB{_text(flag)}\\fR{shown}" for flag in argument.flags)


def _quoted(text: str) -> str:
    escaped = _text(text).replace('"', r"\(dq")
    return f'"{escaped}"'


def _body(text: str) -> Iterator[str]:
    """Return text that is filled into paragraphs, in lines that are no longer than those of sources usually are."""
    yield from map(_text, textwrap.wrap(text, _COLUMNS, break_long_words=False, break_on_hyphens=False))


def _unended(text: str) -> str:
    """Return text that ends no sentence, though it ends like one: what follows stands no further away."""
    return f"{_text(text)}\\&"


def _text(text: str) -> str:
    """Return text as man(7) has it: nothing in it is a request, an escape or more than one line."""
    escaped = "".join(_NAMED.get(one, one if one.isascii() else f"\\[u{ord(one):04X}]") for one in text)
    return re.sub(r"^(?=[.'])", r"\\&", " ".join(escaped.split()))
