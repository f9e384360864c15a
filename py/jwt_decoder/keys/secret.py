"""A shared secret as a person typed it: text, base64url, base64 or hex, taken strictly and never trimmed."""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass, field
from typing import Final

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
_NAMES: Final = {"\n": "a line feed", "\r": "a carriage return", " ": "a space", "\t": "a tab", "=": "padding"}


@dataclass(frozen=True, slots=True)
class Secret:
    """The octets of a secret; a repr does not show them."""

    octets: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class SecretFault:
    """Why a text is not of the chosen encoding; ``at`` counts code points of the text from 0."""

    message: str
    at: int


def read_secret(text: str, encoding: str) -> Secret | SecretFault:
    """Give the octets that ``text`` stands for in ``encoding`` (one of ENCODINGS), or its first fault.

    Text means UTF-8. base64url may carry its padding (RFC 4648 §5), base64 must (§4); white space is nowhere allowed.
    """
    if encoding == "text":
        return _text(text)
    if encoding == "hex":
        return _hex(text)
    return _base64(text, encoding)


def character_name(character: str) -> str:
    """Name a character in a sentence: visible ASCII itself, all else by words or code point."""
    if character in _NAMES:
        return _NAMES[character]
    return f"“{character}”" if ord(character) in _VISIBLE else f"U+{ord(character):04X}"


def _text(text: str) -> Secret | SecretFault:
    try:
        return Secret(text.encode("utf-8"))
    except UnicodeEncodeError as error:
        return SecretFault("The secret has a lone surrogate, which UTF-8 cannot carry", error.start)


def _hex(text: str) -> Secret | SecretFault:
    foreign = _FOREIGN["hex"].search(text)
    if foreign:
        return SecretFault(f"The secret is not hex: {character_name(foreign[0])} is no hex digit", foreign.start())
    if len(text) % 2:
        return SecretFault(f"The secret is not hex: {len(text)} digits, and an octet takes two", len(text) - 1)
    return Secret(bytes.fromhex(text))


def _base64(text: str, encoding: str) -> Secret | SecretFault:
    body = text.rstrip("=")
    foreign = _FOREIGN[encoding].search(body)
    if foreign:
        what = character_name(foreign[0])
        return SecretFault(f"The secret is not {encoding}: {what} is outside its alphabet", foreign.start())
    rest = len(body) % _QUANTUM
    if rest == 1:
        return SecretFault(f"The secret is not {encoding}: no octets have {len(body)} characters", len(body) - 1)
    padding, needed = len(text) - len(body), -len(body) % _QUANTUM
    if padding != needed and (padding or encoding == "base64"):
        return SecretFault(f"The secret is not {encoding}: it has {padding} of {needed} padding characters", len(body))
    standard = body.translate(_TO_STANDARD)
    if rest and _ALPHABET.index(standard[-1]) & _ZERO_BITS[rest]:
        return SecretFault(
            f"The secret is not {encoding}: its last character has bits that must be zero", len(body) - 1
        )
    return Secret(binascii.a2b_base64(standard + "=" * needed))
