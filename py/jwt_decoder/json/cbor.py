"""CBOR (RFC 8949) as far as COSE has it: read into what JSON has, and bytes, with a bound on what is read."""

from __future__ import annotations

import struct
from typing import Final

_DEEPEST: Final = 16
_MOST_ITEMS: Final = 2000
_ARGUMENTS: Final = {24: 1, 25: 2, 26: 4, 27: 8}
_SIMPLE: Final = {20: False, 21: True, 22: None, 23: None}
_FLOATS: Final = {25: ">e", 26: ">f", 27: ">d"}
_TAG, _OTHER = 6, 7


class CborError(ValueError):
    """Octets are no CBOR, or more of it than is read."""


class Reader:
    """Reads one value after the other; a map is a dict whose names are numbers or text, and a tag is left out."""

    __slots__ = ("_at", "_left", "_octets")

    def __init__(self, octets: bytes) -> None:
        """Take the octets."""
        self._octets = octets
        self._at = 0
        self._left = _MOST_ITEMS

    @property
    def is_at_end(self) -> bool:
        """Say whether all octets are read."""
        return self._at == len(self._octets)

    def value(self, depth: int = 0) -> object:
        """Return the next value. Raise CborError where there is none."""
        self._left -= 1
        if depth > _DEEPEST or self._left < 0:
            raise CborError
        kind, detail = divmod(self._take(1)[0], 32)
        if kind == _OTHER:
            return self._other(detail)
        number = self._number(detail)
        if kind == _TAG:
            return self.value(depth + 1)
        return self._of_kind(kind, number, depth)

    def _of_kind(self, kind: int, number: int, depth: int) -> object:
        match kind:
            case 0:
                return number
            case 1:
                return -1 - number
            case 2:
                return self._take(number)
            case 3:
                return self._take(number).decode(errors="replace")
            case 4:
                return [self.value(depth + 1) for _ in range(self._bounded(number))]
            case _:
                return dict(self._pair(depth) for _ in range(self._bounded(number)))

    def _pair(self, depth: int) -> tuple[int | str, object]:
        name = self.value(depth + 1)
        if isinstance(name, bool) or not isinstance(name, int | str):
            # A truth value would be taken for 0 or 1.
            name = str(name)
        return name, self.value(depth + 1)

    def _bounded(self, number: int) -> int:
        if number > self._left:
            raise CborError
        return number

    def _other(self, detail: int) -> object:
        if detail in _SIMPLE:
            return _SIMPLE[detail]
        if detail not in _FLOATS:
            raise CborError
        number: float = struct.unpack(_FLOATS[detail], self._take(_ARGUMENTS[detail]))[0]
        return number

    def _number(self, detail: int) -> int:
        if detail < min(_ARGUMENTS):
            return detail
        if detail not in _ARGUMENTS:
            raise CborError
        return int.from_bytes(self._take(_ARGUMENTS[detail]))

    def _take(self, count: int) -> bytes:
        taken = self._octets[self._at : self._at + count]
        if len(taken) < count:
            raise CborError
        self._at += count
        return taken
