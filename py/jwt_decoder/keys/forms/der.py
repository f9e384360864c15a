"""DER taken apart one level at a time (X.690), by asn1crypto; everything above deals in Items."""

from __future__ import annotations

from typing import Final, NamedTuple

from jwt_decoder.keys.forms.unreadable import DerReason, UnreadableError
from jwt_decoder.model.sentence import Digits

INTEGER: Final = 0x02
BIT_STRING: Final = 0x03
OCTET_STRING: Final = 0x04
NULL: Final = 0x05
OBJECT_IDENTIFIER: Final = 0x06
SEQUENCE: Final = 0x30
SET: Final = 0x31
CONTEXT_0: Final = 0xA0
CONTEXT_1: Final = 0xA1
PRIMITIVE_0: Final = 0x80

_MOST_ITEMS: Final = 256
_HIGH_TAG: Final = 0x1F
_CONSTRUCTED: Final = 0x20
_BASE_128: Final = 7
_MOST_OID_OCTETS: Final = 64


class DerError(UnreadableError[DerReason]):
    """Octets that are not DER of the wanted shape."""


class Item(NamedTuple):
    """One value: ``tag`` is its first octet, ``content`` what it holds, ``whole`` both with the length between."""

    tag: int
    content: bytes
    whole: bytes


def read_one(octets: bytes) -> Item:
    """Read the one value that these octets are, with nothing after it."""
    items = read_all(octets)
    if len(items) != 1:
        raise DerError("values", count=Digits(len(items)))
    return items[0]


def read_all(octets: bytes) -> list[Item]:
    """Read the values that stand side by side in these octets; raises DerError where they are cut or too many."""
    items: list[Item] = []
    at = 0
    while at < len(octets):
        if len(items) == _MOST_ITEMS:
            raise DerError("many-values")
        item = _read(octets[at:])
        items.append(item)
        at += len(item.whole)
    return items


def inside(item: Item, tag: int = SEQUENCE) -> list[Item]:
    """Read the values in ``item``, which must have this tag."""
    return read_all(content(item, tag))


def content(item: Item, tag: int) -> bytes:
    """Return the content of ``item``, which must have this tag."""
    if item.tag != tag:
        raise DerError("tag", found=f"{item.tag:#04x}", expected=f"{tag:#04x}")
    return item.content


def bits(item: Item) -> bytes:
    """Return the octets of a BIT STRING that has no unused bits (X.690 §8.6)."""
    octets = content(item, BIT_STRING)
    if octets[:1] != b"\0":
        raise DerError("unused-bits")
    return octets[1:]


def whole_number(item: Item) -> int:
    """Return an INTEGER; a negative one, which no key has, raises."""
    value = int.from_bytes(content(item, INTEGER), "big", signed=True)
    if value < 0:
        raise DerError("negative")
    return value


def object_identifier(item: Item) -> str:
    """Return an OBJECT IDENTIFIER in dotted form."""
    octets = content(item, OBJECT_IDENTIFIER)
    if not octets or octets[-1] & 0x80 or len(octets) > _MOST_OID_OCTETS:
        raise DerError("identifier")
    arcs, value = [], 0
    for octet in octets:
        value = value << _BASE_128 | octet & 0x7F
        if octet < 0x80:  # noqa: PLR2004 - the high bit says that the arc goes on (X.690 §8.19.2)
            arcs.append(value)
            value = 0
    first = min(arcs[0] // 40, 2)
    return ".".join(str(arc) for arc in (first, arcs[0] - 40 * first, *arcs[1:]))


def write(tag: int, *contents: bytes) -> bytes:
    """Write one value; ``tag`` is its first octet."""
    from asn1crypto.parser import emit  # noqa: PLC0415 - see _read

    written: bytes = emit(tag >> 6, tag >> 5 & 1, tag & _HIGH_TAG, b"".join(contents))
    return written


def write_number(value: int) -> bytes:
    """Write a whole number as INTEGER."""
    return write(INTEGER, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def write_identifier(dotted: str) -> bytes:
    """Write an OBJECT IDENTIFIER of its dotted form."""
    first, second, *others = map(int, dotted.split("."))
    return write(OBJECT_IDENTIFIER, *map(_arc, (40 * first + second, *others)))


def _arc(value: int) -> bytes:
    """Return a number in base 128, with the high bit wherever it goes on (X.690 §8.19.2)."""
    octets = [value & 0x7F]
    while value := value >> _BASE_128:
        octets.append(value & 0x7F | 0x80)
    return bytes(reversed(octets))


def _read(octets: bytes) -> Item:
    from asn1crypto.parser import parse  # noqa: PLC0415 - a token with a plain secret never needs it

    tag = octets[0]
    if tag & _HIGH_TAG == _HIGH_TAG:
        # A tag of many octets is in no key, and asn1crypto takes quadratic time for one.
        raise DerError("foreign-tag")
    try:
        *_, header, inner, trailer = parse(octets)
    except ValueError as error:
        raise DerError("not-der") from error
    return Item(tag, inner, octets[: len(header) + len(inner) + len(trailer)])
