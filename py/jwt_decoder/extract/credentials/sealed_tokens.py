"""Tokens of other specifications: what stands in them beside what is encrypted or signed."""

from __future__ import annotations

import re
import uuid
from itertools import islice
from typing import TYPE_CHECKING, Final

from jwt_decoder.extract.credentials.plain import Plain, made_at, octets_of, text_of
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Octets of the signature of PASETO, by its version.
_SIGNATURES: Final = {"1": 256, "2": 64, "3": 96, "4": 64}
_FOOTER: Final = Sentence("Its footer, which isn't encrypted, says “{footer}”.")
_KEY: Final = Sentence("It was protected with key {key} of the key ring.")
_LONGEST: Final = 200
_FERNET: Final = 0x80
_FERNET_FRAME: Final = 57  # octets: version, time, initialization vector, HMAC
_BLOCK: Final = 16
_BRANCA: Final = 0xBA
_BRANCA_LEAST: Final = 45  # octets: version, time, nonce, tag
_BASE62: Final = {
    digit: at for at, digit in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
}
_MIXED: Final = re.compile(r"(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])")
_ASPNET: Final = b"\x09\xf0\xc9\xf0"
_VERSION: Final = Sentence("It's of version {version}.")
_ULID: Final = {digit: at for at, digit in enumerate("0123456789ABCDEFGHJKMNPQRSTVWXYZ")}
_TIME_OF_ULID: Final = 10  # its first characters are milliseconds
_OF_TIME: Final = 7  # the version of UUIDs that begin with milliseconds
_SIGNED: Final = b"\x06\x20"  # field and length of the signature of a macaroon, which is 32 octets and ends it
_WORDS: Final = re.compile(rb"[\x20-\x7e]{3,}")
_MOST_WORDS: Final = 40
# Field and kind of what a Biscuit is made of: the authority block, and in it the block, the next key and the signature.
_AUTHORITY: Final = 0x12
_BLOCK_OF: Final = 0x0A
_SIGNATURE: Final = b"\x1a\x40"
_PACKET: Final = re.compile(rb"00[0-9a-f]{2}(?:location|identifier) ")
_LENGTH: Final = 4
_SHOWN: Final = frozenset({b"location", b"identifier", b"cid", b"cl"})
_FIELDS: Final = {1: "location", 2: "identifier"}


def paseto_public(found: re.Match[str]) -> Plain | None:
    """Read the message and the footer; the signature is as long as the version says."""
    octets = octets_of(found["payload"]) or b""
    message = text_of(octets[: -_SIGNATURES[found["version"]]])
    return None if message is None else Plain(message, _footer(found), {"version": found["version"]})


def paseto_local(found: re.Match[str]) -> Plain | None:
    """Read the footer."""
    return Plain("", _footer(found), {"version": found["version"]}) if octets_of(found["payload"]) else None


def _footer(found: re.Match[str]) -> tuple[Sentence, ...]:
    footer = text_of(octets_of(found["footer"] or ""))
    return (_FOOTER.about(footer=quote(footer, _LONGEST)),) if footer else ()


def fernet(found: re.Match[str]) -> Plain | None:
    """Read the time at which it was encrypted."""
    octets = octets_of(found["payload"]) or b"\0"
    time = made_at(int.from_bytes(octets[1:9]))
    is_whole = octets[0] == _FERNET and (len(octets) - _FERNET_FRAME) % _BLOCK == 0
    return Plain("", (time,)) if is_whole and time else None


