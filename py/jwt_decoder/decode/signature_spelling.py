"""How the octets of a signature are written, where a signer did not write them as RFC 7515 and RFC 7518 say."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from jwt_decoder.model.sentence import Sentence

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
# RFC 4648 §6, in either case.
_BASE32: Final = re.compile(r"([A-Z2-7]{24,7400}|[a-z2-7]{24,7400})={0,6}")
# From which R, S and the message the public key can be recovered: which of four it is; Bitcoin and Ethereum add 27, and
# Bitcoin 4 more for a compressed key.
RECOVERY_BYTES: Final = frozenset({*range(4), *range(27, 35)})
RECOVERABLE: Final = 65  # octets
WRITTEN_IN_BASE32: Final = Sentence("The signature is written in base32, but a JWS writes it in base64url.")
WRITTEN_IN_HEX: Final = Sentence("The signature is written in hex, but a JWS writes it in base64url.")
WRITTEN_IN_DER: Final = Sentence(
    "The signature is written in DER ({octets} bytes); {alg} needs R and S one after the other, {needed} bytes."
)


@dataclass(frozen=True, slots=True)
class Spelling:
    """What a signature says when it is decoded otherwise: ``name`` is how, and ``octets`` what comes out."""

    name: Literal["hex", "base64"]
    octets: bytes


def in_hex(text: str) -> bytes | None:
    """Return the octets that a text of hexadecimal digits writes; None where it has anything else, or is short."""
    match = _HEX.fullmatch(text)
    return bytes.fromhex(match[1].replace("-", "")) if match else None


def in_base32(text: str, needed: int) -> bytes | None:
    """Return the octets that a text of base32 writes; None where it is no such text, or not of as many as needed."""
    match = _BASE32.fullmatch(text)
    if not match or len(match[1]) != -(-8 * needed // 5):
        return None
    return base64.b32decode(match[1].upper() + "=" * (-len(match[1]) % 8))


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
