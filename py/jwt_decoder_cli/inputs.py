"""Files and the standard input, as text."""

from __future__ import annotations

import base64
import codecs
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text.quote import quote

from jwt_decoder_cli.errors import UsageError

if TYPE_CHECKING:
    from typing import BinaryIO

    from jwt_decoder.model.sentence import Value

STDIN: Final = "-"
_STDIN_NAME: Final = Sentence("The standard input")
_LONGEST_NAME: Final = 200
MOST_OCTETS: Final = 100_000_000
# Those of UTF-32 begin like those of UTF-16, and come first.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read(name: str) -> bytes:
    """Return the octets of a file, of the standard input for "-"; raise UsageError where they cannot be had."""
    try:
        if name == STDIN:
            return _bounded(sys.stdin.buffer, _STDIN_NAME)
        with Path(name).open("rb") as file:
            return _bounded(file, _named(name))
    except OSError as error:
        reason = str(error.strerror)
        raise UsageError(Sentence("{name} cannot be read: {reason}.", name=_named(name), reason=reason)) from error


def text_of(octets: bytes) -> str:
    """Return any octets as text: by their byte order mark, else as UTF-8 with U+FFFD for what is none."""
    encoding = next((name for mark, name in _MARKS if octets.startswith(mark)), "utf-8")
    return octets.decode(encoding, "replace")


def key_of(octets: bytes, encoding: str) -> tuple[str, str]:
    """Return the text of a key file, and the encoding in which its secret is to be read.

    Octets that are no text, such as DER, are given as base64. A line feed at the end counts where the secret is text,
    as every character does; where it is written in an ``encoding``, it is the end of the line and nothing else.
    """
    try:
        marked = next((name for mark, name in _MARKS if octets.startswith(mark)), "utf-8")
        text = octets.decode(marked)
    except UnicodeDecodeError:
        return base64.b64encode(octets).decode(), "base64"
    return (text if encoding == "text" else text.removesuffix("\n").removesuffix("\r")), encoding


def payload_of(octets: bytes, name: str) -> str:
    """Return the payload of a token that leaves it out, every octet of it; raise UsageError where it is not UTF-8."""
    try:
        return octets.decode()
    except UnicodeDecodeError as error:
        sentence = Sentence(
            "{name} is not UTF-8 (octet {octet}); only a payload of text can be verified here.",
            name=_named(name),
            octet=error.start + 1,
        )
        raise UsageError(sentence) from error


def _named(name: str) -> Sentence:
    """Return the name of a file, or what is read for "-", as a sentence has it."""
    return _STDIN_NAME if name == STDIN else Sentence("“{file}”", file=quote(name, _LONGEST_NAME))


def _bounded(file: BinaryIO, name: Value) -> bytes:
    octets = file.read(MOST_OCTETS + 1)
    if len(octets) > MOST_OCTETS:
        sentence = Sentence(
            "{name} is larger than {most} MB: give the part that holds the token.",
            name=name,
            most=MOST_OCTETS // 1_000_000,
        )
        raise UsageError(sentence)
    return octets
