"""How the octets of a signature are written, where a signer did not write them as RFC 7515 and RFC 7518 say."""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text.base64url import encoded_length

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.registry.algorithms import Algorithm

_SEQUENCE: Final = 0x30
_NUMBER: Final = 0x02
_LONG: Final = 0x81
# Octets that a sequence may have lost, or too many, and still be one that was damaged.
_MOST_EXCESS: Final = 16
# As many digits as the longest signature of ML-DSA has, and no fewer than any signature that is still worth reading.
# Some print a hyphen between every two of them, or some more, and webhooks the hash in front.
_HEX: Final = re.compile(
    r"(?:0[xX]|(?:(?i:hmac|hs)-?)?(?i:sha)-?(?:1|256|384|512)[=:])?(?=.*[0-9])(?=.*[a-fA-F])((?:[0-9a-fA-F]{2}-?){15,4699}[0-9a-fA-F]{2})"
)
_BASE64: Final = re.compile(rb"[A-Za-z0-9+/_-]{20,9000}={0,2}")
_DIGITS: Final = "0123456789"
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_OF_BASE32: Final = 32
# Of RFC 4648 §6 and §7 in either case, and that of Bitcoin.
_ALPHABETS: Final = (
    ("binary", "01"),
    ("decimal", _DIGITS),
    ("base32", f"{_LETTERS}234567"),
    ("base32", f"{_LETTERS.lower()}234567"),
    ("base32hex", f"{_DIGITS}{_LETTERS[:22]}"),
    ("base32hex", f"{_DIGITS}{_LETTERS[:22].lower()}"),
    ("base58", "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"),
)
# So many zeros at the beginning of a signature are no chance.
_MOST_ZEROS: Final = 16  # bits
# From which R, S and the message the public key can be recovered: which of four it is; Bitcoin and Ethereum add 27, and
# Bitcoin 4 more for a compressed key.
RECOVERY_BYTES: Final = frozenset({*range(4), *range(27, 35)})
RECOVERABLE: Final = 65  # octets
_WRITTEN: Final = Sentence("The signature is written in {encoding}, but a JWS writes it in base64url.")
_SEEMS_WRITTEN: Final = Sentence("The signature seems to be written in {encoding}, but a JWS writes it in base64url.")
WRITTEN_IN_HEX: Final = _WRITTEN.about(encoding="hex")
WRITTEN_IN_DER: Final = Sentence(
    "The signature is written in DER ({octets} bytes); {alg} needs R and S one after the other, {needed} bytes."
)


@dataclass(frozen=True, slots=True)
class Spelling:
    """What a signature says when it is decoded otherwise: ``name`` is how, and ``octets`` what comes out."""

    name: str
    octets: bytes

    @property
    def message(self) -> Sentence:
        """What is said of it before any key; base58 has nearly all characters of base64url."""
        return (_SEEMS_WRITTEN if self.name == "base58" else _WRITTEN).about(encoding=self.name)


def in_hex(text: str) -> bytes | None:
    """Return the octets that a text of hexadecimal digits writes; None where it has anything else, or is short."""
    match = _HEX.fullmatch(text)
    return bytes.fromhex(match[1].replace("-", "")) if match else None


def respelt(text: str, needed: int) -> Spelling | None:
    """Return the octets that a text writes in another alphabet; None where it does not, or not as many as needed."""
    text, bits = text.rstrip("="), 8 * needed
    for name, alphabet in _ALPHABETS if encoded_length(needed) <= len(text) <= bits else ():
        if text.isalpha() or not set(text).issubset(alphabet):
            continue
        number = 0
        for character in text:
            number = number * len(alphabet) + alphabet.index(character)
        spare = 5 * len(text) - bits if len(alphabet) == _OF_BASE32 else 0
        if spare in range(5) and bits - _MOST_ZEROS < (number >> spare).bit_length() <= bits:
            return Spelling(name, (number >> spare).to_bytes(needed, "big"))
    return None


def once_more(octets: bytes) -> Iterator[Spelling]:
    """Yield what decoded octets say where they are text of hexadecimal digits or of base64 themselves."""
    digits = in_hex(octets.decode("latin-1"))
    if digits is not None:
        yield Spelling("hex", digits)
    if _BASE64.fullmatch(octets):
        packed = octets.rstrip(b"=").replace(b"-", b"+").replace(b"_", b"/")
        if len(packed) % 4 != 1:
            yield Spelling("base64", binascii.a2b_base64(packed + b"=" * (-len(packed) % 4)))


def from_text(octets: bytes) -> bytes | None:
    """Return octets that were taken for text of ISO 8859-1 and are UTF-8 now; None of any that are not."""
    try:
        before = octets.decode().encode("latin-1")
    except UnicodeError:
        return None
    return before if before != octets else None


def lost_in_text(octets: bytes) -> bool:
    """Return whether octets are UTF-8 in which more than one U+FFFD stands for what was none when it was read."""
    try:
        return octets.decode().count("\ufffd") > 1
    except UnicodeError:
        return False


def is_der(octets: bytes, row: Algorithm | None) -> bool:
    """Return whether an ECDSA signature is a sequence of numbers to its end (X.690 §8.9), and not of its own length."""
    return _excess_of_der(octets, row) == 0


def is_damaged_der(octets: bytes, row: Algorithm | None) -> bool:
    """Return whether it begins as such a sequence, with a first number as long as the curve has, and ends elsewhere."""
    excess = _excess_of_der(octets, row)
    if not excess or row is None or abs(excess) > _MOST_EXCESS:
        return False
    return octets[_begin(octets) + 1] in ((row.signature_octets or 0) // 2, (row.signature_octets or 0) // 2 + 1)


def _excess_of_der(octets: bytes, row: Algorithm | None) -> int | None:
    """Return by how many octets a signature is longer than its sequence says; None where it begins no such sequence."""
    if row is None or row.family != "ecdsa" or len(octets) == row.signature_octets or octets[:1] != bytes([_SEQUENCE]):
        return None
    begin = _begin(octets)
    if len(octets) <= begin + 1 or octets[begin] != _NUMBER:
        return None
    return len(octets) - begin - octets[begin - 1]


def _begin(octets: bytes) -> int:
    """Return where the first number of a sequence begins."""
    return 3 if octets[1:2] == bytes([_LONG]) else 2
