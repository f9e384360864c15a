"""Octets as programs print them: numbers in brackets, escapes in a string, a Buffer of Node.js."""

from __future__ import annotations

import re
from typing import Final

from jwt_decoder.text import base64url

_LONGEST: Final = 100_000
_FEWEST: Final = 32
_LONGEST_AROUND: Final = 80
_NUMBER: Final = re.compile(r"-?(?:0[xX][0-9A-Fa-f]{1,2}|[0-9]{1,3})")
_BETWEEN: Final = re.compile(r"[,;\s]+")
_BUFFER: Final = re.compile(r"<Buffer (?P<digits>(?:[0-9A-Fa-f]{2} ?){32,})>")
# A string of octets of Python, and the same escapes without quotation marks.
_STRING: Final = re.compile(
    r"\bb(?:'(?P<single>(?:[^'\\\n]|\\.)++)'|\"(?P<double>(?:[^\"\\\n]|\\.)++)\")|(?P<bare>(?:\\x[0-9A-Fa-f]{2}){32,})"
)
_ESCAPE: Final = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|(.))")
_IS_ESCAPED: Final = "\\x"
_CONTROLS: Final = {"n": "\n", "r": "\r", "t": "\t"}
_TEXT: Final = frozenset({*range(0x20, 0x7F), *b"\t\r\n"})
_SIGNED: Final = range(-128, 256)


def octets_listed(text: str) -> str:
    """Return what a text spells octet by octet: text where all are ASCII, else base64url; any other text as it is."""
    octets = _octets(text) if len(text) <= _LONGEST else b""
    if len(octets) < _FEWEST:
        return text
    return octets.decode("ascii") if _TEXT.issuperset(octets) else base64url.encode(octets)


def _octets(text: str) -> bytes:
    buffer = _BUFFER.search(text)
    if buffer:
        return bytes.fromhex(buffer["digits"])
    return _numbered(text) or (_string(text) if _IS_ESCAPED in text else b"")


def _numbered(text: str) -> bytes:
    """Take the numbers of the innermost brackets, up to 255, or those of signed octets as Java prints them."""
    start = max(text.rfind(one) for one in "[{(") + 1
    end = min((at for one in "]})" if (at := text.find(one, start)) >= 0), default=len(text))
    listed = text[start:end].strip(" \t\r\n,")
    if start + len(text.rstrip()) - end > _LONGEST_AROUND or not (start or "," in listed):
        return b""
    parts = _BETWEEN.split(listed)
    if len(parts) < _FEWEST or not all(_NUMBER.fullmatch(one) for one in parts):
        return b""
    numbers = [int(one, 16 if "x" in one.lower() else 10) for one in parts]
    return bytes(one % 256 for one in numbers) if all(one in _SIGNED for one in numbers) else b""


def _string(text: str) -> bytes:
    found = _STRING.search(text)
    inner = found[found.lastgroup or 0] if found else ""
    return _ESCAPE.sub(_unescaped, inner).encode("latin-1", "replace")


def _unescaped(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else _CONTROLS.get(escape[2], escape[2])