def branca(found: re.Match[str]) -> Plain | None:
    """Read the time at which it was encrypted; the version tells it from other text in letters and digits."""
    digits = found["payload"]
    if not _MIXED.match(digits):
        return None
    number = 0
    for digit in digits:
        number = number * len(_BASE62) + _BASE62[digit]
    octets = number.to_bytes((number.bit_length() + 7) // 8)
    time = made_at(int.from_bytes(octets[1:5]))
    return Plain("", (time,)) if octets[:1] == bytes([_BRANCA]) and len(octets) >= _BRANCA_LEAST and time else None


def aspnet(found: re.Match[str]) -> Plain | None:
    """Read which key protected it."""
    octets = octets_of(found["payload"]) or b""
    if not octets.startswith(_ASPNET):
        return None
    return Plain("", (_KEY.about(key=str(uuid.UUID(bytes_le=octets[4:20]))),))


def biscuit(found: re.Match[str]) -> Plain | None:
    """Read the texts of the first block, from which its facts are made; its frame is checked (protobuf)."""
    octets = octets_of(found["payload"]) or b""
    start = 2 if octets[:1] == b"\x08" else 0
    authority = _field(octets, start, _AUTHORITY)
    block = authority and _field(authority, 0, _BLOCK_OF)
    if not authority or not block or _SIGNATURE not in authority:
        return None
    words = (word.group().decode().strip() for word in islice(_WORDS.finditer(block), _MOST_WORDS))
    return Plain("\n".join(word for word in words if word))


def _field(octets: bytes, at: int, tag: int) -> bytes | None:
    """Return a field of protobuf that stands at an offset, None where there is another one."""
    if octets[at : at + 1] != bytes([tag]):
        return None
    length = shift = 0
    for at_digit in range(at + 1, min(at + 4, len(octets))):
        length |= (octets[at_digit] & 0x7F) << shift
        shift += 7
        if octets[at_digit] < 0x80:  # noqa: PLR2004 - the last one of a number
            field = octets[at_digit + 1 : at_digit + 1 + length]
            return field if len(field) == length else None
    return None


def macaroon(found: re.Match[str]) -> Plain | None:
    """Read location, identifier and caveats, of both forms of a macaroon."""
    octets = octets_of(found["payload"]) or b""
    lines = list(_packets(octets) if _PACKET.match(octets) else _fields(octets))
    return Plain("\n".join(lines)) if lines else None


def identifier(found: re.Match[str]) -> Plain | None:
    """Read the version of a UUID, and the time in one of version 7 (RFC 9562 §5.7)."""
    read = uuid.UUID(found.group())
    time = made_at((read.int >> 80) // 1000) if read.version == _OF_TIME else None
    version = (_VERSION.about(version=read.version),) if read.version else ()
    return Plain("", (*version, *((time,) if time else ())))


def sortable(found: re.Match[str]) -> Plain | None:
    """Read the time in a ULID."""
    milliseconds = 0
    for digit in found.group()[:_TIME_OF_ULID]:
        milliseconds = milliseconds * len(_ULID) + _ULID[digit]
    time = made_at(milliseconds // 1000)
    return Plain("", (time,)) if time else None


def _packets(octets: bytes) -> Iterator[str]:
    """Give what the packets of the first form say: four digits of length, a name, a blank and a value."""
    at = 0
    while at + _LENGTH < len(octets):
        try:
            length = int(octets[at : at + _LENGTH], 16)
        except ValueError:
            return
        name, _, value = octets[at + _LENGTH : at + length].rstrip(b"\n").partition(b" ")
        if name in _SHOWN:
            yield f"{name.decode()}: {value.decode(errors='replace')}"
        at += max(length, 1)


def _fields(octets: bytes) -> Iterator[str]:
    """Give what the fields of the second form say: a version, then a number, a length and a value for each."""
    at = 1
    if octets[1:2] == b"\x02" and octets[-34:-32] != _SIGNED:
        return
    while at + 2 <= len(octets) and octets[at] in _FIELDS:
        value = octets[at + 2 : at + 2 + octets[at + 1]]
        text = text_of(value)
        if len(value) != octets[at + 1] or (text is None and octets[at] == 1):
            return
        yield f"{_FIELDS[octets[at]]}: {value.hex() if text is None else text}"
        at += 2 + len(value)


SEALED_TOKENS: Final[dict[str, Callable[[re.Match[str]], Plain | None]]] = {
    "paseto-public": paseto_public,
    "paseto-local": paseto_local,
    "fernet": fernet,
    "branca": branca,
    "aspnet": aspnet,
    "biscuit": biscuit,
    "macaroon": macaroon,
    "uuid": identifier,
    "ulid": sortable,
}
