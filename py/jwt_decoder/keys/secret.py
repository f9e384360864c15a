"""A shared secret as a person typed it: text, base64url, base64 or hex, taken strictly and never trimmed."""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Digits, Sentence, alone, plural

if TYPE_CHECKING:
    from collections.abc import Mapping

ENCODINGS: Final = ("text", "base64url", "base64", "hex")

_FOREIGN: Final = {
    "base64url": re.compile(r"[^A-Za-z0-9_\-]"),
    "base64": re.compile(r"[^A-Za-z0-9+/]"),
    "hex": re.compile(r"[^0-9A-Fa-f]"),
}
_TO_STANDARD: Final = str.maketrans("-_", "+/")
_QUANTUM: Final = 4
_ZERO_BITS: Final = {2: 0b1111, 3: 0b11}
_ALPHABET: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_VISIBLE: Final = range(0x21, 0x7F)
WHITE_SPACE: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "\n": Sentence("a line feed"),
        "\r": Sentence("a carriage return"),
        " ": Sentence("a space"),
        "\t": Sentence("a tab"),
    }
)
_PADDING: Final = Sentence("padding")


@dataclass(frozen=True, slots=True)
class Secret:
    """The octets of a secret; a repr does not show them."""

    octets: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class SecretFault:
    """Why a text is not of the chosen encoding, with the place; ``at`` counts code points of the text from 0."""

    message: Sentence
    at: int


def read_secret(text: str, encoding: str) -> Secret | SecretFault:
    """Return the octets that ``text`` stands for in ``encoding`` (one of ENCODINGS), or its first fault.

    Text means UTF-8. base64url may carry its padding (RFC 4648 §5), base64 must (§4); white space is nowhere allowed.
    """
    if encoding == "text":
        return _text(text)
    if encoding == "hex":
        return _hex(text)
    return _base64(text, encoding)


def character_name(character: str) -> Sentence:
    """Return the name of a character: visible ASCII itself, all else by words or code point."""
    if character in WHITE_SPACE:
        return WHITE_SPACE[character]
    if character == "=":
        return _PADDING
    if ord(character) in _VISIBLE:
        return Sentence("“{character}”", character=character)
    return alone(f"U+{ord(character):04X}")


def _text(text: str) -> Secret | SecretFault:
    try:
        return Secret(text.encode("utf-8"))
    except UnicodeEncodeError as error:
        return _fault(_SURROGATE, error.start)


def _hex(text: str) -> Secret | SecretFault:
    foreign = _FOREIGN["hex"].search(text)
    if foreign:
        return _fault(_NO_DIGIT.about(name=character_name(foreign[0])), foreign.start())
    if len(text) % 2:
        return _fault(_ODD_DIGITS.about(count=Digits(len(text))), len(text) - 1)
    return Secret(bytes.fromhex(text))


def _base64(text: str, encoding: str) -> Secret | SecretFault:
    body = text.rstrip("=")
    foreign = _FOREIGN[encoding].search(body)
    if foreign:
        return _fault(_OUTSIDE.about(encoding=encoding, name=character_name(foreign[0])), foreign.start())
    rest = len(body) % _QUANTUM
    if rest == 1:
        return _fault(_NO_LENGTH.about(encoding=encoding, count=Digits(len(body))), len(body) - 1)
    padding, needed = len(text) - len(body), -len(body) % _QUANTUM
    if padding != needed and (padding or encoding == "base64"):
        return _fault(_WRONG_PADDING.about(encoding=encoding, padding=Digits(padding), needed=needed), len(body))
    standard = body.translate(_TO_STANDARD)
    if rest and _ALPHABET.index(standard[-1]) & _ZERO_BITS[rest]:
        return _fault(_BITS.about(encoding=encoding), len(body) - 1)
    return Secret(binascii.a2b_base64(standard + "=" * needed))


def _fault(sentence: Sentence, at: int) -> SecretFault:
    """Return the fault that a sentence says once it has its place, told from 1."""
    return SecretFault(sentence.about(character=Digits(at + 1)), at)


_SURROGATE: Final = Sentence("The secret has a lone surrogate, which UTF-8 can't encode (character {character}).")
_NO_DIGIT: Final = Sentence("The secret isn't hex: {name} isn't a hex digit (character {character}).")
_ODD_DIGITS: Final = plural(
    "The secret isn't hex: it has {count} digit, but a byte takes two (character {character}).",
    "The secret isn't hex: it has {count} digits, but a byte takes two (character {character}).",
    count=0,
)
_OUTSIDE: Final = Sentence("The secret isn't {encoding}: {name} isn't in its alphabet (character {character}).")
_NO_LENGTH: Final = plural(
    "The secret isn't {encoding}: it never has {count} character (character {character}).",
    "The secret isn't {encoding}: it never has {count} characters (character {character}).",
    count=0,
)
_WRONG_PADDING: Final = Sentence(
    "The secret isn't {encoding}: it has {padding} of {needed} padding characters (character {character})."
)
_BITS: Final = Sentence(
    "The secret isn't {encoding}: its last character has leftover bits that should be zero (character {character})."
)
