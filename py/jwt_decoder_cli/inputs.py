"""Files and the standard input, as text."""

from __future__ import annotations

import base64
import codecs
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text.quote import quote

from jwt_decoder_cli.errors import UsageError

if TYPE_CHECKING:
    from typing import BinaryIO

    from jwt_decoder.model.sentence import Value

Role: TypeAlias = Literal["text", "key", "payload"]
STDIN: Final = "-"
_STDIN_NAME: Final = Sentence("The standard input")
_STDIN_PATHS: Final = frozenset({"/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"})
_CLOSED: Final = Sentence("Standard input is closed: pass a file, or pipe text in.")
_NO_NAME: Final = Sentence("A file name is empty; perhaps a shell variable isn't set.")
_UTF_16: Final = Sentence(
    "{name} is UTF-16, which Windows PowerShell writes with “>”. A payload is used byte for byte: save it as UTF-8."
)
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


def is_stdin(name: str) -> bool:
    """Return whether a file is the standard input, by any of its names."""
    if name == STDIN or os.path.normpath(name) in _STDIN_PATHS:
        return True
    try:
        there, own = Path(name).stat(), os.fstat(0)
    except (OSError, ValueError):
        return False
    # Of what is not read anew each time it is opened.
    return os.path.samestat(there, own) and (stat.S_ISFIFO(own.st_mode) or stat.S_ISSOCK(own.st_mode) or os.isatty(0))


def is_typed() -> bool:
    """Return whether the standard input is a terminal."""
    return sys.stdin is not None and sys.stdin.isatty()


def read(name: str, role: Role) -> bytes:
    """Return the octets of a file, of the standard input for "-"; raise UsageError where they cannot be had.

    ``role`` is what the file is to hold. A name that leads nowhere is not repeated: it may be what that file holds.
    """
    if not name:
        raise UsageError(_NO_NAME)
    if name == STDIN and sys.stdin is None:
        raise UsageError(_CLOSED)
    try:
        if name == STDIN:
            return _bounded(sys.stdin.buffer, _STDIN_NAME)
        with Path(name).open("rb") as file:
            return _bounded(file, _named(name))
    except OSError as error:
        raise UsageError(_unreadable(name, role, str(error.strerror))) from error


def _unreadable(name: str, role: Role, reason: str) -> Sentence:
    if name == STDIN or _leads_somewhere(name):
        return Sentence("{name} can't be read: {reason}.", name=_named(name), reason=reason)
    if role == "key":
        return Sentence(
            "The --key file can't be read: {reason}. Its name isn't shown, because it could be the secret"
            " itself: --ask-secret asks for one, and --secret-env takes it from the environment.",
            reason=reason,
        )
    if role == "payload":
        return Sentence(
            "The --payload file can't be read: {reason}. Its name isn't shown, because it could be the payload.",
            reason=reason,
        )
    return Sentence(
        "The file can't be read: {reason}. Its name isn't shown, because it could be a token or a secret;"
        " pass a token in a file or through a pipe.",
        reason=reason,
    )


def _leads_somewhere(name: str) -> bool:
    """Return whether a name is that of something, or of something in a folder that is there and is named."""
    folder = Path(name).parent
    return os.path.lexists(name) or (folder.name != "" and folder.is_dir())


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


def header_of(octets: bytes, name: str) -> str:
    """Return a header that is in a file: in the encoding of its byte order mark, without it; raise UsageError."""
    marked = any(octets.startswith(mark) for mark, _ in _MARKS)
    return text_of(octets) if marked else payload_of(octets, name)


def payload_of(octets: bytes, name: str) -> str:
    """Return the payload of a token, every octet of it; raise UsageError where it is not UTF-8."""
    try:
        return octets.decode()
    except UnicodeDecodeError as error:
        if octets.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise UsageError(_UTF_16.about(name=_named(name))) from error
        sentence = Sentence(
            "{name} isn't UTF-8 (byte {octet}); only a text payload can be verified here.",
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
            "{name} is larger than {most} MB: give the part that contains the token.",
            name=name,
            most=MOST_OCTETS // 1_000_000,
        )
        raise UsageError(sentence)
    return octets
